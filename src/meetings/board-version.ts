import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'

/**
 * A few letters that are others as soon as the board would look different: small and cheap enough to be asked for every
 * few seconds by everybody who looks at it.
 */
export async function readBoardVersion(db: Db, actor: Actor, eventId: string): Promise<string> {
  insist(may.arrange(actor, eventId), actor)
  const { rows } = await sql<{ version: string }>`
    select md5(concat_ws('|',
      (select concat(count(*), max(placed_at)) from meetings.placement where event_id = ${eventId}),
      (select concat(count(*), max(h.held_at)) from meetings.hold h join meetings.meeting m on m.id = h.meeting_id where m.event_id = ${eventId}),
      (select concat(count(*), max(added_at), count(c.meeting_id)) from meetings.meeting m
        left join meetings.cancellation c on c.meeting_id = m.id where m.event_id = ${eventId}),
      (select string_agg(concat(s.id, s.during, s.blocks_meetings, s.name, k.person_id), ',' order by s.id, k.person_id)
        from events.session s left join events.speaker k on k.session_id = s.id where s.event_id = ${eventId}),
      (select concat(starts_on, ends_on, name) from events.event where id = ${eventId}),
      (select concat(count(*), max(c.closed_at)) from meetings.closure c join meetings.meeting_table t on t.id = c.table_id where t.event_id = ${eventId}),
      (select concat(count(*), max(a.declared_at)) from meetings.availability a join meetings.slot s on s.id = a.slot_id where s.event_id = ${eventId}),
      (select concat(count(*), sum(parallel_desks)) from events.participation where event_id = ${eventId}),
      (select concat(count(*), max(registered_at)) from events.delegate where event_id = ${eventId}),
      (select concat(count(*), sum(cardinality(languages)), sum(longest_stretch)) from meetings.interpreter where event_id = ${eventId}),
      (select concat(count(*), max(stated_at)) from meetings.wish where event_id = ${eventId}),
      (select string_agg(concat(id, label, is_online), ',' order by id) from meetings.meeting_table where event_id = ${eventId}),
      (select concat(count(*), min(lower(during)), max(upper(during)), md5(string_agg(during::text, chr(44) order by during))) from meetings.slot where event_id = ${eventId}),
      (select concat(count(*), max(d.set_at)) from meetings.part_of_day d join meetings.meeting m on m.id = d.meeting_id where m.event_id = ${eventId}),
      (select concat(count(*), max(p.set_at)) from meetings.precedence p join meetings.meeting m on m.id = p.first_id where m.event_id = ${eventId}),
      (select max(number) from meetings.release where event_id = ${eventId}),
      (select concat(id, started_at, ended_at) from meetings.run where event_id = ${eventId})
    )) as version`.execute(db)
  return rows[0]?.version ?? ''
}
