import { sql } from 'kysely'
import { textFields } from '#catalogue/input.ts'
import type { Target } from '#catalogue/targets.ts'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { cellOfItems } from './lists.ts'
import { callOf } from './organisation-rows.ts'

/** Every offer or every need whatever its standing, or those in the hall of the event. */
export async function listListingRows(db: Db, kind: 'offer' | 'need', eventId?: string): Promise<RowValues[]> {
  const rows = await listings(db, eventId).where('l.kind', '=', kind).execute()
  return rows.map((row) => valuesOf(row, kind))
}

/** What these organisations have written. */
export async function listRowsOfOwners(
  db: Db,
  kind: 'offer' | 'need',
  owners: readonly string[],
): Promise<RowValues[]> {
  if (owners.length === 0) return []
  const rows = await listings(db, undefined)
    .where('l.kind', '=', kind)
    .where('l.organisation_id', 'in', [...owners])
    .execute()
  return rows.map((row) => valuesOf(row, kind))
}

function valuesOf(row: Row, kind: 'offer' | 'need'): RowValues {
  return {
    organisation: callOf({ reference: row.ownerReference, name: row.ownerName }),
    reference: row.reference,
    originalLang: row.original_lang,
    ...wordsOf(row.texts, kind),
    fields: filled(row.fields),
    keywords: cellOfItems(row.keywords),
    cooperation: filled(row.cooperation),
    industries: filled(row.industries),
    ipc: cellOfItems(row.ipc),
    expiresOn: row.expires_on,
    ...(kind === 'offer' ? offerOf(row) : needOf(row)),
  }
}

function listings(db: Db, eventId: string | undefined) {
  return db
    .selectFrom('catalogue.listing as l')
    .innerJoin('people.organisation as g', 'g.id', 'l.organisation_id')
    .leftJoin('catalogue.offer as o', 'o.listing_id', 'l.id')
    .leftJoin('catalogue.need as n', 'n.listing_id', 'l.id')
    .select(['l.reference', 'l.original_lang', 'l.fields', 'l.keywords', 'l.cooperation', 'l.industries', 'l.ipc'])
    .select(['l.expires_on', 'g.reference as ownerReference', 'g.name as ownerName'])
    .select(['o.trl', 'o.stage', 'o.ip_status', 'o.patents', 'o.price_terms', 'o.exhibit_media'])
    .select(['n.wanted_trl', 'n.budget_min', 'n.budget_max', 'n.budget_currency', 'n.due_on', 'n.accepts_foreign'])
    .select(['n.is_anonymous', 'n.prize_amount', 'n.prize_currency', 'n.urgency'])
    .select(
      sql<Record<string, LanguageMap>>`(select jsonb_object_agg(t.lang, to_jsonb(t) - 'search_terms')
        from catalogue.listing_text t where t.listing_id = l.id)`.as('texts'),
    )
    .select(
      sql<Target[] | null>`(select jsonb_agg(to_jsonb(t) order by t.position)
        from catalogue.target t where t.listing_id = l.id)`.as('targets'),
    )
    .$if(eventId !== undefined, (query) =>
      query.where('l.id', 'in', (exhibits) =>
        exhibits
          .selectFrom('events.exhibit')
          .select('listing_id')
          .where('event_id', '=', eventId ?? ''),
      ),
    )
    .orderBy('g.sort_key')
    .orderBy('l.number')
}

type Row = Awaited<ReturnType<ReturnType<typeof listings>['execute']>>[number]

/** Only an owner's problem, way of working and constraints are a need's; only what the form asks for is written. */
function wordsOf(texts: Row['texts'], kind: 'offer' | 'need'): RowValues {
  const asked = textFields.filter((field) => kind === 'need' || !NEED_WORDS.has(field))
  return Object.fromEntries(
    asked.flatMap((field) => {
      const stored = field === 'presentSolution' ? 'present_solution' : field
      return [
        [`${field}Zh`, texts.zh?.[stored] || null],
        [`${field}En`, texts.en?.[stored] || null],
      ]
    }),
  )
}

const NEED_WORDS: ReadonlySet<string> = new Set(['problem', 'presentSolution', 'tried', 'constraints'])

function offerOf(row: Row): RowValues {
  return {
    trl: row.trl === null ? null : String(row.trl),
    stage: row.stage,
    ipStatus: row.ip_status,
    patents: cellOfItems(row.patents ?? []),
    priceTerms: row.price_terms,
    exhibitMedia: filled(row.exhibit_media ?? []),
  }
}

function needOf(row: Row): RowValues {
  return {
    wantedTrl: row.wanted_trl === null ? null : String(row.wanted_trl),
    budgetMin: amountOf(row.budget_min, row.budget_currency),
    budgetMax: amountOf(row.budget_max, row.budget_currency),
    budgetCurrency: row.budget_currency,
    prize: amountOf(row.prize_amount, row.prize_currency),
    dueOn: row.due_on,
    acceptsForeign: row.accepts_foreign,
    isAnonymous: row.is_anonymous,
    urgency: row.urgency,
    ...targetsOf(row.targets ?? []),
  }
}

function targetsOf(targets: Target[]): RowValues {
  const cells = targets.flatMap(({ name, operator, value, unit, method, present }, i) =>
    Object.entries({ Name: name, Present: present, Operator: operator, Value: value, Unit: unit, Method: method }).map(
      ([part, text]): [string, string | null] => [`target${i + 1}${part}`, text || null],
    ),
  )
  return Object.fromEntries(cells)
}

function amountOf(amount: string | null, currency: string | null) {
  return amount === null || currency === null ? null : { amount: Number(amount), currency }
}

function filled(codes: string[]): string[] | null {
  return codes.length === 0 ? null : codes
}
