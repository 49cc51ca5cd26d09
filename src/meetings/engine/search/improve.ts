import { type Board, feel, lift, seat } from './board.ts'
import { moveAlongChain } from './chain.ts'
import { insertByEjecting, pickAny } from './ejection.ts'
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

const hottest = Number(process.env.HOT ?? 0.4)
const coldest = Number(process.env.COLD ?? 0.06)
/** The first cooling takes so many moves per meeting, every later one twice as many as the one before. */
const firstCoolingMoves = Number(process.env.FC ?? 150)
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
    chain: emptyPlainChain(board),
    ends: listPlainEnds(board, random),
    plainShare: countPlain(board) / board.model.meetings,
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

type Search = {
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
  const { proposal, random, plainShare } = search
  const { model, waiting } = proposal.board
  if (waiting.meetings.length > 0 && random() < waitingShare) {
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
  if (!propose(search, meeting, slot) || weigh(proposal) > drawLimit(search)) return false
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
