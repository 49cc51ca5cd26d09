import type { Change } from './change.ts'
import type { Delegate, Meeting, Table } from './problem.ts'
import { listHeld, type Standing } from './standing.ts'
import { findBoothOwner, suits } from './suiting.ts'
import { findTooFar } from './too-far.ts'

/** A way to hold the meeting in one slot: what must change first, which meetings must go, and who of the house interprets. */
export type Draft = { slot: number; changes: Change[]; dropped: string[]; interpreter: string | undefined }

/** A person whom a party would have to name: it has nobody who speaks a language, or only somebody from the other side. */
export const newcomer = ''

/** With a table for these people, freed, opened or added where need be, and nobody too far away from it. */
export function clearTable(standing: Standing, meeting: Meeting, draft: Draft, pair: [Delegate, Delegate]): Draft[] {
  const { fixed, ...unlocked } = meeting
  const isUnlocked = draft.changes.some(({ kind }) => kind === 'allow-slot')
  const locked = isUnlocked ? undefined : standing.tables.get(fixed?.table ?? '')
  if (!locked) return clearAnyTable(standing, unlocked, draft, pair)
  const { slot } = draft
  const unlock = withChange(draft, { kind: 'allow-slot', meeting: meeting.id, slot })
  const elsewhere = clearAnyTable(standing, unlocked, unlock, pair)
  if (!suits(standing.booths, meeting, pair, locked)) return elsewhere
  const kept = withDropped(draft, listHeld(standing.ofTable, locked.id, slot, meeting.id))
  const isClosed = locked.closedSlots.includes(slot)
  const opened = isClosed ? withChange(kept, { kind: 'open-table', table: locked.id, slot }) : kept
  return [dropTooFar(standing, meeting, opened, pair, locked.place), ...elsewhere]
}

/** With a table of each kind that suits, and with one that is carried in. */
function clearAnyTable(standing: Standing, meeting: Meeting, draft: Draft, pair: [Delegate, Delegate]): Draft[] {
  const { slot } = draft
  const near = (next: Draft, place: string | undefined) => dropTooFar(standing, meeting, next, pair, place)
  return [
    ...standing.kinds.kinds.flatMap(([example], kind) => {
      const next = suits(standing.booths, meeting, pair, example!)
        ? openOfKind(standing, meeting, draft, kind)
        : undefined
      return next ? near(next, example!.place) : []
    }),
    ...listAddable(standing, meeting, pair).map((said) =>
      near(withChange(draft, { kind: 'add-table', slot, ...said }), said.place),
    ),
  ]
}

/** With a table of the kind that is free, is given up anyway or is opened; undefined when the kind has no such table. */
function openOfKind(standing: Standing, meeting: Meeting, draft: Draft, kind: number): Draft | undefined {
  const { slot, dropped } = draft
  if (standing.freeTables[slot]![kind]!.length > 0) return draft
  const left = new Set([meeting.id, ...dropped])
  const isLeft = (id: string) => standing.ofTable.get(id)?.[slot]?.every((held) => left.has(held)) ?? true
  const given = [...left].flatMap((one) => standing.placementOf.get(one) ?? []).filter((one) => one.slot === slot)
  const tables = given
    .flatMap(({ table }) => standing.tables.get(table) ?? [])
    .filter(({ id }) => isLeft(id) && standing.kinds.kindOf.get(id) === kind)
  if (tables.some(({ closedSlots }) => !closedSlots.includes(slot))) return draft
  const closed = standing.closedTables[slot]![kind]![0] ?? tables[0]
  return closed && withChange(draft, { kind: 'open-table', table: closed.id, slot })
}

type Addable = Pick<Table, 'place' | 'features' | 'booth'> & { online?: true }

/** What a table for this meeting would have to be, in each of the places where one could stand. */
function listAddable(standing: Standing, meeting: Meeting, pair: [Delegate, Delegate]): Addable[] {
  const { problem, booths, walks } = standing
  const features = meeting.needs && meeting.needs.length > 0 ? { features: meeting.needs } : {}
  // A video room is nowhere in particular.
  if (pair.some(({ remote }) => remote)) return [{ online: true, ...features }]
  const booth = findBoothOwner(booths, meeting)
  const said: Addable = { ...features, ...(booth !== undefined && { booth }) }
  if (!walks) return [said]
  const own = meeting.parties.flatMap((party) => (booth === undefined ? [] : (booths.get(party) ?? [])))
  const alike = booth === undefined ? problem.tables.filter((table) => table.booth === undefined && !table.online) : own
  const places = new Set((alike.length > 0 ? alike : problem.tables).map(({ place }) => place))
  return [...places].map((place) => (place === undefined ? said : { ...said, place }))
}

/** Without the meetings from or to which somebody could not walk in time. */
function dropTooFar(
  standing: Standing,
  meeting: Meeting,
  draft: Draft,
  pair: [Delegate, Delegate],
  place: string | undefined,
): Draft {
  const here = pair.filter(({ id, remote }) => id !== newcomer && !remote).map(({ id }) => id)
  const people = draft.interpreter === undefined ? here : [...here, draft.interpreter]
  const far = people.flatMap((person) => {
    return findTooFar(standing, meeting, person, { slot: draft.slot, place })?.meetings ?? []
  })
  return withDropped(draft, far)
}

export function withChange(draft: Draft, change: Change): Draft {
  return { ...draft, changes: [...draft.changes, change] }
}

export function withDropped(draft: Draft, meetings: readonly string[]): Draft {
  if (meetings.length === 0) return draft
  return { ...draft, dropped: [...new Set([...draft.dropped, ...meetings])] }
}
