import { type AnnealBoard, liftFrom, pickBit, seatOn } from './anneal-board.ts'
import { type Chain, emptyChain, followChain, isInChain } from './anneal-chain.ts'
import { type AnnealSearch, disorderCost, isAccepted, weighTurn } from './anneal-search.ts'

/** A search with a chain at hand for each step of a swap. */
export type Swaps = AnnealSearch & { readonly chains: readonly Chain[] }

/** A swap that leaves a party with a break goes on to mend its day, and so on: so many chains are weighed as one change. */
const mostSteps = 3
/** What the steps may cost in between. */
const mostOwed = 1.5
const triesPerStep = 3
/** A party that is this much worse off has a break more. */
const harm = 0.5

export function emptySwaps(search: AnnealSearch): Swaps {
  return { ...search, chains: Array.from({ length: mostSteps }, () => emptyChain(search.board)) }
}

/** Takes the meeting to the slot along a chain; false, and all as it was, when that is not accepted. */
export function trySwap(swaps: Swaps, meeting: number, slot: number): boolean {
  return swap(swaps, meeting, slot, 0, 0)
}

/** Takes a meeting at the edge of one of the party's stretches to the edge of another, or of its own. */
export function mendDay(swaps: Swaps, party: number): boolean {
  return mend(swaps, party, 0, 0)
}

function mend(swaps: Swaps, party: number, step: number, owed: number): boolean {
  const { board, random } = swaps
  const { busy, slots, slotOf, meetingAt, open } = board
  const bits = busy[party]!
  const edges = bits & ~((bits << 1) & (bits >>> 1))
  const beside = ((bits << 1) | (bits >>> 1)) & ~bits & ((1 << slots) - 1)
  if (edges === 0 || beside === 0) return false
  const meeting = meetingAt[party * slots + pickBit(edges, random)]!
  const slot = pickBit(beside, random)
  const isPossible = slotOf[meeting] !== slot && (open[meeting]! & (1 << slot)) !== 0
  return isPossible && swap(swaps, meeting, slot, step, owed)
}

function swap(swaps: Swaps, meeting: number, slot: number, step: number, owed: number): boolean {
  const { board, random, chains } = swaps
  const chain = chains[step]!
  if (!followChain(chain, board, meeting, slot, random)) return false
  const bits = (1 << chain.slot) | (1 << chain.other)
  const disorder = board.before ? countDisorderOf(board, chain) : 0
  let cost = owed + disorderCost * disorder
  let worst = harm
  let harmed = -1
  for (let end = 0; end < chain.ends; end++) {
    const turn = weighTurn(swaps, chain.party[end]!, bits)
    cost += turn
    if (turn <= worst) continue
    worst = turn
    harmed = chain.party[end]!
  }
  const isAtEnd = isAccepted(swaps, cost)
  if (!isAtEnd && (step + 1 === mostSteps || harmed < 0 || cost > mostOwed)) return false
  turnOver(board, chain, disorder)
  if (isAtEnd) return true
  for (let tries = 0; tries < triesPerStep; tries++) if (mend(swaps, harmed, step + 1, cost)) return true
  turnOver(board, chain, -disorder)
  return false
}

/** Done twice, all is as before. */
function turnOver(board: AnnealBoard, { meetings, to, length, slot, other }: Chain, disorder: number): void {
  for (let at = 0; at < length; at++) {
    to[at] = board.slotOf[meetings[at]!] === slot ? other : slot
    liftFrom(board, meetings[at]!)
  }
  for (let at = 0; at < length; at++) seatOn(board, meetings[at]!, to[at]!)
  board.disorder += disorder
}

/** By how much the pairs in the wrong order become more. */
function countDisorderOf(board: AnnealBoard, chain: Chain): number {
  const { slotOf, before, after } = board
  const slotThen = (meeting: number) => {
    if (!isInChain(chain, meeting)) return slotOf[meeting]!
    return slotOf[meeting] === chain.slot ? chain.other : chain.slot
  }
  const isWrong = (one: number, other: number) => (one >= 0 && other >= 0 && one >= other ? 1 : 0)
  let change = 0
  for (let at = 0; at < chain.length; at++) {
    const meeting = chain.meetings[at]!
    for (const one of before![meeting]!) {
      change += isWrong(slotThen(one), slotThen(meeting)) - isWrong(slotOf[one]!, slotOf[meeting]!)
    }
    for (const one of after[meeting]!) {
      if (isInChain(chain, one)) continue
      change += isWrong(slotThen(meeting), slotOf[one]!) - isWrong(slotOf[meeting]!, slotOf[one]!)
    }
  }
  return change
}
