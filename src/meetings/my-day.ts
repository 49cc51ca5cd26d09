import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { findOwnDelegate } from '#events/delegates.ts'
import { getParticipation, listOwnParticipations, type Participation } from '#events/participation.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'

export type MyMeeting = {
  id: string
  hostId: string
  host: LanguageMap
  guestId: string
  guest: LanguageMap
  isCancelled: boolean
  isHeld: boolean
  listingNumber: number | null
  listingKind: 'offer' | 'need' | null
  /** Null while nobody has said when. */
  startsAt: Date | null
  endsAt: Date | null
  table: string | null
  /** The hall it stands in. */
  place: LanguageMap | null
  isOnline: boolean | null
  link: string | null
  interpreter: LanguageMap | null
  people: { participationId: string; name: LanguageMap }[]
}

/**
 * Meetings of these registrations and those the person interprets, in order of time. Where the organiser arranges the
 * day, time and place are those of the newest release; where participants do, they are known at once.
 */
export async function listMyMeetings(
  db: Db,
  { eventId, participationIds, personId }: { eventId: string; participationIds: string[]; personId: string | null },
): Promise<MyMeeting[]> {
  const { rows } = await sql<MyMeeting>`
    with rule as (
      select coalesce((select r.arranged_by from meetings.day_rule r where r.event_id = ${eventId}), 'organiser') as arranged_by
    ), newest as (
      select r.id from meetings.release r where r.event_id = ${eventId} order by r.number desc limit 1
    ), plan as (
      select l.meeting_id, l.during, l.table_id, l.interpreter_id, l.persons
        from meetings.release_line l join newest on newest.id = l.release_id, rule where rule.arranged_by = 'organiser'
      union all
      select p.meeting_id, p.during, p.table_id, p.interpreter_id,
          array(select s.person_id from meetings.seat s where s.meeting_id = p.meeting_id)
        from meetings.placement p, rule where p.event_id = ${eventId} and rule.arranged_by = 'participants'
    )
    select m.id, m.host_id as "hostId", ho.name as host, m.guest_id as "guestId", go.name as guest,
      exists (select 1 from meetings.cancellation c where c.meeting_id = m.id) as "isCancelled",
      exists (select 1 from meetings.mark k where k.meeting_id = m.id and k.kind = 'held') as "isHeld",
      l.number as "listingNumber", l.kind as "listingKind",
      lower(plan.during) as "startsAt", upper(plan.during) as "endsAt",
      t.label as "table", tp.name as place, t.is_online as "isOnline", t.link, ip.name as interpreter,
      coalesce((select jsonb_agg(jsonb_build_object('participationId', d.participation_id, 'name', p.name) order by p.sort_key)
        from events.delegate d join people.person p on p.id = d.person_id
        where d.event_id = m.event_id and d.person_id = any (plan.persons)), '[]') as people
    from meetings.meeting m
      join events.participation h on h.id = m.host_id join people.organisation ho on ho.id = h.organisation_id
      join events.participation g on g.id = m.guest_id join people.organisation go on go.id = g.organisation_id
      left join catalogue.listing l on l.id = m.listing_id
      left join plan on plan.meeting_id = m.id
      left join meetings.meeting_table t on t.id = plan.table_id
      left join events.place tp on tp.id = t.place_id
      left join meetings.interpreter i on i.id = plan.interpreter_id
      left join people.person ip on ip.id = i.person_id
    where m.event_id = ${eventId} and (m.host_id = any (${participationIds}::uuid[])
      or m.guest_id = any (${participationIds}::uuid[]) or i.person_id = ${personId}::uuid)
    order by lower(plan.during) nulls last, m.id`.execute(db)
  return rows
}

/** For which organisations the actor is in the event: those spoken for, and the one that registered them as a delegate. */
export async function listMySides(db: Db, actor: Actor, eventId: string): Promise<Participation[]> {
  const spokenFor = await listOwnParticipations(db, actor, eventId)
  const delegate = actor.personId ? await findOwnDelegate(db, actor, eventId) : undefined
  if (!delegate || spokenFor.some(({ id }) => id === delegate.participationId)) return spokenFor
  return [...spokenFor, await getParticipation(db, delegate.participationId)]
}

export type Counterpart = {
  id: string
  name: LanguageMap
  country: string
  side: 'foreign' | 'domestic'
  hasSlots: boolean
  /** How many others wait for their answer. */
  othersWaiting: number
}

/** Whom an organisation may ask: everybody else, those from the other side first. */
export async function listCounterparts(db: Db, own: Participation): Promise<Counterpart[]> {
  const { rows } = await sql<Counterpart>`
    select p.id, o.name, o.country, p.side, exists (select 1 from events.delegate d
      join meetings.availability a on a.person_id = d.person_id
      join meetings.slot s on s.id = a.slot_id and s.event_id = d.event_id
      where d.participation_id = p.id) as "hasSlots",
      (select count(*)::int from meetings.request r where r.asked_id = p.id and r.asking_id <> ${own.id}
        and not exists (select from meetings.answer x where x.request_id = r.id)) as "othersWaiting"
    from events.participation p join people.organisation o on o.id = p.organisation_id
    where p.event_id = ${own.eventId} and p.id <> ${own.id}
    order by p.side = ${own.side}, o.sort_key, p.id`.execute(db)
  return rows
}
