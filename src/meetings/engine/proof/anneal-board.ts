import { pickBelow, type Random } from '../search/random.ts'
import type { Day } from './day-in-numbers.ts'

/**
 * A plan in the making for days of one-desk parties and at most 31 slots: a party's slots are the bits of one word,
 * which makes trying a change a matter of a few machine instructions.
 */
export type AnnealBoard = {
  readonly slots: number
  readonly meetings: number
  /** Two parties per meeting. */
  readonly partyOf: Int32Array
  /** Per meeting, the slots it may take. */
  readonly open: Int32Array
  readonly openSlots: Int32Array[]
  readonly tables: Int32Array
  readonly before: number[][] | undefined
  readonly after: number[][]
  /** First slots of days. */
  readonly dawn: number
  readonly fairness: number
  readonly slotOf: Int32Array
  /** At `party * slots + slot` the meeting, or -1. */
  readonly meetingAt: Int32Array
  readonly busy: Int32Array
  readonly seated: Int32Array[]
  readonly load: Int32Array
  /** Where a meeting stands in its list, of the slot or of those waiting. */
  readonly place: Int32Array
  readonly waiting: Int32Array
  /** What must come down, each counted in full: meetings without a place, pairs in the wrong order, breaks, breaks beyond the limit. */
  waits: number
  disorder: number
  breaks: number
  excess: number
}

export const mostBoardSlots = 31

export function emptyAnnealBoard(day: Day): AnnealBoard {
  const { slots, meetings, parties, partyOf, slotsOf, openTables, calendar } = day.model
  const after: number[][] = Array.from({ length: meetings }, () => [])
  for (const [meeting, before] of day.before.entries()) for (const one of before) after[one]!.push(meeting)
  const dawns = Array.from(calendar.dayOf, (number, slot) => number !== calendar.dayOf[slot - 1])
  return {
    slots,
    meetings,
    partyOf,
    open: Int32Array.from(slotsOf, (open) => open.reduce((bits, slot) => bits | (1 << slot), 0)),
    openSlots: slotsOf,
    tables: openTables,
    before: day.before.some(({ length }) => length > 0) ? day.before : undefined,
    after,
    dawn: dawns.reduce((bits, isDawn, slot) => (isDawn ? bits | (1 << slot) : bits), 0),
    fairness: day.fairness,
    slotOf: new Int32Array(meetings).fill(-1),
    meetingAt: new Int32Array(parties * slots).fill(-1),
    busy: new Int32Array(parties),
    seated: Array.from(openTables, (tables) => new Int32Array(tables + 1)),
    load: new Int32Array(slots),
    place: Int32Array.from({ length: meetings }, (_, meeting) => meeting),
    waiting: Int32Array.from({ length: meetings }, (_, meeting) => meeting),
    waits: meetings,
    disorder: 0,
    breaks: 0,
    excess: 0,
  }
}

/** The meeting must be waiting, both parties free then and a table too. */
export function seatOn(board: AnnealBoard, meeting: number, slot: number): void {
  const { partyOf, meetingAt, slots, busy, waiting, place, seated, load } = board
  const last = waiting[--board.waits]!
  waiting[place[meeting]!] = last
  place[last] = place[meeting]!
  for (let side = meeting * 2; side < meeting * 2 + 2; side++) {
    const party = partyOf[side]!
    meetingAt[party * slots + slot] = meeting
    turn(board, party, busy[party]! | (1 << slot))
  }
  board.slotOf[meeting] = slot
  place[meeting] = load[slot]!
  seated[slot]![load[slot]!++] = meeting
}

export function liftFrom(board: AnnealBoard, meeting: number): void {
  const { partyOf, meetingAt, slots, busy, waiting, place, seated, load, slotOf } = board
  const slot = slotOf[meeting]!
  const last = seated[slot]![--load[slot]!]!
  seated[slot]![place[meeting]!] = last
  place[last] = place[meeting]!
  for (let side = meeting * 2; side < meeting * 2 + 2; side++) {
    const party = partyOf[side]!
    meetingAt[party * slots + slot] = -1
    turn(board, party, busy[party]! & ~(1 << slot))
  }
  slotOf[meeting] = -1
  place[meeting] = board.waits
  waiting[board.waits++] = meeting
}

function turn(board: AnnealBoard, party: number, bits: number): void {
  const was = countBreaksIn(board, board.busy[party]!)
  const is = countBreaksIn(board, bits)
  board.busy[party] = bits
  board.breaks += is - was
  board.excess += Math.max(0, is - board.fairness) - Math.max(0, was - board.fairness)
}

/** Stretches of meetings, less one for each day that has any. */
export function countBreaksIn({ dawn }: AnnealBoard, bits: number): number {
  if (dawn === 1) return bits === 0 ? 0 : countBits(bits & ~(bits << 1)) - 1
  let breaks = countBits(bits & ~((bits << 1) & ~dawn))
  for (let left = dawn; left !== 0; left &= left - 1) {
    const first = left & -left
    const next = left & (left - 1) & -(left & (left - 1))
    const day = next === 0 ? ~(first - 1) : (next - 1) & ~(first - 1)
    if ((bits & day) !== 0) breaks--
  }
  return breaks
}

/** Idle slots between the first and the last meeting, over days too: a tie-break only. */
export function countIdle(bits: number): number {
  if (bits === 0) return 0
  const first = 31 - Math.clz32(bits & -bits)
  return 32 - Math.clz32(bits) - first - countBits(bits)
}

/** How many pairs are in the wrong order if the meeting is held in the slot. */
export function countDisorder({ before, after, slotOf }: AnnealBoard, meeting: number, slot: number): number {
  if (!before || slot < 0) return 0
  let wrong = 0
  for (const one of before[meeting]!) if (slotOf[one]! >= slot) wrong++
  for (const one of after[meeting]!) if (slotOf[one]! >= 0 && slotOf[one]! <= slot) wrong++
  return wrong
}

/** The place of any one of the bits, of which there must be some. */
export function pickBit(bits: number, random: Random): number {
  let left = bits
  for (let skip = pickBelow(random, countBits(bits)); skip > 0; skip--) left &= left - 1
  return 31 - Math.clz32(left & -left)
}

function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
