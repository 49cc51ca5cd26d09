import { crewSize } from './model.ts'
import {
  countDesksLeft,
  countTablesLeft,
  crewAt,
  isPartOf,
  meetingAt,
  type Proposal,
  proposeLeaving,
} from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import { isTooFar } from './too-far.ts'

/** `at-table` asks for a table too; `anywhere` prefers one, for tables can be relieved. */
export type Room = 'at-table' | 'anywhere'

/**
 * A crew of the meeting that is free in the slot as things stand, or -1. One with a table is preferred, then one without
 * interpreter, then one outside the video rooms.
 */
export function findFreeCrew(proposal: Proposal, meeting: number, slot: number, random: Random, room: Room): number {
  const { crewStart, crewRank, kinds } = proposal.board.model
  if (kinds === 1 && room === 'at-table' && countTablesLeft(proposal, slot, 0) <= 0) return -1
  if (!hasDesks(proposal, meeting, slot)) return -1
  const from = crewStart[meeting]!
  const count = crewStart[meeting + 1]! - from
  const turn = count === 1 ? 0 : pickBelow(random, count)
  let best = -1
  let least = Infinity
  for (let step = 0; step < count; step++) {
    const crew = from + ((turn + step) % count)
    const lacksTable = kinds > 1 && !hasTable(proposal, crew, slot)
    if (lacksTable && room === 'at-table') continue
    const rank = crewRank[crew]! + (lacksTable ? rankWithoutTable : 0)
    if (rank >= least || !isCrewFree(proposal, crew, slot)) continue
    best = crew
    least = rank
    if (rank === 0) break
  }
  return best
}

const rankWithoutTable = 4

/** A free crew for a meeting that has just lost its own, or -1. */
export function findOtherCrew(proposal: Proposal, meeting: number, slot: number, random: Random, room: Room): number {
  const { crewStart } = proposal.board.model
  const hasChoice = crewStart[meeting + 1]! - crewStart[meeting]! > 1
  return hasChoice ? findFreeCrew(proposal, meeting, slot, random, room) : -1
}

/** Whether a table that the crew may use is left. */
export function hasTable(proposal: Proposal, crew: number, slot: number): boolean {
  return countTablesLeft(proposal, slot, proposal.board.model.crewKind[crew]!) > 0
}

function hasDesks(proposal: Proposal, meeting: number, slot: number): boolean {
  const { partyOf } = proposal.board.model
  return (
    countDesksLeft(proposal, partyOf[meeting * 2]!, slot) > 0 &&
    countDesksLeft(proposal, partyOf[meeting * 2 + 1]!, slot) > 0
  )
}

export function isCrewFree(proposal: Proposal, crew: number, slot: number): boolean {
  const { crewOpen, crewMembers, slots } = proposal.board.model
  if (crewOpen[crew * slots + slot] === 0) return false
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const member = crewMembers[at]!
    if (member >= 0 && meetingAt(proposal, member, slot) >= 0) return false
  }
  return !isOverworked(proposal, crew, slot) && !isTooFar(proposal, crew, slot)
}

/** Whether the crew's interpreter, at work in this slot too, would go without rest for too long. */
export function isOverworked(proposal: Proposal, crew: number, slot: number): boolean {
  const interpreter = proposal.board.model.crewMembers[crew * crewSize + 2]!
  if (interpreter < 0) return false
  const { restAfter } = proposal.board.model.calendar
  const longest = proposal.board.model.longestStretch[interpreter]!
  let stretch = 1
  for (let at = slot - 1; at >= 0 && restAfter[at] === 0 && isInterpreting(proposal, interpreter, at); at--) stretch++
  for (let at = slot; restAfter[at] === 0 && isInterpreting(proposal, interpreter, at + 1); at++) stretch++
  return stretch > longest
}

/** The meeting right before or after the slot at which this interpreter is at work, or -1. */
export function findWorkBeside(proposal: Proposal, interpreter: number, slot: number): number {
  const { restAfter } = proposal.board.model.calendar
  for (const at of [slot - 1, slot + 1]) {
    if (restAfter[Math.min(at, slot)] === 0 && isInterpreting(proposal, interpreter, at)) {
      return meetingAt(proposal, interpreter, at)
    }
  }
  return -1
}

function isInterpreting(proposal: Proposal, interpreter: number, slot: number): boolean {
  const { slots, crewMembers } = proposal.board.model
  if (slot < 0 || slot >= slots) return false
  const meeting = meetingAt(proposal, interpreter, slot)
  return meeting >= 0 && crewMembers[crewAt(proposal, meeting) * crewSize + 2] === interpreter
}

/** Chooses which of these meetings has to go, or none of them. */
export type Pick = (meetings: number[]) => number | undefined

/**
 * Proposes that those leave the slot who stand in this crew's way: the meetings that hold its members, and at a party
 * left without a desk those that `pick` chooses. Undefined when it chooses none; the proposal is then no good.
 */
export function makeWay(
  proposal: Proposal,
  meeting: number,
  slot: number,
  crew: number,
  pick: Pick,
): number[] | undefined {
  const { crewMembers, partyOf } = proposal.board.model
  const leaving: number[] = []
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const held = crewMembers[at]! < 0 ? -1 : meetingAt(proposal, crewMembers[at]!, slot)
    if (held < 0) continue
    proposeLeaving(proposal, held)
    leaving.push(held)
  }
  for (let side = meeting * 2; side < meeting * 2 + 2; side++) {
    while (countDesksLeft(proposal, partyOf[side]!, slot) <= 0) {
      const picked = pick(listMeetingsOf(proposal, partyOf[side]!, slot))
      if (picked === undefined) return undefined
      proposeLeaving(proposal, picked)
      leaving.push(picked)
    }
  }
  return leaving
}

/** Meetings the party holds in the slot and that have not been moved by this proposal. */
export function listMeetingsOf(proposal: Proposal, party: number, slot: number): number[] {
  const { partyOf, delegatesOf } = proposal.board.model
  const found: number[] = []
  for (const delegate of delegatesOf[party]!) {
    const meeting = meetingAt(proposal, delegate, slot)
    if (meeting < 0 || isPartOf(proposal, meeting)) continue
    if (partyOf[meeting * 2] === party || partyOf[meeting * 2 + 1] === party) found.push(meeting)
  }
  return found
}
