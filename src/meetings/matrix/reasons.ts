import { setImmediate as breathe } from 'node:timers/promises'
import { type Reason, subjectOf, wordReasons } from '#matching/comparing.ts'
import { readWritten } from '#matching/live/documents.ts'
import { getLiveIndex } from '#matching/live/live-index.ts'
import type { Quote } from '#matching/quoting.ts'
import { missingBetween } from '#matching/suggestions.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Cell } from './matrix.ts'

export type ReasonedCell = { cell: Cell; reasons: Reason[]; missing: Quote[] }

/** Why the two of each cell fit and what the offer does not mention, in the order given; for as many as one reads. */
export async function listReasons(db: Db, cells: Cell[]): Promise<ReasonedCell[]> {
  const ids = new Set(cells.flatMap(({ need, offer }) => [need.id, offer.id]))
  const [live, written] = await Promise.all([getLiveIndex(db), readWritten(db, [...ids])])
  const subjects = new Map(written.map((listing) => [listing.id, subjectOf(listing)]))
  const reasoned: ReasonedCell[] = []
  for (const cell of cells) {
    const [need, offer] = [subjects.get(cell.need.id), subjects.get(cell.offer.id)]
    if (!need || !offer) continue
    const reasons = [...wordReasons(live, cell.compared, offer), ...cell.compared.facts]
    reasoned.push({ cell, reasons, missing: missingBetween(live, need, offer) })
    await breathe()
  }
  return reasoned
}
