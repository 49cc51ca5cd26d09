import type { Board, Card } from '#meetings/board.ts'
import { cellName } from '#meetings/cells.ts'
import { dayOf } from '#meetings/times.ts'
import { writeStep } from '#meetings/trial-steps.ts'
import type { Visit } from '../visit.ts'
import { type Filter, readFilter } from './board-filter.ts'
import type { Words } from './board-words.ts'

export const pivots = ['table', 'organisation', 'person', 'interpreter'] as const
type Pivot = (typeof pivots)[number]

/** The board as one visitor looks at it: which day, from which side, with what in hand. */
export type BoardView = {
  visit: Visit
  board: Board
  words: Words
  by: Pivot
  day: string
  days: string[]
  filter: Filter
  slug: string
}

/** What of the address decides about the view. `trial` is there while something is tried, `try` says what. */
export type BoardQuery = {
  by?: string | undefined
  day?: string | undefined
  meeting?: string | undefined
  side?: string | undefined
  name?: string | undefined
  trial?: string | undefined
  try?: string[]
}

export function readQuery({ searchParams }: URL): BoardQuery {
  const one = (name: string) => searchParams.get(name) ?? undefined
  const [by, day, meeting, side] = [one('by'), one('day'), one('meeting'), one('side')]
  return { by, day, meeting, side, name: one('name'), trial: one('trial'), try: searchParams.getAll('try') }
}

export function openView(visit: Visit, board: Board, words: Words, query: BoardQuery): BoardView {
  const { timeZone, slug } = board.legend.event
  const days = [...new Set([...board.legend.slots.values()].map((slot) => dayOf(slot.startsAt, timeZone)))]
  const placedOn = board.chosen?.card.line && dayOf(board.chosen.card.line.startsAt, timeZone)
  const day = days.find((one) => one === query.day) ?? placedOn ?? days[0] ?? ''
  const by = pivots.find((one) => one === query.by) ?? 'table'
  return { visit, board, words, by, day, days, filter: readFilter(query), slug }
}

type Change = Partial<Record<'by' | 'day' | 'meeting' | 'side' | 'name', string>> & {
  /** What is tried; null is the draft itself. */
  tries?: string[] | null
}

/** What an address of this view says, as names and values. An empty value leaves the word out. */
export function viewQuery(view: BoardView, { tries = triesOf(view), ...change }: Change = {}): [string, string][] {
  const { by, day, days, board, filter } = view
  const now = {
    day: days.length > 1 ? day : '',
    by: by === 'table' ? '' : by,
    side: filter.side ?? '',
    name: filter.name,
    meeting: board.chosen?.card.meetingId ?? '',
  }
  const said = Object.entries({ ...now, ...change }).filter(([, value]) => value)
  return [...said, ...(tries ? [['trial', '1'], ...tries.map((text) => ['try', text])] : [])] as [string, string][]
}

export function viewAddress(view: BoardView, change: Change = {}): string {
  return view.visit.to.board(view.slug, new URLSearchParams(viewQuery(view, change)).toString())
}

/** This view on the day of the meeting, with the meeting in hand. */
export function addressOfMeeting(view: BoardView, meetingId: string): string {
  const { board, days } = view
  const line = board.cards.get(meetingId)?.line
  const day = line && days.length > 1 ? dayOf(line.startsAt, board.legend.event.timeZone) : ''
  return `${viewAddress(view, { meeting: meetingId, ...(day && { day }) })}#in-hand`
}

/** Where the deed on a meeting is sent: to the draft, or to the trial, which keeps nothing. */
export function deedAddress({ visit: { to }, board, slug }: BoardView, meetingId: string, deed: string): string {
  return `${board.trial ? to.boardTrialMeetings(slug) : to.boardMeetings(slug)}/${meetingId}/${deed}`
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

function triesOf({ board }: BoardView): string[] | null {
  return board.trial ? board.trial.steps.map(writeStep) : null
}
