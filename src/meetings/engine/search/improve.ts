import { type Board, feel, lift, seat } from './board.ts'
import { moveAlongChain } from './chain.ts'
import { insertByEjecting, pickAny } from './ejection.ts'
import { keepsOrder } from './order.ts'
import {
  emptyPlainChain,
  followPlainChain,
  type PlainChain,
  proposePlainChain,
  weighPlainChain,
} from './plain-chain.ts'
import { carryOut, emptyProposal, type Proposal, proposeLeaving, startOver, weigh } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import type { Pick } from './seating.ts'

/** The best arrangement met, and what it lacks. */
export type Best = { slotOf: Int32Array; crewOf: Int32Array; missing: number; discomfort: number }

/** A checkpoint comes after so many moves; every search ends at one. */
export const checkpointMoves = 1000

const hottest = 0.4
const coldest = 0.06
/** The first cooling takes so many moves per meeting, every later one twice as many as the one before. */
const firstCoolingMoves = 150
const shortestCooling = 2000
/** How often a waiting meeting is drawn before all others. */
const waitingShare = 0.25

/**
 * Simulated annealing over chains and ejections, until `goOn` says no; leaves the best arrangement on the board.
 * The course depends on the board and the random numbers only, so a shorter search is the beginning of a longer one.
 */
export function improve(board: Board, random: Random, goOn: (moves: number, best: Best) => boolean): number {
  const search: Search = {
    proposal: emptyProposal(board),
    chain: emptyPlainChain(board.model.meetings),
    pick: pickAny(random),
    random,
    temperature: hottest,
  }
  const best = remember(board)
  let moves = 0
  let cooling = Math.max(shortestCooling, firstCoolingMoves * board.model.meetings)
  let cooled = 0
  while (goOn(moves, best)) {
    search.temperature = hottest * (coldest / hottest) ** (cooled / cooling)
    for (let step = 0; step < checkpointMoves; step++) {
      if (tryMove(search) && isBetter(board, best)) note(board, best)
    }
    moves += checkpointMoves
    cooled += checkpointMoves
    if (cooled < cooling) continue
    cooled = 0
    cooling *= 2
    recall(board, best)
  }
  recall(board, best)
  return moves
}

type Search = { proposal: Proposal; chain: PlainChain; pick: Pick; random: Random; temperature: number }

/** Draws a meeting and a slot for it, and brings it there if the cost is acceptable; false when nothing changed. */
function tryMove(search: Search): boolean {
  const { proposal, random } = search
  const { model, waiting, slotOf } = proposal.board
  const isWaiting = waiting.meetings.length > 0 && random() < waitingShare
  const meeting = isWaiting
    ? waiting.meetings[pickBelow(random, waiting.meetings.length)]!
    : pickBelow(random, model.meetings)
  const open = model.slotsOf[meeting]!
  if (open.length === 0) return false
  const slot = open[pickBelow(random, open.length)]!
  const isQuick = !model.order && model.isPlain[meeting] === 1
  if (isQuick && slotOf[meeting]! >= 0 && slotOf[meeting] !== slot) {
    const outcome = tryPlainChain(search, meeting, slot)
    if (outcome !== 'mixed') return outcome === 'accepted'
  }
  startOver(proposal)
  if (!propose(search, meeting, slot) || !keepsOrder(proposal)) return false
  if (!isAccepted(search, weigh(proposal))) return false
  carryOut(proposal)
  return true
}

function tryPlainChain(search: Search, meeting: number, slot: number): 'accepted' | 'refused' | 'mixed' {
  const { proposal, chain, random } = search
  const outcome = followPlainChain(chain, proposal.board, meeting, slot, random)
  if (outcome === 'mixed') return 'mixed'
  if (outcome === 'blocked' || !isAccepted(search, weighPlainChain(chain, proposal.board))) return 'refused'
  startOver(proposal)
  proposePlainChain(chain, proposal)
  carryOut(proposal)
  return 'accepted'
}

function propose(search: Search, meeting: number, slot: number): boolean {
  const { proposal, random } = search
  const from = proposal.board.slotOf[meeting]!
  if (from >= 0 && from !== slot) return moveAlongChain(proposal, meeting, { to: slot, back: from }, random)
  if (from < 0 && random() < 0.5) {
    const back = pickBelow(random, proposal.board.model.slots)
    return back !== slot && moveAlongChain(proposal, meeting, { to: slot, back }, random)
  }
  return reseat(search, meeting, slot)
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

function isAccepted({ temperature, random }: Search, cost: number): boolean {
  return cost <= 0 || random() < Math.exp(-cost / temperature)
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
