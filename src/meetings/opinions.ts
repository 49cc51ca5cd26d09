import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { getParticipation, type Participation, type Way } from '#events/participation.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { plan } from './desk.ts'
import type { ResultKind } from './result-input.ts'
import { findResult, isSame, type Result, recordResult } from './results.ts'

/** Somebody who says what came of the meetings of one side: signed in, or with the letter in hand. */
export type Voice = { actor: Actor; side: Participation }

/** For whom a signed-in person may say it: an organisation they speak for, or whose delegate they are. */
export async function raiseVoice(db: Db, actor: Actor, participationId: string): Promise<Voice> {
  const side = await getParticipation(db, participationId)
  if (!may.speakFor(actor, side) && !(await isDelegate(db, actor, participationId))) throw notFound('participation')
  return { actor, side }
}

/**
 * Keeps what one side says a meeting came to. Where nothing is on record yet it becomes the result, and it goes on being
 * the result while that side corrects itself; what the desk or the other side noted is never overwritten.
 */
export async function sayWhatCame(
  db: Db,
  { actor, side }: Voice,
  input: { meetingId: string; kind: ResultKind; line: string; lineLang: string; nextOn: string | null },
): Promise<Way> {
  const { meetingId, ...after } = input
  return inTransaction(db, async (tx) => {
    await holdMeeting(tx, meetingId, side)
    const before = await findOpinion(tx, meetingId, side.id)
    if (before && isSame(before, after)) return 'unchanged'
    const standing = await findResult(tx, meetingId)
    const isOwnWord = before && standing && isSame(before, standing) && (await isNotedBy(tx, meetingId, before.saidBy))
    if (!standing || isOwnWord)
      await recordResult(tx, actor, { eventId: side.eventId, meetingId, before: standing, after })
    await keepOpinion(tx, actor, { meetingId, participationId: side.id }, after)
    await tell(tx, actor, {
      kind: 'meeting.opinion-said',
      subject: { kind: 'meeting', id: meetingId },
      ...(before ? { before } : {}),
      after: { participationId: side.id, ...after },
    })
    return before ? 'updated' : 'created'
  })
}

export type Said = { kind: ResultKind; line: string; lineLang: string; nextOn: string | null }

export type PastMeeting = {
  id: string
  startsAt: Date
  endsAt: Date
  table: string
  /** The other side. */
  other: LanguageMap
  opinion: Said | null
  /** What is on record, whoever noted it. */
  result: Said | null
}

/** Meetings of one side whose time is over, in order of time; where nobody came there is nothing to say. */
export async function listPastMeetings(db: Db, side: Participation): Promise<PastMeeting[]> {
  const { rows } = await sql<PastMeeting>`
    with ${plan(side.eventId)}
    select l.meeting_id as id, lower(l.during) as "startsAt", upper(l.during) as "endsAt", t.label as "table",
      o.name as other,
      (select jsonb_build_object('kind', x.kind, 'line', x.line, 'lineLang', x.line_lang, 'nextOn', x.next_on)
        from meetings.opinion x where x.meeting_id = l.meeting_id and x.participation_id = ${side.id}) as opinion,
      (select jsonb_build_object('kind', r.kind, 'line', r.line, 'lineLang', r.line_lang, 'nextOn', r.next_on)
        from meetings.result r where r.meeting_id = l.meeting_id) as result
    from line l join meetings.meeting m on m.id = l.meeting_id join meetings.meeting_table t on t.id = l.table_id
      join events.participation p on p.id = case when m.host_id = ${side.id} then m.guest_id else m.host_id end
      join people.organisation o on o.id = p.organisation_id
    where ${side.id} in (m.host_id, m.guest_id) and not l.no_show and (l.held or upper(l.during) <= ${now()})
    order by l.during, l.meeting_id`.execute(db)
  return rows
}

/** Said by this side, or on record before it said anything. */
export function isSettled({ opinion, result }: PastMeeting): boolean {
  return opinion !== null || result !== null
}

async function isDelegate(db: Db, actor: Actor, participationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('events.delegate')
    .select('id')
    .where('participation_id', '=', participationId)
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  return found !== undefined
}

// The desk takes the same lock: of two words said at once one comes first.
async function holdMeeting(tx: Tx, meetingId: string, side: Participation): Promise<void> {
  const meeting = await tx
    .selectFrom('meetings.meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where((where) => where.or([where('host_id', '=', side.id), where('guest_id', '=', side.id)]))
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!meeting) throw new Refusal('after.not-yours', { status: 404 })
  const cancelled = await tx
    .selectFrom('meetings.cancellation')
    .select('meeting_id')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (cancelled) throw new Refusal('desk.meeting-cancelled', { status: 409 })
}

async function findOpinion(tx: Tx, meetingId: string, participationId: string) {
  return tx
    .selectFrom('meetings.opinion')
    .select(['kind', 'line', 'line_lang as lineLang', 'next_on as nextOn', 'said_by as saidBy'])
    .where('meeting_id', '=', meetingId)
    .where('participation_id', '=', participationId)
    .executeTakeFirst()
}

async function isNotedBy(tx: Tx, meetingId: string, personId: string | null): Promise<boolean> {
  const { noted_by } = await tx
    .selectFrom('meetings.result')
    .select('noted_by')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return noted_by === personId
}

async function keepOpinion(
  tx: Tx,
  actor: Actor,
  key: { meetingId: string; participationId: string },
  { kind, line, lineLang, nextOn }: Result,
): Promise<void> {
  const said = { kind, line, line_lang: lineLang, next_on: nextOn, said_by: actor.personId, said_at: now() }
  await tx
    .insertInto('meetings.opinion')
    .values({ meeting_id: key.meetingId, participation_id: key.participationId, ...said })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'participation_id']).doUpdateSet(said))
    .execute()
}
