import { setTimeout as wait } from 'node:timers/promises'
import { oldestToday } from '#catalogue/deadlines.ts'
import { may } from '#events/access.ts'
import { compareAll } from '#matching/comparing.ts'
import { type Bars, exclusionOf, readRefusing } from '#matching/exclusions.ts'
import { getLiveIndex, type LiveIndex } from '#matching/live/live-index.ts'
import { readProfiles } from '#matching/profiles.ts'
import { type Ranked, sureOnes } from '#matching/suggestions.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { type Comparison, compareAllOf } from './comparison.ts'
import { readJudgements } from './judgements.ts'
import { listShownAt, type MatrixListing } from './listings.ts'

/** A need and an offer that fit, with the score `compareListings` gives the same two. */
export type Cell = {
  need: MatrixListing
  offer: MatrixListing
  score: number
  sureness: 'strong' | 'possible'
  compared: Ranked
}

export type Matrix = {
  needs: MatrixListing[]
  offers: MatrixListing[]
  /** The best first. */
  cells: Cell[]
  /** Needs compared so far; until that is all of them there are no cells. */
  progress: { done: number; total: number }
}

/** How long a reader waits for the whole before being shown how far it is. */
const PATIENCE_MS = 2000

/**
 * All needs shown at an event against all offers shown there, for its organisers: those of the two sides, for only they
 * are to meet. Facts, exclusions and what people said are read anew every time; words are compared again when a listing
 * changed.
 */
export async function getMatrix(
  db: Db,
  actor: Actor,
  eventId: string,
  { lang, patienceMs = PATIENCE_MS }: { lang: string; patienceMs?: number },
): Promise<Matrix> {
  insist(may.organise(actor, eventId), actor)
  const [live, listings] = await Promise.all([getLiveIndex(db), listShownAt(db, eventId, lang)])
  const needs = listings.filter(({ kind }) => kind === 'need')
  const offers = listings.filter(({ kind }) => kind === 'offer')
  const comparison = compareAllOf(db, live, { eventId, needIds: idsOf(needs), offerIds: idsOf(offers) })
  await Promise.race([comparison.whole, wait(patienceMs, undefined, { ref: false })])
  const progress = { done: comparison.rows.size, total: comparison.total }
  const cells = progress.done < progress.total ? [] : await cellsOf(db, live, { needs, offers, comparison })
  return { needs, offers, cells, progress }
}

type Sides = { needs: MatrixListing[]; offers: MatrixListing[]; comparison: Comparison }

async function cellsOf(db: Db, live: LiveIndex, { needs, offers, comparison }: Sides): Promise<Cell[]> {
  const today = oldestToday()
  const [profiles, judgements] = await Promise.all([
    readProfiles(db, idsOf([...needs, ...offers]), today),
    readJudgements(db, needs),
  ])
  const refusing = await readRefusing(db, [...new Set(needs.map(({ organisationId }) => organisationId))], today)
  const byId = new Map(offers.map((offer) => [offer.id, offer]))
  const cells = needs.flatMap((need): Cell[] => {
    const row = comparison.rows.get(need.id)
    const profile = profiles.get(need.id)
    if (!row || !profile) return []
    const bars: Bars = {
      today,
      refusing: refusing.get(need.organisationId) ?? new Set(),
      judged: judgements.judgedBy(need),
    }
    const allowed = row.answers.filter(({ id }) => {
      const offer = byId.get(id)
      if (!offer || offer.side === need.side) return false
      return exclusionOf(row.subject, { id, standing: live.standings.get(id) }, bars) === undefined
    })
    const said = new Map(allowed.map(({ id }) => [id, judgements.saidOf(need, byId.get(id)!)]))
    const sure = sureOnes(compareAll(allowed, { profile, others: profiles, said, today }))
    return sure.map((compared) => {
      const { id, points, sureness } = compared
      return { need, offer: byId.get(id)!, score: points, sureness, compared }
    })
  })
  return cells.sort((a, b) => b.score - a.score || a.need.number - b.need.number || a.offer.number - b.offer.number)
}

function idsOf(listings: MatrixListing[]): string[] {
  return listings.map(({ id }) => id)
}
