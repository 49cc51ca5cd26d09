import { sql } from 'kysely'
import { isOwnerKnownTo } from '#catalogue/anonymity.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'

export type NamedListing = { id: string; number: number; kind: 'offer' | 'need'; title: string; titleLang: string }

const LISTINGS_MAX = 200

/** Published offers and needs of a participating organisation that this reader may know to be theirs: a request may name them. */
export async function listListingsOf(
  db: Db,
  actor: Actor,
  participationId: string,
  lang: string,
): Promise<NamedListing[]> {
  const { rows } = await sql<NamedListing>`
    select l.id, l.number, l.kind, t.title, t.lang as "titleLang"
    from events.participation p join catalogue.listing l on l.organisation_id = p.organisation_id
      join catalogue.publication x on x.listing_id = l.id left join catalogue.need n on n.listing_id = l.id
      join lateral (select t.title, t.lang from catalogue.listing_text t where t.listing_id = l.id
        order by t.lang = ${lang} desc, t.origin = 'original' desc limit 1) t on true
    where p.id = ${participationId} and ${isOwnerKnownTo(actor)} order by l.number limit ${LISTINGS_MAX}`.execute(db)
  return rows
}

/** The same for several participants of an event at once, by their registration. */
export async function listListingsBy(
  db: Db,
  actor: Actor,
  participationIds: string[],
  lang: string,
): Promise<Map<string, NamedListing[]>> {
  const { rows } = await sql<NamedListing & { participationId: string }>`
    select p.id as "participationId", l.id, l.number, l.kind, t.title, t.lang as "titleLang"
    from events.participation p join catalogue.listing l on l.organisation_id = p.organisation_id
      join catalogue.publication x on x.listing_id = l.id left join catalogue.need n on n.listing_id = l.id
      join lateral (select t.title, t.lang from catalogue.listing_text t where t.listing_id = l.id
        order by t.lang = ${lang} desc, t.origin = 'original' desc limit 1) t on true
    where p.id = any(${participationIds}::uuid[]) and ${isOwnerKnownTo(actor)}
    order by l.number limit ${LISTINGS_MAX * 5}`.execute(db)
  return Map.groupBy(rows, ({ participationId }) => participationId)
}

/** The published listing of this number, with the registration of its organisation in the event, if the reader may know it. */
export async function findListingToName(
  db: Db,
  actor: Actor,
  eventId: string,
  number: string | undefined,
): Promise<{ id: string; participationId: string } | undefined> {
  if (!/^\d{1,9}$/.test(number ?? '')) return undefined
  return db
    .selectFrom('catalogue.listing as l')
    .innerJoin('catalogue.publication as x', 'x.listing_id', 'l.id')
    .innerJoin('events.participation as p', 'p.organisation_id', 'l.organisation_id')
    .leftJoin('catalogue.need as n', 'n.listing_id', 'l.id')
    .select(['l.id', 'p.id as participationId'])
    .where('l.number', '=', Number(number))
    .where('p.event_id', '=', eventId)
    .where(isOwnerKnownTo(actor))
    .executeTakeFirst()
}
