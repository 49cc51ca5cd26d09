import type { Db } from '#platform/database/connect.ts'
import { type Day, readDay } from './day.ts'
import { legalCells } from './engine/cells.ts'
import { type CrewChoice, chooseCrew } from './engine/obstacles.ts'
import type { Delegate, Meeting, Party, Problem } from './engine/problem.ts'
import { readStanding } from './engine/standing.ts'
import { listFreeTables } from './engine/tables-for.ts'

/** A slot in which a pair could meet: who would sit, where, with which interpreter. */
export type Opening = {
  slotId: string
  startsAt: Date
  endsAt: Date
  persons: [string, string]
  interpreterId: string | null
  /** Tables that are open, free and fit for these people: the halls first, video rooms last. */
  tables: string[]
}

export type Pair = {
  eventId: string
  sides: [string, string]
  /** Who would rather sit themselves. */
  preferred?: string[]
}

/**
 * Slots that work for both sides as things stand, in order of time, by the rules the timetable is made and released by.
 * Nothing is held for anybody.
 */
export async function listOpenings(db: Db, pair: Pair): Promise<Opening[]> {
  const { day, problem, meeting } = await readPair(db, pair)
  const bySlot = Map.groupBy(legalCells(problem, day.placements, meeting.id), ({ slot }) => slot)
  return [...bySlot].flatMap(([at, cells]) => {
    const slot = problem.slots[at]
    const ordered = hallFirst(problem, cells, ({ table }) => table)
    const first = ordered[0]
    if (!slot || !first) return []
    // At another kind of table others may sit; these sit at tables of the first.
    const alike = ordered.filter((cell) => saysWho(cell) === saysWho(first))
    return {
      ...{ slotId: slot.id, startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) },
      persons: first.delegates,
      interpreterId: interpreterIdOf(day, first.interpreter),
      tables: alike.map(({ table }) => table),
    }
  })
}

type BestCrew = {
  persons: string[]
  interpreterId: string | null
  tables: string[]
  /** Both sides have declared the slot, but nobody there understands the other and no interpreter is free. */
  isSilent: boolean
}

/**
 * Who would meet in one slot if only declarations counted. A side whose people are all taken is still named, so that
 * the booking itself says what is in the way. Undefined when the programme closes the slot.
 */
export async function findBestCrew(db: Db, pair: Pair, slotId: string): Promise<BestCrew | undefined> {
  const { day, problem, meeting } = await readPair(db, pair)
  const slot = problem.slots.findIndex(({ id }) => id === slotId)
  const isClosed = day.closedHours.some((hour) => hour.slotId === slotId && hour.personId === null)
  if (slot < 0 || isClosed) return undefined
  const standing = readStanding(problem, day.placements)
  const free = hallFirst(problem, listFreeTables(standing, meeting, slot), ({ id }) => id)
  const byKind = new Map<number | undefined, CrewChoice>()
  const choices = (free.length > 0 ? free : problem.tables).map((table) => {
    const kind = standing.kinds.kindOf.get(table.id)
    const choice = byKind.get(kind) ?? chooseCrew(standing, meeting, slot, table)
    byKind.set(kind, choice)
    return { table: table.id, choice }
  })
  const best = choices.toSorted((one, other) => one.choice.obstacles.length - other.choice.obstacles.length)[0]
  const crew = best?.choice.crew
  if (!best || !crew || isMet(best.choice, ['delegate-away', 'no-delegate']))
    return { persons: [], interpreterId: null, tables: free.map(({ id }) => id), isSilent: false }
  const isSilent = isMet(best.choice, [
    'no-common-language',
    'interpreter-away',
    'interpreter-busy',
    'interpreter-stretch',
  ])
  const alike = choices.filter(({ choice }) => choice.crew && saysWho(choice.crew) === saysWho(crew))
  return {
    persons: crew.delegates,
    interpreterId: interpreterIdOf(day, crew.interpreter),
    tables: free.length > 0 ? alike.map(({ table }) => table) : [],
    isSilent,
  }
}

/** The day with the meeting of the pair in it, planned or not, and whoever would rather sit first among their people. */
async function readPair(db: Db, { eventId, sides, preferred = [] }: Pair) {
  const day = await readDay(db, eventId)
  const known = day.problem.meetings.find(({ parties }) => sides.every((side) => parties.includes(side)))
  const meeting: Meeting = known ?? { id: sides.join(' × '), parties: sides, weight: 'want' }
  const problem: Problem = {
    ...day.problem,
    parties: day.problem.parties.map((party) => (sides.includes(party.id) ? willing(party, preferred, day) : party)),
    meetings: known ? day.problem.meetings : [...day.problem.meetings, meeting],
  }
  return { day, problem, meeting }
}

// Where the event names no interpreter at all, understanding each other is left to the two sides.
function willing(party: Party, preferred: string[], { problem }: Day): Party {
  const inOrder = party.delegates.toSorted((a, b) => rankOf(a, preferred) - rankOf(b, preferred))
  if (problem.interpreters.length > 0) return { ...party, delegates: inOrder }
  return {
    ...party,
    delegates: inOrder.map((delegate) => ({ ...delegate, languages: [...delegate.languages, 'any'] })),
  }
}

function rankOf({ id }: Delegate, preferred: string[]): number {
  return preferred.includes(id) ? 0 : 1
}

function hallFirst<T>({ tables }: Problem, things: T[], tableOf: (thing: T) => string): T[] {
  const online = new Set(tables.filter((table) => table.online).map(({ id }) => id))
  return things.toSorted((a, b) => Number(online.has(tableOf(a))) - Number(online.has(tableOf(b))))
}

function isMet({ obstacles }: CrewChoice, codes: string[]): boolean {
  return obstacles.some(({ code }) => codes.includes(code))
}

function saysWho({ delegates, interpreter }: { delegates: [string, string]; interpreter: string | null }): string {
  return [...delegates, interpreter].join()
}

function interpreterIdOf({ interpreterIds }: Day, personId: string | null): string | null {
  return personId === null ? null : (interpreterIds.get(personId) ?? null)
}
