import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { type Asked, type Completeness, completenessOf } from './completeness.ts'
import { oldestToday } from './deadlines.ts'
import type { ListingPage } from './listing-page.ts'

/** How far this need can be answered, for those who may mend it; undefined for offers and for everybody else. */
export function coach(listing: ListingPage): Completeness | undefined {
  return listing.kind === 'need' && listing.inside ? completenessOf(listing, oldestToday()) : undefined
}

/** The same for the needs in a list, in one query. Other listings have no entry. */
export async function coachAll(db: Db, ids: string[]): Promise<Map<string, Completeness>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Asked & { id: string }>`
    select l.id, l.original_lang as "originalLang", n.budget_min as "budgetMin", n.budget_max as "budgetMax",
      n.prize_amount as "prizeAmount", n.due_on as "dueOn",
      (select jsonb_object_agg(w.lang, jsonb_build_object('title', w.title, 'summary', w.summary, 'problem', w.problem,
        'description', w.description, 'sought', w.sought, 'constraints', w.constraints, 'tried', w.tried))
        from catalogue.listing_text w where w.listing_id = l.id) as texts,
      coalesce((select jsonb_agg(jsonb_build_object('name', t.name, 'operator', t.operator, 'value', t.value,
        'unit', t.unit, 'method', t.method, 'present', t.present, 'translations', t.translations) order by t.position)
        from catalogue.target t where t.listing_id = l.id), '[]') as targets
    from catalogue.listing l join catalogue.need n on n.listing_id = l.id where l.id = any(${ids}::uuid[])`.execute(db)
  const today = oldestToday()
  return new Map(rows.map(({ id, ...need }) => [id, completenessOf(need, today)]))
}
