import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchQuery } from '#platform/search.ts'
import { type Card, type CardRow, cardColumns, cardFor, cardJoins } from './cards.ts'
import { oldestToday } from './deadlines.ts'
import { type Facets, readFacets } from './facets.ts'
import { conditions, levels, matched } from './filters.ts'
import { type Place, readCursor, type ShowcaseQuery, writeCursor } from './showcase-query.ts'

/** A result: the card, and where a search word stood when neither title nor summary on the card holds it. */
export type Found = Card & { excerpt: { text: string; lang: string } | undefined }

export type ShowcasePage = { found: Found[]; next: string | undefined; facets: Facets }

/** One page of the showcase, offers and needs together, with what every further narrowing would leave. */
export async function listShowcase(db: Db, actor: Actor, query: ShowcaseQuery, lang: string): Promise<ShowcasePage> {
  const [results, facets] = await Promise.all([listFound(db, actor, query, lang), readFacets(db, query)])
  return { ...results, facets }
}

/** The results alone, for feeds and the interface, which count nothing. */
export async function listFound(
  db: Db,
  actor: Actor,
  query: ShowcaseQuery,
  lang: string,
): Promise<{ found: Found[]; next: string | undefined }> {
  const words = searchQuery(query.q)
  // Something was typed, but nothing in it is a word: nothing can match.
  if (query.q && !words) return { found: [], next: undefined }
  const { rows } = await sql<ResultRow>`
    ${words ? sql`with m as (${matched(words)})` : sql``}
    select ${cardColumns}, ${words ? sql`m.rank` : sql`0`} as rank,
      to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
      ${words ? sql`, x.body as excerpt, x.lang as excerpt_lang` : sql``}
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id ${cardJoins(lang)}
    ${words ? sql`join m on m.listing_id = l.id ${excerpts(words, lang)}` : sql``}
    where ${sql.join([...standing(query), ...after(readCursor(query))], sql` and `)}
    order by ${query.order === 'newest' ? sql`p.published_at desc, l.id desc` : sql`m.rank desc, l.id desc`}
    limit ${query.limit + 1}`.execute(db)
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    found: shown.map((row) => ({
      ...cardFor(actor, row),
      excerpt: row.excerpt ? { text: row.excerpt, lang: row.excerpt_lang ?? row.lang } : undefined,
    })),
    next: last && writeCursor(placeOf(query, last)),
  }
}

type ResultRow = CardRow & { rank: number; at: string; excerpt?: string; excerpt_lang?: string }

function standing(query: ShowcaseQuery): RawBuilder<unknown>[] {
  const { kind, field, stage, country, lang, event } = conditions(query)
  return [current(), kind, field, stage(levels), country, lang, event]
}

/** Published and not run out. */
function current() {
  return sql`(l.expires_on is null or l.expires_on >= ${oldestToday()}::date)`
}

function placeOf(query: ShowcaseQuery, row: ResultRow): Place {
  return query.order === 'relevance'
    ? { order: 'relevance', rank: row.rank, id: row.id }
    : { order: 'newest', at: row.at, id: row.id }
}

function after(place: Place | undefined): RawBuilder<unknown>[] {
  if (!place) return []
  return place.order === 'newest'
    ? [sql`(p.published_at, l.id) < (${place.at}::timestamptz, ${place.id}::uuid)`]
    : [sql`(m.rank, l.id) < (${place.rank}::float4, ${place.id}::uuid)`]
}

// The longer words of the version that was hit, the reader's own language first.
function excerpts(words: RawBuilder<string>, lang: string) {
  return sql`join lateral (
      select w.lang, concat_ws(E'\n', w.title, w.summary, nullif(w.description, ''), nullif(w.problem, ''),
        nullif(w.advantages, ''), nullif(w.sought, ''), nullif(w.present_solution, ''), nullif(w.constraints, '')) as body
      from catalogue.listing_text w where w.listing_id = l.id and w.search_terms @@ ${words}
      order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1
    ) x on true`
}
