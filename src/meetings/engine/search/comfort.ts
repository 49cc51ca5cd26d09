import type { Calendar } from '../calendar.ts'
import type { Costs } from '../goals.ts'

/** What so many breaks of one party cost, by their number, and what an idle slot costs on top. */
export type BreakCosts = { readonly breaks: Float64Array; readonly idleSlot: number }

/** `slots` is how many the event has: nobody has more breaks. */
export function listBreakCosts(costs: Costs, slots: number): BreakCosts {
  const breaks = Float64Array.from({ length: slots + 1 }, (_, count) => {
    const unfair = costs.unfairBreak * Math.max(0, count - costs.fairBreaks)
    const forbidden = costs.forbiddenBreak * Math.max(0, count - costs.breaksLimit)
    return costs.break * count + unfair + forbidden
  })
  return { breaks, idleSlot: costs.idleSlot }
}

/** What a party's day costs it: breaks, those beyond its fair share dearer, and idle slots. `busy` holds the slots of all parties. */
export function discomfortOf(calendar: Calendar, busy: Int32Array, party: number, costs: BreakCosts): number {
  const { dayWords, words } = calendar
  if (words === 1) return discomfortOfDay(busy[party]!, costs)
  const offset = party * words
  let breaks = 0
  let idle = 0
  for (let day = 0; day + 1 < dayWords.length; day++) {
    const from = dayWords[day]!
    const until = dayWords[day + 1]!
    let runs = 0
    let used = 0
    let first = -1
    let last = 0
    let carry = 0
    for (let word = from; word < until; word++) {
      const bits = busy[offset + word]!
      if (bits !== 0) {
        runs += countBits(bits & ~((bits << 1) | carry))
        used += countBits(bits)
        const base = (word - from) * 32
        if (first < 0) first = base + 31 - Math.clz32(bits & -bits)
        last = base + 31 - Math.clz32(bits)
      }
      carry = bits >>> 31
    }
    if (runs > 1) {
      breaks += runs - 1
      idle += last - first + 1 - used
    }
  }
  return costs.breaks[breaks]! + costs.idleSlot * idle
}

/** The same as it would be after the party has become busy in one slot and free in another. */
export function discomfortAfter(
  calendar: Calendar,
  busy: Int32Array,
  party: number,
  one: number,
  other: number,
  costs: BreakCosts,
): number {
  const { words, wordOf, bitOf } = calendar
  if (words === 1) return discomfortOfDay(busy[party]! ^ bitOf[one]! ^ bitOf[other]!, costs)
  const oneWord = party * words + wordOf[one]!
  const otherWord = party * words + wordOf[other]!
  busy[oneWord]! ^= bitOf[one]!
  busy[otherWord]! ^= bitOf[other]!
  const discomfort = discomfortOf(calendar, busy, party, costs)
  busy[oneWord]! ^= bitOf[one]!
  busy[otherWord]! ^= bitOf[other]!
  return discomfort
}

/** The same for a single day that fits into one word. */
function discomfortOfDay(bits: number, costs: BreakCosts): number {
  if (bits === 0) return 0
  const breaks = countBits(bits & ~(bits << 1)) - 1
  if (breaks === 0) return 0
  const span = 32 - Math.clz32(bits) - (31 - Math.clz32(bits & -bits))
  return costs.breaks[breaks]! + costs.idleSlot * (span - countBits(bits))
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
