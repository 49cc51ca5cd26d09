import { oldestToday } from '#catalogue/deadlines.ts'
import type { ShowcaseQuery } from '#catalogue/showcase-query.ts'
import type { Db } from '#platform/database/connect.ts'
import { findMeant, type Meant } from './meaning.ts'
import { type Bits, hasBit, setBit } from './shelf/bits.ts'
import type { Shelf } from './shelf/shelf.ts'
import type { Stock } from './stock.ts'
import { verified } from './verifying.ts'
import { readAsked } from './words/asked.ts'
import { matchWords, type WordHits } from './words/matching.ts'

/** What a search finds before it is narrowed by filters, and in which order. */
export type Found = Omit<WordHits, 'numbers' | 'scores'> & {
  /** A set nobody else holds; callers may narrow copies of it. */
  candidates: Bits
  scoreOf: (number: number) => number
  /** The best of a set, best first, beginning after a place. Of equals the later listing comes first. */
  best: (among: Bits, after: { rank: number; number: number } | undefined, limit: number) => number[]
  /** How listings that have none of the very words were found. */
  meant: Meant | undefined
  isMeantOnly: (number: number) => boolean
}

/** Everything on show that answers to a search, by its words or by what it means; everything when nothing is searched. */
export async function findListings(db: Db, { q }: ShowcaseQuery, { shelf, words }: Stock): Promise<Found> {
  const standing = shelf.standing(oldestToday())
  const asked = readAsked(q)
  const typed = asked.parts.length > 0 ? await verified(db, matchWords(asked, words, standing)) : NO_HITS
  const meant = asked.without.length === 0 ? await findMeant(db, typed.parts) : undefined
  // What has the better part of the words is no better than what means all of them.
  const hits = meant && meant.ids.size > 0 && typed.isPartial ? { ...typed, ...NONE, isPartial: false } : typed
  const spoken = setOf(hits.numbers, shelf)
  const { numbers, scores } = joined(hits, spoken, meant, standing)
  return {
    ...{ parts: hits.parts, corrected: hits.corrected, isPartial: hits.isPartial, absent: hits.absent },
    // Something was typed, but nothing in it is a word: nothing can match.
    candidates: q ? setOf(numbers, shelf) : standing,
    scoreOf: (number) => scores[numbers.indexOf(number)] ?? 0,
    best: (among, after, limit) => bestOf({ numbers, scores }, among, after, limit),
    meant,
    isMeantOnly: (number) => q !== '' && !hasBit(spoken, number),
  }
}

type Scored = Pick<WordHits, 'numbers' | 'scores'>
const NONE: Scored = { numbers: new Uint32Array(0), scores: new Float32Array(0) }
const NO_HITS: WordHits = { ...NONE, parts: [], corrected: [], isPartial: false, absent: [] }

/** Who has the very words and means it comes first; what is only meant counts half. */
function joined(hits: Scored, spoken: Bits, meant: Meant | undefined, standing: Bits): Scored {
  if (!meant || meant.ids.size === 0) return hits
  const others = [...meant.scores].filter(([number]) => hasBit(standing, number) && !hasBit(spoken, number))
  const size = hits.numbers.length
  const numbers = new Uint32Array(size + others.length)
  const scores = new Float32Array(size + others.length)
  numbers.set(hits.numbers)
  numbers.set(
    others.map(([number]) => number),
    size,
  )
  for (let i = 0; i < size; i++) scores[i] = hits.scores[i]! + MEANT * (meant.scores.get(numbers[i]!) ?? 0)
  for (const [i, [, score]] of others.entries()) scores[size + i] = MEANT * score
  return { numbers, scores }
}

function setOf(numbers: Uint32Array, shelf: Shelf): Bits {
  const bits = shelf.emptySet()
  for (let i = 0; i < numbers.length; i++) setBit(bits, numbers[i]!)
  return bits
}

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

const MEANT = 0.5
