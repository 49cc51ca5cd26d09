import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { seatMeeting, unseatMeeting } from './booking.ts'
import { cellName } from './cells.ts'
import { type Day, readDay } from './day.ts'
import { lockDraft, type Placing, placingOf } from './draft.ts'
import { cellProblems } from './engine/cells.ts'
import type { Obstacle } from './engine/obstacles.ts'
import { listLegalCells } from './timetable.ts'
import { type PartOfDay, timingOf } from './timings.ts'

/**
 * A cell by its name, or a slot with a table to be chosen (`slot/`), and where the meeting lay when the organiser
 * looked: `''` beside the board.
 */
export type BoardMove = { meetingId: string; cell: string; seen: string }

/**
 * Puts a meeting into a cell, with whoever is free to sit there. Refuses with what stands in the way; when somebody else
 * moved it since `seen`, that move stands.
 */
export async function placeOnBoard(db: Db, actor: Actor, eventId: string, move: BoardMove): Promise<Placing> {
  insist(may.arrange(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const { day, before } = await takeUp(tx, eventId, move)
    const cell = chooseCell(listLegalCells(day, move.meetingId), move.cell, before?.tableId)
    if (!cell) throw new CellRefusal(listObstacles(day, move, before?.tableId))
    const after = { meetingId: move.meetingId, ...cell }
    await seatMeeting(tx, actor, after)
    return after
  })
}

/** Takes a meeting off the board; it waits beside it again. */
export async function takeOffBoard(
  db: Db,
  actor: Actor,
  eventId: string,
  move: Omit<BoardMove, 'cell'>,
): Promise<void> {
  insist(may.arrange(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const { before } = await takeUp(tx, eventId, move)
    if (!before) throw new Refusal('timetable.not-placed', { status: 409 })
    await unseatMeeting(tx, actor, move.meetingId)
  })
}

/** Asks the solver to leave a meeting where it is. Saying it twice is saying it once. */
export async function putOnHold(db: Db, actor: Actor, eventId: string, meetingId: string): Promise<void> {
  insist(may.arrange(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const { before } = await takeUp(tx, eventId, { meetingId })
    if (!before) throw new Refusal('timetable.not-placed', { status: 409 })
    const held = await tx
      .insertInto('meetings.hold')
      .values({ meeting_id: meetingId, held_by: actor.personId, held_at: now() })
      .onConflict((conflict) => conflict.column('meeting_id').doNothing())
      .returning('meeting_id')
      .executeTakeFirst()
    if (held) await tell(tx, actor, { kind: 'hold.set', subject: { kind: 'meeting', id: meetingId } })
  })
}

export async function liftHold(db: Db, actor: Actor, eventId: string, meetingId: string): Promise<void> {
  insist(may.arrange(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    await takeUp(tx, eventId, { meetingId })
    const lifted = await tx
      .deleteFrom('meetings.hold')
      .where('meeting_id', '=', meetingId)
      .returning('meeting_id')
      .executeTakeFirst()
    if (lifted) await tell(tx, actor, { kind: 'hold.lifted', subject: { kind: 'meeting', id: meetingId } })
  })
}

/** Also a half of the day that the meeting is not to be held in. */
export type CellObstacle = Obstacle | { code: 'other-part-of-day'; slot: number; part: PartOfDay }

/** The cell does not take the meeting; `obstacles` says everything that stands in the way. */
export class CellRefusal extends Refusal {
  readonly obstacles: CellObstacle[]

  constructor(obstacles: CellObstacle[]) {
    super('timetable.cell-not-legal', { status: 409 })
    this.name = 'CellRefusal'
    this.obstacles = obstacles
  }
}

/** Also says that somebody was faster: with where the meeting lies now. */
export class StaleMove extends Refusal {
  readonly now: Placing | null

  constructor(now: Placing | null) {
    super('timetable.moved-meanwhile', { status: 409 })
    this.name = 'StaleMove'
    this.now = now
  }
}

async function takeUp(
  tx: Tx,
  eventId: string,
  { meetingId, seen }: { meetingId: string; seen?: string },
): Promise<{ day: Day; before: Placing | null }> {
  await lockDraft(tx, eventId)
  const day = await readDay(tx, eventId, 'nothing')
  if (!day.problem.meetings.some((meeting) => meeting.id === meetingId)) throw notFound('meeting')
  const line = day.draft.find((one) => one.meetingId === meetingId)
  const before = line ? placingOf(line) : null
  if (seen !== undefined && seen !== (before ? cellName(before) : '')) throw new StaleMove(before)
  return { day, before }
}

/** The cell of that name; where only the slot is named, at the table the meeting has now, else at the first that is free. */
export function chooseCell<C extends { slotId: string; tableId: string }>(
  cells: readonly C[],
  name: string,
  tableNow: string | undefined,
): C | undefined {
  if (!name.endsWith('/')) return cells.find((cell) => cellName(cell) === name)
  const inSlot = cells.filter(({ slotId }) => name === `${slotId}/`)
  return inSlot.find(({ tableId }) => tableId === tableNow) ?? inSlot[0]
}

function listObstacles(day: Day, { meetingId, cell }: BoardMove, tableNow?: string): CellObstacle[] {
  const { problem, placements } = day
  const [slotId, named] = cell.split('/')
  const slot = problem.slots.findIndex((one) => one.id === slotId)
  const table = named || (tableNow ?? problem.tables.find(({ closedSlots }) => !closedSlots.includes(slot))?.id ?? '')
  const { part } = timingOf(day.timings, meetingId)
  const isFixed = problem.meetings.some(({ id, fixed }) => id === meetingId && fixed)
  return cellProblems(problem, placements, meetingId, { slot, table }).map((obstacle) =>
    obstacle.code === 'slot-not-allowed' && part && !isFixed ? { code: 'other-part-of-day', slot, part } : obstacle,
  )
}
