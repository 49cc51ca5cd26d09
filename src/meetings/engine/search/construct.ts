import type { Board } from './board.ts'
import { keepsOrder } from './order.ts'
import { carryOut, countTablesLeft, emptyProposal, type Proposal, proposeSeat, startOver, weigh } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import { findFreeCrew } from './seating.ts'

/**
 * Seats the waiting meetings one after another: the weightiest first, then those with the fewest slots for the demand
 * on their parties, each where it costs the parties least and tables are plenty. What finds no place keeps waiting.
 */
export function construct(board: Board, random: Random): void {
  const proposal = emptyProposal(board)
  for (const meeting of orderByUrgency(board, random)) {
    const place = findEasiestPlace(proposal, meeting, random)
    startOver(proposal)
    if (!place) continue
    proposeSeat(proposal, meeting, place.slot, place.crew)
    carryOut(proposal)
  }
}

function orderByUrgency({ model, waiting }: Board, random: Random): number[] {
  const demand = new Int32Array(model.parties)
  for (const party of model.partyOf) demand[party]!++
  const urgency = Float64Array.from({ length: model.meetings }, (_, meeting) => {
    const wishes = demand[model.partyOf[meeting * 2]!]! + demand[model.partyOf[meeting * 2 + 1]!]!
    return wishes - 4 * model.slotsOf[meeting]!.length + 0.5 * random()
  })
  const byUrgency = (one: number, other: number) => urgency[other]! - urgency[one]!
  return [...waiting.meetings].sort(
    (one, other) => Math.round(model.worth[other]! - model.worth[one]!) || byUrgency(one, other),
  )
}

function findEasiestPlace(
  proposal: Proposal,
  meeting: number,
  random: Random,
): { slot: number; crew: number } | undefined {
  const { slotsOf, openTables } = proposal.board.model
  let best: { slot: number; crew: number } | undefined
  let least = Infinity
  const open = slotsOf[meeting]!
  const turn = pickBelow(random, open.length)
  for (let step = 0; step < open.length; step++) {
    startOver(proposal)
    const slot = open[(turn + step) % open.length]!
    const tables = countTablesLeft(proposal, slot)
    const crew = tables > 0 ? findFreeCrew(proposal, meeting, slot, random) : -1
    if (crew < 0) continue
    proposeSeat(proposal, meeting, slot, crew)
    if (!keepsOrder(proposal)) continue
    const cost = weigh(proposal) - tables / (3 * openTables[slot]!)
    if (cost >= least) continue
    least = cost
    best = { slot, crew }
  }
  return best
}
