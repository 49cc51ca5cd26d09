import { type Board, changePool, feel, turnBusy, weighSwap } from './board.ts'
import { crewSize } from './model.ts'
import { pickBelow, type Random } from './random.ts'

/**
 * The short way for chains of plain meetings, whose two people have nobody to stand in for them: such a chain is a path
 * from person to person, and of all parties only those at its ends feel it. Nearly all the time of a large search goes
 * into following such paths, so all that is asked of a meeting on the way stands in one place.
 */
export type PlainChain = {
  to: number
  from: number
  /** The first `length` are the meetings of the chain. */
  readonly meetings: Int32Array
  length: number
  /** Parties that gain one of the two slots and lose the other. */
  readonly ends: number[]
  /** By how many the meetings in slot `to` become more, and those in `from` less. */
  gain: number
  stamp: number
  /**
   * `recordSize` numbers per meeting: its two people, the stamp of the last chain it was part of, and the slots open to
   * it, one bit each. One that is not plain has no people and no slots.
   */
  readonly records: Int32Array
  readonly recordSize: number
  readonly partyOfMember: Int32Array
}

/** `mixed` when a meeting that is not plain stands in the way, `blocked` when one cannot go where it would have to. */
export type Outcome = 'closed' | 'blocked' | 'mixed'

const tableTries = 6
const stampAt = 2
const openAt = 3
const bitsPerWord = 32

export function emptyPlainChain({ model }: Board): PlainChain {
  const { meetings, members, parties, delegatesOf } = model
  const recordSize = openAt + Math.ceil(model.slots / bitsPerWord)
  const chain: PlainChain = {
    to: 0,
    from: 0,
    meetings: new Int32Array(meetings),
    length: 0,
    ends: [],
    gain: 0,
    stamp: 0,
    records: new Int32Array(meetings * recordSize),
    recordSize,
    partyOfMember: new Int32Array(members.length),
  }
  for (let party = 0; party < parties; party++) {
    for (const delegate of delegatesOf[party]!) chain.partyOfMember[delegate] = party
  }
  for (let meeting = 0; meeting < meetings; meeting++) {
    const record = meeting * recordSize
    const crew = model.crewStart[meeting]!
    const isPlain = model.isPlain[meeting] === 1
    chain.records[record] = isPlain ? model.crewMembers[crew * crewSize]! : -1
    chain.records[record + 1] = isPlain ? model.crewMembers[crew * crewSize + 1]! : -1
    if (!isPlain) continue
    for (const slot of model.slotsOf[meeting]!) chain.records[record + openAt + (slot >> 5)]! |= 1 << (slot & 31)
  }
  return chain
}

/** Follows the chain that takes a seated meeting to another slot, whatever the tables. */
export function followPlainChain(chain: PlainChain, board: Board, meeting: number, to: number): Outcome {
  chain.stamp++
  chain.length = 0
  chain.ends.length = 0
  chain.gain = 0
  chain.to = to
  chain.from = board.slotOf[meeting]!
  return addPath(chain, board, meeting)
}

/** Adds chains of the opposite kind until the tables suffice; false when they do not. */
export function makeRoomForPlainChain(chain: PlainChain, board: Board, random: Random): boolean {
  for (let tries = 0; tries < tableTries; tries++) {
    const full = findFullSlot(chain, board)
    if (full < 0) return true
    addCounterPath(chain, board, full, random)
  }
  return findFullSlot(chain, board) < 0
}

/** What the parties at the ends would gain or lose in comfort. */
export function weighPlainChain({ ends, to, from }: PlainChain, board: Board): number {
  let cost = 0
  for (const party of ends) cost += weighSwap(board, party, from, to)
  return cost
}

/** Puts every meeting of the chain into the other slot. */
export function carryOutPlainChain(chain: PlainChain, board: Board): void {
  const { meetings, length, to, from, records, recordSize, ends } = chain
  const { slots, partyOf, kinds, plainKind } = board.model
  const { slotOf, meetingAt, desksInUse, seated } = board
  for (let at = 0; at < length; at++) {
    const meeting = meetings[at]!
    const old = slotOf[meeting]!
    for (let side = 0; side < 2; side++) {
      const cell = records[meeting * recordSize + side]! * slots + old
      meetingAt[cell] = -1
      desksInUse[partyOf[meeting * 2 + side]! * slots + old]!--
    }
  }
  for (let at = 0; at < length; at++) {
    const meeting = meetings[at]!
    const old = slotOf[meeting]!
    const next = old === to ? from : to
    slotOf[meeting] = next
    changePool(seated[old * kinds + plainKind]!, seated[next * kinds + plainKind]!, meeting)
    for (let side = 0; side < 2; side++) {
      meetingAt[records[meeting * recordSize + side]! * slots + next] = meeting
      desksInUse[partyOf[meeting * 2 + side]! * slots + next]!++
    }
  }
  for (const party of ends) {
    turnBusy(board, party, to)
    turnBusy(board, party, from)
    feel(board, party)
  }
}

/** A slot with more meetings than tables, or -1. */
function findFullSlot({ to, from, gain }: PlainChain, { model, seated }: Board): number {
  const { kinds, plainKind, openOfKind } = model
  const coming = to * kinds + plainKind
  const leaving = from * kinds + plainKind
  if (seated[coming]!.meetings.length + gain > openOfKind[coming]!) return to
  return seated[leaving]!.meetings.length - gain > openOfKind[leaving]! ? from : -1
}

/** Adds the chain of some meeting in the full slot, if it makes room there. */
function addCounterPath(chain: PlainChain, board: Board, full: number, random: Random): void {
  const { ends, gain, length, records, recordSize, meetings } = chain
  const { kinds, plainKind } = board.model
  const seated = board.seated[full * kinds + plainKind]!.meetings
  const picked = seated[pickBelow(random, seated.length)]!
  if (records[picked * recordSize + stampAt] === chain.stamp) return
  const endsBefore = ends.length
  const isClosed = addPath(chain, board, picked) === 'closed'
  const makesRoom = full === chain.to ? chain.gain < gain : chain.gain > gain
  if (isClosed && makesRoom) return
  for (let at = length; at < chain.length; at++) records[meetings[at]! * recordSize + stampAt] = 0
  chain.length = length
  chain.gain = gain
  ends.length = endsBefore
}

function addPath(chain: PlainChain, board: Board, first: number): Outcome {
  const { records, recordSize, to, from } = chain
  const record = first * recordSize
  if (records[record]! < 0) return 'mixed'
  const next = board.slotOf[first] === to ? from : to
  if ((records[record + openAt + (next >> 5)]! & (1 << (next & 31))) === 0) return 'blocked'
  records[record + stampAt] = chain.stamp
  chain.meetings[chain.length++] = first
  chain.gain += next === to ? 1 : -1
  const oneWay = walk(chain, board, records[record]!, next)
  return oneWay === 'closed' ? walk(chain, board, records[record + 1]!, next) : oneWay
}

/** From the person who needs the slot to the one on the other side of the meeting there, and on to the end. */
function walk(chain: PlainChain, board: Board, first: number, firstSlot: number): Outcome {
  const { records, recordSize, to, from, stamp, meetings } = chain
  const { meetingAt, model } = board
  const { slots } = model
  const toWord = openAt + (to >> 5)
  const fromWord = openAt + (from >> 5)
  let person = first
  let slot = firstSlot
  let { length, gain } = chain
  for (;;) {
    const meeting = meetingAt[person * slots + slot]!
    if (meeting < 0) {
      chain.ends.push(chain.partyOfMember[person]!)
      break
    }
    const record = meeting * recordSize
    if (records[record + stampAt] === stamp) break
    const isComing = slot === from
    const open = isComing ? records[record + toWord]! >>> (to & 31) : records[record + fromWord]! >>> (from & 31)
    if ((open & 1) === 0) {
      chain.length = length
      chain.gain = gain
      return records[record]! < 0 ? 'mixed' : 'blocked'
    }
    records[record + stampAt] = stamp
    meetings[length++] = meeting
    gain += isComing ? 1 : -1
    slot = isComing ? to : from
    person = records[record] === person ? records[record + 1]! : records[record]!
  }
  chain.length = length
  chain.gain = gain
  return 'closed'
}
