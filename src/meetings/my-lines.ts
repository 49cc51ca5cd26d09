import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { getDayRule } from './day-rules.ts'
import { type LineRow, lineOf, type ReleasedLine } from './lines.ts'

/** A meeting as one person was told of it: on, or off since they were told. `at` is when it came to be so. */
export type MyLine = ReleasedLine & { isOff: boolean; at: Date }

/**
 * Everything a person was ever told to come to at an event, in order of time, under the numbers of their letters. Where
 * the organiser arranges the day that is what was released; where participants do, it is known as soon as it is placed.
 */
export async function listMyLines(db: Db, eventId: string, personId: string): Promise<MyLine[]> {
  const { arrangedBy } = await getDayRule(db, eventId)
  const { rows } = await (arrangedBy === 'organiser' ? released : placed)(eventId, personId).execute(db)
  return rows.map((row) => ({ ...lineOf(row), sequence: row.sequence, isOff: row.is_off, at: row.at }))
}

type MyRow = LineRow & { is_off: boolean; at: Date }

// The last release a person was part of says when and where. A later one without them, or a calling off since, says that
// it is off: under the number the meeting has there for the others, else under the one after its last.
function released(eventId: string, personId: string) {
  return sql<MyRow>`
    with told as (
      select distinct on (l.meeting_id) l.*, i.person_id as interpreter_person_id, r.number, r.released_at
      from meetings.release r join meetings.release_line l on l.release_id = r.id
        left join meetings.interpreter i on i.id = l.interpreter_id
      where r.event_id = ${eventId} and (${personId}::uuid = any (l.persons) or i.person_id = ${personId}::uuid)
      order by l.meeting_id, r.number desc
    )
    select told.meeting_id, told.slot_id, told.table_id, told.interpreter_id, told.interpreter_person_id,
      array(select p::text from unnest(told.persons) as p order by 1) as persons,
      lower(told.during) as starts_at, upper(told.during) as ends_at,
      (after.id is not null or c.meeting_id is not null) as is_off,
      coalesce(after.released_at, c.cancelled_at, told.released_at) as at,
      case when after.id is not null then coalesce(others.sequence, told.sequence + 1)
        when c.meeting_id is not null then told.sequence + 1 else told.sequence end as sequence
    from told
      left join meetings.release after on after.event_id = ${eventId} and after.number = told.number + 1
      left join meetings.release_line others on others.release_id = after.id and others.meeting_id = told.meeting_id
      left join meetings.cancellation c on c.meeting_id = told.meeting_id
    order by starts_at, told.meeting_id`
}

// A meeting that lost its place is remembered by the trail: where it was last. Every move and calling off counts one up.
function placed(eventId: string, personId: string) {
  return sql<MyRow>`
    with here as (
      select p.meeting_id, p.slot_id, p.table_id, p.interpreter_id, p.placed_at as at, false as is_off,
        array(select s.person_id::text from meetings.seat s where s.meeting_id = p.meeting_id order by 1) as persons
      from meetings.placement p
      where p.event_id = ${eventId} and not exists (select from meetings.cancellation c where c.meeting_id = p.meeting_id)
    ), gone as (
      select distinct on (m.id) m.id as meeting_id, (f.after ->> 'slotId')::uuid as slot_id,
        (f.after ->> 'tableId')::uuid as table_id, (f.after ->> 'interpreterId')::uuid as interpreter_id,
        coalesce(c.cancelled_at, f.at) as at, true as is_off,
        array(select jsonb_array_elements_text(f.after -> 'persons') order by 1) as persons
      from meetings.meeting m
        join platform.fact f on f.subject_kind = 'meeting' and f.subject_id = m.id::text
          and f.kind in ('meeting.placed', 'meeting.moved')
        left join meetings.cancellation c on c.meeting_id = m.id
      where m.event_id = ${eventId} and not exists (select from here where here.meeting_id = m.id)
      order by m.id, f.id desc
    )
    select x.meeting_id, x.slot_id, x.table_id, x.interpreter_id, i.person_id as interpreter_person_id, x.persons,
      lower(s.during) as starts_at, upper(s.during) as ends_at, x.is_off, x.at,
      (select count(*)::int from platform.fact f where f.subject_kind = 'meeting' and f.subject_id = x.meeting_id::text
        and f.kind in ('meeting.moved', 'meeting.unplaced', 'meeting.cancelled', 'meeting.restored')) as sequence
    from (select * from here union all select * from gone) x
      join meetings.slot s on s.id = x.slot_id
      left join meetings.interpreter i on i.id = x.interpreter_id
    where ${personId} = any (x.persons) or i.person_id = ${personId}::uuid
    order by starts_at, x.meeting_id`
}
