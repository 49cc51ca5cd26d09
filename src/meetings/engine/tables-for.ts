import type { Delegate, Meeting, Table } from './problem.ts'
import { isTableFree, type Standing } from './standing.ts'
import { suits } from './suiting.ts'

/** Of each kind that suits the meeting and these people one table, whether open or not; of a locked meeting only its own. */
export function listTablesFor({ kinds, booths, tables }: Standing, meeting: Meeting, people: Delegate[]): Table[] {
  const locked = meeting.fixed?.table
  const examples = locked === undefined ? kinds.kinds.map(([example]) => example!) : [tables.get(locked)!]
  return examples.filter((table) => suits(booths, meeting, people, table))
}

export function hasOpenTable(standing: Standing, meeting: Meeting, people: Delegate[], slot: number): boolean {
  return hasSuiting(standing, meeting, people, listOpenExamples(standing, meeting, slot))
}

export function hasFreeTable(standing: Standing, meeting: Meeting, people: Delegate[], slot: number): boolean {
  return hasSuiting(standing, meeting, people, listFreeExamples(standing, meeting, slot))
}

/** Of each kind one table that is free in the slot; the one the meeting has is free to it. Of a locked meeting only its own. */
export function listFreeExamples(standing: Standing, meeting: Meeting, slot: number): Table[] {
  const isLocked = meeting.fixed?.table !== undefined
  if (isLocked)
    return listOpenExamples(standing, meeting, slot).filter(({ id }) => isTableFree(standing, id, slot, meeting))
  const { kinds, freeTables, openTables, placementOf } = standing
  const own = placementOf.get(meeting.id)
  return kinds.kinds.flatMap((_, kind) => {
    const free = freeTables[slot]![kind]![0]
    if (free || own?.slot !== slot) return free ?? []
    return openTables[slot]![kind]!.find(({ id }) => id === own.table && isTableFree(standing, id, slot, meeting)) ?? []
  })
}

/** Every table that is free to the meeting in the slot, whether it suits or not. */
export function listFreeTables(standing: Standing, meeting: Meeting, slot: number): Table[] {
  const locked = meeting.fixed?.table
  return standing.problem.tables.filter(
    ({ id, closedSlots }) =>
      (locked === undefined || id === locked) &&
      !closedSlots.includes(slot) &&
      isTableFree(standing, id, slot, meeting),
  )
}

/** Open tables that suit the meeting and these people, whoever sits there. */
export function listOpenTables(standing: Standing, meeting: Meeting, people: Delegate[], slot: number): Table[] {
  const locked = meeting.fixed?.table
  return standing.openTables[slot]!.flat().filter(
    (table) => (locked === undefined || table.id === locked) && suits(standing.booths, meeting, people, table),
  )
}

function listOpenExamples({ kinds, openTables }: Standing, meeting: Meeting, slot: number): Table[] {
  const locked = meeting.fixed?.table
  if (locked === undefined) return openTables[slot]!.flatMap(([example]) => example ?? [])
  return openTables[slot]![kinds.kindOf.get(locked)!]!.filter(({ id }) => id === locked)
}

function hasSuiting({ booths }: Standing, meeting: Meeting, people: Delegate[], tables: Table[]): boolean {
  return tables.some((table) => suits(booths, meeting, people, table))
}
