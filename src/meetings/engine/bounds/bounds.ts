import type { Bound } from '../plan.ts'
import type { Weight } from '../problem.ts'
import { crewSize, type Model } from '../search/model.ts'
import { readCapacity } from './capacity.ts'
import { addArc, emptyNetwork, pushMost } from './flow.ts'
import { boundGoals } from './goal-bounds.ts'

/**
 * The most meetings any plan can hold, of the weightiest kind and of all, and the fewest breaks of a plan that holds
 * that many (0 when that cannot be all of them: which are left out is then open).
 */
export function boundPlans(model: Model): Bound {
  const mustPlaced = countMostMeetings(model, ['must'])
  const wantPlaced = countMostMeetings(model, ['must', 'want'])
  const placed = countMostMeetings(model, ['must', 'want', 'nice'])
  return { mustPlaced, wantPlaced, placed, ...boundGoals(model, placed) }
}

function countMostMeetings(model: Model, weights: Weight[]): number {
  const meetings: number[] = []
  for (const [meeting, { weight }] of model.problem.meetings.entries()) {
    if (weights.includes(weight) && model.slotsOf[meeting]!.length > 0) meetings.push(meeting)
  }
  return Math.min(countByParties(model, meetings), countByTables(model, meetings), countByInterpreters(model, meetings))
}

/** Every meeting takes a place of both its parties: half the flow from parties to parties, as in a fractional matching. */
function countByParties(model: Model, meetings: number[]): number {
  const capacity = readCapacity(model, meetings)
  const { parties, slots, partyOf } = model
  const source = parties * 2
  const sink = source + 1
  const network = emptyNetwork(parties * 2 + 2)
  for (let party = 0; party < parties; party++) {
    let places = 0
    for (let slot = 0; slot < slots; slot++) places += capacity[party * slots + slot]!
    addArc(network, source, party, places)
    addArc(network, parties + party, sink, places)
  }
  for (const meeting of meetings) {
    const left = partyOf[meeting * 2]!
    const right = partyOf[meeting * 2 + 1]!
    addArc(network, left, parties + right, 1)
    addArc(network, right, parties + left, 1)
  }
  return Math.floor(pushMost(network, source, sink) / 2)
}

function countByTables(model: Model, meetings: number[]): number {
  const capacity = readCapacity(model, meetings)
  const mostInSlot = Array.from({ length: model.slots }, (_, slot) => {
    let places = 0
    for (let party = 0; party < model.parties; party++) places += capacity[party * model.slots + slot]!
    return Math.floor(places / 2)
  })
  if (model.kinds > 1) return countByKinds(model, meetings, mostInSlot)
  return mostInSlot.reduce((sum, most, slot) => sum + Math.min(model.openTables[slot]!, most), 0)
}

/** A flow from meetings, by the kinds of tables that will do for them, through those tables and the slots. */
function countByKinds(model: Model, meetings: number[], mostInSlot: number[]): number {
  const { kinds, slots, crewStart, crewKind, openOfKind } = model
  const kindsOf = (meeting: number) => [
    ...new Set(crewKind.subarray(crewStart[meeting]!, crewStart[meeting + 1]!).toSorted()),
  ]
  const alike = [...Map.groupBy(meetings, (meeting) => kindsOf(meeting).join())]
  const source = slots * (kinds + 1) + alike.length
  const sink = source + 1
  const network = emptyNetwork(sink + 1)
  for (const [slot, most] of mostInSlot.entries()) {
    addArc(network, slots * kinds + slot, sink, most)
    for (let kind = 0; kind < kinds; kind++) {
      addArc(network, slot * kinds + kind, slots * kinds + slot, openOfKind[slot * kinds + kind]!)
    }
  }
  for (const [at, [, group]] of alike.entries()) {
    addArc(network, source, slots * (kinds + 1) + at, group.length)
    for (const kind of kindsOf(group[0]!)) {
      for (let slot = 0; slot < slots; slot++) {
        addArc(network, slots * (kinds + 1) + at, slot * kinds + kind, group.length)
      }
    }
  }
  return pushMost(network, source, sink)
}

/** Meetings that cannot do without an interpreter share what the interpreters can work. */
function countByInterpreters(model: Model, meetings: number[]): number {
  const { crewStart, crewMembers, problem, calendar } = model
  const needy = meetings.filter((meeting) => crewMembers[crewStart[meeting]! * crewSize + 2]! >= 0)
  let work = 0
  for (const { freeSlots, longestStretch } of problem.interpreters) {
    const isFree = new Set(freeSlots)
    let stretch = 0
    for (let slot = 0; slot < model.slots; slot++) {
      if (slot > 0 && calendar.restAfter[slot - 1] === 1) stretch = 0
      const works = isFree.has(slot) && stretch < longestStretch
      stretch = works ? stretch + 1 : 0
      if (works) work++
    }
  }
  return meetings.length - Math.max(0, needy.length - work)
}
