import { type Conflict, listConflicts, listMeetingsIn } from './conflicts.ts'
import type { Day } from './day.ts'
import { type LegalCell, listLegalCells } from './timetable.ts'

/** What an organiser should look at before releasing. Only conflicts stand in the way. */
export type BoardChecks = {
  conflicts: FoundConflict[]
  /** Persons with this many meetings one after the other, longest first. */
  stretches: { personId: string; slots: number[] }[]
  /** Participations that have one meeting only. */
  lonely: string[]
}

/** With a way out for the first so many: the nearest place that one of its meetings could go to. */
export type FoundConflict = {
  conflict: Conflict
  meetings: string[]
  way: { meetingId: string; cell: LegalCell } | undefined
}

const STRETCH_WORTH_A_WORD = 4
export const CONFLICTS_LISTED = 12

export function listChecks(day: Day): BoardChecks {
  const conflicts = listConflicts(day).map((conflict, at) => {
    const meetings = listMeetingsIn(day, conflict)
    return { conflict, meetings, way: at < CONFLICTS_LISTED ? findFirstWay(day, meetings) : undefined }
  })
  return { conflicts, stretches: listStretches(day), lonely: listLonely(day) }
}

/** The last meeting moves, or one before it when that one cannot. */
function findFirstWay(day: Day, meetings: string[]): FoundConflict['way'] {
  for (const meetingId of meetings.toReversed()) {
    const way = findWay(day, meetingId)
    if (way) return way
  }
  return undefined
}

/** The legal cell nearest in time to where the meeting is. */
function findWay(day: Day, meetingId: string | undefined): FoundConflict['way'] {
  const here = day.placements.find(({ meeting }) => meeting === meetingId)
  if (!here || !meetingId) return undefined
  const slotAt = new Map(day.problem.slots.map(({ id }, at) => [id, at]))
  const distance = (cell: LegalCell) => Math.abs((slotAt.get(cell.slotId) ?? 0) - here.slot)
  const [cell] = listLegalCells(day, meetingId).sort((one, other) => distance(one) - distance(other))
  return cell && { meetingId, cell }
}

function listStretches({ problem, placements }: Day): BoardChecks['stretches'] {
  const busy = new Map<string, Set<number>>()
  for (const { slot, delegates, interpreter } of placements)
    for (const person of [...delegates, ...(interpreter ? [interpreter] : [])])
      busy.set(person, (busy.get(person) ?? new Set()).add(slot))
  return [...busy]
    .flatMap(([personId, slots]) =>
      cutIntoStretches(problem.slots, slots).map((stretch) => ({ personId, slots: stretch })),
    )
    .filter(({ slots }) => slots.length >= STRETCH_WORTH_A_WORD)
    .sort((one, other) => other.slots.length - one.slots.length)
}

/** A free slot ends a stretch, and so does a pause as long as a meeting. */
function cutIntoStretches(slots: Day['problem']['slots'], busy: Set<number>): number[][] {
  const stretches: number[][] = []
  for (const at of [...busy].sort((one, other) => one - other)) {
    const [slot, before] = [slots[at], slots[at - 1]]
    const goesOn = slot && before && busy.has(at - 1) && slot.startsAt - before.endsAt < slot.endsAt - slot.startsAt
    if (goesOn) stretches.at(-1)?.push(at)
    else stretches.push([at])
  }
  return stretches
}

function listLonely({ problem, placements }: Day): string[] {
  const placed = new Set(placements.map((placement) => placement.meeting))
  const held = new Map<string, number>()
  for (const { id, parties } of problem.meetings)
    if (placed.has(id)) for (const party of parties) held.set(party, (held.get(party) ?? 0) + 1)
  return [...held].filter(([, count]) => count === 1).map(([party]) => party)
}
