import { type RawBuilder, sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'

/** Why nobody, or one person, can meet in a slot, whatever they declared. */
export type ClosedHour = {
  slotId: string
  /** Who has to be elsewhere; null when the hour is closed for everybody. */
  personId: string | null
  /** The item of the programme; null when the slot lies outside the days of the event. */
  session: LanguageMap | null
}

/** In SQL: the programme and the days of the event leave slot `s` open to the person. */
export function isOpenTo(person: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from events.event v where v.id = s.event_id and ${isWithin})
    and not exists (select 1 from events.session e where e.event_id = s.event_id and e.during && s.during and e.blocks_meetings)
    and not exists (select 1 from events.session e join events.speaker k on k.session_id = e.id and k.person_id = ${person}
      where e.event_id = s.event_id and ${withTheWay} && s.during)`
}

/**
 * In SQL: session `e` and the way there and back from the nearest table. Everybody else's way is that of the table, which
 * is closed meanwhile.
 */
const withTheWay = sql`(select tstzrange(lower(e.during) - w.way, upper(e.during) + w.way) from (
  select make_interval(mins => coalesce(min(coalesce(w.minutes, 0)), 0)::integer) as way from meetings.meeting_table t
    left join events.walk w on w.one_id = least(t.place_id, e.place_id) and w.other_id = greatest(t.place_id, e.place_id)
      and t.place_id <> e.place_id
    where t.event_id = e.event_id and not t.is_online) w)`

const isWithin = sql`(lower(s.during) at time zone v.time_zone)::date between v.starts_on and v.ends_on`

export async function listClosedHours(db: Db, eventId: string): Promise<ClosedHour[]> {
  const { rows } = await sql<ClosedHour>`
    select s.id as "slotId", null as "personId", e.name as session from meetings.slot s
      join events.session e on e.event_id = s.event_id and e.blocks_meetings and e.during && s.during
      where s.event_id = ${eventId}
    union all
    select s.id, k.person_id, e.name from meetings.slot s
      join events.session e on e.event_id = s.event_id and not e.blocks_meetings and ${withTheWay} && s.during
      join events.speaker k on k.session_id = e.id
      where s.event_id = ${eventId}
    union all
    select s.id, null, null from meetings.slot s join events.event v on v.id = s.event_id
      where s.event_id = ${eventId} and not (${isWithin})`.execute(db)
  return rows
}
