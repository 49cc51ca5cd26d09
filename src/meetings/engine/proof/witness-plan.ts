import { check } from '../check.ts'
import type { Placement } from '../placement.ts'
import type { Bound, Plan } from '../plan.ts'
import { emptyBoard, seat } from '../search/board.ts'
import { countBreaks } from '../search/breaks.ts'
import { crewSize } from '../search/model.ts'
import { writePlan } from '../write-plan.ts'
import type { Day } from './day-in-numbers.ts'

/** Slot and crew of every meeting. */
export type Arrangement = { slotOf: Int32Array; crewOf: Int32Array; breaks: number }

/** The arrangement as a plan, with tables. */
export function writeWitness(
  day: Day,
  arrangement: Arrangement,
  by: { bound: Bound; seed: number; moves: number },
): Plan {
  const board = emptyBoard(day.model)
  for (const [meeting, slot] of arrangement.slotOf.entries()) seat(board, meeting, slot, arrangement.crewOf[meeting]!)
  return writePlan(board, by)
}

/** A plan that holds everything and breaks no rule, fairness included; undefined when the placements do not. */
export function readWitness({ model }: Day, placements: Placement[]): Arrangement | undefined {
  if (placements.length < model.meetings || check(model.problem, placements).length > 0) return undefined
  const numberOf = new Map(model.problem.meetings.map(({ id }, meeting) => [id, meeting]))
  const slotOf = new Int32Array(model.meetings)
  const crewOf = new Int32Array(model.meetings)
  for (const placement of placements) {
    const meeting = numberOf.get(placement.meeting)!
    slotOf[meeting] = placement.slot
    crewOf[meeting] = findCrew(model, meeting, placement)
  }
  return crewOf.includes(-1) ? undefined : { slotOf, crewOf, breaks: countBreaks(model, slotOf) }
}

function findCrew(model: Day['model'], meeting: number, { delegates, interpreter, table }: Placement): number {
  const { crewStart, crewMembers, crewKind, kindOfTable, members, problem } = model
  const kind = kindOfTable[problem.tables.findIndex(({ id }) => id === table)]
  const wanted = [...delegates, interpreter]
  for (let crew = crewStart[meeting]!; crew < crewStart[meeting + 1]!; crew++) {
    if (crewKind[crew] !== kind) continue
    if (wanted.every((id, role) => (members[crewMembers[crew * crewSize + role]!] ?? null) === id)) return crew
  }
  return -1
}
