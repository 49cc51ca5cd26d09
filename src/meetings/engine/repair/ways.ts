import { poolOf } from '../search/board.ts'
import { crewSize } from '../search/model.ts'
import { listOutOfOrder } from '../search/order.ts'
import {
  countDesksLeft,
  crewAt,
  isPartOf,
  meetingAt,
  type Proposal,
  proposeLeaving,
  takeBackTo,
} from '../search/proposal.ts'
import { hasTable, isOverworked, listMeetingsOf } from '../search/seating.ts'
import { findTooFar } from '../search/too-far.ts'
import type { Ground } from './ground.ts'
import { lossOf } from './loss.ts'

/** A way to seat a meeting: in this slot, with this crew, when these leave. `moves` is the least it adds to the moves. */
export type Way = { slot: number; crew: number; leaving: number[]; moves: number }

/**
 * What it adds to the moves of other meetings when this one sits in the slot: nothing if the event displaced it. One that
 * has lost its table and stays in the slot lets another leave in its stead.
 */
export function priceOf({ isDisplaced, lacksTable, slotBefore }: Ground, meeting: number, slot: number): number {
  if (slotBefore[meeting] === slot) return lacksTable[meeting] === 1 ? -1 : 0
  return isDisplaced[meeting] === 1 ? 0 : 1
}

/** How many meetings that the event did not displace may be moved, and how much may be given up. */
export type Limits = { moves: number; loss: number }

/** The least that a seated meeting adds to the moves when it has to give its place up. */
export function leastPriceOfLeaving(ground: Ground, meeting: number, loss: number): number {
  const { board, model, slotBefore, isDisplaced, lacksTable } = ground
  const isAtHome = slotBefore[meeting] === board.slotOf[meeting]
  if (lacksTable[meeting] === 1) return isAtHome ? 1 : -1
  if (isDisplaced[meeting] === 1) return 0
  if (!isAtHome) return -1
  const hasChoice = model.crewStart[meeting + 1]! - model.crewStart[meeting]! > 1
  return hasChoice || lossOf(model, meeting) <= loss ? 0 : 1
}

function sumLeastPrices(ground: Ground, meetings: number[], loss: number): number {
  return meetings.reduce((sum, one) => sum + leastPriceOfLeaving(ground, one, loss), 0)
}

/** Every way to seat the meeting, waiting or leaving, within the limits; those that move least come first. */
export function listWays(ground: Ground, proposal: Proposal, meeting: number, { moves, loss }: Limits): Way[] {
  const { model, opensAt, slotBefore } = ground
  const ways: Way[] = []
  for (const slot of model.slotsOf[meeting]!) {
    if (slot < opensAt && slot !== slotBefore[meeting]) continue
    const price = priceOf(ground, meeting, slot)
    for (let crew = model.crewStart[meeting]!; crew < model.crewStart[meeting + 1]!; crew++) {
      if (model.crewOpen[crew * model.slots + slot] === 0) continue
      for (const leaving of listLeavers(ground, proposal, meeting, { slot, crew }, { moves: moves - price, loss })) {
        const least = price + sumLeastPrices(ground, leaving, loss)
        if (least <= moves) ways.push({ slot, crew, leaving, moves: least })
      }
    }
  }
  const kindBefore = model.kindOfTable[ground.tableBefore[meeting]!]
  const effort = ({ moves: least, leaving, slot, crew }: Way) =>
    least * 16 +
    leaving.length * 4 +
    (slot === slotBefore[meeting] ? 0 : 2) +
    (kindBefore === undefined || model.crewKind[crew] === kindBefore ? 0 : 1)
  return ways.sort((one, other) => effort(one) - effort(other))
}

/** Sets of meetings, one of which has to leave the slot so that the crew can sit there; none when it cannot. */
function listLeavers(
  ground: Ground,
  proposal: Proposal,
  meeting: number,
  { slot, crew }: { slot: number; crew: number },
  limits: Limits,
): number[][] {
  const inTheWay = listInTheWay(ground, proposal, meeting, { slot, crew })
  if (!inTheWay || sumLeastPrices(ground, inTheWay, limits.loss) > limits.moves) return []
  let sets = [inTheWay]
  for (const side of [0, 1]) {
    const party = ground.model.partyOf[meeting * 2 + side]!
    sets = sets.flatMap((set) => extend(ground, proposal, set, () => listDeskHolders(proposal, party, slot)))
  }
  if (ground.model.crewMembers[crew * crewSize + 2]! >= 0) {
    sets = sets.flatMap((set) => extend(ground, proposal, set, () => listTiring(ground, proposal, crew, slot)))
  }
  sets = sets.flatMap((set) =>
    extend(ground, proposal, set, () => listTableHolders(ground, proposal, { slot, crew }, set, limits)),
  )
  return sets
}

/**
 * The meetings that hold the crew's members in the slot, stand on the wrong side of it, or are too far to walk; undefined
 * when one may not go.
 */
function listInTheWay(
  ground: Ground,
  proposal: Proposal,
  meeting: number,
  { slot, crew }: { slot: number; crew: number },
): number[] | undefined {
  const { crewMembers } = ground.model
  const found = listOutOfOrder(proposal, meeting, slot)
  if (!found.every((one) => isMovable(ground, proposal, one))) return undefined
  for (let at = crew * crewSize; at < (crew + 1) * crewSize; at++) {
    const held = crewMembers[at]! < 0 ? -1 : meetingAt(proposal, crewMembers[at]!, slot)
    if (held < 0 || found.includes(held)) continue
    if (!isMovable(ground, proposal, held)) return undefined
    found.push(held)
  }
  return addTooFar(ground, proposal, found, { slot, crew })
}

function addTooFar(
  ground: Ground,
  proposal: Proposal,
  leaving: number[],
  { slot, crew }: { slot: number; crew: number },
): number[] | undefined {
  if (!ground.model.walking) return leaving
  const steps = proposal.steps.length
  const all = [...leaving]
  for (const one of leaving) proposeLeaving(proposal, one)
  let far = findTooFar(proposal, crew, slot)
  for (; far >= 0 && isMovable(ground, proposal, far); far = findTooFar(proposal, crew, slot)) {
    proposeLeaving(proposal, far)
    all.push(far)
  }
  takeBackTo(proposal, steps)
  return far < 0 ? all : undefined
}

function isMovable({ isHeld }: Ground, proposal: Proposal, meeting: number): boolean {
  return isHeld[meeting] === 0 && !isPartOf(proposal, meeting)
}

/** With this set gone: the set itself when nothing more is asked for, else the set with each of those `list` names. */
function extend(ground: Ground, proposal: Proposal, set: number[], list: () => number[][] | undefined): number[][] {
  const steps = proposal.steps.length
  for (const one of set) proposeLeaving(proposal, one)
  const more = list()
  const sets = more ? more.filter((ones) => ones.every((one) => isMovable(ground, proposal, one))) : [[]]
  takeBackTo(proposal, steps)
  return sets.map((ones) => [...set, ...ones])
}

/** Undefined when the party has a desk left. */
function listDeskHolders(proposal: Proposal, party: number, slot: number): number[][] | undefined {
  const left = countDesksLeft(proposal, party, slot)
  if (left > 0) return undefined
  return left < 0 ? [] : listMeetingsOf(proposal, party, slot).map((one) => [one])
}

/** Undefined when the crew's interpreter may work in this slot too; else the work that would have to go, one or two meetings. */
function listTiring(ground: Ground, proposal: Proposal, crew: number, slot: number): number[][] | undefined {
  if (!isOverworked(proposal, crew, slot)) return undefined
  const work = listWorkAround(ground, proposal, crew, slot)
  const steps = proposal.steps.length
  const isEnough = (ones: number[]) => {
    for (const one of ones) proposeLeaving(proposal, one)
    const isRested = !isOverworked(proposal, crew, slot)
    takeBackTo(proposal, steps)
    return isRested
  }
  const movable = work.filter((one) => isMovable(ground, proposal, one))
  const single = movable.map((one) => [one]).filter(isEnough)
  const inPairs = movable.flatMap((one, index) => movable.slice(index + 1).map((other) => [one, other]))
  return [...single, ...inPairs.filter((pair) => !single.some(([one]) => pair.includes(one!)) && isEnough(pair))]
}

/** The interpreter's meetings that join up with the slot. */
function listWorkAround({ model }: Ground, proposal: Proposal, crew: number, slot: number): number[] {
  const { slots, calendar, crewMembers } = model
  const interpreter = crewMembers[crew * crewSize + 2]!
  const workAt = (at: number) => {
    const meeting = at < 0 || at >= slots ? -1 : meetingAt(proposal, interpreter, at)
    return meeting >= 0 && crewMembers[crewAt(proposal, meeting) * crewSize + 2] === interpreter ? meeting : -1
  }
  const work: number[] = []
  for (let at = slot - 1; at >= 0 && calendar.restAfter[at] === 0 && workAt(at) >= 0; at--) work.push(workAt(at))
  for (let at = slot; calendar.restAfter[at] === 0 && workAt(at + 1) >= 0; at++) work.push(workAt(at + 1))
  return work
}

/** Undefined when a table is left. With no move to spare only those are worth trying who find another place at once. */
function listTableHolders(
  ground: Ground,
  proposal: Proposal,
  { slot, crew }: { slot: number; crew: number },
  set: number[],
  { moves, loss }: Limits,
): number[][] | undefined {
  if (hasTable(proposal, crew, slot)) return undefined
  const spare = moves - sumLeastPrices(ground, set, loss)
  const found: number[][] = []
  for (const one of poolOf(ground.board, slot, crew).meetings) {
    if (!isMovable(ground, proposal, one)) continue
    const least = leastPriceOfLeaving(ground, one, loss)
    if (least > spare || (least === spare && least === 1 && !couldGoElsewhere(ground, proposal, one, slot))) continue
    found.push([one])
  }
  return found
}

/** Whether a meeting with one crew has a free place in another slot, as things stand. */
function couldGoElsewhere(ground: Ground, proposal: Proposal, meeting: number, slot: number): boolean {
  const { model, opensAt } = ground
  const crew = model.crewStart[meeting]!
  const one = model.crewMembers[crew * crewSize]!
  const other = model.crewMembers[crew * crewSize + 1]!
  for (const at of model.slotsOf[meeting]!) {
    if (at === slot || at < opensAt || !hasTable(proposal, crew, at)) continue
    if (meetingAt(proposal, one, at) < 0 && meetingAt(proposal, other, at) < 0) return true
  }
  return false
}
