import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'

export type Event = {
  id: string
  slug: string
  name: LanguageMap
  theme: LanguageMap | null
  objective: LanguageMap | null
  topics: LanguageMap[]
  startsOn: string
  endsOn: string
  timeZone: string
  country: string
  city: LanguageMap
  venue: LanguageMap | null
  attendance: 'onsite' | 'online' | 'hybrid'
  isSample: boolean
  series: { slug: string; name: LanguageMap } | null
  /** Counted from the events of the series up to this one; null outside a series. */
  edition: number | null
}

export async function findEventBySlug(db: Db, slug: string): Promise<Event | undefined> {
  const row = await events(db).where('e.slug', '=', slug).executeTakeFirst()
  return row && present(row)
}

export async function getEventBySlug(db: Db, slug: string): Promise<Event> {
  const event = await findEventBySlug(db, slug)
  if (!event) throw notFound('event')
  return event
}

export async function getEvent(db: Db, id: string): Promise<Event> {
  const row = await events(db).where('e.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('event')
  return present(row)
}

const PAGE_MAX = 100

/** Newest first. `after` is the last event of the page before. */
export async function listEvents(
  db: Db,
  { after, limit = 50 }: { after?: { startsOn: string; id: string } | undefined; limit?: number } = {},
): Promise<Event[]> {
  const rows = await events(db)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(e.starts_on, e.id) < (${after?.startsOn}::date, ${after?.id}::uuid)`),
    )
    .limit(Math.min(limit, PAGE_MAX))
    .execute()
  return rows.map(present)
}

/** Events at which the actor serves, in whatever role. */
export async function listEventsServedBy(db: Db, actor: Actor): Promise<Event[]> {
  const everywhere = actor.roles.some(({ eventId }) => eventId === null)
  const ids = actor.roles.flatMap(({ eventId }) => eventId ?? [])
  if (!everywhere && ids.length === 0) return []
  const rows = await events(db)
    .$if(!everywhere, (query) => query.where('e.id', 'in', ids))
    .limit(PAGE_MAX)
    .execute()
  return rows.map(present)
}

/** Events in which the actor's organisations take part or the actor is registered as a delegate or interpreter. */
export async function listEventsOf(db: Db, actor: Actor): Promise<Event[]> {
  const rows = await events(db)
    .where((where) =>
      where.or([
        where.exists(
          where
            .selectFrom('events.participation as p')
            .select('p.id')
            .whereRef('p.event_id', '=', 'e.id')
            .where('p.organisation_id', '=', sql<string>`any (${actor.organisations}::uuid[])`),
        ),
        where.exists(
          where
            .selectFrom('events.delegate as d')
            .select('d.id')
            .whereRef('d.event_id', '=', 'e.id')
            .where('d.person_id', '=', actor.personId),
        ),
      ]),
    )
    .limit(PAGE_MAX)
    .execute()
  return rows.map(present)
}

function events(db: Db) {
  return db
    .selectFrom('events.event as e')
    .leftJoin('events.series as s', 's.id', 'e.series_id')
    .select(['e.id', 'e.slug', 'e.name', 'e.theme', 'e.objective', 'e.topics', 'e.starts_on', 'e.ends_on'])
    .select(['e.time_zone', 'e.country', 'e.city', 'e.venue', 'e.attendance', 'e.is_sample'])
    .select(['s.slug as series_slug', 's.name as series_name'])
    .select(
      sql<number>`(select count(*) from events.event earlier where earlier.series_id = e.series_id
        and (earlier.starts_on, earlier.id) <= (e.starts_on, e.id))`.as('edition'),
    )
    .orderBy('e.starts_on', 'desc')
    .orderBy('e.id', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number]

function present(row: Row): Event {
  const { id, slug, name, theme, objective, country, city, venue, attendance } = row
  const series = row.series_slug && row.series_name ? { slug: row.series_slug, name: row.series_name } : null
  return {
    ...{ id, slug, name, theme, objective, country, city, venue, attendance, series },
    topics: row.topics as LanguageMap[],
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    timeZone: row.time_zone,
    isSample: row.is_sample,
    edition: series ? row.edition : null,
  }
}
