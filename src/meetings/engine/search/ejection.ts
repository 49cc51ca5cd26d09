import { poolOf } from './board.ts'
import { freeTable } from './free-table.ts'
import { crewSize } from './model.ts'
import { makeOrder } from './order.ts'
import { countTablesLeft, isPartOf, type Proposal, proposeLeaving, proposeSeat, takeBackTo } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import { findFreeCrew, findOtherCrew, findWorkBeside, hasTable, isOverworked, makeWay, type Pick } from './seating.ts'
import { findTooFar } from './too-far.ts'

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
  const { board } = proposal
  const interpreter = board.model.crewMembers[crew * crewSize + 2]!
  while (isOverworked(proposal, crew, slot)) {
    proposeLeaving(proposal, findWorkBeside(proposal, interpreter, slot))
  }
  for (let far = findTooFar(proposal, crew, slot); far >= 0; far = findTooFar(proposal, crew, slot)) {
    proposeLeaving(proposal, far)
    ejected.push(far)
  }
  if (!hasTable(proposal, crew, slot) && !freeTable(proposal, slot, board.model.crewKind[crew]!, random)) {
    const picked = ejectFromTable(proposal, slot, crew, pick, random)
    if (picked === undefined) return false
    ejected.push(picked)
  }
  proposeSeat(proposal, meeting, slot, crew)
  if (!makeOrder(proposal, meeting)) return false
  for (const one of ejected) {
    const stays = findOtherCrew(proposal, one, board.slotOf[one]!, random, 'at-table')
    if (stays >= 0) proposeSeat(proposal, one, board.slotOf[one]!, stays)
  }
  for (const one of ejected) fillInFor(proposal, one, board.slotOf[one]!, random)
  return true
}

const ejectTries = 4

/** Proposes that one leaves the slot: the holder of a table for this crew, or of one that such a holder can move to. */
function ejectFromTable(
  proposal: Proposal,
  slot: number,
  crew: number,
  pick: Pick,
  random: Random,
): number | undefined {
  const { board, steps } = proposal
  const { kinds, crewKind } = board.model
  const isFree = (one: number) => !isPartOf(proposal, one)
  const inSlot = board.seated.slice(slot * kinds, (slot + 1) * kinds).flatMap(({ meetings }) => meetings.filter(isFree))
  for (let tries = 0; kinds > 1 && tries < ejectTries && inSlot.length > 0; tries++) {
    const before = steps.length
    const picked = pick(inSlot)!
    proposeLeaving(proposal, picked)
    if (hasTable(proposal, crew, slot) || freeTable(proposal, slot, crewKind[crew]!, random)) return picked
    takeBackTo(proposal, before)
    inSlot.splice(inSlot.indexOf(picked), 1)
  }
  const picked = pick(poolOf(board, slot, crew).meetings.filter(isFree))
  if (picked !== undefined) proposeLeaving(proposal, picked)
  return picked
}

/** Tries to give the parties of an ejected meeting another one in its slot. */
function fillInFor(proposal: Proposal, ejected: number, slot: number, random: Random): void {
  const { model, slotOf } = proposal.board
  for (let side = ejected * 2; side < ejected * 2 + 2; side++) {
    const wishes = model.meetingsOf[model.partyOf[side]!]!
    for (let tries = 0; tries < fillTries && hasAnyTable(proposal, slot); tries++) {
      const wish = wishes[pickBelow(random, wishes.length)]!
      if (slotOf[wish]! >= 0 || isPartOf(proposal, wish)) continue
      const crew = findFreeCrew(proposal, wish, slot, random, 'at-table')
      if (crew >= 0) proposeSeat(proposal, wish, slot, crew)
    }
  }
}

function hasAnyTable(proposal: Proposal, slot: number): boolean {
  for (let kind = 0; kind < proposal.board.model.kinds; kind++) {
    if (countTablesLeft(proposal, slot, kind) > 0) return true
  }
  return false
}
