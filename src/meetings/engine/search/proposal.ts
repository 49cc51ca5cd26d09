import { type Board, feel, lift, seat, turnBusy } from './board.ts'
import { discomfortOf } from './comfort.ts'
import { weighHeld } from './minimum.ts'
import { crewSize } from './model.ts'

/**
 * A change thought through before it is made: meetings that would leave, and places they would take, laid over the
 * board. Most proposals are refused, so thinking is cheap and only carrying out touches the board. What belongs to the
 * proposal in hand carries its stamp.
 */
export type Proposal = {
  readonly board: Board
  stamp: number
  /** Steps in order: a meeting that leaves its place, or the complement `~meeting` of one that takes one. */
  readonly steps: number[]
  readonly stampOf: Int32Array
  /** Where stamped meetings would be, -1 for waiting. */
  readonly slotOf: Int32Array
  readonly crewOf: Int32Array
  /** At `member * slots + slot`, what the proposal puts there. */
  readonly takenStamp: Int32Array
  readonly takenBy: Int32Array
  /** At `party * slots + slot`, by how many the meetings become more. */
  readonly deskStamp: Int32Array
  readonly deskChange: Int32Array
  readonly touchedDesks: number[]
  /** At `slot * kinds + kind`. */
  readonly tableStamp: Int32Array
  readonly tableChange: Int32Array
  readonly felt: number[]
  readonly feltStamp: Int32Array
  /** By how much the worth of the waiting meetings grows. */
  missing: number
}

export function emptyProposal(board: Board): Proposal {
  const { meetings, members, parties, slots, kinds } = board.model
  return {
    board,
    stamp: 1,
    steps: [],
    stampOf: new Int32Array(meetings),
    slotOf: new Int32Array(meetings),
    crewOf: new Int32Array(meetings),
    takenStamp: new Int32Array(members.length * slots),
    takenBy: new Int32Array(members.length * slots),
    deskStamp: new Int32Array(parties * slots),
    deskChange: new Int32Array(parties * slots),
    touchedDesks: [],
    tableStamp: new Int32Array(slots * kinds),
    tableChange: new Int32Array(slots * kinds),
    felt: [],
    feltStamp: new Int32Array(parties),
    missing: 0,
  }
}

export function startOver(proposal: Proposal): void {
  proposal.stamp++
  proposal.steps.length = 0
  proposal.touchedDesks.length = 0
  proposal.missing = 0
}

/** The meeting must be seated on the board and not part of the proposal yet. */
export function proposeLeaving(proposal: Proposal, meeting: number): void {
  const { board, stamp } = proposal
  proposal.steps.push(meeting)
  proposal.stampOf[meeting] = stamp
  proposal.slotOf[meeting] = -1
  proposal.missing += board.model.worth[meeting]!
  countPlace(proposal, meeting, board.slotOf[meeting]!, board.crewOf[meeting]!, -1)
}

/** The meeting must be waiting or leaving, the crew its own, and its members and desks free in this proposal. */
export function proposeSeat(proposal: Proposal, meeting: number, slot: number, crew: number): void {
  const { board, stamp } = proposal
  const { crewMembers, slots, worth } = board.model
  proposal.steps.push(~meeting)
  proposal.stampOf[meeting] = stamp
  proposal.slotOf[meeting] = slot
  proposal.crewOf[meeting] = crew
  proposal.missing -= worth[meeting]!
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const member = crewMembers[at]!
    if (member < 0) continue
    proposal.takenStamp[member * slots + slot] = stamp
    proposal.takenBy[member * slots + slot] = meeting
  }
  countPlace(proposal, meeting, slot, crew, 1)
}

/** Takes the last steps back, until only so many are left. */
export function takeBackTo(proposal: Proposal, steps: number): void {
  while (proposal.steps.length > steps) {
    const step = proposal.steps.pop()!
    if (step < 0) takeBackSeat(proposal, ~step)
    else {
      proposal.stampOf[step] = 0
      proposal.missing -= proposal.board.model.worth[step]!
      countPlace(proposal, step, proposal.board.slotOf[step]!, proposal.board.crewOf[step]!, 1)
    }
  }
}

/** What the change would cost: worth of meetings lost and discomfort, less what it would gain. */
export function weigh(proposal: Proposal): number {
  const { board, felt } = proposal
  const { calendar, breakCosts } = board.model
  turnChangedDesks(proposal)
  let cost = proposal.missing + weighHeld(proposal)
  for (const party of felt) cost += discomfortOf(calendar, board.busy, party, breakCosts) - board.discomfortOf[party]!
  turnChangedDesks(proposal)
  return cost
}

export function carryOut(proposal: Proposal): void {
  const { board, steps, touchedDesks, slotOf, crewOf } = proposal
  for (const step of steps) if (step >= 0) lift(board, step)
  for (const step of steps) if (step < 0) seat(board, ~step, slotOf[~step]!, crewOf[~step]!)
  for (const desk of touchedDesks) feel(board, Math.floor(desk / board.model.slots))
}

/** The meeting a member would be at, or -1. */
export function meetingAt(proposal: Proposal, member: number, slot: number): number {
  const { board, stamp } = proposal
  const at = member * board.model.slots + slot
  if (proposal.takenStamp[at] === stamp) return proposal.takenBy[at]!
  const held = board.meetingAt[at]!
  return held >= 0 && proposal.stampOf[held] === stamp ? -1 : held
}

export function crewAt({ board, stamp, stampOf, crewOf }: Proposal, meeting: number): number {
  return stampOf[meeting] === stamp ? crewOf[meeting]! : board.crewOf[meeting]!
}

export function isPartOf({ stamp, stampOf }: Proposal, meeting: number): boolean {
  return stampOf[meeting] === stamp
}

export function countDesksLeft({ board, stamp, deskStamp, deskChange }: Proposal, party: number, slot: number): number {
  const at = party * board.model.slots + slot
  const left = board.model.desks[party]! - board.desksInUse[at]!
  return deskStamp[at] === stamp ? left - deskChange[at]! : left
}

/** Tables left of one kind; below zero when there are more meetings than tables. */
export function countTablesLeft(
  { board, stamp, tableStamp, tableChange }: Proposal,
  slot: number,
  kind: number,
): number {
  const pool = slot * board.model.kinds + kind
  const left = board.model.openOfKind[pool]! - board.seated[pool]!.meetings.length
  return tableStamp[pool] === stamp ? left - tableChange[pool]! : left
}

function takeBackSeat(proposal: Proposal, meeting: number): void {
  const { board } = proposal
  const { crewMembers, slots, worth } = board.model
  const slot = proposal.slotOf[meeting]!
  const crew = proposal.crewOf[meeting]!
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const member = crewMembers[at]!
    if (member >= 0) proposal.takenStamp[member * slots + slot] = 0
  }
  proposal.slotOf[meeting] = -1
  if (board.slotOf[meeting]! < 0) proposal.stampOf[meeting] = 0
  proposal.missing += worth[meeting]!
  countPlace(proposal, meeting, slot, crew, -1)
}

function countPlace(proposal: Proposal, meeting: number, slot: number, crew: number, change: number): void {
  const { stamp, tableStamp, tableChange, deskStamp, deskChange, board } = proposal
  const { partyOf, slots, kinds, crewKind } = board.model
  const pool = slot * kinds + crewKind[crew]!
  if (tableStamp[pool] !== stamp) {
    tableStamp[pool] = stamp
    tableChange[pool] = 0
  }
  tableChange[pool]! += change
  for (let side = meeting * 2; side < meeting * 2 + 2; side++) {
    const at = partyOf[side]! * slots + slot
    if (deskStamp[at] !== stamp) {
      deskStamp[at] = stamp
      deskChange[at] = 0
      proposal.touchedDesks.push(at)
    }
    deskChange[at]! += change
  }
}

/** Turns the slots over in which a party would become busy or free, and notes the parties in `felt`; twice is not at all. */
function turnChangedDesks(proposal: Proposal): void {
  const { board, touchedDesks, deskChange, felt, feltStamp, stamp } = proposal
  const { slots } = board.model
  felt.length = 0
  for (const desk of touchedDesks) {
    const before = board.desksInUse[desk]!
    if (before > 0 === before + deskChange[desk]! > 0) continue
    const party = Math.floor(desk / slots)
    turnBusy(board, party, desk - party * slots)
    if (feltStamp[party] === stamp) continue
    feltStamp[party] = stamp
    felt.push(party)
  }
}
