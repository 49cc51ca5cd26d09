import { type FilterName, filterNames, type ShowcaseQuery } from '#catalogue/showcase-query.ts'
import { type Bits, countBits } from './shelf/bits.ts'
import type { Shelf } from './shelf/shelf.ts'
import type { Part } from './words/asked.ts'
import { frequencyOf, likeliestMeant } from './words/looking-up.ts'
import { pairs } from './words/terms.ts'
import type { WordIndex } from './words/word-index.ts'

/** What to try when nothing was found. */
export type Advice = {
  /** How many would be left without one filter, those that would leave something. */
  without: { filter: FilterName; count: number }[]
  /** How many without any. */
  unfiltered: number
  /** Known words close to those nothing is known of. */
  nearest: string[]
}

export function adviseOn(
  query: ShowcaseQuery,
  shelf: Shelf,
  candidates: Bits,
  words: { parts: Part[]; index: WordIndex },
): Advice {
  const active = filterNames.filter((name) => query[name].length > 0)
  const without = active.map((filter) => ({
    filter,
    count: countBits(shelf.narrow(candidates.slice(), query, filter)),
  }))
  return {
    without: active.length > 1 ? without.filter(({ count }) => count > 0) : [],
    unfiltered: active.length > 0 ? countBits(candidates) : 0,
    nearest: countBits(candidates) > 0 ? [] : nearestTo(words.parts, words.index),
  }
}

function nearestTo(parts: Part[], index: WordIndex): string[] {
  const near = parts.flatMap(({ pieces }) =>
    pieces.flatMap(({ text, isUnspaced }) => {
      if (isUnspaced) return knownStretches(text, index)
      return frequencyOf(text, index) > 0 ? [text] : (likeliestMeant(text, index) ?? [])
    }),
  )
  return [...new Set(near)].slice(0, NEAREST_MAX)
}

/** The longest stretches of a run of characters of which every pair is known. */
function knownStretches(run: string, index: WordIndex): string[] {
  const letters = [...run]
  const stretches: string[] = []
  let from = -1
  for (const [i, pair] of [...pairs(run), ''].entries()) {
    const isKnown = pair !== '' && letters.length > 1 && frequencyOf(pair, index) > 0
    if (isKnown && from < 0) from = i
    if (!isKnown && from >= 0) {
      stretches.push(letters.slice(from, i + 1).join(''))
      from = -1
    }
  }
  return stretches.sort((a, b) => b.length - a.length)
}

const NEAREST_MAX = 6
