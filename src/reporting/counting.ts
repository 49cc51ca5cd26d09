import { type RawBuilder, sql } from 'kysely'
import type { MetricCode, Scope } from './metrics.ts'

/** The ids of records, as a statement others can be built around. */
export type Ids = RawBuilder<{ id: string }>

/**
 * The one statement of each metric: it finds the records, each once, and the value is how many it found.
 * Nothing counts in any other way, so a figure and its list cannot part.
 */
export function recordsOf(metric: MetricCode, scope: Scope): Ids {
  return statements[metric](scope.eventId)
}

const statements: Record<MetricCode, (eventId: string) => Ids> = {
  'organisations.foreign': (eventId) => organisationsOf(eventId, 'foreign'),
  'organisations.domestic': (eventId) => organisationsOf(eventId, 'domestic'),

  'delegates.present': (eventId) => sql`
    select d.person_id as id from events.delegate d join events.arrival a on a.delegate_id = d.id
    where d.event_id = ${eventId}`,

  'offers.shown': (eventId) => listingsOf(eventId, 'offer'),
  'needs.shown': (eventId) => listingsOf(eventId, 'need'),

  'meetings.scheduled': (eventId) => sql`select l.meeting_id as id from (${planOf(eventId)}) l`,

  'meetings.conflicts': (eventId) => sql`
    with line as materialized (${planOf(eventId)})
    select l.meeting_id as id from line l
    where exists (
      select 1 from line other
      where other.meeting_id <> l.meeting_id and other.during && l.during
        and (other.table_id = l.table_id or other.persons && l.persons))`,

  'meetings.held': (eventId) => sql`
    select m.id from meetings.meeting m join meetings.mark k on k.meeting_id = m.id and k.kind = 'held'
    where m.event_id = ${eventId}`,

  'intents.reached': (eventId) => sql`
    select i.id from outcomes.intent i
    where i.event_id = ${eventId} and not exists (select 1 from outcomes.withdrawal w where w.intent_id = i.id)`,

  'intents.in_pipeline': (eventId) => sql`
    select i.id from outcomes.intent i join outcomes.candidacy c on c.intent_id = i.id
    where i.event_id = ${eventId} and not exists (select 1 from outcomes.withdrawal w where w.intent_id = i.id)`,
}

/** Organisations that came; until the first person has checked in at all, those that registered. */
function organisationsOf(eventId: string, side: 'foreign' | 'domestic'): Ids {
  return sql`
    select p.organisation_id as id from events.participation p
    where p.event_id = ${eventId} and p.side = ${side} and (
      exists (
        select 1 from events.delegate d join events.arrival a on a.delegate_id = d.id where d.participation_id = p.id)
      or not exists (
        select 1 from events.delegate d join events.arrival a on a.delegate_id = d.id where d.event_id = p.event_id))`
}

function listingsOf(eventId: string, kind: 'offer' | 'need'): Ids {
  return sql`
    select l.id from events.exhibit x
    join catalogue.listing l on l.id = x.listing_id
    join catalogue.publication p on p.listing_id = l.id
    where x.event_id = ${eventId} and l.kind = ${kind}`
}

/**
 * The plan everybody goes by: the newest release, and before the first one the working plan. An interpreter is one of
 * the persons of a meeting here, because nobody can serve at one table and sit at another.
 */
function planOf(eventId: string): RawBuilder<unknown> {
  return sql`
    select l.meeting_id, l.table_id, l.during, l.persons || i.person_id as persons
    from meetings.release_line l
    left join meetings.interpreter i on i.id = l.interpreter_id
    where l.release_id = (
      select r.id from meetings.release r where r.event_id = ${eventId} order by r.number desc limit 1)
    union all
    select p.meeting_id, p.table_id, p.during,
      array(select s.person_id from meetings.seat s where s.meeting_id = p.meeting_id) || i.person_id as persons
    from meetings.placement p
    left join meetings.interpreter i on i.id = p.interpreter_id
    where p.event_id = ${eventId}
      and not exists (select 1 from meetings.release r where r.event_id = p.event_id)`
}
