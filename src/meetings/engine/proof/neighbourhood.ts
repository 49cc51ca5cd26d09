import { pickBelow, type Random } from '../search/random.ts'
import type { Day } from './day-in-numbers.ts'

/**
 * The same day with most meetings held where they are: only those in some slots may change places among these slots, or
 * only those of some parties may go anywhere. `size` is about how many meetings move.
 */
export function narrowDay(day: Day, slotOf: Int32Array, size: number, random: Random): Day {
  return random() < 0.5 ? narrowToSlots(day, slotOf, size, random) : narrowToParties(day, slotOf, size, random)
}

function narrowToSlots(day: Day, slotOf: Int32Array, size: number, random: Random): Day {
  const { slots, meetings } = day.model
  const width = Math.min(slots, Math.max(3, Math.round((size * slots) / meetings)))
  const first = pickBelow(random, slots - width + 1)
  const isOpen = (slot: number) => slot >= first && slot < first + width
  return narrow(day, slotOf, (meeting) => isOpen(slotOf[meeting]!), isOpen)
}

/** Parties that have breaks, and those they meet, as often as not. */
function narrowToParties(day: Day, slotOf: Int32Array, size: number, random: Random): Day {
  const { meetingsOf, partyOf, parties } = day.model
  const moving = new Set<number>()
  const isIn = new Set<number>()
  let party = pickTroubled(day, slotOf, random)
  while (moving.size < size && isIn.size < parties) {
    isIn.add(party)
    for (const meeting of meetingsOf[party]!) moving.add(meeting)
    const meeting = [...moving][pickBelow(random, moving.size)]
    const partners = meeting === undefined ? [] : [partyOf[meeting * 2]!, partyOf[meeting * 2 + 1]!]
    const strangers = partners.filter((one) => !isIn.has(one))
    party = strangers[pickBelow(random, strangers.length)] ?? pickBelow(random, parties)
  }
  return narrow(
    day,
    slotOf,
    (meeting) => moving.has(meeting),
    () => true,
  )
}

function pickTroubled({ model }: Day, slotOf: Int32Array, random: Random): number {
  const troubled = model.meetingsOf.flatMap((meetings, party) => {
    const slots = meetings.map((meeting) => slotOf[meeting]!).sort((one, other) => one - other)
    return slots.some((slot, at) => at > 0 && slot - slots[at - 1]! > 1) ? party : []
  })
  return troubled[pickBelow(random, troubled.length)] ?? pickBelow(random, model.parties)
}

/** What moves cannot go where those who stay keep its parties. */
function narrow(
  day: Day,
  slotOf: Int32Array,
  isMoving: (meeting: number) => boolean,
  isOpen: (slot: number) => boolean,
): Day {
  const { model } = day
  const left = day.places.slice()
  const { partyOf, slots } = model
  for (const [meeting, slot] of slotOf.entries()) {
    if (isMoving(meeting)) continue
    left[partyOf[meeting * 2]! * slots + slot]!--
    left[partyOf[meeting * 2 + 1]! * slots + slot]!--
  }
  const slotsOf = model.slotsOf.map((open, meeting) => {
    if (!isMoving(meeting)) return Int32Array.of(slotOf[meeting]!)
    const [one, other] = [partyOf[meeting * 2]! * slots, partyOf[meeting * 2 + 1]! * slots]
    return open.filter((slot) => isOpen(slot) && left[one + slot]! > 0 && left[other + slot]! > 0)
  })
  return { ...day, model: { ...model, slotsOf } }
}
