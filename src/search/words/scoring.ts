import { type Bits, clearBit, hasBit } from '../shelf/bits.ts'
import type { Group } from './looking-up.ts'
import { PostingsReader } from './postings.ts'
import type { WordIndex } from './word-index.ts'

/** Robertson's BM25: how soon repeating a word stops helping, and how much long texts are held back. */
const K1 = 1.2
const B = 0.75

/** Listings and how well they have what was asked, between 0 and 1. */
export type Scored = { numbers: Uint32Array; scores: Float32Array }

/**
 * The listings among `allowed` that meet the groups: all of them, or so much of what the groups weigh as `share` says.
 * Rare groups come first, so that most listings are out before common ones are read.
 */
export function score(groups: Group[], share: number, index: WordIndex, allowed: Bits): Scored {
  const asked = groups
    .map((group) => ({ group, weight: rarity(group.frequency, index.size) }))
    .sort((a, b) => a.group.frequency - b.group.frequency)
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0)
  const room = roomFor(index.homes.length)
  for (const [before, { group, weight }] of asked.entries())
    for (const term of group.terms)
      addTerm({ term, weight, step: before + 1, isEvery: share >= 1 }, index, allowed, room)
  const isMet =
    share >= 1
      ? (number: number) => room.steps[number] === asked.length
      : (number: number) => room.covered[number]! >= whole * share
  return collect(room, isMet, whole * (K1 + 1))
}

/** Takes the listings out of a set that meet all of these groups. */
export function exclude(groups: Group[], index: WordIndex, from: Bits): void {
  if (groups.some(({ terms }) => terms.length === 0)) return
  for (const number of score(groups, 1, index, from).numbers) clearBit(from, number)
}

type Adding = { term: string; weight: number; step: number; isEvery: boolean }

function addTerm(adding: Adding, index: WordIndex, allowed: Bits, room: Room): void {
  for (const segment of index.segments) {
    const place = segment.vocabulary.find(adding.term)
    if (place < 0) continue
    const size = reader.read(segment.postings(place))
    addAll(adding, index, { key: index.keyOf(segment), size, allowed }, room)
  }
  const fresh = index.fresh.postings(adding.term)
  if (!fresh) return
  reader.take(fresh)
  addAll(adding, index, { key: 1, size: fresh.size, allowed }, room)
}

type Source = { key: number; size: number; allowed: Bits }

// One flat loop: common words stand in hundreds of thousands of listings.
function addAll({ weight, step, isEvery }: Adding, index: WordIndex, { key, size, allowed }: Source, room: Room): void {
  const { numbers, weights } = reader
  const { homes, lengths } = index
  const { scores, steps, covered, touched } = room
  const short = K1 * (1 - B) * QUARTERS
  const long = index.totalLength > 0 ? (K1 * B * index.size * QUARTERS) / index.totalLength : 0
  for (let i = 0; i < size; i++) {
    const number = numbers[i]!
    if (homes[number] !== key || !hasBit(allowed, number)) continue
    const last = steps[number]!
    // What lacks an earlier group is out already; a second form of the same word only adds.
    if (isEvery && last < step - 1) continue
    if (last === 0) touched[room.size++] = number
    if (last !== step) covered[number]! += weight
    steps[number] = step
    const count = weights[i]!
    scores[number]! += (weight * count * (K1 + 1)) / (count + short + long * lengths[number]!)
  }
}

function collect(
  { touched, scores, steps, covered, size }: Room,
  isMet: (number: number) => boolean,
  best: number,
): Scored {
  let kept = 0
  for (let i = 0; i < size; i++) if (isMet(touched[i]!)) kept++
  const found = { numbers: new Uint32Array(kept), scores: new Float32Array(kept) }
  let at = 0
  for (let i = 0; i < size; i++) {
    const number = touched[i]!
    if (isMet(number)) {
      found.numbers[at] = number
      found.scores[at++] = Math.min(1, scores[number]! / best)
    }
    scores[number] = 0
    steps[number] = 0
    covered[number] = 0
  }
  return found
}

function rarity(frequency: number, size: number): number {
  const seen = Math.min(frequency, size)
  return Math.log(1 + (size - seen + 0.5) / (seen + 0.5))
}

/** Working space by listing number, for one search at a time; all 0 between searches. */
type Room = { scores: Float32Array; steps: Uint8Array; covered: Float32Array; touched: Uint32Array; size: number }

let kept: Room | undefined

function roomFor(numbers: number): Room {
  if (!kept || kept.scores.length < numbers)
    kept = {
      scores: new Float32Array(numbers),
      steps: new Uint8Array(numbers),
      covered: new Float32Array(numbers),
      touched: new Uint32Array(numbers),
      size: 0,
    }
  kept.size = 0
  return kept
}

const reader = new PostingsReader()
/** Weights and lengths are kept in quarters. */
const QUARTERS = 4
