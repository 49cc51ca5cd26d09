import { sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { type Owner, type OwnerRow, openedTo, ownerFor } from './anonymity.ts'
import type { Origin } from './listing-state.ts'

/** A listing as it stands in a list: what it is, what it promises, whose it is. */
export type Card = {
  id: string
  kind: 'offer' | 'need'
  number: number
  title: string
  summary: string
  /** Language of title and summary, and how this version came about. */
  lang: string
  origin: Origin
  originalLang: string
  fields: string[]
  cooperation: string[]
  /** Readiness level offered, or wanted by a need. */
  trl: number | null
  stage: string | null
  budgetMin: string | null
  budgetMax: string | null
  budgetCurrency: string | null
  dueOn: string | null
  expiresOn: string | null
  isSample: boolean
  owner: Owner
  publishedAt: Date | null
}

type CardRow = OwnerRow & {
  id: string
  kind: 'offer' | 'need'
  number: number
  title: string
  summary: string
  lang: string
  origin: Origin
  original_lang: string
  fields: string[]
  cooperation: string[]
  trl: number | null
  stage: string | null
  budget_min: string | null
  budget_max: string | null
  budget_currency: string | null
  due_on: string | null
  expires_on: string | null
  is_sample: boolean
  published_at: Date | null
}

const cardColumns = sql`
  l.id, l.kind, l.number, t.title, t.summary, t.lang, t.origin, l.original_lang, l.fields, l.cooperation,
  coalesce(o.trl, n.wanted_trl) as trl, o.stage, n.budget_min, n.budget_max, n.budget_currency, n.due_on, l.expires_on,
  l.is_sample, p.published_at, n.is_anonymous, ${openedTo} as opened_to, g.id as owner_id, g.number as owner_number, g.name as owner_name,
  g.kind as owner_kind, g.country as owner_country, g.city as owner_city`

/** Joins of a card to `catalogue.listing l` and `catalogue.publication p`; the words are the reader's, else the original. */
function cardJoins(lang: string) {
  return sql`
    join people.organisation g on g.id = l.organisation_id
    left join catalogue.offer o on o.listing_id = l.id
    left join catalogue.need n on n.listing_id = l.id
    join lateral (
      select w.lang, w.origin, w.title, w.summary from catalogue.listing_text w where w.listing_id = l.id
      order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1
    ) t on true`
}

function cardFor(actor: Actor, row: CardRow): Card {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    summary: row.summary,
    lang: row.lang,
    origin: row.origin,
    originalLang: row.original_lang,
    fields: row.fields,
    cooperation: row.cooperation,
    trl: row.trl,
    stage: row.stage,
    budgetMin: row.budget_min,
    budgetMax: row.budget_max,
    budgetCurrency: row.budget_currency,
    dueOn: row.due_on,
    expiresOn: row.expires_on,
    isSample: row.is_sample,
    owner: ownerFor(actor, row),
    publishedAt: row.published_at,
  }
}

/** The published listings among these numbers, in the order of the numbers. */
export async function listCardsNumbered(db: Db, actor: Actor, numbers: number[], lang: string): Promise<Card[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from catalogue.publication p join catalogue.listing l on l.id = p.listing_id ${cardJoins(lang)}
    where l.number = any(${numbers}::integer[]) order by array_position(${numbers}::integer[], l.number)`.execute(db)
  return rows.map((row) => cardFor(actor, row))
}

/** The published listings among these ids, in the order of the ids. */
export async function listCards(db: Db, actor: Actor, ids: string[], lang: string): Promise<Card[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from catalogue.publication p join catalogue.listing l on l.id = p.listing_id ${cardJoins(lang)}
    where l.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], l.id)`.execute(db)
  return rows.map((row) => cardFor(actor, row))
}

/**
 * The published listings of an organisation. Its anonymous needs are left out for strangers: on its own page the
 * organisation is named.
 */
export async function listCardsOf(
  db: Db,
  actor: Actor,
  organisationId: string,
  lang: string,
  limit = 200,
): Promise<Card[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from catalogue.publication p join catalogue.listing l on l.id = p.listing_id ${cardJoins(lang)}
    where l.organisation_id = ${organisationId} order by p.published_at desc, l.id desc limit ${limit}`.execute(db)
  return rows.map((row) => cardFor(actor, row)).filter((card) => card.owner.known)
}
