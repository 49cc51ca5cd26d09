import { stemOf } from '#matching/analysis/stemming.ts'
import stopWords from '#matching/analysis/stop-words.json' with { type: 'json' }
import { searchRuns } from '#platform/search.ts'

/** A piece of a text as it is looked up: a word of a script with spaces, or an unbroken run of one without. */
export type Piece = { text: string; isUnspaced: boolean }

/**
 * The pieces of a text. Words lose their marks and are taken apart at hyphens and points, so that "hollow" is found in
 * "hollow-core" and Müller by who has no ü; numbers keep their point.
 */
export function piecesOf(text: string): Piece[] {
  return searchRuns(text).flatMap((run) =>
    run.isUnspaced ? [run] : wordsIn(run.text).map((word) => ({ text: word, isUnspaced: false })),
  )
}

/** What a text is found by: its words as they are written, and every pair of neighbours of scripts without spaces. */
export function termsOf(text: string): string[] {
  return piecesOf(text).flatMap((piece) => (piece.isUnspaced ? pairs(piece.text) : [piece.text.slice(0, TERM_MAX)]))
}

/** Overlapping pairs of characters; a single one stands alone. */
export function pairs(run: string): string[] {
  const letters = [...run]
  if (letters.length === 1) return letters
  return letters.slice(0, -1).map((letter, i) => letter + letters[i + 1])
}

/** What words with different endings have in common. */
export function rootOf(word: string): string {
  if (/^[a-z]+$/.test(word)) return stemOf('en', word)
  return /^[\u0400-\u04ff]+$/.test(word) ? stemOf('ru', word) : word
}

/** Words that every text has; they are looked for only when there are no others. */
export function saysNothing(word: string): boolean {
  return STOP_WORDS.has(word)
}

function wordsIn(run: string): string[] {
  const bare = run.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').normalize('NFC')
  return bare
    .split(/['’-]|(?<!\d)\.|\.(?!\d)/)
    .filter(Boolean)
    .map((word) => word.slice(0, TERM_MAX))
}

/** Longer words are looked up by their beginning. */
const TERM_MAX = 40
const STOP_WORDS = new Set([...stopWords.en, ...stopWords.de, ...stopWords.ru])
