import { readCalendar } from './calendar.ts'
import { fairBreaksOf, listThatMayFallShort } from './goals.ts'
import type { Placement } from './placement.ts'
import type { Value } from './plan.ts'
import type { Problem } from './problem.ts'

/** Counts what the placements are worth, from scratch. */
export function measure(problem: Problem, placements: Placement[]): Value {
  const { dayOf } = readCalendar(problem.slots)
  const meetings = new Map(problem.meetings.map((meeting) => [meeting.id, meeting]))
  const slotsOf = new Map<string, Set<number>>()
  for (const { parties } of problem.meetings) for (const party of parties) slotsOf.set(party, new Set())
  for (const { meeting, slot } of placements) {
    for (const party of meetings.get(meeting)!.parties) slotsOf.get(party)!.add(slot)
  }
  const breaks = [...slotsOf.values()].map((slots) => countBreaks(dayOf, slots))
  const isMust = (id: string) => meetings.get(id)!.weight === 'must'
  return {
    mustPlaced: placements.filter(({ meeting }) => isMust(meeting)).length,
    mustWanted: problem.meetings.filter(({ id }) => isMust(id)).length,
    placed: placements.length,
    wanted: problem.meetings.length,
    breaks: breaks.reduce((sum, count) => sum + count, 0),
    tableChanges: countTableChanges(dayOf, placements),
    fairnessSpread: spreadOf(breaks),
    beyondFair: breaks.reduce((sum, count) => sum + Math.max(0, count - fairBreaksOf(problem)), 0),
    belowMinimum: countBelowMinimum(problem, placements),
    score: placements.reduce((sum, { meeting }) => sum + (meetings.get(meeting)!.score ?? 0), 0),
  }
}

function countBreaks(dayOf: Int32Array, slots: Set<number>): number {
  const inOrder = [...slots].sort((one, other) => one - other)
  const isAfterBreak = (slot: number, at: number) => {
    const before = inOrder[at - 1]
    return before !== undefined && slot - before > 1 && dayOf[slot] === dayOf[before]
  }
  return inOrder.filter(isAfterBreak).length
}

function spreadOf(counts: number[]): number {
  const most = counts.reduce((greatest, count) => Math.max(greatest, count), 0)
  return most - counts.reduce((least, count) => Math.min(least, count), most)
}

function countBelowMinimum(problem: Problem, placements: Placement[]): number {
  const held = new Set(placements.map(({ meeting }) => meeting))
  const countOf = new Map<string, number>()
  for (const { id, parties } of problem.meetings) {
    if (held.has(id)) for (const party of parties) countOf.set(party, (countOf.get(party) ?? 0) + 1)
  }
  return listThatMayFallShort(problem).filter((party) => (countOf.get(party) ?? 0) < problem.goals!.minimum!).length
}

function countTableChanges(dayOf: Int32Array, placements: Placement[]): number {
  const inOrder = [...placements].sort((one, other) => one.slot - other.slot)
  const lastOf = new Map<string, Placement>()
  let changes = 0
  for (const placement of inOrder) {
    for (const delegate of placement.delegates) {
      const last = lastOf.get(delegate)
      if (last && last.table !== placement.table && dayOf[last.slot] === dayOf[placement.slot]) changes++
      lastOf.set(delegate, placement)
    }
  }
  return changes
}
