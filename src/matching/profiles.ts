import { sql } from 'kysely'
import { levelColumn } from '#catalogue/level.ts'
import type { Db } from '#platform/database/connect.ts'
import { readMoney } from '#platform/sheets/kinds/money.ts'
import type { Amount, Profile, Said } from './ranking.ts'

type Row = Omit<Profile, 'budget' | 'price'> & {
  budgetMax: string | null
  budgetCurrency: string | null
  priceTerms: string | null
}

/**
 * The facts of these listings, published or not; `today` is the oldest date it still is anywhere. Where an anonymous need
 * goes would tell whose it is, so its events are not compared.
 */
export async function readProfiles(db: Db, ids: string[], today: string): Promise<Map<string, Profile>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select l.id, l.kind, l.organisation_id as "organisationId", l.fields, l.cooperation, ${levelColumn} as level,
      (select array_agg(w.lang order by w.lang) from catalogue.listing_text w where w.listing_id = l.id) as langs,
      n.due_on as "dueOn", o.ip_status as "ipStatus", n.budget_max as "budgetMax", n.budget_currency as "budgetCurrency",
      o.price_terms as "priceTerms",
      (select coalesce(array_agg(e.slug order by e.slug), '{}') from events.participation p
        join events.event e on e.id = p.event_id
        where p.organisation_id = l.organisation_id and e.ends_on >= ${today}::date and n.is_anonymous is not true) as events
    from catalogue.listing l left join catalogue.offer o on o.listing_id = l.id
      left join catalogue.need n on n.listing_id = l.id
    where l.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, profileOf(row)]))
}

function profileOf({ budgetMax, budgetCurrency, priceTerms, ...rest }: Row): Profile {
  const budget = budgetMax && budgetCurrency ? { amount: Number(budgetMax), currency: budgetCurrency } : null
  return { ...rest, budget, price: priceOf(priceTerms) }
}

/** The amount that price terms are, such as "50万元" or "EUR 20 000"; terms in words are none. */
function priceOf(terms: string | null): Amount | null {
  if (!terms || terms.length > PRICE_LETTERS_MAX) return null
  const read = readMoney(terms, undefined)
  return 'value' in read && read.value ? { amount: Number(read.value.amount), currency: read.value.currency } : null
}

const PRICE_LETTERS_MAX = 40

/** What people said of a listing with each of these: of the very pair, and of how often its organisation refused the other's. */
export async function readSaid(
  db: Db,
  { id, organisationId }: Pick<Profile, 'id' | 'organisationId'>,
  others: string[],
): Promise<Map<string, Said>> {
  if (others.length === 0) return new Map()
  const { rows } = await sql<Said & { id: string }>`
    select o.id, count(f.verdict) filter (where f.verdict = 'fits')::int as fits,
      count(f.verdict) filter (where f.verdict = 'does-not-fit')::int as "doesNotFit",
      (select count(*)::int from matching.feedback x
        join catalogue.listing a on a.id = x.offer_id join catalogue.listing b on b.id = x.need_id
        where x.verdict = 'does-not-fit' and x.organisation_id = ${organisationId}
          and o.organisation_id in (a.organisation_id, b.organisation_id) and n.is_anonymous is not true
          and not (o.id in (x.offer_id, x.need_id) and ${id} in (x.offer_id, x.need_id))) as "misfitsOfPartner"
    from catalogue.listing o left join catalogue.need n on n.listing_id = o.id
      left join matching.feedback f on f.offer_id in (o.id, ${id}) and f.need_id in (o.id, ${id})
    where o.id = any(${others}::uuid[]) group by o.id, o.organisation_id, n.is_anonymous`.execute(db)
  return new Map(rows.map(({ id: other, ...said }) => [other, said]))
}
