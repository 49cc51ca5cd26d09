import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { levelsOfStage } from './vocabularies/readiness.ts'

/** A published listing reduced to what it is filtered, counted and ordered by. */
export type Shelved = {
  id: string
  kind: 'offer' | 'need'
  fields: string[]
  /** The readiness level by which it is shelved: the stated one, else the lowest its stage stands for. */
  level: number | null
  country: string
  /** Languages in which there is a version. */
  langs: string[]
  originalLang: string
  expiresOn: string | null
  /** Slugs of events in whose hall it is shown. */
  halls: string[]
  /** UTC with microseconds, so that it orders as text. */
  publishedAt: string
}

export type Shelf = {
  /** Newest first. */
  listings: readonly Shelved[]
  byId: ReadonlyMap<string, Shelved>
  halls: ReadonlyMap<string, LanguageMap>
}

/** However quiet it is, no shelf is older: the trail may not tell of every change, nor in the order of its numbers. */
const OLDEST_MS = 2000
const TOLD_KINDS = [
  ...['offer', 'need'].flatMap((kind) =>
    ['changed', 'published', 'withdrawn', 'merged', 'separated'].map((deed) => `${kind}.${deed}`),
  ),
  'organisation.changed',
  'organisation.merged',
  'organisation.separated',
  'listing.shown-in-hall',
  'listing.taken-from-hall',
]

type Kept = { version: number; madeAt: number; shelf: Promise<Shelf> }
const kept = new WeakMap<Db, Kept>()

/**
 * Everything on show, kept in memory: narrowing and counting walk it without asking the database again. Made anew when the
 * trail tells of a change to what is on show, so what somebody has just published is there.
 */
export async function getShelf(db: Db): Promise<Shelf> {
  const known = kept.get(db)
  const { version, isTold } = await readTrail(db, known?.version ?? 0)
  if (known && !isTold && performance.now() - known.madeAt < OLDEST_MS) {
    known.version = Math.max(known.version, version)
    return known.shelf
  }
  const entry = { version, madeAt: performance.now(), shelf: readShelf(db) }
  kept.set(db, entry)
  entry.shelf.catch(() => kept.get(db) === entry && kept.delete(db))
  return entry.shelf
}

// Only what was told since is read, so asking costs the same however long the trail is.
async function readTrail(db: Db, since: number): Promise<{ version: number; isTold: boolean }> {
  if (since === 0) {
    const row = await db
      .selectFrom('platform.fact')
      .select((fact) => fact.fn.max('id').as('last'))
      .executeTakeFirst()
    return { version: row?.last ?? 0, isTold: true }
  }
  const { rows } = await sql<{ version: number; isTold: boolean }>`
    select coalesce(max(id), ${since}::bigint) as version, coalesce(bool_or(kind = any(${TOLD_KINDS}::text[])), false) as "isTold"
    from platform.fact where id > ${since}::bigint`.execute(db)
  return rows[0] ?? { version: since, isTold: true }
}

async function readShelf(db: Db): Promise<Shelf> {
  const [listings, exhibits] = await Promise.all([readListings(db), readExhibits(db)])
  const byId = new Map(listings.map((listing) => [listing.id, listing]))
  for (const { listing_id, slug } of exhibits) byId.get(listing_id)?.halls.push(slug)
  return { listings, byId, halls: new Map(exhibits.map(({ slug, name }) => [slug, name])) }
}

const stageLevels = sql.join(
  Object.entries(levelsOfStage).map(([stage, [lowest]]) => sql`when ${sql.lit(stage)} then ${sql.lit(lowest)}`),
  sql` `,
)

/** The level of a listing `l` joined with its offer `o` and need `n`. */
export const levelColumn = sql`coalesce(o.trl, n.wanted_trl, case o.stage ${stageLevels} end)`

async function readListings(db: Db): Promise<Shelved[]> {
  const { rows } = await sql<Shelved>`
    select l.id, l.kind, l.fields, ${levelColumn} as level, g.country, t.langs, l.original_lang as "originalLang",
      l.expires_on as "expiresOn", array[]::text[] as halls,
      to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "publishedAt"
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id
      join people.organisation g on g.id = l.organisation_id
      left join catalogue.offer o on o.listing_id = l.id left join catalogue.need n on n.listing_id = l.id
      join (select listing_id, array_agg(lang order by lang) as langs from catalogue.listing_text group by listing_id) t
        on t.listing_id = l.id
    order by p.published_at desc, l.id desc`.execute(db)
  return rows
}

function readExhibits(db: Db) {
  return db
    .selectFrom('events.exhibit as x')
    .innerJoin('events.event as e', 'e.id', 'x.event_id')
    .select(['x.listing_id', 'e.slug', 'e.name'])
    .orderBy('e.starts_on', 'desc')
    .execute()
}
