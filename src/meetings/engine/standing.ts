import { readCalendar } from './calendar.ts'
import { refuseFaults } from './faults.ts'
import type { Placement } from './placement.ts'
import type { Delegate, Interpreter, Meeting, Party, Problem, Table } from './problem.ts'

/**
 * How things stand: who and what is where, for questions about one meeting while all others stay put. Placements that
 * clash, or name what the problem does not know, are taken as they are: the board may be shown in the middle of a change.
 */
export type Standing = {
  problem: Problem
  parties: Map<string, Party>
  meetings: Map<string, Meeting>
  tables: Map<string, Table>
  placementOf: Map<string, Placement>
  /** Meetings per slot of a person (delegating or interpreting), a party and a table. */
  ofPerson: Diary
  ofParty: Diary
  ofTable: Diary
  ofInterpreter: Diary
  /** Per slot. */
  openTables: Table[][]
  /** Open ones at which nobody sits, and closed ones at which nobody sits. */
  freeTables: Table[][]
  closedTables: Table[][]
  restAfter: Uint8Array
  wishesOf: Map<string, number>
}

/** By id, the meetings in each slot. */
export type Diary = Map<string, string[][]>

/** Throws `MalformedProblem` when the problem itself makes no sense. */
export function readStanding(problem: Problem, placements: Placement[]): Standing {
  refuseFaults(problem)
  const standing: Standing = {
    problem,
    parties: new Map(problem.parties.map((party) => [party.id, party])),
    meetings: new Map(problem.meetings.map((meeting) => [meeting.id, meeting])),
    tables: new Map(problem.tables.map((table) => [table.id, table])),
    placementOf: new Map(placements.map((placement) => [placement.meeting, placement])),
    ofPerson: new Map(),
    ofParty: new Map(),
    ofTable: new Map(),
    ofInterpreter: new Map(),
    openTables: problem.slots.map((_, slot) => problem.tables.filter(({ closedSlots }) => !closedSlots.includes(slot))),
    freeTables: [],
    closedTables: [],
    restAfter: readCalendar(problem.slots).restAfter,
    wishesOf: new Map(),
  }
  for (const { parties } of problem.meetings) {
    for (const party of parties) standing.wishesOf.set(party, (standing.wishesOf.get(party) ?? 0) + 1)
  }
  for (const placement of placements) enter(standing, placement)
  sortTables(standing)
  return standing
}

function sortTables({ problem, openTables, freeTables, closedTables, ofTable }: Standing): void {
  for (const slot of problem.slots.keys()) {
    const isOpen = new Set(openTables[slot])
    const empty = problem.tables.filter(({ id }) => ofTable.get(id)?.[slot] === undefined)
    freeTables.push(empty.filter((table) => isOpen.has(table)))
    closedTables.push(empty.filter((table) => !isOpen.has(table)))
  }
}

function enter(standing: Standing, { meeting, slot, table, delegates, interpreter }: Placement): void {
  for (const delegate of delegates) note(standing.ofPerson, delegate, slot, meeting)
  for (const party of standing.meetings.get(meeting)?.parties ?? []) note(standing.ofParty, party, slot, meeting)
  note(standing.ofTable, table, slot, meeting)
  if (interpreter === null) return
  note(standing.ofPerson, interpreter, slot, meeting)
  note(standing.ofInterpreter, interpreter, slot, meeting)
}

function note(diary: Diary, id: string, slot: number, meeting: string): void {
  const slots = diary.get(id) ?? []
  slots[slot] = [...(slots[slot] ?? []), meeting]
  diary.set(id, slots)
}

/** The other meetings found in the diary: the one in question never stands in its own way. */
export function listHeld(diary: Diary, id: string, slot: number, meeting: string): readonly string[] {
  const held = diary.get(id)?.[slot]
  if (!held) return nothing
  return held.includes(meeting) ? held.filter((other) => other !== meeting) : held
}

const nothing: readonly string[] = []

/** Tables the meeting may use that are open in the slot. */
export function listOpenTables(standing: Standing, meeting: Meeting, slot: number): Table[] {
  const locked = meeting.fixed?.table
  const open = standing.openTables[slot]!
  return locked === undefined ? open : open.filter(({ id }) => id === locked)
}

export function listFreeTables(standing: Standing, meeting: Meeting, slot: number): Table[] {
  return listOpenTables(standing, meeting, slot).filter(({ id }) => isTableFree(standing, id, slot, meeting))
}

export function hasFreeTable(standing: Standing, meeting: Meeting, slot: number): boolean {
  const isLocked = meeting.fixed?.table !== undefined
  if (!isLocked && standing.freeTables[slot]!.length > 0) return true
  if (!isLocked && !standing.placementOf.has(meeting.id)) return false
  return listOpenTables(standing, meeting, slot).some(({ id }) => isTableFree(standing, id, slot, meeting))
}

function isTableFree({ ofTable }: Standing, table: string, slot: number, meeting: Meeting): boolean {
  return listHeld(ofTable, table, slot, meeting.id).length === 0
}

export function isPresent(person: Delegate | Interpreter, slot: number): boolean {
  return person.freeSlots.includes(slot)
}

/** Whether interpreting the meeting in this slot would leave the interpreter without rest for too long. */
export function wouldTire(standing: Standing, interpreter: Interpreter, slot: number, meeting: string): boolean {
  const { restAfter } = standing
  const works = (at: number) => listHeld(standing.ofInterpreter, interpreter.id, at, meeting).length > 0
  let stretch = 1
  for (let at = slot - 1; at >= 0 && restAfter[at] === 0 && works(at); at--) stretch++
  for (let at = slot; restAfter[at] === 0 && works(at + 1); at++) stretch++
  return stretch > interpreter.longestStretch
}

/** Meetings that stand where this one, held in the slot, would come too early for them or too late. */
export function listOutOfOrder({ problem, placementOf }: Standing, { id }: Meeting, slot: number): string[] {
  return (problem.precedences ?? []).flatMap(([one, other]) => {
    if (one !== id && other !== id) return []
    const rival = one === id ? other : one
    const held = placementOf.get(rival)?.slot
    if (held === undefined) return []
    return (one === id ? held <= slot : held >= slot) ? [rival] : []
  })
}
