import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { Refusal, refusing } from '#platform/refusal.ts'
import type { Line } from './lines.ts'
import { SENTENCES } from './seat-rules.ts'

/** Where a meeting is to go, as the audit trail keeps it. */
export type Placing = {
  meetingId: string
  slotId: string
  tableId: string
  interpreterId: string | null
  persons: string[]
}

/** A change of the draft that can be taken back: the placing before and after, null where there was or is none. */
export type Move = { meetingId: string; before: Placing | null; after: Placing | null }

export function placingOf(line: Line): Placing {
  const { meetingId, slotId, tableId, interpreter, persons } = line
  return { meetingId, slotId, tableId, interpreterId: interpreter?.id ?? null, persons }
}

/** Nobody else places a meeting of this event until the transaction ends. */
export async function lockDraft(tx: Tx, eventId: string): Promise<void> {
  // The meeting rows keep new placements out (their foreign key wants a share of them), the placement rows keep moves out.
  await sql`select id from meetings.meeting where event_id = ${eventId} order by id for update`.execute(tx)
  await sql`select meeting_id from meetings.placement where event_id = ${eventId} order by meeting_id for update`.execute(
    tx,
  )
}

/** What the draft looks like, in a few letters: two drafts with the same print hold the same lines. */
export function fingerprintOf(lines: readonly Line[]): string {
  const said = lines.map((line) => JSON.stringify(Object.values(placingOf(line)))).sort()
  return createHash('sha256').update(said.join()).digest('base64url').slice(0, 22)
}

/** What turns one draft into the other, meeting by meeting. */
export function listMoves(before: readonly Placing[], after: readonly Placing[]): Move[] {
  const was = new Map(before.map((placing) => [placing.meetingId, placing]))
  const will = new Map(after.map((placing) => [placing.meetingId, placing]))
  return [...new Set([...was.keys(), ...will.keys()])]
    .map((meetingId) => ({ meetingId, before: was.get(meetingId) ?? null, after: will.get(meetingId) ?? null }))
    .filter((move) => !isSamePlacing(move.before, move.after))
}

export function isSamePlacing(one: Placing | null, other: Placing | null): boolean {
  if (!one || !other) return one === other
  const said = ({ slotId, tableId, interpreterId, persons }: Placing) =>
    [slotId, tableId, interpreterId, ...persons.toSorted()].join()
  return said(one) === said(other)
}

/**
 * Carries the moves out: first everything that moves leaves its place, then everything takes its new one, so that two
 * meetings can change places. A rule of the database that the result would break refuses the whole.
 */
export async function carryOut(tx: Tx, actor: Actor, eventId: string, moves: readonly Move[]): Promise<void> {
  await insistNotCancelled(tx, moves)
  const leaving = moves.map((move) => move.meetingId)
  const coming = moves.flatMap((move) => move.after ?? [])
  await sql`delete from meetings.placement where meeting_id = any(${leaving}::uuid[]) and event_id = ${eventId}`.execute(
    tx,
  )
  await refusing(SENTENCES, () =>
    sql`
      select meetings.place(p."meetingId", p."slotId", p."tableId", p."interpreterId", s.persons, s.participations,
        ${actor.personId}::uuid, ${now()}::timestamptz)
      from jsonb_to_recordset(${JSON.stringify(coming)}::jsonb)
        as p("meetingId" uuid, "slotId" uuid, "tableId" uuid, "interpreterId" uuid, persons uuid[])
      cross join lateral (
        select array_agg(u.person order by u.person) as persons, array_agg(d.participation_id order by u.person) as participations
        from unnest(p.persons) as u(person)
        left join events.delegate d on d.event_id = ${eventId} and d.person_id = u.person
      ) s`.execute(tx),
  )
}

async function insistNotCancelled(tx: Tx, moves: readonly Move[]): Promise<void> {
  const coming = moves.flatMap((move) => (move.after ? [move.meetingId] : []))
  if (coming.length === 0) return
  const cancelled = await tx
    .selectFrom('meetings.cancellation')
    .select('meeting_id')
    .where('meeting_id', '=', sql<string>`any(${coming}::uuid[])`)
    .limit(1)
    .executeTakeFirst()
  if (cancelled) throw new Refusal('timetable.meeting-cancelled', { status: 409 })
}

export function listPlacings(lines: readonly Line[]): Placing[] {
  return lines.map(placingOf)
}
