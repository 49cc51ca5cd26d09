import { sql } from 'kysely'
import { getEvent } from '#events/directory.ts'
import { wallClockAt } from '#events/wall-clock.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { listSlots, type Slot } from './slots.ts'

export const dayParts = ['all', 'morning', 'afternoon', 'working', 'none'] as const
export type DayPart = (typeof dayParts)[number]

/**
 * Declares in which slots a delegate or interpreter is free: exactly these, no others. A slot that the programme closes
 * cannot be declared, and one in which the person already sits cannot be taken back.
 */
export async function declareAvailability(
  db: Db,
  actor: Actor,
  { eventId, personId, slotIds }: { eventId: string; personId: string; slotIds: string[] | DayPart },
): Promise<{ declared: number; way: 'updated' | 'unchanged' }> {
  const role = await findRole(db, eventId, personId)
  if (!role) throw notFound('delegate')
  insist(mayDeclare(actor, eventId, personId, role.organisationId), actor)
  return inTransaction(db, async (tx) => {
    await standStill(tx, role.participationId)
    const { timeZone } = await getEvent(tx, eventId)
    const slots = await listSlots(tx, eventId)
    const zones = { event: timeZone, person: role.timeZone }
    const wanted = new Set(typeof slotIds === 'string' ? slotsOfPart(slots, slotIds, zones) : slotIds)
    const known = new Set(await listDeclared(tx, eventId, personId))
    const added = [...wanted.difference(known)]
    const removed = [...known.difference(wanted)]
    if (added.length + removed.length === 0) return { declared: known.size, way: 'unchanged' as const }
    insistOpen(slots, added, timeZone)
    await insistFree(tx, { personId, slotIds: removed, timeZone })
    await replace(tx, actor, personId, added, removed)
    const subject = { kind: 'person', id: personId }
    const fact = {
      kind: 'availability.declared',
      subject,
      before: [...known],
      after: { eventId, slotIds: [...wanted] },
    }
    await tell(tx, actor, fact)
    return { declared: wanted.size, way: 'updated' as const }
  })
}

/** Slots the person has declared free in the event. */
export async function listDeclared(db: Db, eventId: string, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('meetings.availability as a')
    .innerJoin('meetings.slot as s', 's.id', 'a.slot_id')
    .select('s.id')
    .where('a.person_id', '=', personId)
    .where('s.event_id', '=', eventId)
    .orderBy('s.during')
    .execute()
  return rows.map(({ id }) => id)
}

/** When people take part over video without getting up in the night: by their own clock, from this hour to that. */
export const workingHours = { from: 8, to: 18 }

/**
 * Open slots of a part of the day. Noon on the wall of the event divides it; working hours are those of the person, who
 * may be far away.
 */
export function slotsOfPart(slots: Slot[], part: DayPart, zones: { event: string; person: string }): string[] {
  const isIn = ({ startsAt, endsAt }: Slot) => {
    if (part === 'none' || part === 'all') return part === 'all'
    if (part !== 'working') return wallClockAt(startsAt, zones.event).hour < 12 === (part === 'morning')
    const [from, to] = [startsAt, endsAt].map((at) => wallClockAt(at, zones.person)) as [WallClock, WallClock]
    const isSameDay = from.toPlainDate().equals(to.toPlainDate())
    return isSameDay && from.hour >= workingHours.from && to.hour + to.minute / 60 <= workingHours.to
  }
  return slots.filter((slot) => !slot.blockedBy && isIn(slot)).map(({ id }) => id)
}

type WallClock = Temporal.PlainDateTime

/** Registrations of which at least one delegate has declared nothing. */
export async function listUndeclared(db: Db, eventId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct d.participation_id as id from events.delegate d where d.event_id = ${eventId} and not exists (
      select 1 from meetings.availability a join meetings.slot s on s.id = a.slot_id
      where a.person_id = d.person_id and s.event_id = d.event_id)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

type Role = { organisationId: string | null; participationId: string | null; timeZone: string }

// A delegate's organisation may declare for its people; an interpreter belongs to no side.
async function findRole(db: Db, eventId: string, personId: string): Promise<Role | undefined> {
  const delegate = await db
    .selectFrom('events.delegate as d')
    .innerJoin('events.participation as p', 'p.id', 'd.participation_id')
    .innerJoin('people.person as x', 'x.id', 'd.person_id')
    .select(['p.organisation_id as organisationId', 'p.id as participationId', 'x.time_zone as timeZone'])
    .where('d.event_id', '=', eventId)
    .where('d.person_id', '=', personId)
    .executeTakeFirst()
  if (delegate) return delegate
  const interpreter = await db
    .selectFrom('meetings.interpreter as i')
    .innerJoin('people.person as x', 'x.id', 'i.person_id')
    .select('x.time_zone as timeZone')
    .where('i.event_id', '=', eventId)
    .where('i.person_id', '=', personId)
    .executeTakeFirst()
  return interpreter && { organisationId: null, participationId: null, ...interpreter }
}

function mayDeclare(actor: Actor, eventId: string, personId: string, organisationId: string | null): boolean {
  if (actor.personId === personId || may.seat(actor, eventId)) return true
  return organisationId !== null && may.speakFor(actor, { eventId, organisationId })
}

// Booking takes the same lock before it looks at what is declared, so nobody is seated while they take the slot back.
async function standStill(tx: Db, participationId: string | null): Promise<void> {
  if (!participationId) return
  await tx.selectFrom('events.participation').select('id').where('id', '=', participationId).forNoKeyUpdate().execute()
}

function insistOpen(slots: Slot[], added: string[], timeZone: string): void {
  for (const id of added) {
    const slot = slots.find((each) => each.id === id)
    if (!slot) throw notFound('slot')
    if (slot.blockedBy)
      throw new Refusal('meetings.slot-closed', { status: 409, params: { time: clock(slot.startsAt, timeZone) } })
  }
}

async function insistFree(
  tx: Db,
  { personId, slotIds, timeZone }: { personId: string; slotIds: string[]; timeZone: string },
): Promise<void> {
  if (slotIds.length === 0) return
  const taken = await tx
    .selectFrom('meetings.placement as p')
    .leftJoin('meetings.seat as s', 's.meeting_id', 'p.meeting_id')
    .leftJoin('meetings.interpreter as i', 'i.id', 'p.interpreter_id')
    .select(sql<Date>`lower(p.during)`.as('startsAt'))
    .where('p.slot_id', 'in', slotIds)
    .where((where) => where.or([where('s.person_id', '=', personId), where('i.person_id', '=', personId)]))
    .limit(1)
    .executeTakeFirst()
  if (taken)
    throw new Refusal('meetings.slot-has-meeting', { status: 409, params: { time: clock(taken.startsAt, timeZone) } })
}

async function replace(tx: Db, actor: Actor, personId: string, added: string[], removed: string[]): Promise<void> {
  if (removed.length > 0)
    await tx
      .deleteFrom('meetings.availability')
      .where('person_id', '=', personId)
      .where('slot_id', 'in', removed)
      .execute()
  if (added.length > 0)
    await tx
      .insertInto('meetings.availability')
      .values(
        added.map((slotId) => ({
          ...{ person_id: personId, slot_id: slotId },
          ...{ declared_by: actor.personId, declared_at: now() },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

function clock(instant: Date, timeZone: string): string {
  return wallClockAt(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
}
