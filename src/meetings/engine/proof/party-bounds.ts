import type { Day } from './day-in-numbers.ts'

/** A party whose meetings cannot all be held: these have only these slots, and that is too few. */
export type Overfull = { party: number; meetings: number[]; slots: number[] }

/** By itself, without regard to the others: who cannot hold all meetings (Hall's condition); the smallest such group found. */
export function findOverfull(day: Day): Overfull | undefined {
  for (const party of day.model.meetingsOf.keys()) {
    const overfull = findOverfullGroup(day, party)
    if (overfull) return overfull
  }
  return undefined
}

/** Gives each meeting a slot in turn, moving others (augmenting paths); a search that fails has met a group too large. */
function findOverfullGroup({ model, places }: Day, party: number): Overfull | undefined {
  const { slots, slotsOf, meetingsOf } = model
  const heldIn = Array.from({ length: slots }, (): number[] => [])
  const seat = (meeting: number, seen: Set<number>): boolean => {
    for (const slot of slotsOf[meeting]!) {
      if (seen.has(slot)) continue
      seen.add(slot)
      const held = heldIn[slot]!
      if (held.length < places[party * slots + slot]!) return held.push(meeting) > 0
      const gives = held.findIndex((other) => seat(other, seen))
      if (gives < 0) continue
      held[gives] = meeting
      return true
    }
    return false
  }
  for (const meeting of meetingsOf[party]!) {
    const seen = new Set<number>()
    if (seat(meeting, seen)) continue
    const reached = [...seen].sort((one, other) => one - other)
    const meetings = [meeting, ...reached.flatMap((slot) => heldIn[slot]!)].sort((one, other) => one - other)
    return { party, meetings, slots: reached }
  }
  return undefined
}

export type Range = { fewest: number; most: number }

/**
 * How many breaks the party has at least and at most, alone. It walks through the slots and keeps how many are used so
 * far: no fewer than the meetings that must be over, no more than those that may have begun (for one desk). For more
 * desks only 0 is known to be the least.
 */
export function boundBreaks({ model, places }: Day, party: number): Range {
  const { slots, calendar, slotsOf, meetingsOf } = model
  const wishes = meetingsOf[party]!
  const mine = places.subarray(party * slots, (party + 1) * slots)
  if (wishes.length < 2) return { fewest: 0, most: 0 }
  if (mine.some((most) => most > 1)) return { fewest: 0, most: Number.POSITIVE_INFINITY }
  const isNeeded = new Set(wishes.flatMap((meeting) => (slotsOf[meeting]!.length === 1 ? slotsOf[meeting]![0]! : [])))
  let days: Days = new Map([[0, { fewest: 0, most: 0 }]])
  for (let slot = 0; slot < slots; slot++) {
    const isDawn = slot > 0 && calendar.dayOf[slot] !== calendar.dayOf[slot - 1]
    const over = wishes.filter((meeting) => slotsOf[meeting]!.at(-1)! <= slot).length
    const begun = wishes.filter((meeting) => slotsOf[meeting]![0]! <= slot).length
    const next: Days = new Map()
    for (const [key, range] of days) {
      const used = Math.floor(key / 3)
      const state = isDawn ? unused : key % 3
      if (!isNeeded.has(slot)) offer(next, used * 3 + Math.min(state, idle), range, 0)
      if (mine[slot]! > 0) offer(next, (used + 1) * 3 + sitting, range, state === idle ? 1 : 0)
    }
    for (const key of next.keys()) if (key < over * 3 || key >= (begun + 1) * 3) next.delete(key)
    days = next
  }
  const ends = [...days].filter(([key]) => Math.floor(key / 3) === wishes.length).map(([, range]) => range)
  if (ends.length === 0) return { fewest: Number.POSITIVE_INFINITY, most: 0 }
  return { fewest: Math.min(...ends.map(({ fewest }) => fewest)), most: Math.max(...ends.map(({ most }) => most)) }
}

/** By slots used times three and how the day stands: nothing used yet, the last slot idle, or the last slot used. */
type Days = Map<number, Range>
const unused = 0
const idle = 1
const sitting = 2

function offer(days: Days, key: number, { fewest, most }: Range, more: number): void {
  const known = days.get(key)
  if (!known) days.set(key, { fewest: fewest + more, most: most + more })
  else {
    known.fewest = Math.min(known.fewest, fewest + more)
    known.most = Math.max(known.most, most + more)
  }
}
