import type { Bound, Plan } from '../plan.ts'
import { type Board, emptyBoard, seat } from '../search/board.ts'
import { crewSize } from '../search/model.ts'
import { writePlan } from '../write-plan.ts'
import type { Day } from './day-in-numbers.ts'

/** Slots of all meetings, and the interpreter of each, -1 for none. */
export type Arrangement = { slotOf: Int32Array; interpreterOf: Int32Array; breaks: number }

/** The arrangement as a plan: people who are free sit for their parties, tables are given out. */
export function writeWitness(
  day: Day,
  arrangement: Arrangement,
  by: { bound: Bound; seed: number; moves: number },
): Plan {
  const board = emptyBoard(day.model)
  for (const [meeting, slot] of arrangement.slotOf.entries()) {
    seat(board, meeting, slot, findCrew(board, day, meeting, slot, arrangement.interpreterOf[meeting]!))
  }
  return writePlan(board, by)
}

/** A crew with this interpreter of whom nobody sits elsewhere; any will do, as one delegate is as good as another. */
function findCrew({ model, meetingAt }: Board, day: Day, meeting: number, slot: number, interpreter: number): number {
  const { crewStart, crewMembers, crewOpen, members, slots } = model
  const wanted = interpreter < 0 ? undefined : day.model.problem.interpreters[interpreter]!.id
  for (let crew = crewStart[meeting]!; crew < crewStart[meeting + 1]!; crew++) {
    if (crewOpen[crew * slots + slot] === 0) continue
    const who = crewMembers.subarray(crew * crewSize, (crew + 1) * crewSize)
    if (members[who[2]!] !== wanted) continue
    if (who.every((member) => member < 0 || meetingAt[member * slots + slot] === -1)) return crew
  }
  throw new Error(`Nobody is free for ${model.problem.meetings[meeting]!.id}, though the proof said so`)
}
