import type { LanguageMap } from '#db/tables.ts'
import type { Card } from '#meetings/board.ts'
import type { Party } from '#meetings/legend.ts'
import { listTouched } from '#meetings/lines.ts'
import type { LegalCell } from '#meetings/timetable.ts'
import { isNamed } from './board-filter.ts'
import { type BoardView, slotsOfDay } from './board-state.ts'

/** Who or what has a row of the board, and what the row shows, slot by slot. */
export type Row = {
  key: string
  /** Undefined for the meetings that need no interpreter. */
  name: LanguageMap | undefined
  /** Whom a person belongs to. */
  of: LanguageMap | undefined
  side: Party['side'] | undefined
  /** Whose name need not be said again on every card. */
  parties: string[]
  cards: Map<string, Card[]>
  /** Slots in which nobody of the row can be there. */
  away: Set<string>
  /** Idle slots between two meetings. */
  gaps: Set<string>
  /** Each run of idle slots is one break. */
  breaks: number
  count: number
}

const WITHOUT = 'without'

/** The rows of the view, those from abroad first: each of them meets many, and the rest meet them. */
export function listRows(view: BoardView): Row[] {
  const lister = { organisation: listOrganisations, person: listPersons, interpreter: listInterpreters }
  if (view.by === 'table') return []
  const rank = ({ side }: Row) => (side === 'foreign' ? 0 : 1)
  return lister[view.by](view)
    .filter(({ side }) => !view.filter.side || side === undefined || side === view.filter.side)
    .filter(({ name, of }) => name === undefined || isNamed(view.filter, [name, of]))
    .sort((one, other) => rank(one) - rank(other))
}

/** Whether a cell would put the meeting into this row. */
export function isOfRow(view: BoardView, row: Row, cell: LegalCell): boolean {
  const pair = view.board.chosen?.card.pair
  if (view.by === 'organisation')
    return pair?.host.participationId === row.key || pair?.guest.participationId === row.key
  if (view.by === 'person') return cell.persons.includes(row.key)
  if (row.key === WITHOUT) return cell.interpreterId === null
  return cell.interpreterId !== null && view.board.day.interpreterIds.get(row.key) === cell.interpreterId
}

function listOrganisations(view: BoardView): Row[] {
  const { board } = view
  const cards = group(board.cards, ({ pair }) => [pair.host.participationId, pair.guest.participationId])
  const delegates = new Map(board.day.problem.parties.map((party) => [party.id, party.delegates]))
  return [...partiesOf(view).values()].map(({ participationId, name, side }) => {
    const free = new Set(delegates.get(participationId)?.flatMap(({ freeSlots }) => freeSlots))
    return rowOf(
      view,
      { key: participationId, name, side, of: undefined, parties: [participationId] },
      cards.get(participationId),
      free,
    )
  })
}

function listPersons(view: BoardView): Row[] {
  const { problem } = view.board.day
  const parties = partiesOf(view)
  const cards = group(view.board.cards, ({ line }) => (line ? listTouched(line) : []))
  return problem.parties.flatMap(({ id, delegates }) => {
    const party = parties.get(id)
    if (!party) return []
    return delegates.map((delegate) => {
      const name = view.board.legend.persons.get(delegate.id) ?? {}
      const who = { key: delegate.id, name, of: party.name, side: party.side, parties: [id] }
      return rowOf(view, who, cards.get(delegate.id), new Set(delegate.freeSlots))
    })
  })
}

function listInterpreters(view: BoardView): Row[] {
  const { problem } = view.board.day
  const cards = group(view.board.cards, ({ line }) => [line?.interpreter?.personId ?? WITHOUT])
  const rows = problem.interpreters.map(({ id, freeSlots }) => {
    const who = {
      key: id,
      name: view.board.legend.persons.get(id) ?? {},
      of: undefined,
      side: undefined,
      parties: [id],
    }
    return rowOf(view, who, cards.get(id), new Set(freeSlots))
  })
  const rest = { key: WITHOUT, name: undefined, of: undefined, side: undefined, parties: [] }
  const always = new Set(problem.slots.map((_, slot) => slot))
  return [...rows, { ...rowOf(view, rest, cards.get(WITHOUT), always), gaps: new Set(), breaks: 0 }]
}

function rowOf(
  view: BoardView,
  who: Pick<Row, 'key' | 'name' | 'of' | 'side' | 'parties'>,
  cards: Card[] = [],
  free: ReadonlySet<number>,
): Row {
  const slots = slotsOfDay(view)
  const at = new Map(view.board.day.problem.slots.map(({ id }, index) => [id, index]))
  const bySlot = Map.groupBy(cards, ({ line }) => line?.slotId ?? '')
  const busy = slots.flatMap(({ id }, index) => (bySlot.has(id) ? [index] : []))
  const [first = 0, last = 0] = [busy[0], busy.at(-1)]
  const gaps = slots.filter(({ id }, index) => index > first && index < last && !bySlot.has(id))
  return {
    ...who,
    cards: bySlot,
    away: new Set(slots.filter(({ id }) => !free.has(at.get(id) ?? -1)).map(({ id }) => id)),
    gaps: new Set(gaps.map(({ id }) => id)),
    breaks: busy.filter((slot, index) => index > 0 && slot - (busy[index - 1] ?? slot) > 1).length,
    count: busy.reduce((sum, slot) => sum + (bySlot.get(slots[slot]?.id ?? '')?.length ?? 0), 0),
  }
}

function partiesOf({ board }: BoardView): Map<string, Party> {
  return new Map(
    [...board.legend.meetings.values()]
      .filter((pair) => !pair.isCancelled)
      .flatMap(({ host, guest }) => [host, guest].map((party) => [party.participationId, party])),
  )
}

function group(cards: ReadonlyMap<string, Card>, keysOf: (card: Card) => string[]): Map<string, Card[]> {
  const groups = new Map<string, Card[]>()
  for (const card of cards.values()) for (const key of keysOf(card)) groups.set(key, [...(groups.get(key) ?? []), card])
  return groups
}
