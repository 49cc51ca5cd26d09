import { type RawBuilder, sql } from 'kysely'
import { levelColumn } from '#catalogue/level.ts'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Shelved } from './shelf.ts'

/** A place among what is published, newest first. */
export type Reached = { at: number; number: number }

/** Published listings as they are shelved, newest first, from a place on. */
export async function readShelved(db: Db, after: Reached | undefined, limit: number): Promise<Shelved[]> {
  // The time as text keeps its microseconds on the way back.
  const older = after
    ? sql`where (p.published_at, p.listing_id) < (to_timestamp(0) + ${String(after.at)}::bigint * interval '1 microsecond',
        (select id from catalogue.listing where number = ${after.number}))`
    : sql``
  return shelved(
    db,
    sql`select p.listing_id, p.published_at from catalogue.publication p ${older}
    order by p.published_at desc, p.listing_id desc limit ${limit}`,
  )
}

/** Those of these listings that are published. */
export async function readShelvedById(db: Db, ids: readonly string[]): Promise<Shelved[]> {
  return shelved(
    db,
    sql`select p.listing_id, p.published_at from catalogue.publication p where p.listing_id = any(${ids}::uuid[])`,
  )
}

async function shelved(db: Db, publications: RawBuilder<unknown>): Promise<Shelved[]> {
  const { rows } = await sql<Shelved>`
    with p as materialized (${publications})
    select l.number, l.kind, l.fields, ${levelColumn} as level, g.country, t.langs, l.original_lang as "originalLang",
      l.expires_on as "expiresOn", x.halls, (extract(epoch from p.published_at) * 1000000)::float8 as "publishedAt"
    from p join catalogue.listing l on l.id = p.listing_id
      join people.organisation g on g.id = l.organisation_id
      left join catalogue.offer o on o.listing_id = l.id left join catalogue.need n on n.listing_id = l.id
      cross join lateral (select array_agg(w.lang order by w.lang) as langs from catalogue.listing_text w where w.listing_id = l.id) t
      cross join lateral (select coalesce(array_agg(e.slug), '{}') as halls from events.exhibit h
        join events.event e on e.id = h.event_id where h.listing_id = l.id) x
    order by p.published_at desc, l.id desc`.execute(db)
  return rows
}

export async function readHalls(db: Db): Promise<Map<string, LanguageMap>> {
  const rows = await db
    .selectFrom('events.event as e')
    .select(['e.slug', 'e.name'])
    .where((where) =>
      where.exists(where.selectFrom('events.exhibit as x').select('x.listing_id').whereRef('x.event_id', '=', 'e.id')),
    )
    .orderBy('e.starts_on', 'desc')
    .execute()
  return new Map(rows.map(({ slug, name }) => [slug, name]))
}
