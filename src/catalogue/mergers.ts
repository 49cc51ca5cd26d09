import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { isOfficial } from './access.ts'
import { findState } from './listing-rows.ts'
import type { ListingState } from './listing-state.ts'

export type ListingMerger = { id: string; mergedAt: Date } & Record<
  'from' | 'into',
  { number: number; kind: 'offer' | 'need'; title: string; lang: string }
>

/** Mergers of listings that can be taken back, newest first. */
export async function listListingMergers(db: Db, actor: Actor, lang: string, limit = 50): Promise<ListingMerger[]> {
  insist(isOfficial(actor), actor)
  const face = (listing: string) => sql`(
    select jsonb_build_object('number', l.number, 'kind', l.kind, 'title', t.title, 'lang', t.lang)
    from catalogue.listing l join catalogue.listing_text t on t.listing_id = l.id where l.id = ${sql.ref(listing)}
    order by (t.lang = ${lang}) desc, (t.origin = 'original') desc limit 1)`
  const { rows } = await sql<ListingMerger>`
    select m.id, m.merged_at as "mergedAt", ${face('m.merged_id')} as from, ${face('m.into_id')} as into
    from catalogue.merger m order by m.merged_at desc limit ${limit}`.execute(db)
  return rows
}

export type Comparable = ListingState & { id: string; number: number; owner: Record<string, string> }

/** Two listings side by side, to choose between their parts. */
export async function readListingsForMerging(
  db: Db,
  actor: Actor,
  ids: [string, string],
): Promise<[Comparable, Comparable]> {
  insist(isOfficial(actor), actor)
  const [one, other] = [await read(db, ids[0]), await read(db, ids[1])]
  if (one.id === other.id) throw notFound('listing')
  return [one, other]
}

async function read(db: Db, id: string): Promise<Comparable> {
  const [state, head] = isId(id)
    ? await Promise.all([
        findState(db, id),
        db
          .selectFrom('catalogue.listing as l')
          .innerJoin('people.organisation as o', 'o.id', 'l.organisation_id')
          .select(['l.number', 'o.name'])
          .where('l.id', '=', id)
          .executeTakeFirst(),
      ])
    : []
  if (!state || !head) throw notFound('listing')
  return { ...state, id, number: head.number, owner: head.name }
}
