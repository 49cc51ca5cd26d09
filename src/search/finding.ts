import { oldestToday } from '#catalogue/deadlines.ts'
import type { ShowcaseQuery } from '#catalogue/showcase-query.ts'
import { type Bits, hasBit, setBit } from './shelf/bits.ts'
import type { Shelf } from './shelf/shelf.ts'
import { readAsked } from './words/asked.ts'
import { matchWords, type WordHits } from './words/matching.ts'
import type { WordIndex } from './words/word-index.ts'

/** What a search finds before it is narrowed by filters, and in which order. */
export type Found = Omit<WordHits, 'numbers' | 'scores'> & {
  /** A set nobody else holds; callers may narrow copies of it. */
  candidates: Bits
  scoreOf: (number: number) => number
  /** The best of a set, best first, beginning after a place. Of equals the later listing comes first. */
  best: (among: Bits, after: { rank: number; number: number } | undefined, limit: number) => number[]
}

/** Everything on show that answers to the words of a search; everything when there are none. */
export function findListings({ q }: ShowcaseQuery, { shelf, words }: { shelf: Shelf; words: WordIndex }): Found {
  const standing = shelf.standing(oldestToday())
  const asked = readAsked(q)
  const hits = q && asked.parts.length > 0 ? matchWords(asked, words, standing) : NO_HITS
  const { numbers, scores, ...rest } = hits
  // Something was typed, but nothing in it is a word: nothing can match.
  const candidates = q ? setOf(numbers, shelf) : standing
  return {
    ...rest,
    candidates,
    scoreOf: (number) => scores[numbers.indexOf(number)] ?? 0,
    best: (among, after, limit) => bestOf({ numbers, scores }, among, after, limit),
  }
}

const NO_HITS: WordHits = {
  ...{ numbers: new Uint32Array(0), scores: new Float32Array(0) },
  ...{ parts: [], corrected: [], isPartial: false, absent: [] },
}

function setOf(numbers: Uint32Array, shelf: Shelf): Bits {
  const bits = shelf.emptySet()
  for (let i = 0; i < numbers.length; i++) setBit(bits, numbers[i]!)
  return bits
}

type Scored = Pick<WordHits, 'numbers' | 'scores'>

/** Keeps the best few while walking all, so that a word in every listing is not sorted. */
function bestOf(
  { numbers, scores }: Scored,
  among: Bits,
  after: { rank: number; number: number } | undefined,
  limit: number,
): number[] {
  const best: { number: number; score: number }[] = []
  let least = -1
  for (let i = 0; i < numbers.length; i++) {
    const [number, score] = [numbers[i]!, scores[i]!]
    if (score < least || !hasBit(among, number)) continue
    if (after && (score > after.rank || (score === after.rank && number >= after.number))) continue
    let place = best.length
    while (place > 0 && isBefore({ number, score }, best[place - 1]!)) place--
    if (place >= limit) continue
    best.splice(place, 0, { number, score })
    if (best.length > limit) best.pop()
    if (best.length === limit) least = best[limit - 1]!.score
  }
  return best.map(({ number }) => number)
}

function isBefore(a: { number: number; score: number }, b: { number: number; score: number }): boolean {
  return a.score > b.score || (a.score === b.score && a.number > b.number)
}
