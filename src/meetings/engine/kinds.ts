import type { Problem, Table } from './problem.ts'
import type { Walks } from './walks.ts'

/** Tables that no rule of this day tells apart. Where nothing is said of places, features, booths and video there is one kind. */
export type Kinds = {
  kinds: Table[][]
  /** By table id. */
  kindOf: ReadonlyMap<string, number>
}

export function sortIntoKinds(problem: Problem, walks: Walks | undefined): Kinds {
  const { tables, meetings, parties } = problem
  const needs = new Set(meetings.flatMap((meeting) => meeting.needs ?? []))
  const hasRemote = parties.some(({ delegates }) => delegates.some(({ remote }) => remote))
  const likenessOf = ({ features = [], booth, online, place }: Table) =>
    JSON.stringify([
      booth ?? null,
      hasRemote && online === true,
      features.filter((feature) => needs.has(feature)).toSorted(),
      place !== undefined && walks?.isPlace(place) ? place : null,
    ])
  const groups = Map.groupBy(tables, likenessOf)
  const kinds = [...groups.values()]
  return { kinds, kindOf: new Map(kinds.flatMap((alike, kind) => alike.map(({ id }): [string, number] => [id, kind]))) }
}
