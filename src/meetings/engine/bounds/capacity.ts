import type { Model } from '../search/model.ts'

/** At `party * slots + slot`: the most of these meetings the party could hold then, by its desks, its people and its wishes. */
export function readCapacity(model: Model, meetings: Iterable<number>): Int32Array {
  const { slots, partyOf, slotsOf, desks, problem } = model
  const wishes = new Int32Array(model.parties * slots)
  for (const meeting of meetings) {
    for (const slot of slotsOf[meeting]!) {
      wishes[partyOf[meeting * 2]! * slots + slot]!++
      wishes[partyOf[meeting * 2 + 1]! * slots + slot]!++
    }
  }
  const present = new Int32Array(model.parties * slots)
  for (const [party, { delegates }] of problem.parties.entries()) {
    for (const { freeSlots } of delegates) for (const slot of new Set(freeSlots)) present[party * slots + slot]!++
  }
  return wishes.map((count, at) => Math.min(count, present[at]!, desks[Math.floor(at / slots)]!))
}
