import type { Model } from '../search/model.ts'
import { readCapacity } from './capacity.ts'

/** Per party, the fewest breaks in any plan that places every meeting: the best day it could have by itself. */
export function listFewestBreaks(model: Model): number[] {
  const everything = Array.from({ length: model.meetings }, (_, meeting) => meeting)
  const capacity = readCapacity(model, everything)
  const wishes = new Int32Array(model.parties)
  for (const party of model.partyOf) wishes[party]!++
  const isNeeded = new Uint8Array(model.parties * model.slots)
  for (const meeting of everything) {
    const [only, ...others] = model.slotsOf[meeting]!
    if (only === undefined || others.length > 0) continue
    for (const side of [0, 1]) isNeeded[model.partyOf[meeting * 2 + side]! * model.slots + only] = 1
  }
  return model.problem.parties.map((_, party) =>
    wishes[party]! > 1 ? countFewestOfParty(model, party, wishes[party]!, capacity, isNeeded) : 0,
  )
}

/** Of a day so far: no slot used, one used but not the last, or the last one used. */
const unused = 0
const idle = 1
const sitting = 2

/**
 * Walks through the slots and keeps, for every number of slots used and places won in them (up to the wishes), the
 * fewest breaks. A party with one desk wins one place per slot, so for it the two numbers are one.
 */
function countFewestOfParty(
  model: Model,
  party: number,
  wishes: number,
  capacity: Int32Array,
  isNeeded: Uint8Array,
): number {
  const { slots, calendar, desks } = model
  const mostPlaces = desks[party] === 1 ? 0 : wishes
  const at = (used: number, places: number, state: number) => (used * (mostPlaces + 1) + places) * 3 + state
  let fewest = new Float64Array(at(wishes, mostPlaces, sitting) + 1).fill(Infinity)
  fewest[at(0, 0, unused)] = 0
  for (let slot = 0; slot < slots; slot++) {
    const isNewDay = slot > 0 && calendar.dayOf[slot] !== calendar.dayOf[slot - 1]
    const next = new Float64Array(fewest.length).fill(Infinity)
    const offer = (to: number, breaks: number) => {
      if (breaks < next[to]!) next[to] = breaks
    }
    const gain = capacity[party * slots + slot]!
    for (let used = 0; used <= Math.min(wishes, slot); used++) {
      for (let places = 0; places <= mostPlaces; places++) {
        for (let before = unused; before <= sitting; before++) {
          const breaks = fewest[at(used, places, before)]!
          if (breaks === Infinity) continue
          const state = isNewDay ? unused : before
          if (isNeeded[party * slots + slot] === 0) offer(at(used, places, Math.min(state, idle)), breaks)
          if (gain === 0 || used === wishes) continue
          const won = Math.min(mostPlaces, places + gain)
          offer(at(used + 1, won, sitting), breaks + (state === idle ? 1 : 0))
        }
      }
    }
    fewest = next
  }
  return leastOf(fewest, wishes, mostPlaces, at)
}

/** The best of the days that have places enough; 0 when there is none, for then no plan places everything anyway. */
function leastOf(
  fewest: Float64Array,
  wishes: number,
  mostPlaces: number,
  at: (used: number, places: number, state: number) => number,
): number {
  let least = Infinity
  const fromUsed = mostPlaces === 0 ? wishes : 0
  for (let used = fromUsed; used <= wishes; used++) {
    for (const state of [unused, idle, sitting]) least = Math.min(least, fewest[at(used, mostPlaces, state)]!)
  }
  return least === Infinity ? 0 : least
}
