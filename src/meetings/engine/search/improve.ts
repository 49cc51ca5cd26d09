import { type Board, feel, lift, seat } from './board.ts'
import { moveAlongChain } from './chain.ts'
import { construct } from './construct.ts'
import { insertByEjecting, pickAny } from './ejection.ts'
import { keepsOrder } from './order.ts'
import {
  carryOutPlainChain,
  emptyPlainChain,
  followPlainChain,
  makeRoomForPlainChain,
  type PlainChain,
  weighPlainChain,
} from './plain-chain.ts'
import { drawPlainEnd, listPlainEnds, type PlainEnds } from './plain-ends.ts'
import { carryOut, emptyProposal, type Proposal, proposeLeaving, startOver, weigh } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import type { Pick } from './seating.ts'

/** The best arrangement met, and what it lacks. */
export type Best = { slotOf: Int32Array; crewOf: Int32Array; missing: number; discomfort: number }

/** A checkpoint comes after so many moves; every search ends at one. */
export const checkpointMoves = 1000

const hottest = 0.4
const coldest = 0.1
/** Later coolings begin lower: they mend what the first has found. */
const reheated = 0.2
/** With more wishes than places it takes more warmth to let one in for another. */
const hottestOverbooked = 1.5
/** The first cooling takes so many moves per meeting, every later one twice as many as the one before. */
const firstCoolingMoves = 150
const shortestCooling = 2000
/**
 * With goals in an order, a board up to this is arranged anew after each cooling: where every place is taken, what is held
 * keeps each other where it is, and the lesser goals are left to luck.
 */
const smallBoard = 100
/** On a larger board than this the best arrangement is noted at checkpoints only: it takes longer than many moves. */
const largeBoard = 2000
/** How often a waiting meeting is drawn before all others: seldom when few wait, often on an overbooked day. */
const waitingShare = 0.25
const waitingShareOverbooked = 0.7
/** A day is overbooked when so many of its meetings wait at the start. */
const overbooked = 0.02

/**
 * Simulated annealing over chains and ejections, until `goOn` says no; leaves the best arrangement on the board.
 * The course depends on the board and the random numbers only, so a shorter search is the beginning of a longer one.
 */
export function improve(board: Board, random: Random, goOn: (moves: number, best: Best) => boolean): number {
  const isOverbooked = board.waiting.meetings.length > overbooked * board.model.meetings
  const search: Search = {
    waitingShare: isOverbooked ? waitingShareOverbooked : waitingShare,
    proposal: emptyProposal(board),
    chain: emptyPlainChain(board),
    ends: listPlainEnds(board, random),
    // A plain chain does not look at the order of its meetings.
    plainShare: board.model.order ? 0 : countPlain(board) / board.model.meetings,
    pick: pickAny(random),
    random,
    temperature: hottest,
  }
  const cold = coldest * board.model.leastCost
  const startsAfresh = board.model.problem.goals !== undefined && board.model.meetings <= smallBoard
  const best = remember(board)
  const notesAtOnce = board.model.meetings <= largeBoard
  let moves = 0
  let cooling = Math.max(startsAfresh ? checkpointMoves : shortestCooling, firstCoolingMoves * board.model.meetings)
  let cooled = 0
  let warmth = isOverbooked ? hottestOverbooked : hottest
  while (goOn(moves, best)) {
    search.temperature = warmth * (cold / warmth) ** (cooled / cooling)
    for (let step = 0; step < checkpointMoves; step++) {
      if (tryMove(search) && notesAtOnce && isBetter(board, best)) note(board, best)
    }
    if (isBetter(board, best)) note(board, best)
    moves += checkpointMoves
    cooled += checkpointMoves
    if (cooled < cooling) continue
    cooled = 0
    recall(board, best)
    if (startsAfresh) scatter(board, random)
    else {
      cooling *= 2
      warmth = reheated
    }
  }
  recall(board, best)
  return moves
}

/** Half of the meetings leave, and take places anew, those of a kind in any order. */
function scatter(board: Board, random: Random): void {
  for (let meeting = 0; meeting < board.model.meetings; meeting++) {
    if (board.slotOf[meeting]! >= 0 && random() < 0.5) lift(board, meeting)
  }
  for (let party = 0; party < board.model.parties; party++) feel(board, party)
  construct(board, random, board.model.meetings + 4 * board.model.slots)
}

type Search = {
  waitingShare: number
  proposal: Proposal
  chain: PlainChain
  ends: PlainEnds
  /** How often a plain chain is tried: as often as meetings are plain. */
  plainShare: number
  pick: Pick
  random: Random
  temperature: number
}

function countPlain({ model }: Board): number {
  return model.isPlain.reduce((count, isPlain) => count + isPlain, 0)
}

/** Draws a change and makes it if the cost is acceptable; false when nothing changed. */
function tryMove(search: Search): boolean {
  const { proposal, random, plainShare, waitingShare: share } = search
  const { model, waiting } = proposal.board
  if (waiting.meetings.length > 0 && random() < share) {
    return tryAnyMove(search, waiting.meetings[pickBelow(random, waiting.meetings.length)]!)
  }
  return random() < plainShare ? tryPlainMove(search) : tryAnyMove(search, pickBelow(random, model.meetings))
}

function tryAnyMove(search: Search, meeting: number): boolean {
  const { proposal, random } = search
  const open = proposal.board.model.slotsOf[meeting]!
  if (open.length === 0) return false
  return tryToMove(search, meeting, open[pickBelow(random, open.length)]!)
}

function tryToMove(search: Search, meeting: number, slot: number): boolean {
  const { proposal } = search
  startOver(proposal)
  if (!propose(search, meeting, slot) || !keepsOrder(proposal)) return false
  if (weigh(proposal) > drawLimit(search)) return false
  carryOut(proposal)
  return true
}

/** Follows a chain of plain meetings from one of its ends; the long way when others turn out to be part of it. */
function tryPlainMove(search: Search): boolean {
  const { proposal, chain, ends, random } = search
  const { board } = proposal
  const limit = drawLimit(search)
  if (!drawPlainEnd(ends, board, limit / 2)) return false
  const outcome = followPlainChain(chain, board, ends.meeting, ends.to)
  if (outcome === 'mixed') return tryToMove(search, ends.meeting, ends.to)
  if (outcome === 'blocked' || weighPlainChain(chain, board) > limit) return false
  if (!makeRoomForPlainChain(chain, board, random) || weighPlainChain(chain, board) > limit) return false
  carryOutPlainChain(chain, board)
  return true
}

function propose(search: Search, meeting: number, slot: number): boolean {
  const { proposal, random } = search
  const from = proposal.board.slotOf[meeting]!
  if (from >= 0 && from !== slot) return moveAlongChain(proposal, meeting, { to: slot, back: from }, random)
  if (from < 0 && random() < 0.5) return letIn(search, meeting)
  return reseat(search, meeting, slot)
}

/** A waiting meeting comes to a slot in which one side is free; what the other holds there goes where that one is free. */
function letIn({ proposal, random }: Search, meeting: number): boolean {
  const { model } = proposal.board
  const open = model.slotsOf[meeting]!
  const side = random() < 0.5 ? 0 : 1
  const to = drawFreeSlot(proposal.board, model.partyOf[meeting * 2 + side]!, open, random)
  const back = drawFreeSlot(proposal.board, model.partyOf[meeting * 2 + 1 - side]!, open, random)
  if (to < 0 || back < 0) return false
  const other = to === back ? pickBelow(random, model.slots) : back
  return other !== to && moveAlongChain(proposal, meeting, { to, back: other }, random)
}

/** One of the slots in which the party has a desk left, or -1. */
function drawFreeSlot({ model, desksInUse }: Board, party: number, open: Int32Array, random: Random): number {
  const turn = pickBelow(random, open.length)
  for (let step = 0; step < open.length; step++) {
    const slot = open[(turn + step) % open.length]!
    if (desksInUse[party * model.slots + slot]! < model.desks[party]!) return slot
  }
  return -1
}

/** The meeting comes into the slot with any crew, at the expense of others. */
function reseat({ proposal, pick, random }: Search, meeting: number, slot: number): boolean {
  const { model, slotOf, crewOf } = proposal.board
  const { crewStart, crewOpen, slots } = model
  const crew = crewStart[meeting]! + pickBelow(random, crewStart[meeting + 1]! - crewStart[meeting]!)
  if (crewOpen[crew * slots + slot] === 0 || crewOf[meeting] === crew) return false
  if (slotOf[meeting]! >= 0) proposeLeaving(proposal, meeting)
  return insertByEjecting(proposal, meeting, slot, crew, pick, random)
}

/** The most a change may cost this time: usually little, seldom more than the temperature. */
function drawLimit({ temperature, random }: Search): number {
  return -temperature * Math.log(1 - random())
}

function isBetter(board: Board, best: Best): boolean {
  return board.missing + board.discomfort < best.missing + best.discomfort - 1e-6
}

function remember(board: Board): Best {
  const { missing, discomfort } = board
  return { slotOf: board.slotOf.slice(), crewOf: board.crewOf.slice(), missing, discomfort }
}

function note(board: Board, best: Best): void {
  best.slotOf.set(board.slotOf)
  best.crewOf.set(board.crewOf)
  best.missing = board.missing
  best.discomfort = board.discomfort
}

/** Brings the best arrangement back onto the board. */
function recall(board: Board, best: Best): void {
  for (let meeting = 0; meeting < board.model.meetings; meeting++) {
    const isSame = board.slotOf[meeting] === best.slotOf[meeting] && board.crewOf[meeting] === best.crewOf[meeting]
    if (!isSame && board.slotOf[meeting]! >= 0) lift(board, meeting)
  }
  for (let meeting = 0; meeting < board.model.meetings; meeting++) {
    if (board.slotOf[meeting]! >= 0 || best.slotOf[meeting]! < 0) continue
    seat(board, meeting, best.slotOf[meeting]!, best.crewOf[meeting]!)
  }
  for (let party = 0; party < board.model.parties; party++) feel(board, party)
}
