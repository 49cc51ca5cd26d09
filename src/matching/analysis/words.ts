import type { LanguageLexicon, Sense } from '#matching/lexicon/lexicon.ts'
import type { Concept } from './concepts.ts'
import { englishStems } from './english.ts'

/** A word of a text in lower case, and where it stands. */
export type Word = { text: string; start: number; end: number }

/** As much of a text as is read: of a book pasted into a form, the first chapters. */
export function bounded(text: string): string {
  return text.length > TEXT_MAX ? text.slice(0, TEXT_MAX) : text
}

/** Longer runs of letters are no words: keys, encoded pictures, somebody asleep on the keyboard. */
export const LETTERS_MAX = 64
export const TEXT_MAX = 50_000

export function wordsOf(text: string, pattern: RegExp): Word[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
}

/** Latin words and numbers of a text of another language. */
export function verbatimConcepts(text: string, offset = 0): Concept[] {
  return englishStems(text).map(({ stem, start, end }) =>
    concept('verbatim', { text: text.slice(start, end), start: start + offset, end: end + offset }, [meaning(stem)]),
  )
}

export function concept(kind: Concept['kind'], word: Word, senses: Sense[], weight = 1): Concept {
  return { ...word, kind, senses, weight }
}

export function meaning(stem: string): Sense {
  return { stems: [stem], share: 1 }
}

/** The longest phrase of at most three words that begins here and has senses, with the number of its words. */
export function phraseAt(
  words: Word[],
  at: number,
  sensesOf: (phrase: Word[]) => Sense[],
): { length: number; phrase: Word; senses: Sense[] } | undefined {
  for (let length = Math.min(PHRASE_MAX, words.length - at); length > 1; length--) {
    const parts = words.slice(at, at + length)
    const senses = sensesOf(parts)
    if (senses.length === 0) continue
    const [first, last] = [parts[0]!, parts.at(-1)!]
    const text = parts.map((part) => part.text).join(' ')
    return { length, phrase: { text, start: first.start, end: last.end }, senses }
  }
  return undefined
}

/** The fewest pieces a run without spaces can be cut into, known words counting one, unknown characters two. */
export function fewestPieces(
  run: string,
  lexicon: Pick<LanguageLexicon, 'has'>,
  costOfEnding: (from: number, to: number) => number = () => Number.POSITIVE_INFINITY,
): Piece[] {
  const costs = new Float64Array(run.length + 1).fill(Number.POSITIVE_INFINITY)
  const last: Piece[] = []
  costs[0] = 0
  for (let from = 0; from < run.length; from++)
    for (let to = from + 1; to <= Math.min(run.length, from + PIECE_MAX); to++) {
      const [cost, kind] = pieceAt(run, from, to, lexicon, costOfEnding(from, to))
      if (costs[from]! + cost >= costs[to]! - 1e-9) continue
      costs[to] = costs[from]! + cost
      last[to] = { from, to, kind }
    }
  const pieces: Piece[] = []
  for (let to = run.length; to > 0; to = last[to]!.from) pieces.push(last[to]!)
  return pieces.reverse()
}

export type Piece = { from: number; to: number; kind: 'known' | 'ending' | 'unknown' }

function pieceAt(
  run: string,
  from: number,
  to: number,
  lexicon: Pick<LanguageLexicon, 'has'>,
  ending: number,
): [number, Piece['kind']] {
  const length = to - from
  const known = length > 1 && lexicon.has(run.slice(from, to)) ? 1 - 0.05 * length : Number.POSITIVE_INFINITY
  if (ending < Number.POSITIVE_INFINITY && ending <= known) return [ending, 'ending']
  if (known < Number.POSITIVE_INFINITY) return [known, 'known']
  return [length === 1 ? 2.2 : Number.POSITIVE_INFINITY, 'unknown']
}

const PHRASE_MAX = 3
const PIECE_MAX = 12
