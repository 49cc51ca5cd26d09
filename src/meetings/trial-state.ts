import type { Day } from './day.ts'
import { legalCells } from './engine/cells.ts'
import type { Cell, Placement } from './engine/placement.ts'
import type { Problem, Table } from './engine/problem.ts'
import type { Step } from './trial-steps.ts'

/** A copy of the draft in the middle of being tried. */
export type State = {
  problem: Problem
  placements: Placement[]
  /** Had to make room and look for another place. */
  displaced: Set<string>
  putByHand: Set<string>
  takenOff: Set<string>
  /** With more tables, those that wait get their chance. */
  isFillingUp: boolean
  isFree: boolean
}

export function beginState({ problem, placements }: Day): State {
  const nobody = () => new Set<string>()
  return {
    ...{ problem, placements, displaced: nobody(), putByHand: nobody(), takenOff: nobody() },
    ...{ isFillingUp: false, isFree: false },
  }
}

/** Takes the step, and says whether it could be taken. */
export function take(state: State, step: Step): boolean {
  switch (step.kind) {
    case 'move':
      return move(state, step)
    case 'off':
      return takeOff(state, step.meetingId)
    case 'close':
      return state.problem.tables.some(({ id }) => id === step.tableId) && closeTables(state, [step.tableId])
    case 'tables':
      return countTables(state, step.count)
    case 'arrange':
      state.isFree = true
      return true
  }
}

/** Where the meeting could go if others made room, with those who would have to. */
export function listRoomyCells(
  { problem, placements }: Pick<State, 'problem' | 'placements'>,
  meetingId: string,
): Cell[] {
  const partners = new Set(problem.meetings.find(({ id }) => id === meetingId)?.parties)
  const partiesOf = new Map(problem.meetings.map(({ id, parties }) => [id, parties]))
  const isFriend = ({ meeting }: Placement) => partiesOf.get(meeting)?.some((party) => partners.has(party)) ?? false
  // A table more, open all day: then only people and rules decide, and any open table will do.
  const spare: Table = { id: 'spare', label: '', closedSlots: [] }
  const roomy = { ...problem, tables: [...problem.tables, spare] }
  const others = placements.filter((placement) => placement.meeting === meetingId || !isFriend(placement))
  const bySlot = Map.groupBy(legalCells(roomy, others, meetingId), ({ slot }) => slot)
  return [...bySlot].flatMap(([slot, [crew]]) =>
    problem.tables
      .filter(({ closedSlots }) => !closedSlots.includes(slot))
      .flatMap(({ id }) => (crew ? [{ ...crew, table: id }] : [])),
  )
}

function move(state: State, { meetingId, slotId, tableId }: Extract<Step, { kind: 'move' }>): boolean {
  const slot = state.problem.slots.findIndex(({ id }) => id === slotId)
  const isHere = (cell: Cell) => cell.slot === slot && cell.table === tableId
  const here = state.placements.find(({ meeting }) => meeting === meetingId)
  const free = legalCells(state.problem, state.placements, meetingId).find(isHere)
  const cell = free ?? listRoomyCells(state, meetingId).find(isHere)
  if (!cell) return false
  const inTheWay = free ? [] : listInTheWay(state, meetingId, cell)
  lift(state, [meetingId, ...inTheWay])
  state.placements = [...state.placements, { meeting: meetingId, ...cell }]
  for (const set of [state.displaced, state.takenOff]) set.delete(meetingId)
  state.putByHand.add(meetingId)
  for (const other of inTheWay) if (!here || !swapInto(state, other, here)) state.displaced.add(other)
  return true
}

/** At the table, or with somebody of the meeting in another one, in that slot. */
function listInTheWay({ problem, placements }: State, meetingId: string, cell: Cell): string[] {
  const parties = new Map(problem.meetings.map((meeting) => [meeting.id, new Set<string>(meeting.parties)]))
  const mine = parties.get(meetingId) ?? new Set()
  return placements
    .filter(({ meeting, slot }) => slot === cell.slot && meeting !== meetingId)
    .filter(({ meeting, table }) => table === cell.table || !mine.isDisjointFrom(parties.get(meeting) ?? new Set()))
    .map(({ meeting }) => meeting)
}

/** The one that made room takes the place that became free, where it may. */
function swapInto(state: State, meeting: string, place: Placement): boolean {
  const cell = legalCells(state.problem, state.placements, meeting).find(
    ({ slot, table }) => slot === place.slot && table === place.table,
  )
  if (!cell) return false
  state.placements = [...state.placements, { meeting, ...cell }]
  state.putByHand.add(meeting)
  return true
}

function takeOff(state: State, meetingId: string): boolean {
  const isThere = state.placements.some(({ meeting }) => meeting === meetingId)
  lift(state, [meetingId])
  if (isThere) state.takenOff.add(meetingId)
  return isThere
}

function closeTables(state: State, ids: string[]): boolean {
  const all = state.problem.slots.map((_, slot) => slot)
  const tables = state.problem.tables.map((table) => (ids.includes(table.id) ? { ...table, closedSlots: all } : table))
  state.problem = { ...state.problem, tables }
  const there = state.placements.filter(({ table }) => ids.includes(table)).map(({ meeting }) => meeting)
  lift(state, there)
  for (const meeting of there) state.displaced.add(meeting)
  return true
}

/** Tables of the hall that are open at all; online rooms are not counted. */
export function listOpenHall({ slots, tables }: Problem): Table[] {
  return tables.filter(({ online, closedSlots }) => !online && closedSlots.length < slots.length)
}

function countTables(state: State, count: number): boolean {
  const open = listOpenHall(state.problem)
  if (count < open.length)
    return closeTables(
      state,
      open.slice(count).map(({ id }) => id),
    )
  if (count === open.length) return false
  const labels = new Set(state.problem.tables.map(({ label }) => label))
  const added: Table[] = []
  for (let number = 1; added.length < count - open.length; number++)
    if (!labels.has(`${number}`)) added.push({ id: `new-${number}`, label: `${number}`, closedSlots: [] })
  state.problem = { ...state.problem, tables: [...state.problem.tables, ...added] }
  state.isFillingUp = true
  return true
}

function lift(state: State, meetings: string[]): void {
  state.placements = state.placements.filter(({ meeting }) => !meetings.includes(meeting))
}
