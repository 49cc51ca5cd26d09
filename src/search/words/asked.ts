import { type Piece, piecesOf, saysNothing } from './terms.ts'

/** A word or quoted phrase of a search, as it was typed and as it is looked up. */
export type Part = { typed: string; pieces: Piece[]; isQuoted: boolean }

/** What somebody asks for: every part must be there, none of `without`. */
export type Asked = { parts: Part[]; without: Part[] }

/**
 * Reads a search: words, "quoted phrases" of which every word stands as it was written, and -words that must not be there.
 * Words that every text has are left out unless there are no others.
 */
export function readAsked(typed: string): Asked {
  const parts: Part[] = []
  const without: Part[] = []
  for (const [, minus, quoted, word] of typed.normalize('NFKC').matchAll(TOKEN)) {
    const text = quoted ?? word ?? ''
    const pieces = piecesOf(text)
    if (pieces.length === 0) continue
    const list = minus ? without : parts
    if (quoted !== undefined) list.push({ typed: text, pieces, isQuoted: true })
    else if (minus) list.push({ typed: text, pieces, isQuoted: false })
    else list.push(...pieces.map((piece) => ({ typed: piece.text, pieces: [piece], isQuoted: false })))
  }
  const telling = parts.filter(({ pieces, isQuoted }) => isQuoted || !pieces.every(({ text }) => saysNothing(text)))
  return {
    parts: unlike(telling.length > 0 ? telling : parts).slice(0, PARTS_MAX),
    without: without.slice(0, PARTS_MAX),
  }
}

function unlike(parts: Part[]): Part[] {
  return [...new Map(parts.map((part) => [`${part.isQuoted} ${part.typed}`, part])).values()]
}

// A minus counts at the beginning of a word only; NFKC has made the wide one narrow.
const TOKEN = /(?<!\S)(-(?=\S))?(?:["“”„「『«]([^"“”」』»]*)["“”」』»]?|([^\s"“”„「『«]+))/gu
const PARTS_MAX = 24
