import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'
import { type BoardChecks, listChecks } from './board-checks.ts'
import { cellName } from './cells.ts'
import { type Day, readDay } from './day.ts'
import { fewestSlotsFirst } from './engine/cells.ts'
import { explain } from './engine/explain.ts'
import type { Reason } from './engine/reason.ts'
import { listHeld } from './holds.ts'
import { getLegend, type Legend, type Pair } from './legend.ts'
import type { Line } from './lines.ts'
import { lookAhead, type Outlook } from './releases.ts'
import { type LegalCell, listLegalCells, placeOf } from './timetable.ts'
import { type Trial, tryOut } from './trial.ts'
import { listRoomyCells } from './trial-state.ts'
import type { Step } from './trial-steps.ts'
import { findReach, type Reach } from './undoing.ts'

/** A meeting as it lies on the board or waits beside it. */
export type Card = {
  meetingId: string
  pair: Pair
  line: Line | undefined
  isHeld: boolean
  /** Broken rules that this meeting has a part in. */
  conflicts: number
}

export type WaitingCard = Card & { slotsLeft: number; reason: Reason | undefined }

export type Board = {
  legend: Legend
  day: Day
  /** Meetings that have a place, by meeting. */
  cards: Map<string, Card>
  /** Those with the fewest slots left first. */
  waiting: WaitingCard[]
  closed: Set<string>
  checks: BoardChecks
  /** What is being tried, when the board shows a trial and not the draft. */
  trial: Trial | undefined
  outlook: Outlook
  reach: Reach
  /** The meeting somebody has picked up, and where it may be put down. */
  chosen: Choice | undefined
}

type Choice = {
  card: Card
  cells: LegalCell[]
  /** In a trial: cells where whoever is in the way would make room. */
  roomy: LegalCell[]
  reason: Reason
}

const REASONS_MAX = 40

/**
 * Everything the board shows, read at one moment. `meetingId` is the meeting picked up, if any; with `steps` it is the
 * board as it would be after them, and nothing is written.
 */
export async function getBoard(
  db: Db,
  actor: Actor,
  eventId: string,
  { meetingId, steps }: { meetingId?: string | undefined; steps?: Step[] | undefined } = {},
): Promise<Board> {
  insist(may.arrange(actor, eventId), actor)
  const [draft, known, held, outlook, reach] = await Promise.all([
    readDay(db, eventId, 'nothing'),
    getLegend(db, eventId),
    listHeld(db, eventId),
    lookAhead(db, eventId),
    findReach(db, actor, eventId),
  ])
  const trial = steps && (await tryOut(draft, held, steps))
  const day = trial?.day ?? draft
  const legend = trial ? { ...known, tables: nameTables(known, day) } : known
  const checks = listChecks(day)
  const cards = listCards(day, legend, held, checks)
  const card = meetingId ? cards.find((one) => one.meetingId === meetingId) : undefined
  return {
    ...{ legend, day, checks, trial, outlook, reach },
    cards: new Map(cards.filter((one) => one.line).map((one) => [one.meetingId, one])),
    waiting: listWaiting(day, cards),
    closed: new Set(listClosed(day)),
    chosen: card && { card, ...listChoices(day, card.meetingId, trial !== undefined) },
  }
}

/** Where the card in hand may go; in a trial also where others would make room, with those who would. */
function listChoices(day: Day, meetingId: string, isTrial: boolean): Omit<Choice, 'card'> {
  const { problem, placements } = day
  const cells = listLegalCells(day, meetingId)
  const free = new Set(cells.map(cellName))
  const here = placements.find(({ meeting }) => meeting === meetingId)
  const roomy = isTrial ? listRoomyCells(day, meetingId) : []
  return {
    cells,
    roomy: roomy
      .filter(({ slot, table }) => slot !== here?.slot || table !== here.table)
      .map((cell) => placeOf(day, cell))
      .filter((cell) => !free.has(cellName(cell))),
    reason: explain(problem, placements, meetingId),
  }
}

/** With the names of tables that are only tried. */
function nameTables({ tables }: Legend, { problem }: Day): Legend['tables'] {
  return new Map(
    problem.tables.map(({ id, label }) => [
      id,
      tables.get(id) ?? { id, label, isOnline: false, link: null, place: null },
    ]),
  )
}

function listCards(
  { problem, draft }: Day,
  legend: Legend,
  held: Set<string>,
  { conflicts: found }: BoardChecks,
): Card[] {
  const lines = new Map(draft.map((line) => [line.meetingId, line]))
  const conflicts = new Map<string, number>()
  for (const { meetings } of found) for (const id of meetings) conflicts.set(id, (conflicts.get(id) ?? 0) + 1)
  return problem.meetings.flatMap(({ id }) => {
    const pair = legend.meetings.get(id)
    if (!pair) return []
    return [{ meetingId: id, pair, line: lines.get(id), isHeld: held.has(id), conflicts: conflicts.get(id) ?? 0 }]
  })
}

function listWaiting({ problem, placements }: Day, cards: Card[]): WaitingCard[] {
  const byMeeting = new Map(cards.map((card) => [card.meetingId, card]))
  return fewestSlotsFirst(problem, placements).flatMap(({ meeting, slots }, at) => {
    const card = byMeeting.get(meeting)
    if (!card) return []
    // Reasons take a search each; those at the top of the list are the ones that need one.
    const reason = at < REASONS_MAX && slots.length === 0 ? explain(problem, placements, meeting) : undefined
    return [{ ...card, slotsLeft: slots.length, reason }]
  })
}

/** Tables closed in a slot, and all tables in the hours that the programme or the days of the event close. */
function listClosed({ problem, closedHours }: Day): string[] {
  const closedFor = new Set(closedHours.filter(({ personId }) => personId === null).map(({ slotId }) => slotId))
  return problem.tables.flatMap(({ id: tableId, closedSlots }) =>
    problem.slots
      .filter(({ id }, slot) => closedFor.has(id) || closedSlots.includes(slot))
      .map(({ id: slotId }) => cellName({ slotId, tableId })),
  )
}
