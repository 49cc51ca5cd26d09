import { pickBelow, type Random } from '../search/random.ts'
import {
  type AnnealBoard,
  countBreaksIn,
  countDisorder,
  countIdle,
  emptyAnnealBoard,
  liftFrom,
  mostBoardSlots,
  pickBit,
  seatOn,
} from './anneal-board.ts'
import { type Chain, emptyChain, followChain, isInChain } from './anneal-chain.ts'
import type { Day } from './day-in-numbers.ts'

/** A full plan: every meeting has its slot, in order, within the fairness limit. */
export type Witness = { slotOf: Int32Array; breaks: number }

export type Cooling = { moves: number; hottest: number; coldest: number; idleCost: number }

/** Cold enough to end in, and an idle slot dear enough to lead out of long breaks; found by trying. */
export const usualCooling: Omit<Cooling, 'moves'> = { hottest: 0.35, coldest: 0.09, idleCost: 0.1 }

const waitingCost = 4
const disorderCost = 3
const unfairness = 2
const waitingShare = 0.25
/** How often a party that has a break is sought out, and how hard. */
const mendingShare = 0.3
const mendingTries = 30
const checkpointMoves = 4096

/** Who comes is no question, and the slots go into one word. */
export function canAnneal({ model, isPlain }: Day): boolean {
  return isPlain && model.slots <= mostBoardSlots
}

/**
 * Simulated annealing, one cooling, for a plan of at most `target` breaks: meetings change places along chains, waiting
 * ones push others out. Returns the best full plan met, if any.
 */
export function anneal(
  day: Day,
  random: Random,
  cooling: Cooling,
  target: number,
  goOn: () => boolean,
): Witness | undefined {
  const board = emptyAnnealBoard(day)
  const search: Search = { board, chain: emptyChain(board), random, temperature: 0, idleCost: cooling.idleCost }
  seatAll(search)
  let best: Witness | undefined
  for (let moves = 0; moves < cooling.moves && goOn(); moves += checkpointMoves) {
    search.temperature = cooling.hottest * (cooling.coldest / cooling.hottest) ** (moves / cooling.moves)
    for (let step = 0; step < checkpointMoves; step++) {
      if (!tryMove(search) || board.waits + board.disorder + board.excess > 0) continue
      if (best && board.breaks >= best.breaks) continue
      best = { slotOf: board.slotOf.slice(), breaks: board.breaks }
      if (best.breaks <= target) return best
    }
  }
  return best
}

type Search = { board: AnnealBoard; chain: Chain; random: Random; temperature: number; idleCost: number }

/** Those with the fewest slots for the demand on their parties first, each where it costs least. */
function seatAll(search: Search): void {
  const { board, random } = search
  const { openSlots, partyOf, load, tables, busy } = board
  const demand = new Int32Array(busy.length)
  for (const party of partyOf) demand[party]!++
  const urgency = Float64Array.from(openSlots, (open, meeting) => {
    return demand[partyOf[meeting * 2]!]! + demand[partyOf[meeting * 2 + 1]!]! - 4 * open.length + random() / 2
  })
  const inTurn = [...openSlots.keys()].sort((one, other) => urgency[other]! - urgency[one]!)
  for (const meeting of inTurn) {
    let easiest = -1
    let least = Number.POSITIVE_INFINITY
    for (const slot of openSlots[meeting]!) {
      const taken = busy[partyOf[meeting * 2]!]! | busy[partyOf[meeting * 2 + 1]!]!
      if ((taken & (1 << slot)) !== 0 || load[slot]! >= tables[slot]!) continue
      const cost =
        weighTurn(search, partyOf[meeting * 2]!, 1 << slot) +
        weighTurn(search, partyOf[meeting * 2 + 1]!, 1 << slot) +
        disorderCost * countDisorder(board, meeting, slot) +
        load[slot]! / (3 * tables[slot]!)
      if (cost >= least) continue
      least = cost
      easiest = slot
    }
    if (easiest < 0) continue
    board.disorder += countDisorder(board, meeting, easiest)
    seatOn(board, meeting, easiest)
  }
}

function tryMove(search: Search): boolean {
  const { board, random } = search
  if (board.waits > 0 && random() < waitingShare) {
    return tryPlace(search, board.waiting[pickBelow(random, board.waits)]!)
  }
  if (board.breaks > 0 && random() < mendingShare) return tryMending(search)
  return tryPlace(search, pickBelow(random, board.meetings))
}

function tryPlace(search: Search, meeting: number): boolean {
  const { board, random } = search
  const open = board.openSlots[meeting]!
  const slot = open[pickBelow(random, open.length)]!
  if (slot === board.slotOf[meeting]) return false
  return board.slotOf[meeting]! < 0 ? tryEjection(search, meeting, slot) : tryChain(search, meeting, slot)
}

/** Takes a meeting at the edge of a stretch of some party that has a break to the edge of another stretch, or of its own. */
function tryMending(search: Search): boolean {
  const { board, random } = search
  const { busy, slots, slotOf, meetingAt, open } = board
  for (let tries = 0; tries < mendingTries; tries++) {
    const party = pickBelow(random, busy.length)
    const bits = busy[party]!
    if (countBreaksIn(board, bits) === 0) continue
    const edges = bits & ~((bits << 1) & (bits >>> 1))
    const beside = ((bits << 1) | (bits >>> 1)) & ~bits & ((1 << slots) - 1)
    const meeting = meetingAt[party * slots + pickBit(edges, random)]!
    const slot = pickBit(beside, random)
    const isPossible = slotOf[meeting] !== slot && (open[meeting]! & (1 << slot)) !== 0
    return isPossible && tryChain(search, meeting, slot)
  }
  return false
}

function tryChain(search: Search, meeting: number, slot: number): boolean {
  const { board, chain, random } = search
  if (!followChain(chain, board, meeting, slot, random)) return false
  const bits = (1 << chain.slot) | (1 << chain.other)
  let cost = 0
  for (let end = 0; end < chain.ends; end++) cost += weighTurn(search, chain.party[end]!, bits)
  const disorder = board.before ? countDisorderOfChain(search) : 0
  if (!isAccepted(search, cost + disorderCost * disorder)) return false
  const { slotOf } = board
  for (let at = 0; at < chain.length; at++) {
    const one = chain.meetings[at]!
    chain.stampOf[one] = slotOf[one] === chain.slot ? -1 - chain.other : -1 - chain.slot
    liftFrom(board, one)
  }
  for (let at = 0; at < chain.length; at++) seatOn(board, chain.meetings[at]!, -1 - chain.stampOf[chain.meetings[at]!]!)
  board.disorder += disorder
  return true
}

/** By how much the pairs in the wrong order become more. */
function countDisorderOfChain({ board, chain }: Search): number {
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

/** Seats a waiting meeting at the expense of up to three others. */
function tryEjection(search: Search, meeting: number, slot: number): boolean {
  const { board, random } = search
  const { partyOf, meetingAt, slots, load, tables, seated } = board
  const [left, right] = [partyOf[meeting * 2]!, partyOf[meeting * 2 + 1]!]
  const ejected: number[] = []
  for (const party of [left, right]) {
    const held = meetingAt[party * slots + slot]!
    if (held >= 0 && !ejected.includes(held)) ejected.push(held)
  }
  if (load[slot]! + 1 - ejected.length > tables[slot]!) ejected.push(seated[slot]![pickBelow(random, load[slot]!)]!)
  const was = { breaks: board.breaks, excess: board.excess, disorder: board.disorder, waits: board.waits }
  const parties = new Set([left, right, ...ejected.flatMap((one) => [partyOf[one * 2]!, partyOf[one * 2 + 1]!])])
  let idle = 0
  for (const party of parties) idle -= countIdle(board.busy[party]!)
  for (const one of ejected) {
    liftFrom(board, one)
    board.disorder -= countDisorder(board, one, slot)
  }
  board.disorder += countDisorder(board, meeting, slot)
  seatOn(board, meeting, slot)
  for (const party of parties) idle += countIdle(board.busy[party]!)
  const cost =
    waitingCost * (board.waits - was.waits) +
    disorderCost * (board.disorder - was.disorder) +
    (board.breaks - was.breaks) +
    unfairness * (board.excess - was.excess) +
    search.idleCost * idle
  if (isAccepted(search, cost)) return true
  board.disorder = was.disorder
  liftFrom(board, meeting)
  for (const one of ejected) seatOn(board, one, slot)
  return false
}

/** What it costs the party to have these slots turned over. */
function weighTurn({ board, idleCost }: Search, party: number, turned: number): number {
  const was = board.busy[party]!
  const is = was ^ turned
  const breaksWere = countBreaksIn(board, was)
  const breaksAre = countBreaksIn(board, is)
  const excess = Math.max(0, breaksAre - board.fairness) - Math.max(0, breaksWere - board.fairness)
  return breaksAre - breaksWere + unfairness * excess + idleCost * (countIdle(is) - countIdle(was))
}

function isAccepted({ temperature, random }: Search, cost: number): boolean {
  return cost <= 0 || random() < Math.exp(-cost / temperature)
}
