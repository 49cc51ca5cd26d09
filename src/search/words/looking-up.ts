import type { Part } from './asked.ts'
import { editsBetween } from './edits.ts'
import { pairs, rootOf } from './terms.ts'
import type { WordIndex } from './word-index.ts'

/** Terms of which any will do: one word with its endings, or one pair of characters. */
export type Group = { terms: string[]; frequency: number }

/** What a part is looked up by; every group must be met. Nothing is known of a group without terms. */
export function groupsOf({ pieces, isQuoted }: Part, index: WordIndex): Group[] {
  return pieces.flatMap(({ text, isUnspaced }) => {
    if (!isUnspaced) return [isQuoted ? groupFrom([text], index) : withEndings(text, index)]
    const letters = pairs(text)
    // One character alone stands in every pair that begins with it, or is the last of its run.
    return letters.length === 1 && [...text].length === 1
      ? [groupFrom([text, ...mostUsed(wordsStarting(text, index, PREFIX_MAX))], index)]
      : letters.map((pair) => groupFrom([pair], index))
  })
}

/** In how many documents a term occurs, older versions included. */
export function frequencyOf(term: string, index: WordIndex): number {
  let frequency = index.fresh.postings(term)?.size ?? 0
  for (const { vocabulary, frequencies } of index.segments) {
    const place = vocabulary.find(term)
    if (place >= 0) frequency += frequencies[place]!
  }
  return frequency
}

/** Known words that begin so, with how often they occur. */
export function wordsStarting(prefix: string, index: WordIndex, most: number): Map<string, number> {
  const found = new Map<string, number>()
  const add = (term: string, frequency: number) => found.set(term, (found.get(term) ?? 0) + frequency)
  for (const { vocabulary, frequencies } of index.segments) {
    const { from, to } = vocabulary.startingWith(prefix)
    for (let place = from; place < Math.min(to, from + most); place++) add(vocabulary.at(place), frequencies[place]!)
  }
  for (const [term, frequency] of index.fresh.words()) if (term.startsWith(prefix)) add(term, frequency)
  return found
}

/** The known word that is likeliest meant by one nobody wrote: fewest slips first, then the most used. */
export function likeliestMeant(word: string, index: WordIndex): string | undefined {
  const allowed = word.length < LONG_WORD ? 1 : 2
  if (word.length < WORD_MIN || /\d/.test(word)) return undefined
  let best: { word: string; edits: number; frequency: number } | undefined
  // Hardly anybody mistypes the first letter, except by swapping it with the second.
  for (const first of new Set([word[0]!, word[1]!]))
    for (const [candidate, frequency] of wordsStarting(first, index, SCANNED_MAX)) {
      if (Math.abs(candidate.length - word.length) > allowed) continue
      const edits = editsBetween(word, candidate, allowed)
      if (edits > allowed) continue
      if (!best || edits < best.edits || (edits === best.edits && frequency > best.frequency))
        best = { word: candidate, edits, frequency }
    }
  return best?.word
}

function withEndings(word: string, index: WordIndex): Group {
  const root = rootOf(word)
  if (root === word && !/^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(word)) return groupFrom([word], index)
  const beginning = root.slice(0, Math.max(3, root.length - 1))
  const alike = [...wordsStarting(beginning, index, PREFIX_MAX).keys()].filter((other) => rootOf(other) === root)
  return groupFrom(alike.includes(word) ? alike : [word, ...alike], index)
}

function groupFrom(terms: string[], index: WordIndex): Group {
  const known = terms
    .map((term) => ({ term, frequency: frequencyOf(term, index) }))
    .filter(({ frequency }) => frequency > 0)
  return { terms: known.map(({ term }) => term), frequency: known.reduce((sum, { frequency }) => sum + frequency, 0) }
}

function mostUsed(words: Map<string, number>): string[] {
  return [...words]
    .sort(([, a], [, b]) => b - a)
    .slice(0, PAIRS_MAX)
    .map(([word]) => word)
}

const PREFIX_MAX = 2000
const PAIRS_MAX = 200
const SCANNED_MAX = 100_000
const WORD_MIN = 4
const LONG_WORD = 8
