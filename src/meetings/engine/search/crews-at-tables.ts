import { type Crew, listCrews } from '../crews.ts'
import { type Kinds, sortIntoKinds } from '../kinds.ts'
import type { Meeting, Problem, Table } from '../problem.ts'
import { isForbidden } from '../rules.ts'
import { type Booths, readBooths, suits } from '../suiting.ts'
import type { Walks } from '../walks.ts'

/** Members of a crew: two delegates, the interpreter and a locked table, -1 where there is none. */
export const crewSize = 4

/** A crew and the kind of table it would sit at. */
export type CrewAtTable = Crew & { kind: number }

/** Per meeting id, a crew beyond those the rules would choose, such as one with an interpreter nobody needs: it sits already. */
export type ExtraCrews = ReadonlyMap<string, Crew>

export type Seatable = {
  /** Per meeting; those without interpreter come first. */
  crews: CrewAtTable[][]
  /** Kinds that some crew may use. */
  kinds: Table[][]
  /** Per table, -1 for one that nobody may use. */
  kindOfTable: Int32Array
}

export function listCrewsAtTables(problem: Problem, walks: Walks | undefined, extraCrews: ExtraCrews): Seatable {
  const sorted = sortIntoKinds(problem, walks)
  const booths = readBooths(problem)
  const parties = new Map(problem.parties.map((party) => [party.id, party]))
  const tables = new Map(problem.tables.map((table) => [table.id, table]))
  const areAlike = sorted.kinds.length === 1 && !hasRules(problem)
  const hasRefusals = (problem.forbiddenPairs ?? []).length > 0
  const crews = problem.meetings.map((meeting) => {
    if (hasRefusals && isForbidden(problem, meeting)) return []
    const [left, right] = meeting.parties
    const alone = listCrews([parties.get(left)!, parties.get(right)!], problem.interpreters)
    const extra = extraCrews.get(meeting.id)
    const all = extra ? [...alone, extra] : alone
    if (areAlike) return all.map((crew) => ({ ...crew, kind: 0 }))
    const locked = tables.get(meeting.fixed?.table ?? '')
    return all.flatMap((crew) => seatAtKinds(sorted, booths, meeting, locked, crew))
  })
  if (areAlike) return { crews, kinds: sorted.kinds, kindOfTable: new Int32Array(problem.tables.length) }
  return keepUsed(problem, sorted, crews)
}

/** Whether something is said by which a table may not do for a meeting. */
function hasRules({ tables, meetings, parties }: Problem): boolean {
  return (
    tables.some(({ booth }) => booth !== undefined) ||
    meetings.some(({ needs = [] }) => needs.length > 0) ||
    parties.some(({ delegates }) => delegates.some(({ remote }) => remote))
  )
}

function seatAtKinds(
  { kinds, kindOf }: Kinds,
  booths: Booths,
  meeting: Meeting,
  locked: Table | undefined,
  crew: Crew,
): CrewAtTable[] {
  const isFit = (table: Table) => suits(booths, meeting, crew.delegates, table)
  if (locked) return isFit(locked) ? [{ ...crew, kind: kindOf.get(locked.id)! }] : []
  return kinds.flatMap(([example], kind) => (isFit(example!) ? { ...crew, kind } : []))
}

function keepUsed({ tables }: Problem, { kinds, kindOf }: Kinds, crews: CrewAtTable[][]): Seatable {
  const used = [...new Set(crews.flatMap((ones) => ones.map(({ kind }) => kind)))].sort((one, other) => one - other)
  const numberOf = new Map(used.map((kind, number) => [kind, number]))
  if (used.length < kinds.length) for (const crew of crews.flat()) crew.kind = numberOf.get(crew.kind)!
  return {
    crews,
    kinds: used.map((kind) => kinds[kind]!),
    kindOfTable: Int32Array.from(tables, ({ id }) => numberOf.get(kindOf.get(id)!) ?? -1),
  }
}
