import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'

export type Speaker = { sessionId: string; personId: string; name: LanguageMap }

/** Says that a delegate has to be at a session and cannot meet meanwhile. Saying it twice is saying it once. */
export async function nameSpeaker(
  db: Db,
  actor: Actor,
  eventId: string,
  { sessionId, personId }: { sessionId: string; personId: string },
): Promise<void> {
  insist(may.organise(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const both = await tx
      .selectFrom('events.session as s')
      .innerJoin('events.delegate as d', 'd.event_id', 's.event_id')
      .select('d.person_id')
      .where('s.id', '=', sessionId)
      .where('s.event_id', '=', eventId)
      .where('d.person_id', '=', personId)
      .executeTakeFirst()
    if (!both) throw notFound('delegate')
    const named = await tx
      .insertInto('events.speaker')
      .values({ session_id: sessionId, person_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('person_id')
      .executeTakeFirst()
    if (named)
      await tell(tx, actor, { kind: 'speaker.named', subject: { kind: 'session', id: sessionId }, after: { personId } })
  })
}

export async function releaseSpeaker(
  db: Db,
  actor: Actor,
  eventId: string,
  { sessionId, personId }: { sessionId: string; personId: string },
): Promise<void> {
  insist(may.organise(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('events.speaker')
      .where('session_id', '=', sessionId)
      .where('person_id', '=', personId)
      .where('session_id', 'in', (from) =>
        from.selectFrom('events.session').select('id').where('event_id', '=', eventId),
      )
      .returningAll()
      .executeTakeFirst()
    if (!before) throw notFound('speaker')
    await tell(tx, actor, {
      kind: 'speaker.released',
      subject: { kind: 'session', id: sessionId },
      before: { personId },
    })
  })
}

export function listSpeakers(db: Db, eventId: string): Promise<Speaker[]> {
  return db
    .selectFrom('events.speaker as k')
    .innerJoin('events.session as s', 's.id', 'k.session_id')
    .innerJoin('people.person as p', 'p.id', 'k.person_id')
    .select(['k.session_id as sessionId', 'k.person_id as personId', 'p.name'])
    .where('s.event_id', '=', eventId)
    .orderBy('k.person_id')
    .execute()
}

/** A session at which some have to be, with their names. */
export type AttendedSession = {
  id: string
  name: LanguageMap
  place: LanguageMap | null
  startsAt: Date
  endsAt: Date
  persons: LanguageMap[]
}

/** Sessions at which this person, or a delegate of these registrations, has to be, in order of time. */
export async function listAttendedSessions(
  db: Db,
  eventId: string,
  { participationIds, personId }: { participationIds: string[]; personId: string | null },
): Promise<AttendedSession[]> {
  const { rows } = await sql<AttendedSession>`
    select s.id, s.name, p.name as place, lower(s.during) as "startsAt", upper(s.during) as "endsAt",
      jsonb_agg(n.name order by n.sort_key) as persons
    from events.session s
      join events.speaker k on k.session_id = s.id
      join people.person n on n.id = k.person_id
      left join events.place p on p.id = s.place_id
    where s.event_id = ${eventId} and (k.person_id = ${personId}::uuid or exists (select 1 from events.delegate d
      where d.person_id = k.person_id and d.participation_id = any (${participationIds}::uuid[])))
    group by s.id, p.name
    order by lower(s.during), s.id`.execute(db)
  return rows
}
