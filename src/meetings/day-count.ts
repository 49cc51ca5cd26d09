import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'

export type DayCount = {
  participants: number
  delegates: number
  declared: number
  wishes: number
  openRequests: number
  slots: number
  tables: number
  meetings: number
  placed: number
  releases: number
  released: number
  arrived: number
  held: number
  results: number
}

/** Where an event stands, in one look. */
export async function countDay(db: Db, eventId: string): Promise<DayCount> {
  const live = sql`select m.id from meetings.meeting m where m.event_id = ${eventId}
    and not exists (select 1 from meetings.cancellation c where c.meeting_id = m.id)`
  const { rows } = await sql<DayCount>`
    with live as (${live}), delegate as (select * from events.delegate d where d.event_id = ${eventId})
    select
      (select count(*) from events.participation p where p.event_id = ${eventId}) as participants,
      (select count(*) from delegate) as delegates,
      (select count(*) from delegate d where exists (select 1 from meetings.availability a
        join meetings.slot s on s.id = a.slot_id where a.person_id = d.person_id and s.event_id = d.event_id)) as declared,
      (select count(*) from meetings.wish w where w.event_id = ${eventId}) as wishes,
      (select count(*) from meetings.request r where r.event_id = ${eventId}
        and not exists (select 1 from meetings.answer a where a.request_id = r.id)) as "openRequests",
      (select count(*) from meetings.slot s where s.event_id = ${eventId}) as slots,
      (select count(*) from meetings.meeting_table t where t.event_id = ${eventId}) as tables,
      (select count(*) from live) as meetings,
      (select count(*) from meetings.placement p join live on live.id = p.meeting_id) as placed,
      (select count(*) from meetings.release r where r.event_id = ${eventId}) as releases,
      (select count(*) from meetings.release_line l where l.release_id =
        (select r.id from meetings.release r where r.event_id = ${eventId} order by r.number desc limit 1)) as released,
      (select count(*) from delegate d join events.arrival a on a.delegate_id = d.id) as arrived,
      (select count(*) from meetings.mark k join live on live.id = k.meeting_id where k.kind = 'held') as held,
      (select count(*) from meetings.result x join live on live.id = x.meeting_id) as results`.execute(db)
  if (!rows[0]) throw new Error('counting always answers')
  return rows[0]
}
