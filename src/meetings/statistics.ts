import { type RawBuilder, sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'
import { isMissing, plan } from './desk.ts'

/** What a day came to for one organisation or person. Meetings that were called off are no part of it. */
export type DayFigures = {
  planned: number
  held: number
  noShow: number
  late: number
  intents: number
  contacts: number
  nones: number
  /** Held or over, and still without a result. */
  missing: number
  /** Times of the day at which one waited between two meetings: one or more empty slots in a row count as one. */
  breaks: number
}

export const figureNames = [
  'planned',
  'held',
  'noShow',
  'late',
  'intents',
  'contacts',
  'nones',
  'missing',
  'breaks',
] as const

export type OrganisationFigures = DayFigures & { id: string; name: LanguageMap; side: 'foreign' | 'domestic' }
export type PersonFigures = DayFigures & { id: string; name: LanguageMap; organisation: LanguageMap }

/** Every organisation of an event with what its day came to: guests from abroad first, then by name. */
export async function countByOrganisation(db: Db, actor: Actor, eventId: string): Promise<OrganisationFigures[]> {
  insist(may.arrange(actor, eventId), actor)
  const { rows } = await sql<OrganisationFigures>`
    with ${plan(eventId)}, ${slotsInOrder(eventId)}, mine as (${bySide()}), ${figures()}
    select p.id, o.name, p.side, ${columns()}
    from events.participation p join people.organisation o on o.id = p.organisation_id left join figure f on f.who = p.id
    where p.event_id = ${eventId} order by p.side desc, o.sort_key, p.id`.execute(db)
  return rows
}

/** Every delegate of an event with what their day came to, by organisation and name. */
export async function countByPerson(db: Db, actor: Actor, eventId: string): Promise<PersonFigures[]> {
  insist(may.arrange(actor, eventId), actor)
  const { rows } = await sql<PersonFigures>`
    with ${plan(eventId)}, ${slotsInOrder(eventId)},
      mine as (select x.who, l.* from line l, unnest(l.persons) as x(who)), ${figures()}
    select e.id, e.name, o.name as organisation, ${columns()}
    from events.delegate d join people.person e on e.id = d.person_id
      join events.participation p on p.id = d.participation_id join people.organisation o on o.id = p.organisation_id
      left join figure f on f.who = e.id
    where d.event_id = ${eventId} order by p.side desc, o.sort_key, e.sort_key, e.id limit 5000`.execute(db)
  return rows
}

/** The same for the organisations a visitor is there for, taken together. */
export async function countForSides(db: Db, eventId: string, participationIds: string[]): Promise<DayFigures> {
  const { rows } = await sql<DayFigures>`
    with ${plan(eventId)}, ${slotsInOrder(eventId)},
      mine as (select s.* from (${bySide()}) s where s.who = any(${participationIds}::uuid[])), ${figures()}
    select ${sql.join(figureNames.map((name) => sql`coalesce(sum(${sql.ref(name)}), 0)::int as ${sql.ref(name)}`))}
    from figure`.execute(db)
  return rows[0] ?? NOTHING
}

const NOTHING = Object.fromEntries(figureNames.map((name) => [name, 0])) as DayFigures

// Numbered as they follow each other, with their day where the event is held: a night is no break.
function slotsInOrder(eventId: string): RawBuilder<unknown> {
  return sql`slot_in_order as (
    select s.id, row_number() over (order by s.during) as place, (lower(s.during) at time zone e.time_zone)::date as day
    from meetings.slot s join events.event e on e.id = s.event_id where s.event_id = ${eventId})`
}

function bySide(): RawBuilder<unknown> {
  return sql`select p.id as who, l.* from line l join meetings.meeting m on m.id = l.meeting_id
    join events.participation p on p.id in (m.host_id, m.guest_id)`
}

function figures(): RawBuilder<unknown> {
  return sql`gap as (
      select who, count(*) filter (where place - before > 1) as breaks from (
        select who, place, lag(place) over (partition by who, day order by place) as before
        from (select distinct l.who, s.place, s.day from mine l join slot_in_order s on s.id = l.slot_id) x) y
      group by who
    ), figure as (
      select l.who, count(*)::int as planned, count(*) filter (where l.held)::int as held,
        count(*) filter (where l.no_show)::int as "noShow",
        count(*) filter (where exists (select from meetings.mark k
          where k.meeting_id = l.meeting_id and k.kind = 'late'))::int as late,
        count(*) filter (where l.result = 'intent')::int as intents,
        count(*) filter (where l.result = 'contact')::int as contacts,
        count(*) filter (where l.result = 'none')::int as nones,
        count(*) filter (where ${isMissing()})::int as missing, max(gap.breaks)::int as breaks
      from mine l join gap on gap.who = l.who group by l.who)`
}

function columns(): RawBuilder<unknown> {
  return sql.join(figureNames.map((name) => sql`coalesce(${sql.ref(`f.${name}`)}, 0) as ${sql.ref(name)}`))
}
