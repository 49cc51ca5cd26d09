import type { Board } from './board.ts'
import { insertByEjecting, pickLightest } from './ejection.ts'
import { crewSize } from './model.ts'
import { keepsOrder } from './order.ts'
import { carryOut, emptyProposal, type Proposal, proposeLeaving, proposeSeat, startOver, weigh } from './proposal.ts'
import type { Random } from './random.ts'
import { findFreeCrew } from './seating.ts'

/**
 * What chance may have left undone: no interpreter sits with people who could talk alone, no meeting waits that has a
 * place, and none that could have one at the expense of lighter ones.
 */
export function finish(board: Board, random: Random): void {
  const proposal = emptyProposal(board)
  releaseInterpreters(proposal, random)
  while (seatWaiting(proposal, random));
}

function releaseInterpreters(proposal: Proposal, random: Random): void {
  const { model, slotOf, crewOf } = proposal.board
  for (let meeting = 0; meeting < model.meetings; meeting++) {
    const slot = slotOf[meeting]!
    if (slot < 0 || model.crewMembers[crewOf[meeting]! * crewSize + 2]! < 0) continue
    startOver(proposal)
    proposeLeaving(proposal, meeting)
    proposeSeat(proposal, meeting, slot, findFreeCrew(proposal, meeting, slot, random))
    carryOut(proposal)
  }
}

/** One round over all waiting meetings, the weightiest first; false when it brought nothing. */
function seatWaiting(proposal: Proposal, random: Random): boolean {
  const { model, waiting, slotOf } = proposal.board
  const inTurn = waiting.meetings.toSorted((one, other) => model.worth[other]! - model.worth[one]!)
  return inTurn.filter((meeting) => slotOf[meeting]! < 0 && seatAtGain(proposal, meeting, random)).length > 0
}

function seatAtGain(proposal: Proposal, meeting: number, random: Random): boolean {
  const { slotsOf, crewStart, crewOpen, slots } = proposal.board.model
  for (const slot of slotsOf[meeting]!) {
    for (let crew = crewStart[meeting]!; crew < crewStart[meeting + 1]!; crew++) {
      if (crewOpen[crew * slots + slot] === 0) continue
      startOver(proposal)
      const isPossible = insertByEjecting(proposal, meeting, slot, crew, pickLightest(proposal), random)
      if (!isPossible || !keepsOrder(proposal) || weigh(proposal) > -1e-6) continue
      carryOut(proposal)
      return true
    }
  }
  return false
}
