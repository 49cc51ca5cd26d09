import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchQuery } from '#platform/search.ts'
import { oldestToday } from './deadlines.ts'
import { conditions, levels, matched } from './filters.ts'
import { type FilterName, filterNames, type ShowcaseQuery } from './showcase-query.ts'
import { fieldCodes } from './vocabularies/fields.ts'
import { bandCodes, levelsOfBand } from './vocabularies/readiness.ts'

/** How many results each value of a filter would leave, the other filters as they are. Values that leave none stay. */
export type Facet = { value: string; count: number; name?: LanguageMap }
export type Facets = Record<FilterName, Facet[]> & {
  total: number
  /** Languages the results were written in, most frequent first. */
  originals: string[]
}

type Row = { facet: FilterName | 'total' | 'original'; value: string; count: number; name: LanguageMap | null }

export async function readFacets(db: Db, query: ShowcaseQuery): Promise<Facets> {
  const { rows } = await sql<Row>`
    with ${base(query)}
    select 'total' as facet, '' as value, count(*)::int as count, null::jsonb as name from base where ${others()}
    union all select 'original', original_lang, count(*)::int, null from base where ${others()} group by original_lang
    union all select 'kind', kind, count(*) filter (where ${others('kind')})::int, null from base group by kind
    union all select 'country', country, count(*) filter (where ${others('country')})::int, null from base group by country
    union all select 'stage', b.code, count(*) filter (where ${others('stage')})::int, null
      from base join ${bands()} on base.level between b.lowest and b.highest group by b.code
    union all select 'field', f.code, count(*) filter (where ${others('field')})::int, null
      from base, unnest(base.fields) as f(code) group by f.code
    union all select 'lang', w.lang, count(*) filter (where ${others('lang')})::int, null
      from base join catalogue.listing_text w on w.listing_id = base.id group by w.lang
    union all select 'event', e.slug, count(*) filter (where ${others('event')})::int, e.name
      from base join events.exhibit x on x.listing_id = base.id join events.event e on e.id = x.event_id
      group by e.id`.execute(db)
  return facetsOf(rows)
}

// Every listing on show, with one truth per filter: what a filter would leave is counted without walking the listings again.
function base(query: ShowcaseQuery) {
  const words = searchQuery(query.q)
  const met = conditions(query)
  const found = query.q ? (words ? sql`m.listing_id is not null` : sql`false`) : sql`true`
  return sql`${words ? sql`m as materialized (${matched(words)}), ` : sql``} base as materialized (
    select l.id, l.kind, l.fields, l.original_lang, g.country, ${levels} as level, ${found} as is_found,
      ${met.kind} as is_kind, ${met.field} as is_field, coalesce(${met.stage(levels)}, false) as is_stage,
      ${met.country} as is_country, ${met.lang} as is_lang, ${met.event} as is_event
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id
      join people.organisation g on g.id = l.organisation_id
      left join catalogue.offer o on o.listing_id = l.id left join catalogue.need n on n.listing_id = l.id
      ${words ? sql`left join m on m.listing_id = l.id` : sql``}
    where l.expires_on is null or l.expires_on >= ${oldestToday()}::date)`
}

function others(except?: FilterName) {
  const names = filterNames.filter((name) => name !== except)
  return sql.join([sql`is_found`, ...names.map((name) => sql.ref(`is_${name}`))], sql` and `)
}

function bands() {
  const rows = bandCodes.map(
    (code) => sql`(${sql.lit(code)}, ${sql.lit(levelsOfBand[code][0])}, ${sql.lit(levelsOfBand[code][1])})`,
  )
  return sql`(values ${sql.join(rows)}) as b(code, lowest, highest)`
}

function facetsOf(rows: Row[]): Facets {
  const of = (facet: Row['facet']) => rows.filter((row) => row.facet === facet)
  const byCount = (facet: Row['facet']) =>
    of(facet)
      .map(({ value, count, name }): Facet => ({ value, count, ...(name ? { name } : {}) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const inOrder = (facet: Row['facet'], values: readonly string[]) =>
    values.map((value): Facet => ({ value, count: of(facet).find((row) => row.value === value)?.count ?? 0 }))
  return {
    total: of('total')[0]?.count ?? 0,
    originals: byCount('original').map(({ value }) => value),
    kind: inOrder('kind', ['offer', 'need']),
    field: inOrder('field', fieldCodes),
    stage: inOrder('stage', bandCodes),
    country: byCount('country'),
    lang: byCount('lang'),
    event: byCount('event'),
  }
}
