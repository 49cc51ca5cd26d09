import { type Proposal, proposeLeaving } from './proposal.ts'

/** Whether all meetings that the proposal seats would stand in the order asked for. */
export function keepsOrder(proposal: Proposal): boolean {
  if (!proposal.board.model.order) return true
  return proposal.steps.every((step) => step >= 0 || findOutOfOrder(proposal, ~step) < 0)
}

/** Proposes that those leave who would stand before or after this meeting though they should not. False when one has just been moved. */
export function makeOrder(proposal: Proposal, meeting: number): boolean {
  for (;;) {
    const wrong = findOutOfOrder(proposal, meeting)
    if (wrong < 0) return true
    if (proposal.stampOf[wrong] === proposal.stamp) return false
    proposeLeaving(proposal, wrong)
  }
}

/** Whether the meeting would stand in the order asked for if it were held in the slot. */
export function isInOrder(proposal: Proposal, meeting: number, slot: number): boolean {
  return findOutOfOrder(proposal, meeting, slot) < 0
}

/** A meeting that would stand on the wrong side of this one, or -1. */
function findOutOfOrder(proposal: Proposal, meeting: number, slot = slotThen(proposal, meeting)): number {
  const { order } = proposal.board.model
  if (!order || slot < 0) return -1
  const tooLate = order.before[meeting]!.find((one) => slotThen(proposal, one) >= slot)
  if (tooLate !== undefined) return tooLate
  return order.after[meeting]!.find((one) => slotThen(proposal, one) >= 0 && slotThen(proposal, one) <= slot) ?? -1
}

function slotThen({ board, stamp, stampOf, slotOf }: Proposal, meeting: number): number {
  return stampOf[meeting] === stamp ? slotOf[meeting]! : board.slotOf[meeting]!
}
