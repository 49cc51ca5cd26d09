import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Conflict, listConflicts } from './conflicts.ts'
import { type Day, type Keep, readDay } from './day.ts'
import { carryOut, fingerprintOf, listMoves, listPlacings, lockDraft, type Move, type Placing } from './draft.ts'
import { legalCells } from './engine/cells.ts'
import { check } from './engine/check.ts'
import { explain } from './engine/explain.ts'
import type { Cell, Placement } from './engine/placement.ts'
import type { Bound, GoalStanding, Plan, Value } from './engine/plan.ts'
import type { Goals, Problem } from './engine/problem.ts'
import type { Reason } from './engine/reason.ts'
import { scoreMeetings } from './fits.ts'
import { type SearchOptions, search } from './solver.ts'

/** A table in a slot where a meeting could be held right now, and who would sit there. */
export type LegalCell = { slotId: string; tableId: string; interpreterId: string | null; persons: string[] }

export type Solved = {
  placed: number
  unplaced: { meetingId: string; reason: Reason }[]
  moves: Move[]
  value: Value
  /** What no plan can exceed, or have less of. */
  bound: Bound
  /** How each goal is met, the first one first. */
  goals: GoalStanding[]
  status: Plan['status']
  seed: number
}

/** What is to be planned on the days of the event, as plain data for the engine. */
export async function problemOf(db: Db, eventId: string, keep: Keep = 'holds'): Promise<Problem> {
  return (await readDay(db, eventId, keep)).problem
}

/**
 * Finds the best plan within the budget and makes it the draft, in one transaction. `keep` says what stays where it is;
 * with a `seed` and a budget in moves the same draft gives the same plan. `goals` stand in for those of the day. `onProgress` hears of every better plan.
 * Refuses when somebody moved a meeting while the plan was being made: nobody's work is lost.
 */
export async function solveTimetable(
  db: Db,
  actor: Actor,
  eventId: string,
  options: SearchOptions & { keep?: Keep; goals?: Goals },
): Promise<Solved> {
  insist(may.arrange(actor, eventId), actor)
  const day = await readDay(db, eventId, options.keep)
  if (day.problem.meetings.length === 0) throw new Refusal('timetable.nothing-to-plan')
  const asked = options.goals ? { ...day.problem, goals: options.goals } : day.problem
  const plan = await search(await scoreMeetings(db, eventId, asked), options)
  return inTransaction(db, (tx) => adopt(tx, actor, eventId, { day, plan, keep: options.keep }))
}

/** Why a meeting has no place, and the fewest changes that would give it one. */
export async function explainMeeting(db: Db, eventId: string, meetingId: string): Promise<Reason> {
  const { problem, placements } = await readDay(db, eventId)
  return explain(problem, placements, meetingId)
}

/** Where a meeting could be held right now, all others staying where they are. */
export async function legalCellsOf(db: Db, eventId: string, meetingId: string): Promise<LegalCell[]> {
  return listLegalCells(await readDay(db, eventId, 'nothing'), meetingId)
}

export function listLegalCells(day: Day, meetingId: string): LegalCell[] {
  const here = day.placements.find((placement) => placement.meeting === meetingId)
  return legalCells(day.problem, day.placements, meetingId)
    .filter((cell) => cell.slot !== here?.slot || cell.table !== here.table)
    .map((cell) => placeOf(day, cell))
}

/** Rules that the draft breaks; a draft with any is not released. */
export async function listViolations(db: Db, eventId: string): Promise<Conflict[]> {
  return listConflicts(await readDay(db, eventId, 'nothing'))
}

async function adopt(
  tx: Tx,
  actor: Actor,
  eventId: string,
  { day, plan, keep }: { day: Day; plan: Plan; keep: Keep | undefined },
): Promise<Solved> {
  await lockDraft(tx, eventId)
  const today = await readDay(tx, eventId, keep)
  if (fingerprintOf(today.draft) !== fingerprintOf(day.draft))
    throw new Refusal('timetable.draft-changed', { status: 409 })
  // The engine is not trusted with its own work, and the day may have changed while it was thinking.
  if (check(today.problem, plan.placements).length > 0) throw new Refusal('timetable.day-changed', { status: 409 })
  const after = plan.placements.map((placement) => placingIn(day, placement))
  const moves = listMoves(listPlacings(day.draft), after)
  await carryOut(tx, actor, eventId, moves)
  const { value, bound, goals, status, seed } = plan
  const unplaced = plan.unplaced.map(({ meeting, reason }) => ({ meetingId: meeting, reason }))
  await tell(tx, actor, {
    kind: 'timetable.solved',
    subject: { kind: 'event', id: eventId },
    after: {
      placed: after.length,
      unplaced: unplaced.map(({ meetingId }) => meetingId),
      value,
      bound,
      goals,
      status,
      seed,
      moves,
    },
  })
  return { placed: after.length, unplaced, moves, value, bound, goals, status, seed }
}

export function placingIn(day: Day, placement: Placement): Placing {
  return { meetingId: placement.meeting, ...placeOf(day, placement) }
}

export function placeOf({ problem, interpreterIds }: Day, { slot, table, delegates, interpreter }: Cell): LegalCell {
  const slotId = problem.slots[slot]?.id
  if (!slotId) throw notFound('slot')
  const interpreterId = interpreter === null ? null : (interpreterIds.get(interpreter) ?? null)
  return { slotId, tableId: table, interpreterId, persons: [...delegates].sort() }
}
