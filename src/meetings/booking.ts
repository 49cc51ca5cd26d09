import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import {
  declareHere,
  findPlace,
  insistDeclared,
  insistInterpreter,
  insistTiming,
  listSeated,
  SENTENCES,
} from './seat-rules.ts'

export type Seating = {
  meetingId: string
  slotId: string
  tableId: string
  /** Delegates who sit, at least one of each side. */
  persons: string[]
  interpreterId?: string | null
}

export type SeatingOptions = {
  /** People who stand in front of the desk and agree: that counts as declaring the slot. */
  declare?: boolean
}

/** Puts a meeting into a slot at a table, or somewhere else than it was: with exactly these people. */
export async function seatMeeting(db: Db, actor: Actor, seating: Seating, options: SeatingOptions = {}): Promise<void> {
  const { eventId } = await eventOf(db, seating.meetingId)
  insist(may.seat(actor, eventId), actor)
  await inTransaction(db, (tx) => takeSeats(tx, actor, seating, options))
}

/** Moves a placed meeting to another slot or table; the same people sit, the same interpreter serves. */
export async function moveMeeting(
  db: Db,
  actor: Actor,
  { meetingId, slotId, tableId }: { meetingId: string; slotId: string; tableId: string },
  options: SeatingOptions = {},
): Promise<void> {
  const { eventId } = await eventOf(db, meetingId)
  insist(may.seat(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const seated = await findSeating(tx, meetingId)
    if (!seated) throw new Refusal('meetings.not-placed', { status: 409 })
    await takeSeats(tx, actor, { ...seated, slotId, tableId }, options)
  })
}

/** Takes a meeting out of the plan; it waits among the unplaced. Returns whether it was placed. */
export async function unseatMeeting(db: Db, actor: Actor, meetingId: string): Promise<boolean> {
  const { eventId } = await eventOf(db, meetingId)
  insist(may.seat(actor, eventId), actor)
  return inTransaction(db, (tx) => leaveSeats(tx, actor, meetingId))
}

/**
 * Many changes as one: everything named is lifted out of the plan first and then seated anew, so that meetings can swap
 * places. All of it happens or nothing.
 */
export async function rearrangeMeetings(
  db: Db,
  actor: Actor,
  eventId: string,
  { unseat = [], seat = [] }: { unseat?: string[]; seat?: Seating[] },
  options: SeatingOptions = {},
): Promise<void> {
  insist(may.seat(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    await insistOfEvent(tx, eventId, [...unseat, ...seat.map(({ meetingId }) => meetingId)])
    for (const id of unseat) await leaveSeats(tx, actor, id)
    const lifted = new Map<string, Seating | undefined>()
    for (const { meetingId } of seat) lifted.set(meetingId, await lift(tx, meetingId))
    for (const seating of seat) await takeSeats(tx, actor, seating, options, lifted.get(seating.meetingId))
  })
}

/** The seating itself, for deeds that have asked for permission in their own words. */
export async function takeSeats(
  tx: Tx,
  actor: Actor,
  seating: Seating,
  options: SeatingOptions = {},
  before?: Seating,
): Promise<void> {
  const { meetingId, slotId, tableId, persons, interpreterId = null } = seating
  const place = await findPlace(tx, seating)
  if (place.isCancelled) throw new Refusal('meetings.cancelled', { status: 409 })
  if (place.isBlocked) throw new Refusal('meetings.slot-closed', { status: 409, params: { time: place.clock } })
  await insistTiming(tx, actor, seating, place.clock)
  const delegates = await listSeated(tx, place, seating)
  if (options.declare) await declareHere(tx, actor, slotId, persons)
  else insistDeclared(actor, delegates, place.clock)
  if (interpreterId) await insistInterpreter(tx, { meetingId, slotId, interpreterId })
  const earlier = before ?? (await findSeating(tx, meetingId))
  const participations = persons.map((id) => delegates.find(({ personId }) => personId === id)?.participationId ?? '')
  await refusing(SENTENCES, () =>
    sql`select meetings.place(${meetingId}, ${slotId}, ${tableId}, ${interpreterId}, ${persons}::uuid[],
      ${participations}::uuid[], ${actor.personId}, ${now()})`.execute(tx),
  )
  await tell(tx, actor, {
    kind: earlier ? 'meeting.moved' : 'meeting.placed',
    subject: { kind: 'meeting', id: meetingId },
    before: earlier,
    after: { slotId, tableId, persons, interpreterId },
  })
}

/** Where and with whom a meeting is placed. */
export async function findSeating(db: Db, meetingId: string): Promise<Seating | undefined> {
  const row = await db
    .selectFrom('meetings.placement as p')
    .leftJoin('meetings.seat as s', 's.meeting_id', 'p.meeting_id')
    .select(['p.slot_id as slotId', 'p.table_id as tableId', 'p.interpreter_id as interpreterId'])
    .select(
      sql<
        string[]
      >`coalesce(array_agg(s.person_id order by s.person_id) filter (where s.person_id is not null), '{}')`.as(
        'persons',
      ),
    )
    .where('p.meeting_id', '=', meetingId)
    .groupBy('p.meeting_id')
    .executeTakeFirst()
  return row && { meetingId, ...row }
}

async function leaveSeats(tx: Tx, actor: Actor, meetingId: string): Promise<boolean> {
  const before = await lift(tx, meetingId)
  if (!before) return false
  await tell(tx, actor, { kind: 'meeting.unplaced', subject: { kind: 'meeting', id: meetingId }, before })
  return true
}

async function lift(tx: Tx, meetingId: string): Promise<Seating | undefined> {
  const before = await findSeating(tx, meetingId)
  await tx.deleteFrom('meetings.placement').where('meeting_id', '=', meetingId).execute()
  return before
}

async function eventOf(db: Db, meetingId: string): Promise<{ eventId: string }> {
  const meeting = await db
    .selectFrom('meetings.meeting')
    .select('event_id as eventId')
    .where('id', '=', meetingId)
    .executeTakeFirst()
  if (!meeting) throw notFound('meeting')
  return meeting
}

async function insistOfEvent(tx: Tx, eventId: string, meetingIds: string[]): Promise<void> {
  const { rows } = await sql`select 1 from unnest(${meetingIds}::uuid[]) as wanted(id)
    where not exists (select 1 from meetings.meeting m where m.id = wanted.id and m.event_id = ${eventId})`.execute(tx)
  if (rows.length > 0) throw notFound('meeting')
}
