import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isOfficial } from './access.ts'
import { coachAll } from './coaching.ts'
import type { Completeness } from './completeness.ts'
import type { ReviewReason } from './review-rows.ts'

export type OwnListing = {
  id: string
  number: number
  kind: 'offer' | 'need'
  title: string
  lang: string
  owner: LanguageMap
  standing: 'draft' | 'submitted' | 'published'
  changedAt: Date
  /** What became of the last submission, while it is a draft again. */
  review: { outcome: 'returned' | 'set-aside'; reasons: ReviewReason[] } | null
  /** How far it can be answered, of a need. */
  completeness: Completeness | undefined
}

/** What the organisations the actor speaks for have written, whatever its standing, last changed first. */
export async function listOwnListings(db: Db, actor: Actor, lang: string): Promise<OwnListing[]> {
  if (actor.organisations.length === 0) return []
  return list(db, lang, sql`l.organisation_id = any(${[...actor.organisations]}::uuid[])`, sql`l.changed_at desc`)
}

/** What waits to be published, longest first; for organisers and editors. */
export async function listSubmitted(db: Db, actor: Actor, lang: string): Promise<OwnListing[]> {
  if (!isOfficial(actor)) return []
  return list(db, lang, sql`s.listing_id is not null`, sql`s.submitted_at`)
}

/** What was set aside and not submitted again, last set aside first; for organisers and editors. */
export async function listSetAside(db: Db, actor: Actor, lang: string): Promise<OwnListing[]> {
  if (!isOfficial(actor)) return []
  const isSetAside = sql`r.outcome = 'set-aside' and p.listing_id is null and s.listing_id is null`
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

async function list(
  db: Db,
  lang: string,
  condition: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<OwnListing[]> {
  const { rows } = await sql<Omit<OwnListing, 'completeness'>>`
    select l.id, l.number, l.kind, t.title, t.lang, g.name as owner, l.changed_at as "changedAt",
      case when p.listing_id is not null then 'published' when s.listing_id is not null then 'submitted' else 'draft' end
        as standing,
      case when p.listing_id is null and s.listing_id is null and r.outcome <> 'accepted'
        then jsonb_build_object('outcome', r.outcome, 'reasons', r.reasons) end as review
    from catalogue.listing l join people.organisation g on g.id = l.organisation_id
      left join catalogue.publication p on p.listing_id = l.id left join catalogue.submission s on s.listing_id = l.id
      join lateral (select w.lang, w.title from catalogue.listing_text w where w.listing_id = l.id
        order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1) t on true
      left join lateral (select v.outcome, v.reasons, v.reviewed_at from catalogue.review v where v.listing_id = l.id
        order by v.reviewed_at desc, v.id desc limit 1) r on true
    where ${condition} order by ${order}, l.id limit ${MOST}`.execute(db)
  const needs = rows.filter(({ kind }) => kind === 'need').map(({ id }) => id)
  const completeness = await coachAll(db, needs)
  return rows.map((row) => ({ ...row, completeness: completeness.get(row.id) }))
}
