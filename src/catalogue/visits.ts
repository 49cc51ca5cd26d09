import { sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { type Counted, Tally } from '#platform/tally.ts'
import { isOfficial } from './access.ts'

/**
 * How often the page of a published listing was opened: per listing and day (UTC), by anybody but programs, officials and
 * its own organisation. Nobody is recognised, so whoever comes twice counts twice, and nothing about them is kept.
 */
const visits = new Tally(writeVisits)

/** One more visit. Whether it counts is for the door to say: it knows who asks. */
export function countVisit(db: Db, number: number): void {
  visits.count(db, String(number))
}

// A listing withdrawn since is no longer on show: what was counted in between is let go.
async function writeVisits(db: Db, counted: Counted[]): Promise<void> {
  await sql`
    insert into catalogue.listing_visits (listing_id, visited_on, visits)
    select l.id, v.visited_on, v.visits
    from unnest(${counted.map(({ key }) => Number(key))}::int[], ${counted.map(({ on }) => on)}::date[],
      ${counted.map(({ count }) => count)}::int[]) as v(number, visited_on, visits)
      join catalogue.listing l on l.number = v.number join catalogue.publication p on p.listing_id = l.id
    order by l.id
    on conflict (listing_id, visited_on) do update set visits = catalogue.listing_visits.visits + excluded.visits`.execute(
    db,
  )
}

export type VisitsOfDay = { on: string; visits: number }
export type Visits = { total: number; days: VisitsOfDay[] }

/** The visits of a listing in all, and on each of the last days, the oldest first and days without any among them. */
export async function readVisits(db: Db, listingId: string, days = 30): Promise<Visits> {
  const rows = await db
    .selectFrom('catalogue.listing_visits')
    .select(['visited_on as on', 'visits'])
    .where('listing_id', '=', listingId)
    .execute()
  const byDay = new Map(rows.map(({ on, visits: count }) => [on, count]))
  return {
    total: rows.reduce((sum, { visits: count }) => sum + count, 0),
    days: lastDays(days).map((on) => ({ on, visits: byDay.get(on) ?? 0 })),
  }
}

/** The calendar dates (UTC) up to today. */
export function lastDays(days: number): string[] {
  const today = now().getTime()
  return Array.from({ length: days }, (_, i) =>
    new Date(today - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10),
  )
}

export type VisitedListing = {
  number: number
  kind: 'offer' | 'need'
  title: string
  lang: string
  lately: number
  total: number
}

const MOST = 500

/** The published listings of the actor's organisations, or for officials of everybody, the most visited lately first. */
export async function listVisited(db: Db, actor: Actor, lang: string): Promise<VisitedListing[]> {
  const own = isOfficial(actor) ? sql`true` : sql`l.organisation_id = any(${[...actor.organisations]}::uuid[])`
  const [since = ''] = lastDays(30)
  const { rows } = await sql<VisitedListing>`
    select l.number, l.kind, t.title, t.lang, coalesce(v.lately, 0)::int as lately, coalesce(v.total, 0)::int as total
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id
      join lateral (select w.lang, w.title from catalogue.listing_text w where w.listing_id = l.id
        order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1) t on true
      left join (select listing_id, sum(visits) as total, sum(visits) filter (where visited_on >= ${since}::date) as lately
        from catalogue.listing_visits group by listing_id) v on v.listing_id = l.id
    where ${own} order by lately desc, total desc, l.number limit ${MOST}`.execute(db)
  return rows
}
