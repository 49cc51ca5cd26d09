import type { Board } from './board.ts'
import { listOtherTables } from './free-table.ts'
import { crewSize, type Model } from './model.ts'

/** Which table each meeting gets, while slots and crews stay as they are on the board. */
type Seating = {
  model: Model
  board: Board
  /** Per meeting, -1 while it has none. */
  tableOf: Int32Array
  isLocked: Uint8Array
  /** Per meeting, the kinds of tables it may have while everybody stays in the same place. */
  kindsFor: (meeting: number) => readonly number[]
  /** At `table * slots + slot` the meeting there, -1 when free, -2 when closed. */
  meetingAt: Int32Array
  /** Four per meeting: the meetings right before and after it, that day, of its first and its second delegate; -1 for none. */
  beside: Int32Array
  /** Tables in the order in which they are filled: the hall before the video rooms. */
  order: number[]
}

const free = -1
const closed = -2
const mostSweeps = 20

/**
 * Gives every seated meeting a table, so that people change tables seldom: the busiest get a home table first, of the kind
 * the board counts them under, then meetings swap tables within their slot as long as that saves a change. The board never
 * seats more than there are.
 */
export function assignTables(board: Board): Int32Array {
  const seating = emptySeating(board)
  seatLocked(seating)
  giveHomes(seating)
  for (let sweep = 0; sweep < mostSweeps && swapWhereItHelps(seating); sweep++);
  return seating.tableOf
}

function emptySeating(board: Board): Seating {
  const { model } = board
  const { tables } = model.problem
  const meetingAt = new Int32Array(tables.length * model.slots).fill(free)
  for (const [table, { closedSlots }] of tables.entries()) {
    for (const slot of closedSlots) meetingAt[table * model.slots + slot] = closed
  }
  const isHall = (table: number) => (tables[table]!.online ? 1 : 0)
  return {
    model,
    board,
    tableOf: new Int32Array(model.meetings).fill(-1),
    isLocked: new Uint8Array(model.meetings),
    kindsFor: readKindsFor(board),
    meetingAt,
    beside: findNeighbours(board),
    order: tables.map((_, table) => table).sort((one, other) => isHall(one) - isHall(other)),
  }
}

function readKindsFor({ model, crewOf }: Board): (meeting: number) => readonly number[] {
  const { crewKind, walking } = model
  const known = new Map<number, number[]>()
  return (meeting) => {
    const kinds = known.get(meeting)
    if (kinds) return kinds
    const crew = crewOf[meeting]!
    const isSamePlace = (other: number) =>
      [0, 1, 2].every((role) => walking?.placeOf[crew * crewSize + role] === walking?.placeOf[other * crewSize + role])
    const others = model.kinds === 1 ? [] : listOtherTables(model, meeting, crew).filter(isSamePlace)
    const all = [crew, ...others].map((one) => crewKind[one]!)
    known.set(meeting, all)
    return all
  }
}

function findNeighbours({ model, slotOf, crewOf, meetingAt }: Board): Int32Array {
  const { slots, crewMembers, calendar } = model
  const beside = new Int32Array(model.meetings * 4).fill(-1)
  for (let meeting = 0; meeting < model.meetings; meeting++) {
    const slot = slotOf[meeting]!
    if (slot < 0) continue
    for (const side of [0, 1]) {
      const delegate = crewMembers[crewOf[meeting]! * crewSize + side]!
      let next = slot + 1
      const isOver = () => next >= slots || calendar.dayOf[next] !== calendar.dayOf[slot]
      while (!isOver() && !isDelegateAt(model, crewOf, meetingAt, delegate, next)) next++
      if (isOver()) continue
      const after = meetingAt[delegate * slots + next]!
      beside[meeting * 4 + side * 2 + 1] = after
      const sideAfter = crewMembers[crewOf[after]! * crewSize] === delegate ? 0 : 1
      beside[after * 4 + sideAfter * 2] = meeting
    }
  }
  return beside
}

/** Whether the person speaks for a party in this slot; where people interpret does not count. */
function isDelegateAt(model: Model, crewOf: Int32Array, meetingAt: Int32Array, person: number, slot: number): boolean {
  const meeting = meetingAt[person * model.slots + slot]!
  return meeting >= 0 && model.crewMembers[crewOf[meeting]! * crewSize + 2] !== person
}

function seatLocked(seating: Seating): void {
  const { problem } = seating.model
  const numberOf = new Map(problem.tables.map(({ id }, table) => [id, table]))
  for (const [meeting, { fixed }] of problem.meetings.entries()) {
    if (fixed?.table === undefined || seating.board.slotOf[meeting]! < 0) continue
    seating.isLocked[meeting] = 1
    sitDown(seating, meeting, numberOf.get(fixed.table)!)
  }
}

/** Whoever has the most meetings without a table chooses the table that serves most of them, until all have one. */
function giveHomes(seating: Seating): void {
  const waitingOf = listMeetingsByDelegate(seating)
  const byCount: number[][] = []
  for (const [delegate, meetings] of waitingOf) queueAt(byCount, meetings.length, delegate)
  for (let count = byCount.length - 1; count > 0; count--) {
    for (let delegate = byCount[count]?.pop(); delegate !== undefined; delegate = byCount[count]?.pop()) {
      const waiting = waitingOf.get(delegate)!.filter((meeting) => seating.tableOf[meeting]! < 0)
      waitingOf.set(delegate, waiting)
      if (waiting.length === count) {
        const home = chooseHome(seating, waiting)
        for (const meeting of waiting) if (isFreeFor(seating, meeting, home)) sitDown(seating, meeting, home)
      }
      const left = waiting.filter((meeting) => seating.tableOf[meeting]! < 0)
      queueAt(byCount, left.length, delegate)
    }
  }
}

function listMeetingsByDelegate({ model, board }: Seating): Map<number, number[]> {
  const meetingsOf = new Map<number, number[]>()
  for (let meeting = 0; meeting < model.meetings; meeting++) {
    if (board.slotOf[meeting]! < 0) continue
    for (const side of [0, 1]) {
      const delegate = model.crewMembers[board.crewOf[meeting]! * crewSize + side]!
      const meetings = meetingsOf.get(delegate)
      if (meetings) meetings.push(meeting)
      else meetingsOf.set(delegate, [meeting])
    }
  }
  return meetingsOf
}

function queueAt(byCount: number[][], count: number, delegate: number): void {
  byCount[count] ??= []
  byCount[count].push(delegate)
}

function chooseHome(seating: Seating, meetings: number[]): number {
  let home = seating.order[0]!
  let most = -1
  for (const table of seating.order) {
    let gain = 0
    for (const meeting of meetings) {
      if (isFreeFor(seating, meeting, table)) gain += 1 + 4 - countChanges(seating, meeting, table)
    }
    if (gain <= most) continue
    most = gain
    home = table
  }
  return home
}

/** Swaps tables within slots wherever that saves a change; false when nothing did. */
function swapWhereItHelps(seating: Seating): boolean {
  const { model, board, tableOf, isLocked, beside, meetingAt } = seating
  let helped = false
  for (let meeting = 0; meeting < model.meetings; meeting++) {
    if (board.slotOf[meeting]! < 0 || isLocked[meeting] === 1) continue
    for (let at = meeting * 4; at < meeting * 4 + 4; at++) {
      const neighbour = beside[at]!
      if (neighbour < 0) continue
      const here = tableOf[meeting]!
      const there = tableOf[neighbour]!
      const other = meetingAt[there * model.slots + board.slotOf[meeting]!]!
      if (there === here || other === closed || (other >= 0 && isLocked[other] === 1)) continue
      const now = countChanges(seating, meeting, here) + (other < 0 ? 0 : countChanges(seating, other, there))
      if (!mayUse(seating, meeting, there) || (other >= 0 && !mayUse(seating, other, here))) continue
      const then = countChanges(seating, meeting, there) + (other < 0 ? 0 : countChanges(seating, other, here))
      if (then >= now) continue
      helped = true
      getUp(seating, meeting)
      if (other >= 0) {
        getUp(seating, other)
        sitDown(seating, other, here)
      }
      sitDown(seating, meeting, there)
    }
  }
  return helped
}

/** Changes that those at the meeting would make to and from this table; people without a table yet make none. */
function countChanges({ tableOf, beside }: Seating, meeting: number, table: number): number {
  let changes = 0
  for (let at = meeting * 4; at < meeting * 4 + 4; at++) {
    const neighbour = beside[at]!
    if (neighbour >= 0 && tableOf[neighbour]! >= 0 && tableOf[neighbour] !== table) changes++
  }
  return changes
}

function isFreeFor({ model, board, meetingAt }: Seating, meeting: number, table: number): boolean {
  if (meetingAt[table * model.slots + board.slotOf[meeting]!] !== free) return false
  return model.kindOfTable[table] === model.crewKind[board.crewOf[meeting]!]
}

function mayUse({ model, kindsFor }: Seating, meeting: number, table: number): boolean {
  return model.kinds === 1 || kindsFor(meeting).includes(model.kindOfTable[table]!)
}

function sitDown({ model, board, tableOf, meetingAt }: Seating, meeting: number, table: number): void {
  tableOf[meeting] = table
  meetingAt[table * model.slots + board.slotOf[meeting]!] = meeting
}

function getUp({ model, board, tableOf, meetingAt }: Seating, meeting: number): void {
  meetingAt[tableOf[meeting]! * model.slots + board.slotOf[meeting]!] = free
  tableOf[meeting] = -1
}
