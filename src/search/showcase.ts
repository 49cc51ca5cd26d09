import { type Card, listCardsNumbered } from '#catalogue/cards.ts'
import { oldestToday } from '#catalogue/deadlines.ts'
import { filterNames, readCursor, type ShowcaseQuery, writeCursor } from '#catalogue/showcase-query.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { type Advice, adviseOn } from './advice.ts'
import { type Excerpt, readExcerpts } from './excerpts.ts'
import { findListings, type Found as Listed } from './finding.ts'
import { explainMeant, type SharedMeaning } from './meaning.ts'
import { countFacets, type Facets } from './shelf/facets.ts'
import type { Shelf } from './shelf/shelf.ts'
import { getStock } from './stock.ts'
import { type Part, readAsked } from './words/asked.ts'

/**
 * A result: the card, and the version in which the words were found when something was searched. `meant` says by which words
 * of another language, or another word for the same, it was found where it has none of those that were typed.
 */
export type Found = Card & { excerpt: Excerpt | undefined; meant: SharedMeaning[] | undefined }

type Results = { found: Found[]; next: string | undefined }
export type ShowcasePage = Results & {
  facets: Facets
  /** What was looked for in the end, when something was searched. */
  understood: Understood
  /** What to try, when nothing was found. */
  advice: Advice | undefined
  /** False while the catalogue is still being taken in. */
  isWhole: boolean
}

/** How a search was understood: words mended, words nobody wrote, whether only most of it was found. */
export type Understood = Pick<Listed, 'parts' | 'corrected' | 'isPartial' | 'absent'>

/** One page of the showcase, offers and needs together, with what every further narrowing would leave. */
export async function listShowcase(db: Db, actor: Actor, query: ShowcaseQuery, lang: string): Promise<ShowcasePage> {
  const stock = await getStock(db)
  const { shelf, isWhole } = stock
  const listed = await findListings(db, query, stock)
  const results = await turnPage(db, actor, { query, shelf, listed, lang })
  const { parts, corrected, isPartial, absent, candidates } = listed
  const facets = facetsOf(query, shelf, listed)
  const advice = facets.total > 0 ? undefined : adviseOn(query, shelf, candidates, { parts, index: stock.words })
  return { ...results, facets, understood: { parts, corrected, isPartial, absent }, advice, isWhole }
}

/** The results alone, for feeds and the interface, which count nothing. */
export async function listFound(db: Db, actor: Actor, query: ShowcaseQuery, lang: string): Promise<Results> {
  const stock = await getStock(db)
  return turnPage(db, actor, { query, shelf: stock.shelf, listed: await findListings(db, query, stock), lang })
}

type Turning = { query: ShowcaseQuery; shelf: Shelf; listed: Listed; lang: string }

async function turnPage(db: Db, actor: Actor, { query, shelf, listed, lang }: Turning): Promise<Results> {
  const narrowed = shelf.narrow(listed.candidates.slice(), query)
  const place = readCursor(query)
  const numbers =
    query.order === 'relevance'
      ? listed.best(narrowed, place?.order === 'relevance' ? place : undefined, query.limit + 1)
      : shelf.newest(narrowed, place?.order === 'newest' ? place : undefined, query.limit + 1)
  const shown = numbers.slice(0, query.limit)
  const last = numbers.length > query.limit ? shown.at(-1) : undefined
  const meanings = await meaningsOf(db, listed, shown)
  const wanted = shown.map((number) => ({ number, parts: wordsToShow(meanings.get(number)) ?? listed.parts }))
  const [cards, excerpts] = await Promise.all([
    listCardsNumbered(db, actor, shown, lang),
    readExcerpts(db, wanted, lang),
  ])
  return {
    found: cards.map((card) => ({ ...card, excerpt: excerpts.get(card.number), meant: meanings.get(card.number) })),
    next: last === undefined ? undefined : writeCursor(placeOf(query, last, { shelf, listed })),
  }
}

async function meaningsOf(
  db: Db,
  { meant, isMeantOnly }: Listed,
  shown: number[],
): Promise<Map<number, SharedMeaning[]>> {
  const only = shown.filter(isMeantOnly)
  return meant && only.length > 0 ? explainMeant(db, meant, only) : new Map()
}

/** The words of a listing by which its meaning was found, to be marked in it. */
export function wordsToShow(meanings: SharedMeaning[] | undefined): Part[] | undefined {
  return meanings?.flatMap(({ found }) => readAsked(found.map((word) => `"${word}"`).join(' ')).parts)
}

function placeOf({ order }: ShowcaseQuery, number: number, { shelf, listed }: Pick<Turning, 'shelf' | 'listed'>) {
  return order === 'relevance'
    ? { order, rank: listed.scoreOf(number), number }
    : { order, at: shelf.publishedAt(number), number }
}

// Without words the same few narrowings are asked for again and again; they stay true as long as the shelf does.
const counted = new WeakMap<Shelf, { key: string; facets: Map<string, Facets> }>()

function facetsOf(query: ShowcaseQuery, shelf: Shelf, { candidates }: Listed): Facets {
  if (query.q) return countFacets(query, shelf, candidates)
  const key = `${shelf.version} ${oldestToday()}`
  const known = counted.get(shelf)
  const memory = known?.key === key ? known : { key, facets: new Map<string, Facets>() }
  if (memory !== known) counted.set(shelf, memory)
  const narrowing = JSON.stringify(filterNames.map((name) => query[name]))
  const facets = memory.facets.get(narrowing) ?? countFacets(query, shelf, candidates)
  if (memory.facets.size >= REMEMBERED_MAX) memory.facets.clear()
  memory.facets.set(narrowing, facets)
  return facets
}

const REMEMBERED_MAX = 500
