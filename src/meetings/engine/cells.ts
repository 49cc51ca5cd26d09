import { readCosts } from './goals.ts'
import { chooseCrew, listObstacles, listSlotObstacles, type Obstacle } from './obstacles.ts'
import type { Cell, Placement } from './placement.ts'
import type { Meeting, Problem } from './problem.ts'
import { hasFreeTable, listFreeTables, readStanding, type Standing } from './standing.ts'
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
  return listCrewsIn(standing, meeting, slot).length > 0 && hasFreeTable(standing, meeting, slot)
}

function listCellsIn(standing: Standing, meeting: Meeting, slot: number): Cell[] {
  return listCrewsIn(standing, meeting, slot).flatMap((crew) =>
    listFreeTables(standing, meeting, slot).map(({ id }) => ({ slot, table: id, ...crew })),
  )
}

/** The crew that would sit in the slot, or none. */
function listCrewsIn(standing: Standing, meeting: Meeting, slot: number): Omit<Cell, 'slot' | 'table'>[] {
  if (listSlotObstacles(standing, meeting, slot).length > 0) return []
  const { crew, obstacles } = chooseCrew(standing, meeting, slot)
  return crew && obstacles.length === 0 ? [crew] : []
}
