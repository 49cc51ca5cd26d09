import { crewSize } from './model.ts'
import { makeOrder } from './order.ts'
import { countTablesLeft, isPartOf, type Proposal, proposeLeaving, proposeSeat } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import { findFreeCrew, findOtherCrew, findWorkBeside, isOverworked, makeWay, type Pick } from './seating.ts'

export function pickAny(random: Random): Pick {
  return (meetings) => meetings[pickBelow(random, meetings.length)]
}

export function pickLightest({ board }: Proposal): Pick {
  const { worth } = board.model
  return ([first, ...others]) =>
    others.reduce((lightest, one) => (worth[one]! < worth[lightest ?? one]! ? one : lightest), first)
}

/** How many of its meetings a party tries when it finds itself free. */
const fillTries = 3

/**
 * Proposes to seat a meeting, waiting or leaving, with a crew open in the slot, whatever stands in the way; those who
 * lose their place wait, unless they can stay in the slot with another crew. Whoever is left alone by that may meet
 * somebody else instead: a heavy meeting is often worth less than the two it keeps apart. False when nobody can be
 * made to go.
 */
export function insertByEjecting(
  proposal: Proposal,
  meeting: number,
  slot: number,
  crew: number,
  pick: Pick,
  random: Random,
): boolean {
  const ejected = makeWay(proposal, meeting, slot, crew, pick)
  if (!ejected) return false
  const interpreter = proposal.board.model.crewMembers[crew * crewSize + 2]!
  while (isOverworked(proposal, crew, slot)) {
    proposeLeaving(proposal, findWorkBeside(proposal, interpreter, slot))
  }
  if (countTablesLeft(proposal, slot) <= 0) {
    const picked = pick(proposal.board.seated[slot]!.meetings.filter((one) => !isPartOf(proposal, one)))
    if (picked === undefined) return false
    proposeLeaving(proposal, picked)
    ejected.push(picked)
  }
  proposeSeat(proposal, meeting, slot, crew)
  if (!makeOrder(proposal, meeting)) return false
  for (const one of ejected) {
    const stays = countTablesLeft(proposal, slot) > 0 ? findOtherCrew(proposal, one, slot, random) : -1
    if (stays >= 0) proposeSeat(proposal, one, slot, stays)
  }
  for (const one of ejected) fillInFor(proposal, one, slot, random)
  return true
}

/** Tries to give the parties of an ejected meeting another one in its slot. */
function fillInFor(proposal: Proposal, ejected: number, slot: number, random: Random): void {
  const { model, slotOf } = proposal.board
  for (let side = ejected * 2; side < ejected * 2 + 2; side++) {
    const wishes = model.meetingsOf[model.partyOf[side]!]!
    for (let tries = 0; tries < fillTries && countTablesLeft(proposal, slot) > 0; tries++) {
      const wish = wishes[pickBelow(random, wishes.length)]!
      if (slotOf[wish]! >= 0 || isPartOf(proposal, wish)) continue
      const crew = findFreeCrew(proposal, wish, slot, random)
      if (crew >= 0) proposeSeat(proposal, wish, slot, crew)
    }
  }
}
