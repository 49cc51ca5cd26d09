import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { may } from '#events/access.ts'
import { type Event, getEventBySlug } from '#events/directory.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import type { MarkKind } from './marks.ts'
import type { ResultKind } from './result-input.ts'

/** An event as its desk sees it; `release` is null while there is only the working plan. */
export type Desk = { event: Event; release: { number: number; releasedAt: Date } | null }

export type DeskSlot = { id: string; startsAt: Date; endsAt: Date; meetings: number; missing: number }

export type DeskSide = {
  organisation: LanguageMap
  side: 'foreign' | 'domestic'
  persons: { name: LanguageMap; hasArrived: boolean }[]
}

export type DeskMeeting = {
  id: string
  slotId: string
  startsAt: Date
  endsAt: Date
  table: string
  host: DeskSide
  guest: DeskSide
  interpreter: LanguageMap | null
  isCancelled: boolean
  marks: { kind: MarkKind; at: Date }[]
  result: { kind: ResultKind; line: string; lineLang: string; nextOn: string | null } | null
}

export type DeskCounts = { planned: number; held: number; noShow: number; missing: number; intents: number }

/** Opens the desk of an event to those who run it. */
export async function getDesk(db: Db, actor: Actor, slug: string): Promise<Desk> {
  const event = await getEventBySlug(db, slug)
  insist(may.runDesk(actor, event.id), actor)
  const release = await db
    .selectFrom('meetings.release')
    .select(['number', 'released_at as releasedAt'])
    .where('event_id', '=', event.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { event, release: release ?? null }
}

/** The slots of the event in order, each with how many meetings it has and how many of them lack a result. */
export async function listDeskSlots(db: Db, actor: Actor, eventId: string): Promise<DeskSlot[]> {
  insist(may.runDesk(actor, eventId), actor)
  const { rows } = await sql<DeskSlot>`
    with ${plan(eventId)}
    select s.id, lower(s.during) as "startsAt", upper(s.during) as "endsAt",
      count(l.meeting_id) as meetings, count(*) filter (where ${isMissing()}) as missing
    from meetings.slot s
      left join line l on l.slot_id = s.id
    where s.event_id = ${eventId}
    group by s.id order by s.during`.execute(db)
  return rows
}

/** The slot the desk is in: the running one, else the next one, else the last. Undefined for an event without slots. */
export function currentSlot(slots: DeskSlot[], at: Date = now()): DeskSlot | undefined {
  return slots.find((slot) => at < slot.endsAt) ?? slots.at(-1)
}

/** What the desk has on record so far. */
export async function countAtDesk(db: Db, actor: Actor, eventId: string): Promise<DeskCounts> {
  insist(may.runDesk(actor, eventId), actor)
  const { rows } = await sql<DeskCounts>`
    with ${plan(eventId)}
    select count(*) as planned, count(*) filter (where l.held) as held, count(*) filter (where l.no_show) as "noShow",
      count(*) filter (where ${isMissing()}) as missing, count(*) filter (where l.result = 'intent') as intents
    from line l`.execute(db)
  const [counts] = rows
  return counts ?? { planned: 0, held: 0, noShow: 0, missing: 0, intents: 0 }
}

const SLOT_MAX = 500
/** As many as one sits down to at a time; noting a result makes room for the next. */
const MISSING_MAX = 30

/** The meetings at the tables in one slot, the first that still lack a result, or a single one; by time and table. */
export async function listDeskMeetings(
  db: Db,
  actor: Actor,
  eventId: string,
  only: { slotId: string } | { meetingId: string } | 'missing',
): Promise<DeskMeeting[]> {
  insist(may.runDesk(actor, eventId), actor)
  const chosen =
    only === 'missing'
      ? isMissing()
      : 'slotId' in only
        ? sql`l.slot_id = ${only.slotId}`
        : sql`l.meeting_id = ${only.meetingId}`
  const { rows } = await sql<DeskMeeting>`
    with ${plan(eventId, { withCancelled: true })}
    select l.meeting_id as id, l.slot_id as "slotId", lower(l.during) as "startsAt", upper(l.during) as "endsAt",
      t.label as table, l.is_cancelled as "isCancelled",
      ${side('m.host_id')} as host, ${side('m.guest_id')} as guest,
      (select p.name from meetings.interpreter i join people.person p on p.id = i.person_id
        where i.id = l.interpreter_id) as interpreter,
      coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'at', k.noted_at) order by k.noted_at)
        from meetings.mark k where k.meeting_id = l.meeting_id), '[]') as marks,
      (select jsonb_build_object('kind', r.kind, 'line', r.line, 'lineLang', r.line_lang, 'nextOn', r.next_on)
        from meetings.result r where r.meeting_id = l.meeting_id) as result
    from line l
      join meetings.meeting m on m.id = l.meeting_id
      join meetings.meeting_table t on t.id = l.table_id
    where ${chosen}
    order by l.during, t.position, t.label
    limit ${only === 'missing' ? MISSING_MAX : SLOT_MAX}`.execute(db)
  return rows.map((row) => ({ ...row, marks: row.marks.map(({ kind, at }) => ({ kind, at: new Date(at) })) }))
}

// The newest release, or the working plan while nothing has been released, with what the desk noted about each line.
export function plan(eventId: string, { withCancelled = false } = {}) {
  return sql`newest as (
      select id from meetings.release where event_id = ${eventId} order by number desc limit 1
    ), planned as (
      select meeting_id, slot_id, table_id, interpreter_id, during, persons from meetings.release_line
        where release_id = (select id from newest)
      union all
      select p.meeting_id, p.slot_id, p.table_id, p.interpreter_id, p.during,
          array(select s.person_id from meetings.seat s where s.meeting_id = p.meeting_id)
        from meetings.placement p where p.event_id = ${eventId} and not exists (select from newest)
    ), line as (
      select planned.*, r.kind as result, c.meeting_id is not null as is_cancelled,
        exists (select from meetings.mark k where k.meeting_id = planned.meeting_id and k.kind = 'held') as held,
        exists (select from meetings.mark k where k.meeting_id = planned.meeting_id and k.kind = 'no_show') as no_show
      from planned
        left join meetings.result r on r.meeting_id = planned.meeting_id
        left join meetings.cancellation c on c.meeting_id = planned.meeting_id
      where ${withCancelled} or c.meeting_id is null
    )`
}

// A result is missing once the two have met or their time is over, unless nobody came.
export function isMissing() {
  return sql`(not l.is_cancelled and not l.no_show and l.result is null and (l.held or upper(l.during) <= ${now()}))`
}

function side(participation: string) {
  return sql`(
    select jsonb_build_object('organisation', o.name, 'side', pa.side, 'persons', coalesce((
      select jsonb_agg(jsonb_build_object('name', p.name, 'hasArrived', a.delegate_id is not null) order by p.sort_key)
      from events.delegate d
        join people.person p on p.id = d.person_id
        left join events.arrival a on a.delegate_id = d.id
      where d.participation_id = pa.id and d.person_id = any(l.persons)), '[]'))
    from events.participation pa join people.organisation o on o.id = pa.organisation_id
    where pa.id = ${sql.ref(participation)})`
}
