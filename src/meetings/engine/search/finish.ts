import { type Board, poolOf } from './board.ts'
import { insertByEjecting, pickLightest } from './ejection.ts'
import { crewSize } from './model.ts'
import { keepsOrder } from './order.ts'
import { carryOut, emptyProposal, type Proposal, proposeLeaving, proposeSeat, startOver, weigh } from './proposal.ts'
import type { Random } from './random.ts'
import { findFreeCrew } from './seating.ts'

/**
 * What chance may have left undone: no interpreter sits with people who could talk alone, nobody who is here in a video
 * room while a table in the hall is free, no meeting waits that has a place, and none that could have one at the expense
 * of lighter ones.
 */
export function finish(board: Board, random: Random): void {
  const proposal = emptyProposal(board)
  releaseUnneeded(proposal, random)
  while (seatWaiting(proposal, random));
}

function releaseUnneeded(proposal: Proposal, random: Random): void {
  const { model, slotOf, crewOf } = proposal.board
  for (let meeting = 0; meeting < model.meetings; meeting++) {
    const slot = slotOf[meeting]!
    if (slot < 0 || model.crewRank[crewOf[meeting]!] === 0) continue
    startOver(proposal)
    proposeLeaving(proposal, meeting)
    proposeSeat(proposal, meeting, slot, findFreeCrew(proposal, meeting, slot, random, 'at-table'))
    carryOut(proposal)
  }
}

/** One round over all waiting meetings, the weightiest first; false when it brought nothing. */
function seatWaiting(proposal: Proposal, random: Random): boolean {
  const { model, waiting, slotOf } = proposal.board
  const lightestIn = new Map<number, number>()
  const inTurn = waiting.meetings.toSorted((one, other) => model.worth[other]! - model.worth[one]!)
  return (
    inTurn.filter((meeting) => {
      if (slotOf[meeting]! >= 0 || !seatAtGain(proposal, meeting, lightestIn, random)) return false
      lightestIn.clear()
      return true
    }).length > 0
  )
}

function seatAtGain(proposal: Proposal, meeting: number, lightestIn: Map<number, number>, random: Random): boolean {
  const { slotsOf, crewStart, crewOpen, slots, worth } = proposal.board.model
  for (const slot of slotsOf[meeting]!) {
    for (let crew = crewStart[meeting]!; crew < crewStart[meeting + 1]!; crew++) {
      if (crewOpen[crew * slots + slot] === 0) continue
      if (weighInTheWay(proposal.board, slot, crew, lightestIn) > worth[meeting]!) continue
      startOver(proposal)
      const isPossible = insertByEjecting(proposal, meeting, slot, crew, pickLightest(proposal), random)
      if (!isPossible || !keepsOrder(proposal) || weigh(proposal) > -1e-6) continue
      carryOut(proposal)
      return true
    }
  }
  return false
}

/** The worth of those who hold the crew's members, or, when none do and the tables are full, of the lightest there. */
function weighInTheWay(board: Board, slot: number, crew: number, lightestIn: Map<number, number>): number {
  const { model, meetingAt } = board
  const { crewMembers, crewKind, slots, kinds, worth, openOfKind } = model
  const held = new Set<number>()
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const meeting = crewMembers[at]! < 0 ? -1 : meetingAt[crewMembers[at]! * slots + slot]!
    if (meeting >= 0) held.add(meeting)
  }
  if (held.size > 0) return [...held].reduce((sum, meeting) => sum + worth[meeting]!, 0)
  const pool = slot * kinds + crewKind[crew]!
  const { meetings } = poolOf(board, slot, crew)
  if (meetings.length < openOfKind[pool]! || hasRoomInSlot(board, slot)) return 0
  const lightest =
    lightestIn.get(pool) ?? meetings.reduce((least, meeting) => Math.min(least, worth[meeting]!), Infinity)
  lightestIn.set(pool, lightest)
  return lightest
}

/** Whether some table is free, be it of a kind that only others may use: they may be sitting here. */
function hasRoomInSlot({ model: { kinds, openOfKind }, seated }: Board, slot: number): boolean {
  for (let pool = slot * kinds; pool < (slot + 1) * kinds; pool++) {
    if (seated[pool]!.meetings.length < openOfKind[pool]!) return true
  }
  return false
}
