import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'

/** The names behind the ids of a timetable: what a board, a letter and a slip of paper need to speak of its lines. */
export type Legend = {
  event: EventName
  meetings: Map<string, Pair>
  tables: Map<string, TableName>
  slots: Map<string, { startsAt: Date; endsAt: Date }>
  persons: Map<string, LanguageMap>
}

export type EventName = {
  id: string
  slug: string
  name: LanguageMap
  timeZone: string
  city: LanguageMap
  venue: LanguageMap | null
}

export type Party = { participationId: string; organisationId: string; name: LanguageMap; side: 'foreign' | 'domestic' }

/** Host and guest of a meeting. */
export type Pair = {
  meetingId: string
  host: Party
  guest: Party
  weight: 'must' | 'want' | 'nice'
  isCancelled: boolean
}

/** `place` is the hall it stands in, where an event has more than one. */
type TableName = { id: string; label: string; isOnline: boolean; link: string | null; place: LanguageMap | null }

/** The event of an address; whoever may not see the page is told so by the deed behind it. */
export async function getEventName(db: Db, slug: string): Promise<EventName> {
  const found = await eventNames(db).where('slug', '=', slug).executeTakeFirst()
  if (!found) throw notFound('event')
  return found
}

export async function getLegend(db: Db, eventId: string): Promise<Legend> {
  const event = await eventNames(db).where('id', '=', eventId).executeTakeFirstOrThrow()
  const meetings = await listPairs(db, eventId)
  const tables = await listTables(db, eventId)
  const slots = await listSlots(db, eventId)
  const persons = await listPersons(db, eventId)
  return {
    event,
    meetings: new Map(meetings.map((pair) => [pair.meetingId, pair])),
    tables: new Map(tables.map((table) => [table.id, table])),
    slots: new Map(slots.map(({ id, ...slot }) => [id, slot])),
    persons: new Map(persons.map((person) => [person.id, person.name])),
  }
}

/** `A × B`, in the reader's language. */
export function nameOfPair({ host, guest }: Pair, lang: string): string {
  return `${spoken(host.name, lang).text} × ${spoken(guest.name, lang).text}`
}

function eventNames(db: Db) {
  return db.selectFrom('events.event').select(['id', 'slug', 'name', 'time_zone as timeZone', 'city', 'venue'])
}

async function listPairs(db: Db, eventId: string): Promise<Pair[]> {
  const { rows } = await sql<Omit<Pair, 'host' | 'guest'> & { host: Party; guest: Party }>`
    with party as (
      select p.id, jsonb_build_object('participationId', p.id, 'organisationId', o.id, 'name', o.name, 'side', p.side) as told
      from events.participation p join people.organisation o on o.id = p.organisation_id where p.event_id = ${eventId}
    )
    select m.id as "meetingId", h.told as host, g.told as guest, m.weight, c.meeting_id is not null as "isCancelled"
    from meetings.meeting m
    join party h on h.id = m.host_id
    join party g on g.id = m.guest_id
    left join meetings.cancellation c on c.meeting_id = m.id
    where m.event_id = ${eventId}
    order by m.id`.execute(db)
  return rows
}

/** In the order they stand in the hall. */
function listTables(db: Db, eventId: string): Promise<TableName[]> {
  return db
    .selectFrom('meetings.meeting_table as t')
    .leftJoin('events.place as p', 'p.id', 't.place_id')
    .select(['t.id', 't.label', 't.is_online as isOnline', 't.link', 'p.name as place'])
    .where('t.event_id', '=', eventId)
    .orderBy('t.position')
    .orderBy('t.label')
    .execute()
}

/** In order of time. */
async function listSlots(db: Db, eventId: string): Promise<{ id: string; startsAt: Date; endsAt: Date }[]> {
  const { rows } = await sql<{ id: string; startsAt: Date; endsAt: Date }>`
    select id, lower(during) as "startsAt", upper(during) as "endsAt" from meetings.slot
    where event_id = ${eventId} order by lower(during)`.execute(db)
  return rows
}

async function listPersons(db: Db, eventId: string): Promise<{ id: string; name: LanguageMap }[]> {
  return db
    .selectFrom('people.person')
    .select(['id', 'name'])
    .where('id', 'in', (where) =>
      where
        .selectFrom('events.delegate')
        .select('person_id')
        .where('event_id', '=', eventId)
        .union(where.selectFrom('meetings.interpreter').select('person_id').where('event_id', '=', eventId)),
    )
    .execute()
}
