import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'

export const weights = ['must', 'want', 'nice'] as const
export type Weight = (typeof weights)[number]

export type MeetingInput = {
  eventId: string
  /** Registrations of the two organisations, in either order. */
  sides: [string, string]
  weight: Weight
  cameFrom: 'request' | 'wish' | 'desk'
  requestId?: string | null
  listingId?: string | null
}

export type Recorded = { id: string; way: 'created' | 'restored' | 'updated' | 'unchanged' }

/** Two organisations are to meet: at the desk, on the spot. Requests and wishes record theirs by themselves. */
export async function addMeeting(db: Db, actor: Actor, input: MeetingInput): Promise<Recorded> {
  insist(may.seat(actor, input.eventId), actor)
  return inTransaction(db, (tx) => recordMeeting(tx, actor, input))
}

/**
 * Writes down that a pair is to meet. A pair meets once in an event: a cancelled meeting comes back, a live one only ever
 * gains weight or a listing. The side from abroad is the host, for it keeps its table while the others come to it.
 */
export async function recordMeeting(tx: Tx, actor: Actor, input: MeetingInput): Promise<Recorded> {
  const [host, guest] = await orderSides(tx, input)
  const row = {
    ...{ event_id: input.eventId, host_id: host, guest_id: guest, weight: input.weight, came_from: input.cameFrom },
    ...{ request_id: input.requestId ?? null, listing_id: input.listingId ?? null },
  }
  const added = await tx
    .insertInto('meetings.meeting')
    .values({ id: newId(), ...row, added_by: actor.personId, added_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return renewMeeting(tx, actor, row)
  await tell(tx, actor, { kind: 'meeting.added', subject: { kind: 'meeting', id: added.id }, after: row })
  return { id: added.id, way: 'created' }
}

/** Calls a meeting off and frees its place. A meeting that was held cannot be called off. Returns whether it was on. */
export async function cancelMeeting(
  db: Db,
  actor: Actor,
  { meetingId, reason }: { meetingId: string; reason?: string | null },
): Promise<boolean> {
  const meeting = await getMeeting(db, meetingId)
  insist(
    may.cancel(
      actor,
      meeting.eventId,
      [meeting.host, meeting.guest].map((side) => ({ ...side, eventId: meeting.eventId })),
    ),
    actor,
  )
  return inTransaction(db, (tx) => callOff(tx, actor, { meetingId, reason: reason ?? null }))
}

/** The calling off itself, for deeds that have asked for permission in their own words. */
export async function callOff(
  tx: Tx,
  actor: Actor,
  { meetingId, reason }: { meetingId: string; reason: string | null },
): Promise<boolean> {
  // The desk takes the same lock: a result noted at this moment comes before or after, never in between.
  await tx.selectFrom('meetings.meeting').select('id').where('id', '=', meetingId).forUpdate().execute()
  const held = await tx
    .selectFrom('meetings.mark')
    .select('kind')
    .where('meeting_id', '=', meetingId)
    .where('kind', '=', 'held')
    .executeTakeFirst()
  if (held) throw new Refusal('meetings.already-held', { status: 409 })
  const cancelled = await tx
    .insertInto('meetings.cancellation')
    .values({ meeting_id: meetingId, reason, cancelled_by: actor.personId, cancelled_at: now() })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .returning('meeting_id')
    .executeTakeFirst()
  if (!cancelled) return false
  await tx.deleteFrom('meetings.hold').where('meeting_id', '=', meetingId).execute()
  const before = await tx
    .deleteFrom('meetings.placement')
    .where('meeting_id', '=', meetingId)
    .returning(['slot_id', 'table_id', 'interpreter_id'])
    .executeTakeFirst()
  const subject = { kind: 'meeting', id: meetingId }
  await tell(tx, actor, { kind: 'meeting.cancelled', subject, before, after: { reason } })
  return true
}

type SideOfMeeting = { participationId: string; organisationId: string; name: LanguageMap }
export type Meeting = {
  id: string
  eventId: string
  weight: Weight
  cameFrom: 'request' | 'wish' | 'desk'
  listingId: string | null
  isCancelled: boolean
  host: SideOfMeeting
  guest: SideOfMeeting
}

export async function getMeeting(db: Db, id: string): Promise<Meeting> {
  const row = await db
    .selectFrom('meetings.meeting as m')
    .innerJoin('events.participation as hp', 'hp.id', 'm.host_id')
    .innerJoin('people.organisation as ho', 'ho.id', 'hp.organisation_id')
    .innerJoin('events.participation as gp', 'gp.id', 'm.guest_id')
    .innerJoin('people.organisation as go', 'go.id', 'gp.organisation_id')
    .leftJoin('meetings.cancellation as c', 'c.meeting_id', 'm.id')
    .select(['m.id', 'm.event_id as eventId', 'm.weight', 'm.came_from as cameFrom', 'm.listing_id as listingId'])
    .select(['m.host_id', 'm.guest_id', 'ho.id as host_organisation', 'ho.name as host_name'])
    .select(['go.id as guest_organisation', 'go.name as guest_name', 'c.cancelled_at'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('meeting')
  const { eventId, weight, cameFrom, listingId } = row
  return {
    ...{ id, eventId, weight, cameFrom, listingId, isCancelled: row.cancelled_at !== null },
    host: { participationId: row.host_id, organisationId: row.host_organisation, name: row.host_name },
    guest: { participationId: row.guest_id, organisationId: row.guest_organisation, name: row.guest_name },
  }
}

async function orderSides(tx: Tx, { eventId, sides }: MeetingInput): Promise<[string, string]> {
  const rows = await tx
    .selectFrom('events.participation')
    .select(['id', 'side'])
    .where('event_id', '=', eventId)
    .where('id', 'in', sides)
    .execute()
  if (rows.length < 2) throw new Refusal('meetings.sides-not-of-this-event', { status: 409 })
  const foreign = rows.filter(({ side }) => side === 'foreign').map(({ id }) => id)
  return foreign.length === 1 && foreign[0] === sides[1] ? [sides[1], sides[0]] : sides
}

type Row = {
  event_id: string
  host_id: string
  guest_id: string
  weight: Weight
  came_from: MeetingInput['cameFrom']
  request_id: string | null
  listing_id: string | null
}

async function renewMeeting(tx: Tx, actor: Actor, row: Row): Promise<Recorded> {
  const known = await tx
    .selectFrom('meetings.meeting')
    .select(['id', 'weight', 'listing_id'])
    .where('event_id', '=', row.event_id)
    .where('host_id', 'in', [row.host_id, row.guest_id])
    .where('guest_id', 'in', [row.host_id, row.guest_id])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const restored = await tx
    .deleteFrom('meetings.cancellation')
    .where('meeting_id', '=', known.id)
    .returning(['reason', 'cancelled_at'])
    .executeTakeFirst()
  const heavier = weights.indexOf(row.weight) < weights.indexOf(known.weight)
  const gained = { weight: heavier ? row.weight : known.weight, listing_id: known.listing_id ?? row.listing_id }
  const isSame = gained.weight === known.weight && gained.listing_id === known.listing_id
  if (isSame && !restored) return { id: known.id, way: 'unchanged' }
  const change = restored
    ? { weight: row.weight, listing_id: row.listing_id, came_from: row.came_from, request_id: row.request_id }
    : gained
  await tx.updateTable('meetings.meeting').set(change).where('id', '=', known.id).execute()
  const kind = restored ? 'meeting.restored' : 'meeting.changed'
  const subject = { kind: 'meeting', id: known.id }
  await tell(tx, actor, { kind, subject, before: restored ?? known, after: change })
  return { id: known.id, way: restored ? 'restored' : 'updated' }
}
