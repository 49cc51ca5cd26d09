import { pickBelow, type Random } from '../search/random.ts'
import type { AnnealBoard } from './anneal-board.ts'

/** Meetings that change places between two slots: paths of meetings from party to party, of which only the ends feel anything. */
export type Chain = {
  slot: number
  other: number
  length: number
  readonly meetings: Int32Array
  /** Where each of them goes, filled in when they do. */
  readonly to: Int32Array
  ends: number
  /** Parties that gain one of the slots and lose the other. */
  readonly party: Int32Array
  readonly stampOf: Int32Array
  stamp: number
  /** By how many the meetings in `other` become more, and those in `slot` less. */
  gain: number
}

const relieveTries = 6

export function emptyChain({ meetings }: AnnealBoard): Chain {
  return {
    slot: 0,
    other: 0,
    length: 0,
    meetings: new Int32Array(meetings),
    to: new Int32Array(meetings),
    ends: 0,
    party: new Int32Array(meetings * 2),
    stampOf: new Int32Array(meetings),
    stamp: 0,
    gain: 0,
  }
}

/** Takes the meeting from its slot to another, with all that follows from it; false when that cannot be. */
export function followChain(chain: Chain, board: AnnealBoard, meeting: number, other: number, random: Random): boolean {
  chain.stamp++
  chain.length = 0
  chain.ends = 0
  chain.gain = 0
  chain.slot = board.slotOf[meeting]!
  chain.other = other
  return addPath(chain, board, meeting) && relieve(chain, board, random)
}

export function isInChain({ stampOf, stamp }: Chain, meeting: number): boolean {
  return stampOf[meeting] === stamp
}

/** Paths the other way until both slots have tables enough. */
function relieve(chain: Chain, board: AnnealBoard, random: Random): boolean {
  const { load, tables, seated } = board
  for (let tries = 0; ; tries++) {
    const isOtherFull = load[chain.other]! + chain.gain > tables[chain.other]!
    if (!isOtherFull && load[chain.slot]! - chain.gain <= tables[chain.slot]!) return true
    if (tries === relieveTries) return false
    const full = isOtherFull ? chain.other : chain.slot
    const picked = seated[full]![pickBelow(random, load[full]!)]!
    if (isInChain(chain, picked)) continue
    const { length, ends, gain } = chain
    const isClosed = addPath(chain, board, picked)
    if (isClosed && (isOtherFull ? chain.gain < gain : chain.gain > gain)) continue
    while (chain.length > length) chain.stampOf[chain.meetings[--chain.length]!] = 0
    chain.ends = ends
    chain.gain = gain
  }
}

function addPath(chain: Chain, board: AnnealBoard, first: number): boolean {
  return addMeeting(chain, board, first) && walk(chain, board, first, 0) && walk(chain, board, first, 1)
}

/** From the party on this side of the meeting on to the end of the path. */
function walk(chain: Chain, board: AnnealBoard, first: number, firstSide: number): boolean {
  const { slotOf, meetingAt, partyOf, slots } = board
  let meeting = first
  let side = firstSide
  for (;;) {
    const party = partyOf[meeting * 2 + side]!
    const next = meetingAt[party * slots + (slotOf[meeting] === chain.slot ? chain.other : chain.slot)]!
    if (next < 0) {
      chain.party[chain.ends++] = party
      return true
    }
    if (chain.stampOf[next] === chain.stamp) return true
    if (!addMeeting(chain, board, next)) return false
    side = partyOf[next * 2] === party ? 1 : 0
    meeting = next
  }
}

function addMeeting(chain: Chain, { slotOf, open }: AnnealBoard, meeting: number): boolean {
  const to = slotOf[meeting] === chain.slot ? chain.other : chain.slot
  if ((open[meeting]! & (1 << to)) === 0) return false
  chain.stampOf[meeting] = chain.stamp
  chain.meetings[chain.length++] = meeting
  chain.gain += to === chain.other ? 1 : -1
  return true
}
