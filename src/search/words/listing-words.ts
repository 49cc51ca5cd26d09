import { sql } from 'kysely'
import { fields } from '#catalogue/vocabularies/fields.ts'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { termsOf } from './terms.ts'
import type { Weights } from './word-index.ts'

type Words = {
  number: number
  keywords: string[]
  fields: string[]
  owner: LanguageMap | null
  texts: { title: string; summary: string; rest: string }[]
}

/** What published listings are found by. */
export async function readWords(db: Db, numbers: readonly number[]): Promise<{ number: number; weights: Weights }[]> {
  const { rows } = await sql<Words>`
    select l.number, l.keywords, l.fields, case when n.is_anonymous then null else g.name end as owner, t.texts
    from catalogue.listing l join people.organisation g on g.id = l.organisation_id
      left join catalogue.need n on n.listing_id = l.id
      cross join lateral (select coalesce(jsonb_agg(jsonb_build_object('title', w.title, 'summary', w.summary, 'rest',
        concat_ws(E'\n', w.description, w.advantages, w.sought, w.problem, w.present_solution, w.tried, w.constraints))), '[]') as texts
        from catalogue.listing_text w where w.listing_id = l.id) t
    where l.number = any(${numbers}::integer[]) and exists (select from catalogue.publication p where p.listing_id = l.id)`.execute(
    db,
  )
  return rows.map((words) => ({ number: words.number, weights: weightsOf(words) }))
}

/**
 * Title before keywords before summary before the rest. The owner's name and the names of the fields count least; the name of
 * an anonymous owner is not among them, so that searching for it betrays nothing.
 */
function weightsOf({ keywords, fields: codes, owner, texts }: Words): Weights {
  const weights = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const term of termsOf(text)) weights.set(term, Math.min(255, (weights.get(term) ?? 0) + weight))
  }
  for (const { title, summary, rest } of texts) {
    add(title, TITLE)
    add(summary, SUMMARY)
    add(rest, REST)
  }
  add(keywords.join('\n'), KEYWORDS)
  const shelves = fields.terms.filter(({ code }) => codes.includes(code)).flatMap(({ label }) => [label.zh, label.en])
  add([...Object.values(owner ?? {}), ...shelves].join('\n'), NAMES)
  return weights
}

// In quarters of a plain mention.
const TITLE = 12
const KEYWORDS = 8
const SUMMARY = 4
const REST = 2
const NAMES = 1
