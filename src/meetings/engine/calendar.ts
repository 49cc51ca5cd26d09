import type { Slot } from './problem.ts'

/** How slots follow one another: which belong to one day, and where a pause lets an interpreter rest. */
export type Calendar = {
  /** Day of each slot, counted from 0. */
  dayOf: Int32Array
  /** 1 where the pause after a slot is long enough to count as rest. */
  restAfter: Uint8Array
  /** Each day begins a word of its own in a party's set of busy slots. */
  words: number
  wordOf: Int32Array
  bitOf: Int32Array
  /** First word of each day, and the number of words at the end. */
  dayWords: Int32Array
}

const nightMs = 6 * 60 * 60 * 1000
const bitsPerWord = 32

export function readCalendar(slots: Slot[]): Calendar {
  const calendar: Calendar = {
    dayOf: new Int32Array(slots.length),
    restAfter: new Uint8Array(slots.length),
    words: 0,
    wordOf: new Int32Array(slots.length),
    bitOf: new Int32Array(slots.length),
    dayWords: new Int32Array(0),
  }
  const dayWords: number[] = []
  let placeInDay = 0
  for (const [index, slot] of slots.entries()) {
    const before = slots[index - 1]
    if (!before || slot.startsAt - before.endsAt >= nightMs) {
      dayWords.push(calendar.words)
      placeInDay = 0
    }
    if (before && isRest(before, slot)) calendar.restAfter[index - 1] = 1
    if (placeInDay % bitsPerWord === 0) calendar.words++
    calendar.dayOf[index] = dayWords.length - 1
    calendar.wordOf[index] = calendar.words - 1
    calendar.bitOf[index] = 1 << (placeInDay % bitsPerWord)
    placeInDay++
  }
  calendar.dayWords = Int32Array.from([...dayWords, calendar.words])
  return calendar
}

/** A pause as long as the shorter of the two slots around it, such as lunch, is a rest; a change-over of minutes is not. */
export function isRest(before: Slot, after: Slot): boolean {
  const shorter = Math.min(before.endsAt - before.startsAt, after.endsAt - after.startsAt)
  return after.startsAt - before.endsAt >= shorter
}
