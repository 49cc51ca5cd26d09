import type { Board } from './board.ts'
import { discomfortAfter } from './comfort.ts'
import type { Random } from './random.ts'

/**
 * Where plain chains can end: at a party of one person, with a meeting it would leave and a slot it would be free for.
 * A chain that is worth its while is worth at least half of that at one of its two ends, and the ends are known long
 * before the chain: so ends are drawn, and most of them refused, before any chain is followed.
 */
export type PlainEnds = {
  /** Parties of one person who sits for nobody else, and that person. */
  readonly parties: Int32Array
  readonly persons: Int32Array
  /** At `index * slots + slot`, 1 where this person is here. */
  readonly isHere: Uint8Array
  /** Of the generator that draws: so many numbers are drawn that they have to cost next to nothing. */
  state: number
  /** What was drawn: the meeting, and the slot it would go to. */
  meeting: number
  to: number
}

const mostDraws = 200

export function listPlainEnds({ model }: Board, random: Random): PlainEnds {
  const { problem, slots, delegatesOf, meetingsOf, isPlain } = model
  const parties = [...meetingsOf.keys()].filter((party) => meetingsOf[party]!.some((meeting) => isPlain[meeting] === 1))
  const isHere = new Uint8Array(parties.length * slots)
  for (const [index, party] of parties.entries()) {
    for (const slot of problem.parties[party]!.delegates[0]!.freeSlots) isHere[index * slots + slot] = 1
  }
  return {
    parties: Int32Array.from(parties),
    persons: Int32Array.from(parties, (party) => delegatesOf[party]![0]!),
    isHere,
    state: 1 + Math.floor(random() * 0x7ffffffe),
    meeting: -1,
    to: -1,
  }
}

/** Draws an end that would cost its party no more than `limit`; false when luck is out. */
export function drawPlainEnd(ends: PlainEnds, board: Board, limit: number): boolean {
  const { parties, persons, isHere } = ends
  const { busy, model, meetingAt, discomfortOf } = board
  const { calendar, slots, breakCosts } = model
  const { words, wordOf, bitOf } = calendar
  const share = parties.length / 2 ** 32
  let { state } = ends
  for (let draw = 0; draw < mostDraws; draw++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const index = ((state >>> 0) * share) | 0
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const from = ((state & 0xffff) * slots) >>> 16
    const to = ((state >>> 16) * slots) >>> 16
    const party = parties[index]!
    if ((busy[party * words + wordOf[from]!]! & bitOf[from]!) === 0) continue
    if ((busy[party * words + wordOf[to]!]! & bitOf[to]!) !== 0 || isHere[index * slots + to] === 0) continue
    if (discomfortAfter(calendar, busy, party, from, to, breakCosts) - discomfortOf[party]! > limit) continue
    ends.state = state
    ends.meeting = meetingAt[persons[index]! * slots + from]!
    ends.to = to
    return true
  }
  ends.state = state
  return false
}
