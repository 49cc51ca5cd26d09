import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isOfficial } from './access.ts'
import { coachAll } from './coaching.ts'
import type { Completeness } from './completeness.ts'
import type { ReviewReason } from './review-rows.ts'
import { type Standing, standingOf } from './standing.ts'

export type OwnListing = {
  id: string
  number: number
  kind: 'offer' | 'need'
  title: string
  lang: string
  owner: LanguageMap
  standing: Standing
  /** Last day on show; without one it stays until it is closed. */
  expiresOn: string | null
  changedAt: Date
  /** What became of the last submission, while it is a draft again. */
  review: { outcome: 'returned' | 'set-aside'; reasons: ReviewReason[] } | null
  /** How far it can be answered, of a need. */
  completeness: Completeness | undefined
}

/** What the organisations the actor speaks for have written, whatever its standing, last changed first. */
export async function listOwnListings(db: Db, actor: Actor, lang: string): Promise<OwnListing[]> {
  if (actor.organisations.length === 0) return []
  return list(
    db,
    lang,
    sql`l.organisation_id = any(${[...actor.organisations]}::uuid[])`,
    sql`c.closed_at is not null, l.changed_at desc`,
  )
}

/** What waits to be published, longest first; for organisers and editors. */
export async function listSubmitted(db: Db, actor: Actor, lang: string): Promise<OwnListing[]> {
  if (!isOfficial(actor)) return []
  return list(db, lang, sql`s.listing_id is not null`, sql`s.submitted_at`)
}

/** What was set aside and not submitted again, last set aside first; for organisers and editors. */
export async function listSetAside(db: Db, actor: Actor, lang: string): Promise<OwnListing[]> {
  if (!isOfficial(actor)) return []
  const isSetAside = sql`r.outcome = 'set-aside' and coalesce(p.listing_id, s.listing_id, c.listing_id) is null`
  return list(db, lang, isSetAside, sql`r.reviewed_at desc`)
}

/** The organisations the actor may write for. */
export async function listOwnOrganisations(
  db: Db,
  actor: Actor,
): Promise<{ id: string; number: number; name: LanguageMap }[]> {
  if (actor.organisations.length === 0) return []
  return db
    .selectFrom('people.organisation')
    .select(['id', 'number', 'name'])
    .where('id', 'in', [...actor.organisations])
    .orderBy('sort_key')
    .execute()
}

const MOST = 500

type Dates = { submitted_at: Date | null; published_at: Date | null; closed_at: Date | null }

async function list(
  db: Db,
  lang: string,
  condition: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<OwnListing[]> {
  const { rows } = await sql<Omit<OwnListing, 'completeness' | 'standing'> & Dates>`
    select l.id, l.number, l.kind, t.title, t.lang, g.name as owner, l.changed_at as "changedAt",
      l.expires_on as "expiresOn", s.submitted_at, p.published_at, c.closed_at,
      case when coalesce(p.listing_id, s.listing_id, c.listing_id) is null and r.outcome <> 'accepted'
        then jsonb_build_object('outcome', r.outcome, 'reasons', r.reasons) end as review
    from catalogue.listing l join people.organisation g on g.id = l.organisation_id
      left join catalogue.publication p on p.listing_id = l.id left join catalogue.submission s on s.listing_id = l.id
      left join catalogue.closure c on c.listing_id = l.id
      join lateral (select w.lang, w.title from catalogue.listing_text w where w.listing_id = l.id
        order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1) t on true
      left join lateral (select v.outcome, v.reasons, v.reviewed_at from catalogue.review v where v.listing_id = l.id
        order by v.reviewed_at desc, v.id desc limit 1) r on true
    where ${condition} and not exists (select 1 from catalogue.merger m where m.merged_id = l.id) order by ${order}, l.id limit ${MOST}`.execute(
    db,
  )
  const needs = rows.filter(({ kind }) => kind === 'need').map(({ id }) => id)
  const completeness = await coachAll(db, needs)
  return rows.map(({ submitted_at, published_at, closed_at, ...row }) => ({
    ...row,
    standing: standingOf({ submitted_at, published_at, closed_at, expires_on: row.expiresOn }),
    completeness: completeness.get(row.id),
  }))
}
