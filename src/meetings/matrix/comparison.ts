import { setImmediate as breathe } from 'node:timers/promises'
import { type Covered, covered, listAnswers, type Subject, subjectOf } from '#matching/comparing.ts'
import { readWritten } from '#matching/live/documents.ts'
import type { LiveIndex } from '#matching/live/live-index.ts'
import type { MatchIndex } from '#matching/match-index.ts'
import type { Db } from '#platform/database/connect.ts'

/** The needs of an event against all its offers by their words: row by row, with what is done so far. */
export type Comparison = {
  edition: number
  about: string
  total: number
  rows: Map<string, { subject: Subject; answers: Covered[] }>
  whole: Promise<void>
}

const kept = new WeakMap<MatchIndex, Map<string, Comparison>>()
/** Events of which comparisons are kept; the one not asked for longest goes. */
const KEPT_MAX = 8

/**
 * Compares every need with every offer, or goes on with what was begun: a comparison lasts until a listing is taken into
 * the index or out of it. It works in short stretches, so that the program goes on answering; the index it needs is the
 * one of this process, always as fresh as the trail, which another thread would have to load first.
 */
export function compareAllOf(
  db: Db,
  live: LiveIndex,
  { eventId, needIds, offerIds }: { eventId: string; needIds: string[]; offerIds: string[] },
): Comparison {
  const ofIndex = kept.get(live.index) ?? new Map<string, Comparison>()
  kept.set(live.index, ofIndex)
  const about = JSON.stringify([needIds, offerIds])
  const before = ofIndex.get(eventId)
  ofIndex.delete(eventId)
  const isStill = before?.edition === live.edition && before.about === about
  const comparison = isStill ? before : begin(db, live, { about, needIds, offerIds })
  ofIndex.set(eventId, comparison)
  for (const id of [...ofIndex.keys()].slice(0, -KEPT_MAX)) ofIndex.delete(id)
  // What failed is begun anew by whoever asks next.
  comparison.whole.catch(() => ofIndex.get(eventId) === comparison && ofIndex.delete(eventId))
  return comparison
}

type Beginning = { about: string; needIds: string[]; offerIds: string[] }

function begin(db: Db, live: LiveIndex, { about, needIds, offerIds }: Beginning): Comparison {
  const rows: Comparison['rows'] = new Map()
  const whole = fillRows(db, live, { rows, needIds, offerIds: new Set(offerIds) })
  return { edition: live.edition, about, total: needIds.length, rows, whole }
}

type Filling = { rows: Comparison['rows']; needIds: string[]; offerIds: ReadonlySet<string> }

async function fillRows(db: Db, live: LiveIndex, { rows, needIds, offerIds }: Filling): Promise<void> {
  for (const written of await readWritten(db, needIds)) {
    const subject = subjectOf(written)
    const answers = listAnswers(live, subject, { limit: offerIds.size, isAllowed: (id) => offerIds.has(id) })
    rows.set(written.id, { subject, answers: covered(live, answers) })
    await breathe()
  }
}
