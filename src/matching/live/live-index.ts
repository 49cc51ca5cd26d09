import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Lexicon } from '#matching/lexicon/lexicon.ts'
import { MatchIndex } from '#matching/match-index.ts'
import type { Db } from '#platform/database/connect.ts'
import { log } from '#platform/log.ts'
import { Trail } from '#platform/trail.ts'
import {
  documentOf,
  INDEXED_MAX,
  listPublishedIds,
  piecesOf,
  readWritten,
  type Standing,
  standingOf,
} from './documents.ts'
import { lexiconAtHand } from './lexicon-at-hand.ts'
import { type Kept, readSnapshot, writeSnapshot } from './snapshot.ts'

/** An index of everything published, what is known of each listing, and what has yet to be taken in. */
type Generation = {
  lexicon: Lexicon
  index: MatchIndex
  standings: Map<string, Standing>
  waiting: Set<string>
  /** Somebody takes in what waits, and nobody else may meanwhile: an older state must not come after a newer one. */
  isBusy: boolean
}

/** What one asks; `waiting` says how many listings are not taken in yet. */
export type LiveIndex = Pick<Generation, 'index' | 'lexicon' | 'standings'> & { waiting: number }

/** So many changed listings a reader waits for; more are taken in while answers are given from what there is. */
const WAITED_FOR_MAX = 200
const READ_AT_ONCE = 100
const BETWEEN_BREATHS = 8

const followers = new WeakMap<Db, Follower>()

/**
 * The index of all published listings in all their languages, as fresh as the trail: what was published, changed or
 * withdrawn before this call is in it. Every process has its own and follows by itself.
 */
export async function getLiveIndex(db: Db): Promise<LiveIndex> {
  return followerOf(db).follow()
}

/** Keeps the index in this folder between runs of the program; call it before anybody asks. */
export function keepLiveIndex(db: Db, folder: string): void {
  followerOf(db).folder = folder
}

/** Everything is taken in when this is over, for commands and measurements that want the whole. */
export async function getWholeIndex(db: Db): Promise<LiveIndex> {
  const follower = followerOf(db)
  for (;;) {
    const live = await follower.follow()
    if (live.waiting === 0 && live.lexicon === lexiconAtHand()) return live
    await follower.atWork
  }
}

/** Writes the index down, if there is a folder for it, so that the next run need not read every listing. */
export async function saveLiveIndex(db: Db): Promise<void> {
  await followers.get(db)?.save()
}

function followerOf(db: Db): Follower {
  const follower = followers.get(db) ?? new Follower(db)
  followers.set(db, follower)
  return follower
}

class Follower {
  folder: string | undefined
  /** Taking in what nobody waits for; resolved when there is no such work. */
  atWork: Promise<void> = Promise.resolve()
  readonly #db: Db
  #trail: Trail | undefined
  #current: Generation | undefined
  /** Made with other dictionaries, takes the place of the current one when it is whole. */
  #next: Generation | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(db: Db) {
    this.#db = db
  }

  /** One reader after the other, so that each fact is taken in once. */
  follow(): Promise<LiveIndex> {
    const turn = this.#turn.then(
      () => this.#catchUp(),
      () => this.#catchUp(),
    )
    this.#turn = turn
    return turn
  }

  async save(): Promise<void> {
    const current = this.#current
    if (!this.folder || !current || !this.#trail || current.waiting.size > 0) return
    await writeSnapshot(this.#db, this.folder, { index: current.index, settled: this.#trail.settled })
  }

  async #catchUp(): Promise<LiveIndex> {
    const lexicon = lexiconAtHand()
    const current = this.#current ?? (await this.#begin(lexicon))
    if (current.lexicon !== lexicon && this.#next?.lexicon !== lexicon) {
      this.#next = generationWith(lexicon)
      for (const id of await listPublishedIds(this.#db)) this.#next.waiting.add(id)
    }
    for (const id of await this.#changedIds()) {
      current.waiting.add(id)
      this.#next?.waiting.add(id)
    }
    for (const generation of this.#generations())
      if (!generation.isBusy && generation.waiting.size <= WAITED_FOR_MAX) await this.#takeIn(generation)
    this.#succeed()
    for (const generation of this.#generations())
      if (!generation.isBusy && generation.waiting.size > 0) this.#takeInApart(generation)
    const { index, standings, waiting, ...rest } = this.#current ?? current
    return { index, standings, lexicon: rest.lexicon, waiting: waiting.size }
  }

  async #begin(lexicon: Lexicon): Promise<Generation> {
    const kept = this.folder ? await readSnapshot(this.#db, this.folder, lexicon) : undefined
    this.#trail = kept ? Trail.from(kept.settled) : await Trail.fromNow(this.#db)
    this.#current = kept ? await this.#resume(lexicon, kept) : generationWith(lexicon)
    if (!kept) for (const id of await listPublishedIds(this.#db)) this.#current.waiting.add(id)
    return this.#current
  }

  // What was withdrawn while nobody followed is told by the trail like everything else.
  async #resume(lexicon: Lexicon, { index }: Kept): Promise<Generation> {
    const { rows } = await sql<Standing & { id: string }>`
      select l.id, l.kind, l.organisation_id as "organisationId", g.country,
        coalesce(n.accepts_foreign, true) as "acceptsForeign", l.expires_on as "expiresOn"
      from (select listing_id from catalogue.publication order by listing_id desc limit ${INDEXED_MAX}) p
        join catalogue.listing l on l.id = p.listing_id join people.organisation g on g.id = l.organisation_id left join catalogue.need n on n.listing_id = l.id`.execute(
      this.#db,
    )
    return { ...generationWith(lexicon), index, standings: new Map(rows.map(({ id, ...standing }) => [id, standing])) }
  }

  async #changedIds(): Promise<string[]> {
    const told = (await this.#trail?.read(this.#db)) ?? []
    const about = (kind: string) => told.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id)
    const organisations = [...new Set(about('organisation'))]
    const theirs = organisations.length
      ? await this.#db
          .selectFrom('catalogue.listing')
          .select('id')
          .where('organisation_id', 'in', organisations)
          .execute()
      : []
    return [...about('listing'), ...theirs.map(({ id }) => id)]
  }

  #generations(): Generation[] {
    return [this.#current, this.#next].filter((generation) => generation !== undefined)
  }

  /** Takes in what waits, letting requests pass in between. */
  async #takeIn(generation: Generation): Promise<void> {
    const { waiting } = generation
    generation.isBusy = true
    try {
      while (waiting.size > 0) {
        const ids = [...waiting.values().take(READ_AT_ONCE)]
        // Crossed off before they are read: what changes meanwhile waits again.
        for (const id of ids) waiting.delete(id)
        await this.#put(generation, ids).catch((error) => {
          for (const id of ids) waiting.add(id)
          throw error
        })
      }
    } finally {
      generation.isBusy = false
    }
  }

  async #put({ index, standings }: Generation, ids: string[]): Promise<void> {
    const written = new Map((await readWritten(this.#db, ids)).map((listing) => [listing.id, listing]))
    for (const [i, id] of ids.entries()) {
      const listing = written.get(id)
      if (listing) {
        index.put(documentOf(id, piecesOf(listing)))
        standings.set(id, standingOf(listing))
      } else {
        index.remove(id)
        standings.delete(id)
      }
      if (i % BETWEEN_BREATHS === BETWEEN_BREATHS - 1) await breathe()
    }
  }

  #succeed(): void {
    if (!this.#next || this.#next.isBusy || this.#next.waiting.size > 0) return
    this.#current = this.#next
    this.#next = undefined
  }

  #takeInApart(generation: Generation): void {
    const begun = performance.now()
    this.atWork = this.#takeIn(generation)
      .then(async () => {
        this.#succeed()
        const listings = generation.standings.size
        log.info({ listings, ms: Math.round(performance.now() - begun) }, 'listings are indexed')
        await this.save()
      })
      .catch((error) => log.warn({ err: error }, 'the index of listings could not be brought up to date'))
  }
}

function generationWith(lexicon: Lexicon): Generation {
  return { lexicon, index: new MatchIndex(lexicon), standings: new Map(), waiting: new Set(), isBusy: false }
}
