import { type Span, united } from './evidence.ts'
import type { Asking, Piece } from './live/documents.ts'

/** Words of a listing as they stand in one of its fields: `text.slice(start, end)` is `words`. */
export type Quote = { piece: Piece; start: number; end: number; words: string }

/** Spans of a document, whose texts are the pieces of a listing. */
export function quotesOf(pieces: Piece[], spans: Span[]): Quote[] {
  return spans.flatMap(({ text, start, end }) => {
    const piece = pieces[text]
    return piece ? [quote(piece, start, end)] : []
  })
}

/** Spans of a question, in which weighty pieces are said more than once: each place of a listing is quoted once. */
export function quotesOfAsking({ places }: Asking, spans: Span[]): Quote[] {
  const byPiece = new Map<Piece, Span[]>()
  for (const { start, end } of spans) {
    const place = places.findLast((candidate) => candidate.start <= start)
    if (!place || end - place.start > place.piece.text.length) continue
    const own = byPiece.get(place.piece) ?? []
    own.push({ text: 0, start: start - place.start, end: end - place.start })
    byPiece.set(place.piece, own)
  }
  return [...byPiece].flatMap(([piece, own]) => united(distinct(own)).map(({ start, end }) => quote(piece, start, end)))
}

/** The different words of quotes, in their order, however often each stands there. */
export function wordsOf(quotes: Quote[]): { words: string; lang: string }[] {
  const seen = new Map<string, { words: string; lang: string }>()
  for (const { words, piece } of quotes) {
    const key = words.toLowerCase()
    if (!seen.has(key)) seen.set(key, { words, lang: piece.lang })
  }
  return [...seen.values()]
}

function quote(piece: Piece, start: number, end: number): Quote {
  return { piece, start, end, words: piece.text.slice(start, end) }
}

function distinct(spans: Span[]): Span[] {
  return [...new Map(spans.map((span) => [`${span.start} ${span.end}`, span])).values()]
}
