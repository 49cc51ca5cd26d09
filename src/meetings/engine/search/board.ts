import { discomfortAfter, discomfortOf } from './comfort.ts'
import { costOfNothing, countHeld } from './minimum.ts'
import { crewSize, type Model } from './model.ts'

/** A plan in the making: which meeting sits in which slot with which crew. Tables are counted, not named. */
export type Board = {
  readonly model: Model
  /** Per meeting, -1 while it waits. */
  readonly slotOf: Int32Array
  readonly crewOf: Int32Array
  /** At `member * slots + slot` the meeting that member is at, or -1. */
  readonly meetingAt: Int32Array
  /** At `party * slots + slot` how many meetings the party holds. */
  readonly desksInUse: Int32Array
  /** At `slot * kinds + kind`: the meetings at tables of the kind. */
  readonly seated: Pool[]
  /** Those that have no place but could have one. */
  readonly waiting: Pool
  /** The slots in which each party is busy, laid out by the calendar. */
  readonly busy: Int32Array
  readonly discomfortOf: Float64Array
  /** Per party, how many meetings it holds; counted only where a minimum is asked for. */
  readonly heldOf: Int32Array
  /** Worth of all waiting meetings, and the cost of parties that have too few. */
  missing: number
  /** Discomfort of all parties. */
  discomfort: number
}

/** Meetings in no order, to add, remove and draw in constant time. */
export type Pool = { readonly meetings: number[]; readonly place: Int32Array }

export function emptyBoard(model: Model): Board {
  const { slots, meetings, parties, members } = model
  const place = new Int32Array(meetings)
  const board: Board = {
    model,
    slotOf: new Int32Array(meetings).fill(-1),
    crewOf: new Int32Array(meetings).fill(-1),
    meetingAt: new Int32Array(members.length * slots).fill(-1),
    desksInUse: new Int32Array(parties * slots),
    seated: Array.from({ length: slots * model.kinds }, () => ({ meetings: [], place })),
    waiting: { meetings: [], place },
    busy: new Int32Array(parties * model.calendar.words),
    discomfortOf: new Float64Array(parties),
    heldOf: new Int32Array(parties),
    missing: costOfNothing(model),
    discomfort: 0,
  }
  for (const [meeting, open] of model.slotsOf.entries()) {
    if (open.length === 0) continue
    add(board.waiting, meeting)
    board.missing += model.worth[meeting]!
  }
  return board
}

/** The meeting must be waiting, the crew its own and free. */
export function seat(board: Board, meeting: number, slot: number, crew: number): void {
  const { partyOf, worth } = board.model
  markCrew(board, crew, slot, meeting)
  for (let at = meeting * 2; at < meeting * 2 + 2; at++) {
    const party = partyOf[at]!
    if (board.desksInUse[party * board.model.slots + slot]!++ === 0) turnBusy(board, party, slot)
  }
  board.slotOf[meeting] = slot
  board.crewOf[meeting] = crew
  board.missing += countHeld(board, meeting, 1) - worth[meeting]!
  remove(board.waiting, meeting)
  add(poolOf(board, slot, crew), meeting)
}

/** The meeting must be seated. */
export function lift(board: Board, meeting: number): void {
  const { partyOf, worth } = board.model
  const slot = board.slotOf[meeting]!
  const crew = board.crewOf[meeting]!
  markCrew(board, crew, slot, -1)
  for (let at = meeting * 2; at < meeting * 2 + 2; at++) {
    const party = partyOf[at]!
    if (--board.desksInUse[party * board.model.slots + slot]! === 0) turnBusy(board, party, slot)
  }
  board.slotOf[meeting] = -1
  board.crewOf[meeting] = -1
  board.missing += countHeld(board, meeting, -1) + worth[meeting]!
  remove(poolOf(board, slot, crew), meeting)
  add(board.waiting, meeting)
}

/** The meetings that sit in the slot at tables of the kind that the crew uses. */
export function poolOf({ model, seated }: Board, slot: number, crew: number): Pool {
  return seated[slot * model.kinds + model.crewKind[crew]!]!
}

/** Counts again what a party's day costs it, after meetings of it were seated or lifted. */
export function feel(board: Board, party: number): void {
  const now = discomfortOf(board.model.calendar, board.busy, party, board.model.breakCosts)
  board.discomfort += now - board.discomfortOf[party]!
  board.discomfortOf[party] = now
}

/** Marks the slot as busy for the party when it was free, and the other way round. */
export function turnBusy({ model, busy }: Board, party: number, slot: number): void {
  const { words, wordOf, bitOf } = model.calendar
  busy[party * words + wordOf[slot]!]! ^= bitOf[slot]!
}

/** What it would cost the party to be busy in slot `to` instead of `from`. */
export function weighSwap({ model, busy, discomfortOf: felt }: Board, party: number, from: number, to: number): number {
  return discomfortAfter(model.calendar, busy, party, from, to, model.breakCosts) - felt[party]!
}

/** What it would cost the party to become busy in a slot in which it is free, or the other way round. */
export function weighTurn(board: Board, party: number, slot: number): number {
  turnBusy(board, party, slot)
  const cost =
    discomfortOf(board.model.calendar, board.busy, party, board.model.breakCosts) - board.discomfortOf[party]!
  turnBusy(board, party, slot)
  return cost
}

function markCrew({ model, meetingAt }: Board, crew: number, slot: number, meeting: number): void {
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const member = model.crewMembers[at]!
    if (member >= 0) meetingAt[member * model.slots + slot] = meeting
  }
}

export function changePool(from: Pool, to: Pool, meeting: number): void {
  remove(from, meeting)
  add(to, meeting)
}

function add({ meetings, place }: Pool, meeting: number): void {
  place[meeting] = meetings.length
  meetings.push(meeting)
}

function remove({ meetings, place }: Pool, meeting: number): void {
  const last = meetings.pop()!
  if (last === meeting) return
  meetings[place[meeting]!] = last
  place[last] = place[meeting]!
}
