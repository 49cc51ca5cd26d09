import { sql } from 'kysely'
import { isOfficial } from '#catalogue/access.ts'
import { lastDays } from '#catalogue/visits.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { type Counted, Tally } from '#platform/tally.ts'

/** How often a listing was shown to somebody as a suggestion: on the page of another, among one's own, or in a letter. */
const shown = new Tally(writeShown)
/** What was shown longer ago says nothing about whose turn it is. */
const LATELY_DAYS = 28

export function countShown(db: Db, listingIds: string[]): void {
  for (const id of listingIds) shown.count(db, id)
}

/** The same of suggestions on a page; what is only shown for want of anything nearer does not count. */
export function countSuggestions(db: Db, suggestions: { card: { id: string }; sureness: string }[]): void {
  const sure = suggestions.filter(({ sureness }) => sureness !== 'distant')
  countShown(
    db,
    sure.map(({ card }) => card.id),
  )
}

/** How often each of these was shown lately. */
export async function readShown(db: Db, listingIds: string[]): Promise<Map<string, number>> {
  if (listingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('matching.exposure')
    .select(({ fn }) => ['listing_id as id', fn.sum<number>('shown').as('times')])
    .where('listing_id', 'in', listingIds)
    .where('shown_on', '>=', lastDays(LATELY_DAYS)[0] ?? '')
    .groupBy('listing_id')
    .execute()
  return new Map(rows.map(({ id, times }) => [id, Number(times)]))
}

export type Exposed = {
  number: number
  kind: 'offer' | 'need'
  title: string
  lang: string
  organisation: Record<string, string>
  lately: number
  total: number
}
export type Exposure = {
  listings: Exposed[]
  /** Of all that is published. */
  published: number
  neverShown: number
  /** Of all showings lately, the share of the tenth shown most, between 0 and 1; undefined when nothing was shown. */
  shareOfTenth: number | undefined
}

const LISTED_MAX = 500

/** How evenly suggestions are spread: what is published, the least shown first; for officials. */
export async function readExposure(db: Db, actor: Actor, { lang }: { lang: string }): Promise<Exposure> {
  insist(isOfficial(actor), actor)
  const [since = ''] = lastDays(LATELY_DAYS)
  const counted = sql`
    select l.id, l.number, l.kind, l.organisation_id, coalesce(e.lately, 0)::int as lately, coalesce(e.total, 0)::int as total
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id
      left join (select listing_id, sum(shown) as total, sum(shown) filter (where shown_on >= ${since}::date) as lately
        from matching.exposure group by listing_id) e on e.listing_id = l.id`
  const { rows } = await sql<Exposed>`
    select c.number, c.kind, t.title, t.lang, o.name as organisation, c.lately, c.total
    from (${counted} order by lately, total, l.number limit ${LISTED_MAX}) c
      join people.organisation o on o.id = c.organisation_id
      join lateral (select w.lang, w.title from catalogue.listing_text w where w.listing_id = c.id
        order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1) t on true
    order by c.lately, c.total, c.number`.execute(db)
  const { rows: sums } = await sql<{ published: number; neverShown: number; lately: number; ofTenth: number }>`
    select count(*)::int as published, count(*) filter (where total = 0)::int as "neverShown",
      coalesce(sum(lately), 0)::int as lately, coalesce(sum(lately) filter (where place <= ceil(of / 10.0)), 0)::int as "ofTenth"
    from (select c.*, row_number() over (order by c.lately desc) as place, count(*) over () as of from (${counted}) c) d`.execute(
    db,
  )
  const { published = 0, neverShown = 0, lately = 0, ofTenth = 0 } = sums[0] ?? {}
  return { listings: rows, published, neverShown, shareOfTenth: lately > 0 ? ofTenth / lately : undefined }
}

// What was withdrawn since is no longer suggested: what was counted in between is let go.
async function writeShown(db: Db, counted: Counted[]): Promise<void> {
  await sql`
    insert into matching.exposure (listing_id, shown_on, shown)
    select p.listing_id, v.shown_on, v.shown
    from unnest(${counted.map(({ key }) => key)}::uuid[], ${counted.map(({ on }) => on)}::date[],
      ${counted.map(({ count }) => count)}::int[]) as v(listing_id, shown_on, shown)
      join catalogue.publication p on p.listing_id = v.listing_id
    order by p.listing_id
    on conflict (listing_id, shown_on) do update set shown = matching.exposure.shown + excluded.shown`.execute(db)
}
