import { sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchQuery } from '#platform/search.ts'
import { type Card, listCards } from './cards.ts'
import { countFacets, type Facets } from './facets.ts'
import { expiry, unmetBy } from './filters.ts'
import { getShelf, type Shelf, type Shelved } from './shelf.ts'
import { type Place, readCursor, type ShowcaseQuery, writeCursor } from './showcase-query.ts'

/** A result: the card, and the version in which the words were found when something was searched. */
export type Found = Card & { excerpt: { text: string; lang: string } | undefined }

type Results = { found: Found[]; next: string | undefined }
export type ShowcasePage = Results & { facets: Facets }

/** One page of the showcase, offers and needs together, with what every further narrowing would leave. */
export async function listShowcase(db: Db, actor: Actor, query: ShowcaseQuery, lang: string): Promise<ShowcasePage> {
  const [shelf, ranks] = await Promise.all([getShelf(db), readRanks(db, query)])
  const isOnShow = standing(ranks)
  const results = await turnPage(db, actor, { query, shelf, ranks, isOnShow, lang })
  return { ...results, facets: countFacets(query, shelf, isOnShow) }
}

/** The results alone, for feeds and the interface, which count nothing. */
export async function listFound(db: Db, actor: Actor, query: ShowcaseQuery, lang: string): Promise<Results> {
  const [shelf, ranks] = await Promise.all([getShelf(db), readRanks(db, query)])
  return turnPage(db, actor, { query, shelf, ranks, isOnShow: standing(ranks), lang })
}

/** How well each listing that holds every word holds them; undefined when nothing was searched. */
type Ranks = Map<string, number> | undefined

async function readRanks(db: Db, query: ShowcaseQuery): Promise<Ranks> {
  if (!query.q) return undefined
  const words = searchQuery(query.q)
  // Something was typed, but nothing in it is a word: nothing can match.
  if (!words) return new Map()
  const rank = query.order === 'relevance' ? sql`max(ts_rank(w.search_terms, ${words}))` : sql`0`
  const { rows } = await sql<{ id: string; rank: number }>`
    select w.listing_id as id, ${rank} as rank from catalogue.listing_text w
    where w.search_terms @@ ${words} group by w.listing_id`.execute(db)
  return new Map(rows.map(({ id, rank }) => [id, rank]))
}

function standing(ranks: Ranks): (listing: Shelved) => boolean {
  const isExpired = expiry()
  return (listing) => (!ranks || ranks.has(listing.id)) && !isExpired(listing)
}

type Turning = {
  query: ShowcaseQuery
  shelf: Shelf
  ranks: Ranks
  isOnShow: (listing: Shelved) => boolean
  lang: string
}

async function turnPage(db: Db, actor: Actor, { query, shelf, ranks, isOnShow, lang }: Turning): Promise<Results> {
  const isAfter = after(readCursor(query), ranks)
  const unmet = unmetBy(query)
  const all = shelf.listings.filter((listing) => isAfter(listing) && isOnShow(listing) && unmet(listing).length === 0)
  // The shelf stands newest first already.
  if (query.order === 'relevance' && ranks) all.sort(byRank(ranks))
  const shown = all.slice(0, query.limit)
  const last = all.length > query.limit ? shown.at(-1) : undefined
  const ids = shown.map(({ id }) => id)
  const [cards, excerpts] = await Promise.all([listCards(db, actor, ids, lang), readExcerpts(db, query, ids, lang)])
  return {
    found: cards.map((card) => ({ ...card, excerpt: excerpts.get(card.id) })),
    next: last && writeCursor(placeOf(query, last, ranks)),
  }
}

function byRank(ranks: Map<string, number>): (a: Shelved, b: Shelved) => number {
  return (a, b) => (ranks.get(b.id) ?? 0) - (ranks.get(a.id) ?? 0) || (a.id < b.id ? 1 : -1)
}

function after(place: Place | undefined, ranks: Ranks): (listing: Shelved) => boolean {
  if (!place) return () => true
  if (place.order === 'newest')
    return ({ publishedAt, id }) => publishedAt < place.at || (publishedAt === place.at && id < place.id)
  return ({ id }) => {
    const rank = ranks?.get(id) ?? 0
    return rank < place.rank || (rank === place.rank && id < place.id)
  }
}

function placeOf(query: ShowcaseQuery, { id, publishedAt }: Shelved, ranks: Ranks): Place {
  return query.order === 'relevance'
    ? { order: 'relevance', rank: ranks?.get(id) ?? 0, id }
    : { order: 'newest', at: publishedAt, id }
}

// The longer words of the version that was hit, the reader's own language first.
async function readExcerpts(
  db: Db,
  { q }: ShowcaseQuery,
  ids: string[],
  lang: string,
): Promise<Map<string, { text: string; lang: string }>> {
  const words = q ? searchQuery(q) : undefined
  if (!words || ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; lang: string; text: string }>`
    select distinct on (w.listing_id) w.listing_id as id, w.lang,
      concat_ws(E'\n', w.title, w.summary, nullif(w.description, ''), nullif(w.problem, ''), nullif(w.advantages, ''),
        nullif(w.sought, ''), nullif(w.present_solution, ''), nullif(w.tried, ''), nullif(w.constraints, '')) as text
    from catalogue.listing_text w where w.listing_id = any(${ids}::uuid[]) and w.search_terms @@ ${words}
    order by w.listing_id, (w.lang = ${lang}) desc, (w.origin = 'original') desc`.execute(db)
  return new Map(rows.map(({ id, ...excerpt }) => [id, excerpt]))
}
