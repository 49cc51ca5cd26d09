import { readCalendar } from './calendar.ts'
import { refuseFaults } from './faults.ts'
import { type Kinds, sortIntoKinds } from './kinds.ts'
import type { Placement } from './placement.ts'
import type { Delegate, Interpreter, Meeting, Party, Problem, Table } from './problem.ts'
import { type Booths, readBooths } from './suiting.ts'
import { readWalks, type Walks } from './walks.ts'

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
  kinds: Kinds
  booths: Booths
  walks: Walks | undefined
  /** Per slot and kind. */
  openTables: Table[][][]
  /** Open ones at which nobody sits, and closed ones at which nobody sits. */
  freeTables: Table[][][]
  closedTables: Table[][][]
  restAfter: Uint8Array
  wishesOf: Map<string, number>
}

/** By id, the meetings in each slot. */
export type Diary = Map<string, string[][]>

/** Throws `MalformedProblem` when the problem itself makes no sense. */
export function readStanding(problem: Problem, placements: Placement[]): Standing {
  refuseFaults(problem)
  const walks = readWalks(problem)
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
    kinds: sortIntoKinds(problem, walks),
    booths: readBooths(problem),
    walks,
    openTables: [],
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

function sortTables({ problem, kinds, openTables, freeTables, closedTables, ofTable }: Standing): void {
  const closedIn = new Map(problem.tables.map(({ id, closedSlots }) => [id, new Set(closedSlots)]))
  for (const slot of problem.slots.keys()) {
    const isOpen = ({ id }: Table) => !closedIn.get(id)!.has(slot)
    const isEmpty = ({ id }: Table) => ofTable.get(id)?.[slot] === undefined
    const open = kinds.kinds.map((tables) => tables.filter(isOpen))
    openTables.push(open)
    freeTables.push(open.map((tables) => tables.filter(isEmpty)))
    closedTables.push(kinds.kinds.map((tables) => tables.filter((table) => !isOpen(table) && isEmpty(table))))
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

export function isTableFree({ ofTable }: Standing, table: string, slot: number, meeting: Meeting): boolean {
  return listHeld(ofTable, table, slot, meeting.id).length === 0
}

export function isPresent(person: Delegate | Interpreter, slot: number): boolean {
  return person.freeSlots.includes(slot)
}

/** Whether interpreting the meeting in this slot would leave the interpreter without rest for too long, `without` some work. */
export function wouldTire(
  standing: Standing,
  interpreter: Interpreter,
  slot: number,
  meeting: string,
  without: readonly string[] = nothing,
): boolean {
  const { restAfter } = standing
  const works = (at: number) =>
    listHeld(standing.ofInterpreter, interpreter.id, at, meeting).some((held) => !without.includes(held))
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
