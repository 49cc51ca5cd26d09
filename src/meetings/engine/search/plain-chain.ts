import { type Board, turnBusy } from './board.ts'
import { discomfortOf } from './comfort.ts'
import { crewSize } from './model.ts'
import { type Proposal, proposeLeaving, proposeSeat } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'

/**
 * The short way for chains of plain meetings, whose two people have nobody to stand in for them: such a chain is a path
 * from person to person, and of all parties only those at its ends feel it. It is found and weighed about ten times as
 * fast as a proposal, which is written only when the chain is wanted.
 */
export type PlainChain = {
  to: number
  from: number
  readonly meetings: number[]
  /** Parties that gain one of the two slots and lose the other. */
  readonly ends: number[]
  readonly stampOf: Int32Array
  stamp: number
  /** By how many the meetings in slot `to` become more, and those in `from` less. */
  gain: number
}

/** `mixed` when a meeting that is not plain stands in the way, `blocked` when one cannot go where it would have to. */
export type Outcome = 'closed' | 'blocked' | 'mixed'

const tableTries = 6

export function emptyPlainChain(meetings: number): PlainChain {
  return { to: 0, from: 0, meetings: [], ends: [], stampOf: new Int32Array(meetings), stamp: 0, gain: 0 }
}

/** Follows the chain that takes a seated meeting to another slot, and more chains until the tables suffice. */
export function followPlainChain(
  chain: PlainChain,
  board: Board,
  meeting: number,
  to: number,
  random: Random,
): Outcome {
  chain.stamp++
  chain.meetings.length = 0
  chain.ends.length = 0
  chain.gain = 0
  chain.to = to
  chain.from = board.slotOf[meeting]!
  const outcome = addPath(chain, board, meeting)
  if (outcome !== 'closed') return outcome
  for (let tries = 0; tries < tableTries; tries++) {
    const full = findFullSlot(chain, board)
    if (full < 0) return 'closed'
    addCounterPath(chain, board, full, random)
  }
  return findFullSlot(chain, board) < 0 ? 'closed' : 'blocked'
}

/** What the parties at the ends would gain or lose in comfort. */
export function weighPlainChain(chain: PlainChain, board: Board): number {
  const { calendar, fairness } = board.model
  let cost = 0
  for (const party of chain.ends) {
    turnBusy(board, party, chain.to)
    turnBusy(board, party, chain.from)
    cost += discomfortOf(calendar, board.busy, party, fairness) - board.discomfortOf[party]!
    turnBusy(board, party, chain.to)
    turnBusy(board, party, chain.from)
  }
  return cost
}

export function proposePlainChain(chain: PlainChain, proposal: Proposal): void {
  const { slotOf, model } = proposal.board
  for (const meeting of chain.meetings) proposeLeaving(proposal, meeting)
  for (const meeting of chain.meetings) {
    const slot = slotOf[meeting] === chain.to ? chain.from : chain.to
    proposeSeat(proposal, meeting, slot, model.crewStart[meeting]!)
  }
}

/** A slot with more meetings than tables, or -1. */
function findFullSlot({ to, from, gain }: PlainChain, { model, seated }: Board): number {
  if (seated[to]!.meetings.length + gain > model.openTables[to]!) return to
  return seated[from]!.meetings.length - gain > model.openTables[from]! ? from : -1
}

/** Adds the chain of some meeting in the full slot, if it makes room there. */
function addCounterPath(chain: PlainChain, board: Board, full: number, random: Random): void {
  const { meetings, ends, gain } = chain
  const seated = board.seated[full]!.meetings
  const picked = seated[pickBelow(random, seated.length)]!
  if (chain.stampOf[picked] === chain.stamp) return
  const before = { meetings: meetings.length, ends: ends.length }
  const isClosed = addPath(chain, board, picked) === 'closed'
  const makesRoom = full === chain.to ? chain.gain < gain : chain.gain > gain
  if (isClosed && makesRoom) return
  while (meetings.length > before.meetings) chain.stampOf[meetings.pop()!] = 0
  ends.length = before.ends
  chain.gain = gain
}

function addPath(chain: PlainChain, board: Board, first: number): Outcome {
  const outcome = addMeeting(chain, board, first)
  if (outcome !== 'closed') return outcome
  const oneWay = walk(chain, board, first, 0)
  return oneWay === 'closed' ? walk(chain, board, first, 1) : oneWay
}

/** From the delegate on this side of the meeting to the one the other side of the next, and on to the end. */
function walk(chain: PlainChain, board: Board, first: number, firstSide: number): Outcome {
  const { slotOf, meetingAt } = board
  const { crewStart, crewMembers, partyOf, slots } = board.model
  let meeting = first
  let side = firstSide
  for (;;) {
    const slot = slotOf[meeting] === chain.to ? chain.from : chain.to
    const person = crewMembers[crewStart[meeting]! * crewSize + side]!
    const next = meetingAt[person * slots + slot]!
    if (next < 0) {
      chain.ends.push(partyOf[meeting * 2 + side]!)
      return 'closed'
    }
    if (chain.stampOf[next] === chain.stamp) return 'closed'
    const outcome = addMeeting(chain, board, next)
    if (outcome !== 'closed') return outcome
    side = crewMembers[crewStart[next]! * crewSize] === person ? 1 : 0
    meeting = next
  }
}

function addMeeting(chain: PlainChain, { model, slotOf }: Board, meeting: number): Outcome {
  if (model.isPlain[meeting] === 0) return 'mixed'
  const slot = slotOf[meeting] === chain.to ? chain.from : chain.to
  if (model.crewOpen[model.crewStart[meeting]! * model.slots + slot] === 0) return 'blocked'
  chain.stampOf[meeting] = chain.stamp
  chain.meetings.push(meeting)
  chain.gain += slot === chain.to ? 1 : -1
  return 'closed'
}
