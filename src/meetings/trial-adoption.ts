import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Closing, closeAll } from './closures.ts'
import { type Day, readDay } from './day.ts'
import { carryOut, fingerprintOf, listMoves, listPlacings, lockDraft, type Move } from './draft.ts'
import { check } from './engine/check.ts'
import { listHeld } from './holds.ts'
import { layOutDay } from './slots.ts'
import { listTables } from './tables.ts'
import { printOf, type Trial, tryOut } from './trial.ts'
import { readSteps } from './trial-steps.ts'

/** What was tried, tried once more and made the draft: all of it in one transaction, or nothing. */
export type Adopted = { moves: Move[]; closings: Closing[]; tables: string[] }

/**
 * Makes a trial the draft. Refuses one that was looked at beside another draft (`fingerprint`), one that would come out
 * otherwise than it was seen (`seen`), because somebody has become free or a table was closed meanwhile, one with a step
 * that cannot be taken, and one that changes nothing. Undone as one deed, with the tables that it closed.
 */
export async function adoptTrial(
  db: Db,
  actor: Actor,
  eventId: string,
  input: { steps: readonly string[]; fingerprint: string; seen: string },
): Promise<Adopted> {
  insist(may.arrange(actor, eventId), actor)
  const before = await readDay(db, eventId, 'nothing')
  const trial = await tryOut(before, await listHeld(db, eventId), readSteps(input.steps))
  if (trial.impossible.length > 0) throw new Refusal('timetable.trial-impossible', { status: 409 })
  return inTransaction(db, async (tx) => {
    await lockDraft(tx, eventId)
    const today = await readDay(tx, eventId, 'nothing')
    const isAsSeen = [today, before].every(({ draft }) => fingerprintOf(draft) === input.fingerprint)
    if (!isAsSeen) throw new Refusal('timetable.draft-changed', { status: 409 })
    if (printOf(trial) !== input.seen) throw new Refusal('timetable.trial-differs', { status: 409 })
    return adopt(tx, actor, eventId, today, trial)
  })
}

async function adopt(tx: Tx, actor: Actor, eventId: string, today: Day, trial: Trial): Promise<Adopted> {
  const tables = await addTables(tx, actor, eventId, trial.day)
  const idOf = (id: string) => tables.get(id) ?? id
  const after = listPlacings(trial.day.draft).map((placing) => ({ ...placing, tableId: idOf(placing.tableId) }))
  const moves = listMoves(listPlacings(today.draft), after)
  const closings = listClosings(today, trial.day)
  if (moves.length + closings.length + tables.size === 0) throw new Refusal('timetable.trial-empty', { status: 409 })
  const coming = moves.filter((move) => move.after)
  const leaving = moves.map((move) => ({ ...move, after: null }))
  // First everything leaves, then tables close, then what is left is seated: the database lets nothing sit at a closed one.
  await carryOut(tx, actor, eventId, leaving)
  await closeAll(tx, actor, closings)
  await carryOut(tx, actor, eventId, coming)
  await insistNoNewConflict(tx, eventId, today)
  await tell(tx, actor, {
    kind: 'timetable.trial-adopted',
    subject: { kind: 'event', id: eventId },
    after: { moves, closings, tables: [...tables.values()] },
  })
  return { moves, closings, tables: [...tables.values()] }
}

/** Tables that were only tried become tables of the hall; the trial knows them by other ids. */
async function addTables(tx: Tx, actor: Actor, eventId: string, { problem }: Day): Promise<Map<string, string>> {
  const known = new Set((await listTables(tx, eventId)).map(({ id }) => id))
  const fresh = problem.tables.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return new Map()
  await layOutDay(tx, actor, eventId, { tables: fresh.map(({ label }) => label) })
  const made = new Map((await listTables(tx, eventId)).map(({ id, label }) => [label, id]))
  return new Map(fresh.map(({ id, label }) => [id, made.get(label) ?? id]))
}

/** What the trial closes that is open today. */
function listClosings(today: Day, tried: Day): Closing[] {
  const open = new Map(today.problem.tables.map((table) => [table.id, new Set(table.closedSlots)]))
  return tried.problem.tables.flatMap(({ id: tableId, closedSlots }) =>
    closedSlots
      .filter((slot) => open.has(tableId) && !open.get(tableId)?.has(slot))
      .map((slot) => ({ tableId, slotId: today.problem.slots[slot]?.id ?? '' })),
  )
}

/** The engine is not trusted with its own work; what was broken before may stay so. */
async function insistNoNewConflict(tx: Tx, eventId: string, before: Day): Promise<void> {
  const known = new Set(check(before.problem, before.placements).map((violation) => JSON.stringify(violation)))
  const { problem, placements } = await readDay(tx, eventId, 'nothing')
  if (check(problem, placements).some((violation) => !known.has(JSON.stringify(violation))))
    throw new Refusal('timetable.day-changed', { status: 409 })
}
