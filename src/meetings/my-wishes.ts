import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Participation } from '#events/participation.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchQuery } from '#platform/search.ts'
import type { WishLevel } from './wishes.ts'

/** One of the other side as an organisation that states its wishes sees it. A "no" of theirs is never part of it. */
export type Prospect = {
  id: string
  organisationId: string
  number: number
  name: LanguageMap
  country: string
  city: string | null
  hasSlots: boolean
  /** What the own side has stated, and about which listing. */
  level: WishLevel | null
  note: string | null
  listingId: string | null
  /** They must or want to meet the own side. */
  wishesUs: boolean
  /** How many further organisations must or want to meet them. */
  othersWishing: number
}

export const prospectChoices = ['all', 'marked', 'unmarked', 'wish-us'] as const
export type ProspectQuery = {
  /** Words of a name, or of what is offered or sought. */
  q: string
  choice: (typeof prospectChoices)[number]
  field: string
  page: number
}

export const PROSPECTS_PER_PAGE = 40

/** The directory of the other side by name, a page of it, and how many there are in all. */
export async function listProspects(
  db: Db,
  own: Participation,
  query: ProspectQuery,
  options: { knowsAnonymous: boolean },
): Promise<{ prospects: Prospect[]; total: number }> {
  const { rows } = await sql<Prospect & { total: number }>`
    select *, count(*) over ()::int as total from (${prospects(own)}) x
    where ${chosen(query)} and ${inField(query.field, options)} and ${named(query.q, options)}
    order by x."sortKey", x.id limit ${PROSPECTS_PER_PAGE} offset ${(query.page - 1) * PROSPECTS_PER_PAGE}`.execute(db)
  return { prospects: rows, total: rows[0]?.total ?? 0 }
}

/** These organisations of the other side, in the order given. */
export async function listProspectsOf(db: Db, own: Participation, organisationIds: string[]): Promise<Prospect[]> {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<Prospect>`
    select * from (${prospects(own)}) x where x."organisationId" = any(${organisationIds}::uuid[])
    order by array_position(${organisationIds}::uuid[], x."organisationId")`.execute(db)
  return rows
}

/** Organisations of the other side that show something, with the fields of what they show. */
export async function listFieldsThere(
  db: Db,
  own: Participation,
  options: { knowsAnonymous: boolean },
): Promise<{ organisationId: string; fields: string[] }[]> {
  const { rows } = await sql<{ organisationId: string; fields: string[] }>`
    select p.organisation_id as "organisationId",
      coalesce(array_agg(distinct f) filter (where f is not null), '{}') as fields
    from events.participation p join (${shown(options)}) l on l.organisation_id = p.organisation_id
      left join lateral unnest(l.fields) f on true
    where p.event_id = ${own.eventId} and p.side <> ${own.side} group by p.organisation_id`.execute(db)
  return rows
}

export type WishCount = Record<WishLevel, number>

/** How many of each an organisation has stated. */
export async function countOwnWishes(db: Db, participationId: string): Promise<WishCount> {
  const rows = await db
    .selectFrom('meetings.wish')
    .select('level')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('wishing_id', '=', participationId)
    .groupBy('level')
    .execute()
  const count = { must: 0, want: 0, no: 0 }
  for (const row of rows) count[row.level] = row.count
  return count
}

export type Readiness = { personId: string; name: LanguageMap; languages: string[]; slots: number }

/** The delegates of an organisation: what they speak, and how many slots they have declared. */
export async function listReadiness(db: Db, participationId: string): Promise<Readiness[]> {
  const { rows } = await sql<Readiness>`
    select d.person_id as "personId", p.name, p.languages, (select count(*)::int from meetings.availability a
      join meetings.slot s on s.id = a.slot_id and s.event_id = d.event_id where a.person_id = d.person_id) as slots
    from events.delegate d join people.person p on p.id = d.person_id
    where d.participation_id = ${participationId} order by p.sort_key, d.id limit 100`.execute(db)
  return rows
}

function prospects(own: Participation) {
  return sql`
    select p.id, o.id as "organisationId", o.number, o.name, o.country, o.city, o.sort_key as "sortKey", o.initials,
      w.level, w.note, w.listing_id as "listingId",
      coalesce(back.level in ('must', 'want'), false) as "wishesUs",
      (select count(*)::int from meetings.wish x where x.wished_id = p.id and x.wishing_id <> ${own.id}
        and x.level in ('must', 'want')) as "othersWishing",
      exists (select from events.delegate d join meetings.availability a on a.person_id = d.person_id
        join meetings.slot s on s.id = a.slot_id and s.event_id = d.event_id where d.participation_id = p.id) as "hasSlots"
    from events.participation p join people.organisation o on o.id = p.organisation_id
      left join meetings.wish w on w.wishing_id = ${own.id} and w.wished_id = p.id
      left join meetings.wish back on back.wishing_id = p.id and back.wished_id = ${own.id}
    where p.event_id = ${own.eventId} and p.side <> ${own.side}`
}

function chosen({ choice }: ProspectQuery) {
  if (choice === 'marked') return sql`x.level is not null`
  if (choice === 'unmarked') return sql`x.level is null`
  return choice === 'wish-us' ? sql`x."wishesUs"` : sql`true`
}

// What may be known to be theirs: an anonymous need does not give its owner away.
function shown({ knowsAnonymous }: { knowsAnonymous: boolean }) {
  return sql`select l.id, l.organisation_id, l.fields from catalogue.publication y
    join catalogue.listing l on l.id = y.listing_id left join catalogue.need n on n.listing_id = l.id
    where ${knowsAnonymous} or n.is_anonymous is not true`
}

function inField(field: string, options: { knowsAnonymous: boolean }) {
  if (!field) return sql`true`
  return sql`exists (select from (${shown(options)}) l where l.organisation_id = x."organisationId" and ${field} = any(l.fields))`
}

function named(q: string, options: { knowsAnonymous: boolean }) {
  const typed = q.normalize('NFKC').trim().toLowerCase().slice(0, 100)
  if (!typed) return sql`true`
  const like = typed.replace(/[\\%_]/g, '\\$&')
  const words = searchQuery(typed)
  const inListings = words
    ? sql`or exists (select from (${shown(options)}) l join catalogue.listing_text t on t.listing_id = l.id
        where l.organisation_id = x."organisationId" and t.search_terms @@ ${words})`
    : sql``
  return sql`(x.initials like ${`${like}%`} or replace(x."sortKey", ' ', '') like ${`${like.replaceAll(' ', '')}%`}
    or exists (select from jsonb_each_text(x.name) n where lower(n.value) like ${`%${like}%`}) ${inListings})`
}
