import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'

export const partsOfDay = ['morning', 'afternoon'] as const
export type PartOfDay = (typeof partsOfDay)[number]

/** When an organiser wants one meeting held. */
export type Timing = {
  part: PartOfDay | null
  /** Meetings that are over before it begins, and those that begin when it is over. */
  follows: string[]
  precedes: string[]
}

const ANY_TIME: Timing = { part: null, follows: [], precedes: [] }

/** In SQL: the half of the day that slot `s` belongs to. It begins before noon on the wall clock of the event, or not. */
export const partOfSlot: RawBuilder<PartOfDay> = sql<PartOfDay>`(select case
  when (lower(s.during) at time zone v.time_zone)::time < '12:00' then 'morning' else 'afternoon' end
  from events.event v where v.id = s.event_id)`

/** What was said about meetings of the event; of the others nothing was. Cancelled ones keep theirs, in case they return. */
export async function listTimings(db: Db, eventId: string): Promise<Map<string, Timing>> {
  const { rows } = await sql<Timing & { meetingId: string }>`
    select m.id as "meetingId", d.part,
      array(select p.first_id::text from meetings.precedence p where p.second_id = m.id order by 1) as follows,
      array(select p.second_id::text from meetings.precedence p where p.first_id = m.id order by 1) as precedes
    from meetings.meeting m left join meetings.part_of_day d on d.meeting_id = m.id
    where m.event_id = ${eventId} and (d.part is not null
      or exists (select 1 from meetings.precedence p where m.id in (p.first_id, p.second_id)))`.execute(db)
  return new Map(rows.map(({ meetingId, part, follows, precedes }) => [meetingId, { part, follows, precedes }]))
}

export function timingOf(timings: ReadonlyMap<string, Timing>, meetingId: string): Timing {
  return timings.get(meetingId) ?? ANY_TIME
}

/** The half of the day of each slot. */
export async function listParts(db: Db, eventId: string): Promise<Map<string, PartOfDay>> {
  const { rows } = await sql<{ id: string; part: PartOfDay }>`
    select s.id, ${partOfSlot} as part from meetings.slot s where s.event_id = ${eventId}`.execute(db)
  return new Map(rows.map(({ id, part }) => [id, part]))
}

/** In SQL: placed meetings on whose wrong side slot `s` lies for the meeting. */
export function outOfOrder(meetingId: RawBuilder<unknown>): RawBuilder<{ id: string }> {
  return sql<{ id: string }>`select l.meeting_id as id from meetings.precedence p
    join meetings.placement l on (l.meeting_id = p.first_id and p.second_id = ${meetingId} and upper(l.during) > lower(s.during))
      or (l.meeting_id = p.second_id and p.first_id = ${meetingId} and lower(l.during) < upper(s.during))`
}
