import { pickBelow, type Random } from '../search/random.ts'
import type { Day } from './day-in-numbers.ts'

/**
 * The same day near a plan: some parties are free to sit whenever they can, all others sit when they do in the plan, or a
 * slot earlier or later. Who meets whom in these slots is open. `size` is how many parties are free: those that have
 * breaks, more often than not, and parties that meet them.
 */
export function narrowDay(day: Day, slotOf: Int32Array, size: number, random: Random): Day {
  const { partyOf, slotsOf, slots, parties } = day.model
  const sits = new Uint8Array(parties * slots)
  for (const [side, party] of partyOf.entries()) {
    const slot = slotOf[side >> 1]!
    for (let near = Math.max(0, slot - 1); near <= Math.min(slots - 1, slot + 1); near++) sits[party * slots + near] = 1
  }
  for (const party of pickParties(day, slotOf, size, random)) sits.fill(1, party * slots, (party + 1) * slots)
  const near = slotsOf.map((open, meeting) => {
    const [one, other] = [partyOf[meeting * 2]! * slots, partyOf[meeting * 2 + 1]! * slots]
    return open.filter((slot) => sits[one + slot] === 1 && sits[other + slot] === 1)
  })
  return { ...day, model: { ...day.model, slotsOf: near } }
}

const troubledShare = 0.7

function pickParties(day: Day, slotOf: Int32Array, size: number, random: Random): Set<number> {
  const { meetingsOf, partyOf, parties } = day.model
  const picked = new Set(listTroubled(day, slotOf).filter(() => random() < troubledShare))
  while (picked.size < Math.min(size, parties)) {
    const known = [...picked][pickBelow(random, picked.size)]
    const meetings = known === undefined || random() < 0.5 ? [] : meetingsOf[known]!
    const meeting = meetings[pickBelow(random, meetings.length)]
    if (meeting === undefined) picked.add(pickBelow(random, parties))
    else picked.add(partyOf[meeting * 2]!).add(partyOf[meeting * 2 + 1]!)
  }
  return picked
}

function listTroubled({ model }: Day, slotOf: Int32Array): number[] {
  return model.meetingsOf.flatMap((meetings, party) => {
    const slots = meetings.map((meeting) => slotOf[meeting]!).sort((one, other) => one - other)
    return slots.some((slot, at) => at > 0 && slot - slots[at - 1]! > 1) ? party : []
  })
}
