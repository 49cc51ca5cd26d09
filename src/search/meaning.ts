import { languageOf } from '#matching/analysis/languages.ts'
import type { Span } from '#matching/evidence.ts'
import { documentOf, piecesOf, readWritten } from '#matching/live/documents.ts'
import { getLiveIndex, type LiveIndex } from '#matching/live/live-index.ts'
import type { MatchQuery } from '#matching/match-index.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Part } from './words/asked.ts'

/** Listings that mean what was asked, in whatever language, and how well, between 0 and 1. */
export type Meant = { ids: Map<number, string>; scores: Map<number, number>; query: MatchQuery; live: LiveIndex }

/** A word of the search and the words of a listing that mean the same. */
export type SharedMeaning = { asked: string; found: string[] }

/**
 * What answers to most of a search by its meaning. Who quotes wants the very words, so a search with a quotation is not
 * translated.
 */
export async function findMeant(db: Db, parts: readonly Part[]): Promise<Meant | undefined> {
  if (parts.length === 0 || parts.some(({ isQuoted }) => isQuoted)) return undefined
  const live = await getLiveIndex(db)
  const text = parts.map(({ pieces }) => pieces.map((piece) => piece.text).join(' ')).join(' ')
  const query = { text, language: languageOf(text) }
  const matches = live.index.search(query, { limit: CANDIDATES })
  const coverage = live.index.coverage(
    query,
    matches.map(({ id }) => id),
  )
  const telling = new Map(matches.flatMap(({ id, score }, i) => (coverage[i]! >= MOST ? [[id, score]] : [])))
  const ids = new Map<number, string>()
  if (telling.size > 0) for (const { id, number } of await listNumbers(db, [...telling.keys()])) ids.set(number, id)
  return { ids, scores: new Map([...ids].map(([number, id]) => [number, telling.get(id)!])), query, live }
}

/** For listings that were found by meaning: which words of theirs mean which of those asked for. */
export async function explainMeant(
  db: Db,
  { ids, query, live }: Meant,
  numbers: readonly number[],
): Promise<Map<number, SharedMeaning[]>> {
  const asked = numbers.flatMap((number) => ids.get(number) ?? [])
  const written = new Map((await readWritten(db, asked)).map((listing) => [listing.id, listing]))
  return new Map(
    numbers.flatMap((number): [number, SharedMeaning[]][] => {
      const listing = written.get(ids.get(number) ?? '')
      if (!listing) return []
      const document = documentOf(listing.id, piecesOf(listing))
      const words = (spans: Span[], text: (span: Span) => string) => [
        ...new Set(spans.map((span) => text(span).slice(span.start, span.end))),
      ]
      const shared = live.index.explain(query, document)?.shared ?? []
      return [
        [
          number,
          shared.slice(0, SHOWN_MAX).map((each) => ({
            asked: words(each.query, () => query.text).join(' '),
            found: words(each.document, ({ text }) => document.texts[text]!.text).slice(0, WORDS_MAX),
          })),
        ],
      ]
    }),
  )
}

function listNumbers(db: Db, ids: string[]) {
  return db.selectFrom('catalogue.listing').select(['id', 'number']).where('id', 'in', ids).execute()
}

const CANDIDATES = 200
/** So much of what was asked, by its rarity, has to be meant. */
const MOST = 0.6
const SHOWN_MAX = 4
const WORDS_MAX = 3
