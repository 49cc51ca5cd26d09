import type { Board, Card } from '#meetings/board.ts'
import { cellName } from '#meetings/cells.ts'
import { dayOf } from '#meetings/times.ts'
import type { Visit } from '../visit.ts'
import type { Words } from './board-words.ts'

export const pivots = ['table', 'organisation', 'interpreter'] as const
type Pivot = (typeof pivots)[number]

/** The board as one visitor looks at it: which day, from which side, with what in hand. */
export type BoardView = {
  visit: Visit
  board: Board
  words: Words
  by: Pivot
  day: string
  days: string[]
  slug: string
}

/** What of the address decides about the view. */
export type BoardQuery = { by?: string | undefined; day?: string | undefined; meeting?: string | undefined }

export function openView(visit: Visit, board: Board, words: Words, query: BoardQuery): BoardView {
  const { timeZone, slug } = board.legend.event
  const days = [...new Set([...board.legend.slots.values()].map((slot) => dayOf(slot.startsAt, timeZone)))]
  const placedOn = board.chosen?.card.line && dayOf(board.chosen.card.line.startsAt, timeZone)
  const day = days.find((one) => one === query.day) ?? placedOn ?? days[0] ?? ''
  const by = pivots.find((one) => one === query.by) ?? 'table'
  return { visit, board, words, by, day, days, slug }
}

/** The address of this view with something changed; an empty value leaves the word out. */
export function viewAddress(view: BoardView, change: Partial<Record<keyof BoardQuery, string>> = {}): string {
  const { by, day, days, board } = view
  const query = new URLSearchParams()
  const now = {
    day: days.length > 1 ? day : '',
    by: by === 'table' ? '' : by,
    meeting: board.chosen?.card.meetingId ?? '',
  }
  for (const [name, value] of Object.entries({ ...now, ...change })) if (value) query.set(name, value)
  return view.visit.to.board(view.slug, query.toString())
}

/** Slots of the day on show, in order of time. */
export function slotsOfDay({ board: { legend }, day }: BoardView) {
  return [...legend.slots]
    .map(([id, slot]) => ({ id, ...slot }))
    .filter((slot) => dayOf(slot.startsAt, legend.event.timeZone) === day)
}

/** Cards by the cell they lie in. */
export function cardsByCell({ board }: BoardView): Map<string, Card[]> {
  return Map.groupBy([...board.cards.values()], (card) => (card.line ? cellName(card.line) : ''))
}

/** Where the card lies, as a move says what it saw. */
export function seenOf({ line }: Card): string {
  return line ? cellName(line) : ''
}
