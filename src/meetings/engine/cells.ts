import { readCosts } from './goals.ts'
import { chooseCrew, listObstacles, listSlotObstacles, type Obstacle } from './obstacles.ts'
import type { Cell, Placement } from './placement.ts'
import type { Meeting, Problem, Table } from './problem.ts'
import { readStanding, type Standing } from './standing.ts'
import { listFreeExamples, listFreeTables } from './tables-for.ts'
import { weighMeetings } from './worth.ts'

/** Where the meeting could be held right now, all others staying as they are; for one that is placed, where else too. */
export function legalCells(problem: Problem, placements: Placement[], meetingId: string): Cell[] {
  const standing = readStanding(problem, placements)
  const meeting = standing.meetings.get(meetingId)
  if (!meeting) return []
  return problem.slots.flatMap((_, slot) => listCellsIn(standing, meeting, slot))
}

/** Everything that keeps the meeting out of this cell right now, with the crew for which that is least; empty when legal. */
export function cellProblems(
  problem: Problem,
  placements: Placement[],
  meetingId: string,
  cell: { slot: number; table: string },
): Obstacle[] {
  const standing = readStanding(problem, placements)
  const meeting = standing.meetings.get(meetingId)
  return meeting ? listObstacles(standing, meeting, cell) : [{ code: 'unknown-meeting', meeting: meetingId }]
}

/** Meetings without a place, those with the fewest slots to go to first; of equals the weightier first. */
export function fewestSlotsFirst(problem: Problem, placements: Placement[]): { meeting: string; slots: number[] }[] {
  const standing = readStanding(problem, placements)
  const worth = weighMeetings(problem.meetings, readCosts(problem).score)
  return problem.meetings
    .map((meeting, index) => ({ meeting, worth: worth[index]! }))
    .filter(({ meeting }) => !standing.placementOf.has(meeting.id))
    .map(({ meeting, worth }) => ({ meeting: meeting.id, worth, slots: listLegalSlots(standing, meeting) }))
    .sort((one, other) => one.slots.length - other.slots.length || other.worth - one.worth)
    .map(({ meeting, slots }) => ({ meeting, slots }))
}

export function listLegalSlots(standing: Standing, meeting: Meeting): number[] {
  return standing.problem.slots.map((_, slot) => slot).filter((slot) => isLegalSlot(standing, meeting, slot))
}

function isLegalSlot(standing: Standing, meeting: Meeting, slot: number): boolean {
  if (listSlotObstacles(standing, meeting, slot).length > 0) return false
  return listFreeExamples(standing, meeting, slot).some((table) => findCrew(standing, meeting, slot, table))
}

function listCellsIn(standing: Standing, meeting: Meeting, slot: number): Cell[] {
  if (listSlotObstacles(standing, meeting, slot).length > 0) return []
  const crewAt = new Map<number, Crew | undefined>()
  return listFreeTables(standing, meeting, slot).flatMap((table) => {
    const kind = standing.kinds.kindOf.get(table.id)!
    if (!crewAt.has(kind)) crewAt.set(kind, findCrew(standing, meeting, slot, table))
    const crew = crewAt.get(kind)
    return crew ? { slot, table: table.id, ...crew } : []
  })
}

type Crew = Omit<Cell, 'slot' | 'table'>

/** The crew that would sit there, if one can. */
function findCrew(standing: Standing, meeting: Meeting, slot: number, table: Table): Crew | undefined {
  const { crew, obstacles } = chooseCrew(standing, meeting, slot, table)
  return obstacles.length === 0 ? crew : undefined
}
