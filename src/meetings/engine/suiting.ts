import type { Delegate, Meeting, Problem, Table } from './problem.ts'

/** What keeps people from a table whatever the time. */
export type Misfit =
  | { code: 'table-not-online'; table: string; delegate: string }
  | { code: 'table-lacks'; table: string; features: string[] }
  /** It is the booth of a `party` that is not in the meeting. */
  | { code: 'booth-of-another'; table: string; party: string }
  /** The meeting belongs at a booth of the `party`, or of the other side if that has one too. */
  | { code: 'not-at-its-booth'; table: string; party: string }

/** By party, its own tables. */
export type Booths = ReadonlyMap<string, Table[]>

export function readBooths({ tables }: Problem): Booths {
  const booths = tables.filter(({ booth }) => booth !== undefined)
  return Map.groupBy(booths, ({ booth }) => booth!)
}

export function suits(booths: Booths, meeting: Meeting, delegates: Delegate[], table: Table): boolean {
  return listMisfits(booths, meeting, delegates, table).length === 0
}

export function listMisfits(booths: Booths, meeting: Meeting, delegates: Delegate[], table: Table): Misfit[] {
  const misfits: Misfit[] = []
  const remote = delegates.filter((delegate) => delegate.remote)
  if (!table.online) {
    for (const { id: delegate } of remote) misfits.push({ code: 'table-not-online', table: table.id, delegate })
  }
  const features = listLacking(meeting, table)
  if (features.length > 0) misfits.push({ code: 'table-lacks', table: table.id, features })
  if (table.booth !== undefined) {
    if (!meeting.parties.includes(table.booth)) {
      misfits.push({ code: 'booth-of-another', table: table.id, party: table.booth })
    }
    return misfits
  }
  const party = remote.length > 0 || meeting.fixed?.table === table.id ? undefined : findBoothOwner(booths, meeting)
  if (party !== undefined) misfits.push({ code: 'not-at-its-booth', table: table.id, party })
  return misfits
}

/** The side at whose booth the meeting belongs while nobody in it is remote; undefined when no booth of theirs will do. */
export function findBoothOwner(booths: Booths, meeting: Meeting): string | undefined {
  if (booths.size === 0) return undefined
  return meeting.parties.find((party) => booths.get(party)?.some((table) => listLacking(meeting, table).length === 0))
}

function listLacking({ needs = [] }: Meeting, { features = [] }: Table): string[] {
  return needs.filter((need) => !features.includes(need))
}
