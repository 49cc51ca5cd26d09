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
import { getLegend, type Legend, type Pair } from './legend.ts'
import type { Line } from './lines.ts'
import { lookAhead, type Outlook } from './releases.ts'
import { type LegalCell, listLegalCells } from './timetable.ts'
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
  outlook: Outlook
  reach: Reach
  /** The meeting somebody has picked up, and where it may be put down. */
  chosen: { card: Card; cells: LegalCell[]; reason: Reason } | undefined
}

const REASONS_MAX = 40

/** Everything the board shows, read at one moment. `meetingId` is the meeting picked up, if any. */
export async function getBoard(db: Db, actor: Actor, eventId: string, meetingId?: string): Promise<Board> {
  insist(may.arrange(actor, eventId), actor)
  const [day, legend, held, outlook, reach] = await Promise.all([
    readDay(db, eventId, 'nothing'),
    getLegend(db, eventId),
    listHeld(db, eventId),
    lookAhead(db, eventId),
    findReach(db, actor, eventId),
  ])
  const checks = listChecks(day)
  const cards = listCards(day, legend, held, checks)
  const card = meetingId ? cards.find((one) => one.meetingId === meetingId) : undefined
  return {
    ...{ legend, day, checks, outlook, reach },
    cards: new Map(cards.filter((one) => one.line).map((one) => [one.meetingId, one])),
    waiting: listWaiting(day, cards),
    closed: new Set(day.problem.tables.flatMap((table) => listClosed(day, table))),
    chosen: card && {
      card,
      cells: listLegalCells(day, card.meetingId),
      reason: explain(day.problem, day.placements, card.meetingId),
    },
  }
}

function listCards({ problem, draft }: Day, legend: Legend, held: Set<string>, { violations }: BoardChecks): Card[] {
  const lines = new Map(draft.map((line) => [line.meetingId, line]))
  const conflicts = new Map<string, number>()
  for (const { meetings } of violations) for (const id of meetings) conflicts.set(id, (conflicts.get(id) ?? 0) + 1)
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

function listClosed({ problem }: Day, table: Day['problem']['tables'][number]): string[] {
  return table.closedSlots.flatMap((slot) => {
    const id = problem.slots[slot]?.id
    return id ? [cellName({ slotId: id, tableId: table.id })] : []
  })
}

async function listHeld(db: Db, eventId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('meetings.hold as h')
    .innerJoin('meetings.meeting as m', 'm.id', 'h.meeting_id')
    .select('h.meeting_id')
    .where('m.event_id', '=', eventId)
    .execute()
  return new Set(rows.map((row) => row.meeting_id))
}
