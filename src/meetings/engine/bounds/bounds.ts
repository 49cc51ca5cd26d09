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
  let total = 0
  for (let slot = 0; slot < model.slots; slot++) {
    let places = 0
    for (let party = 0; party < model.parties; party++) places += capacity[party * model.slots + slot]!
    total += Math.min(model.openTables[slot]!, Math.floor(places / 2))
  }
  return total
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
