import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isOfficial } from './access.ts'

export type OwnListing = {
  id: string
  number: number
  kind: 'offer' | 'need'
  title: string
  lang: string
  owner: LanguageMap
  standing: 'draft' | 'submitted' | 'published'
  changedAt: Date
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

async function list(db: Db, lang: string, condition: ReturnType<typeof sql>, order: ReturnType<typeof sql>) {
  const { rows } = await sql<OwnListing>`
    select l.id, l.number, l.kind, t.title, t.lang, g.name as owner, l.changed_at as "changedAt",
      case when p.listing_id is not null then 'published' when s.listing_id is not null then 'submitted' else 'draft' end
        as standing
    from catalogue.listing l join people.organisation g on g.id = l.organisation_id
      left join catalogue.publication p on p.listing_id = l.id left join catalogue.submission s on s.listing_id = l.id
      join lateral (select w.lang, w.title from catalogue.listing_text w where w.listing_id = l.id
        order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1) t on true
    where ${condition} and not exists (select 1 from catalogue.merger m where m.merged_id = l.id) order by ${order}, l.id limit ${MOST}`.execute(
    db,
  )
  return rows
}
