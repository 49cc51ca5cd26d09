import { pickBelow, type Random } from '../search/random.ts'
import {
  countBreaksIn,
  countDisorder,
  countIdle,
  emptyAnnealBoard,
  liftFrom,
  mostBoardSlots,
  seatOn,
} from './anneal-board.ts'
import { type AnnealSearch, disorderCost, isAccepted, unfairness, waitingCost, weighTurn } from './anneal-search.ts'
import { emptySwaps, mendDay, type Swaps, trySwap } from './anneal-swap.ts'
import type { Day } from './day-in-numbers.ts'

/** A full plan: every meeting has its slot, in order, within the fairness limit. */
export type Witness = { slotOf: Int32Array; breaks: number }

export type Cooling = { moves: number; hottest: number; coldest: number; idleCost: number }

/** Cold enough to end in, and an idle slot dear enough to lead out of long breaks; found by trying. */
export const usualCooling: Omit<Cooling, 'moves'> = { hottest: 0.3, coldest: 0.12, idleCost: 0.1 }

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
  const search = emptySwaps({ board, random, temperature: 0, idleCost: cooling.idleCost })
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

/** Those with the fewest slots for the demand on their parties first, each where it costs least. */
function seatAll(search: AnnealSearch): void {
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

function tryMove(search: Swaps): boolean {
  const { board, random } = search
  if (board.waits > 0 && random() < waitingShare) {
    return tryPlace(search, board.waiting[pickBelow(random, board.waits)]!)
  }
  if (board.breaks > 0 && random() < mendingShare) return tryMending(search)
  return tryPlace(search, pickBelow(random, board.meetings))
}

function tryPlace(search: Swaps, meeting: number): boolean {
  const { board, random } = search
  const open = board.openSlots[meeting]!
  const slot = open[pickBelow(random, open.length)]!
  if (slot === board.slotOf[meeting]) return false
  return board.slotOf[meeting]! < 0 ? tryEjection(search, meeting, slot) : trySwap(search, meeting, slot)
}

/** Of some party that has a break. */
function tryMending(swaps: Swaps): boolean {
  const { board, random } = swaps
  for (let tries = 0; tries < mendingTries; tries++) {
    const party = pickBelow(random, board.busy.length)
    if (countBreaksIn(board, board.busy[party]!) > 0) return mendDay(swaps, party)
  }
  return false
}

/** Seats a waiting meeting at the expense of up to three others. */
function tryEjection(search: AnnealSearch, meeting: number, slot: number): boolean {
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
