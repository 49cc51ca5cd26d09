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

/** The meetings that would stand on the wrong side of this one if it were held in the slot. */
export function listOutOfOrder(proposal: Proposal, meeting: number, slot: number): number[] {
  const { order } = proposal.board.model
  if (!order) return []
  const late = order.before[meeting]!.filter((one) => slotThen(proposal, one) >= slot)
  const isEarly = (one: number) => slotThen(proposal, one) >= 0 && slotThen(proposal, one) <= slot
  return [...late, ...order.after[meeting]!.filter(isEarly)]
}

/** A meeting that would stand on the wrong side of this one, or -1. */
function findOutOfOrder(proposal: Proposal, meeting: number): number {
  const slot = slotThen(proposal, meeting)
  return slot < 0 ? -1 : (listOutOfOrder(proposal, meeting, slot)[0] ?? -1)
}

function slotThen({ board, stamp, stampOf, slotOf }: Proposal, meeting: number): number {
  return stampOf[meeting] === stamp ? slotOf[meeting]! : board.slotOf[meeting]!
}
