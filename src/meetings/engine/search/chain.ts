import { freeTable } from './free-table.ts'
import { crewSize } from './model.ts'
import {
  countTablesLeft,
  isPartOf,
  meetingAt,
  type Proposal,
  proposeLeaving,
  proposeSeat,
  takeBackTo,
} from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import { findFreeCrew, findOtherCrew, isOverworked, makeWay } from './seating.ts'
import { isTooFar } from './too-far.ts'

const longestChain = 800
const tableTries = 6

/**
 * Proposes to seat the meeting in slot `to`; whoever stands in its way goes to slot `back`, whoever stands in theirs
 * there comes to `to`, and so on (a Kempe chain). False when the chain does not close: the proposal is then no good.
 */
export function moveAlongChain(
  proposal: Proposal,
  meeting: number,
  slots: { to: number; back: number },
  random: Random,
): boolean {
  if (proposal.board.slotOf[meeting]! >= 0) proposeLeaving(proposal, meeting)
  return follow(proposal, meeting, slots.to, slots.back, random) && relieveTables(proposal, slots, random)
}

function follow(proposal: Proposal, first: number, to: number, back: number, random: Random): boolean {
  const onTheWay = [first]
  const goingTo = [to]
  while (onTheWay.length > 0) {
    const meeting = onTheWay.pop()!
    const slot = goingTo.pop()!
    const pushed = proposal.steps.length < longestChain ? seatPushing(proposal, meeting, slot, random) : undefined
    if (!pushed) return false
    for (const one of pushed) {
      onTheWay.push(one)
      goingTo.push(slot === to ? back : to)
    }
  }
  return true
}

/** Other tables in the same slot, or chains of the opposite kind, until no slot holds more meetings than tables. */
function relieveTables(proposal: Proposal, slots: { to: number; back: number }, random: Random): boolean {
  const { seated, model } = proposal.board
  for (let tries = 0; tries < tableTries; tries++) {
    const full = findFullTables(proposal, slots)
    if (!full) return true
    const { slot, kind, left } = full
    if (freeTable(proposal, slot, kind, random)) continue
    const { meetings } = seated[slot * model.kinds + kind]!
    const meeting = meetings[pickBelow(random, meetings.length)]
    if (meeting === undefined || isPartOf(proposal, meeting)) continue
    const steps = proposal.steps.length
    proposeLeaving(proposal, meeting)
    const closes = follow(proposal, meeting, slot === slots.to ? slots.back : slots.to, slot, random)
    if (!closes || countTablesLeft(proposal, slot, kind) <= left) takeBackTo(proposal, steps)
  }
  return findFullTables(proposal, slots) === undefined
}

/** Tables of a kind at which more meetings sit than there are. */
function findFullTables(
  proposal: Proposal,
  { to, back }: { to: number; back: number },
): { slot: number; kind: number; left: number } | undefined {
  for (let at = 0; at < 2; at++) {
    const slot = at === 0 ? to : back
    for (let kind = 0; kind < proposal.board.model.kinds; kind++) {
      const left = countTablesLeft(proposal, slot, kind)
      if (left < 0) return { slot, kind, left }
    }
  }
  return undefined
}

/** Seats the meeting and returns those who have to leave for it, but for those who can stay with another crew. */
function seatPushing(proposal: Proposal, meeting: number, slot: number, random: Random): number[] | undefined {
  const free = findFreeCrew(proposal, meeting, slot, random, 'anywhere')
  if (free >= 0) {
    proposeSeat(proposal, meeting, slot, free)
    return []
  }
  const crew = chooseCrew(proposal, meeting, slot, random)
  if (crew < 0) return undefined
  const pushed = makeWay(proposal, meeting, slot, crew, (held) => held[pickBelow(random, held.length)])
  if (!pushed) return undefined
  proposeSeat(proposal, meeting, slot, crew)
  return pushed.filter((one) => {
    const stays = findOtherCrew(proposal, one, slot, random, 'anywhere')
    if (stays >= 0) proposeSeat(proposal, one, slot, stays)
    return stays < 0
  })
}

/** The crew with the fewest meetings in its way, none of which has been moved already; -1 when there is none. */
function chooseCrew(proposal: Proposal, meeting: number, slot: number, random: Random): number {
  const { crewStart, crewOpen, slots } = proposal.board.model
  const from = crewStart[meeting]!
  const count = crewStart[meeting + 1]! - from
  const turn = count > 1 ? pickBelow(random, count) : 0
  let best = -1
  let fewest = Infinity
  for (let step = 0; step < count; step++) {
    const crew = from + ((turn + step) % count)
    if (crewOpen[crew * slots + slot] === 0) continue
    if (isOverworked(proposal, crew, slot) || isTooFar(proposal, crew, slot)) continue
    const inTheWay = countInTheWay(proposal, crew, slot)
    if (inTheWay >= fewest) continue
    fewest = inTheWay
    best = crew
  }
  return best
}

function countInTheWay(proposal: Proposal, crew: number, slot: number): number {
  const { crewMembers } = proposal.board.model
  let count = 0
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const held = crewMembers[at]! < 0 ? -1 : meetingAt(proposal, crewMembers[at]!, slot)
    if (held < 0) continue
    if (isPartOf(proposal, held)) return Infinity
    count++
  }
  return count
}
