import type { Slot } from '#matching/analysis/concepts.ts'
import { type Bags, FREQUENCY_UNITS } from './bags.ts'
import { COUNT_OF_BYTE } from './counts.ts'

/** Robertson's BM25: how soon repeating a word stops helping, and how much long texts are held back. */
const K1 = 1.2
const B = 0.75

/** A slot as it is looked up: the rarity of what it asks for, and the terms that would answer it. */
export type Question = { weight: number; terms: number[]; probabilities: number[] }

/** Slots as questions to these bags; a slot of which nothing is known here has no terms and the rarity of the unheard-of. */
export function questionsOf(slots: Slot[], bags: Bags): Question[] {
  return slots.map(({ weight, alternatives }) => {
    const known = alternatives
      .map(([stem, probability]) => ({ term: bags.terms.find(stem), probability }))
      .filter(({ term }) => term >= 0 && bags.frequencies[term]! > 0)
    const expected = known.reduce((sum, { term, probability }) => sum + probability * bags.frequencies[term]!, 0)
    return {
      weight: weight * rarity(expected / FREQUENCY_UNITS, bags.size),
      terms: known.map(({ term }) => term),
      probabilities: known.map(({ probability }) => probability),
    }
  })
}

function rarity(frequency: number, size: number): number {
  const seen = Math.min(frequency, size)
  return Math.log(1 + (size - seen + 0.5) / (seen + 0.5))
}

/**
 * The questions that can be put to all documents by reading so many postings, those first that take least reading. What
 * is left over are the commonest words, which tell documents least apart; no document is undervalued by more than
 * `bestPossible` of them. The same array when there is nothing left over.
 */
export function affordable(questions: Question[], bags: Bags, postingsMax: number): Question[] {
  const costs = questions.map(({ terms }) => terms.reduce((sum, term) => sum + bags.postingsOf(term), 0))
  const kept = new Set<number>()
  let left = postingsMax
  for (const question of [...costs.keys()].sort((a, b) => costs[a]! - costs[b]! || a - b)) {
    left -= costs[question]!
    if (left >= 0) kept.add(question)
  }
  return kept.size === questions.length ? questions : questions.filter((_, i) => kept.has(i))
}

/** Adds what every document earns for the questions, times `factor`, to `scores`. */
export function addScores(
  questions: Question[],
  bags: Bags,
  factor: number,
  scores: Float64Array,
  scratch: Scratch,
): void {
  const short = K1 * (1 - B)
  const long = bags.totalLength > 0 ? (K1 * B * bags.size) / bags.totalLength : 0
  for (const { weight, terms, probabilities } of questions) {
    if (terms.length === 1 && probabilities[0] === 1 && !bags.hasLater(terms[0]!)) {
      addSingle(terms[0]!, bags, { weight: weight * factor, short, long }, scores)
      continue
    }
    expectCounts(terms, probabilities, bags, scratch)
    const { counts, touched } = scratch
    const { lengths } = bags
    for (let i = 0; i < scratch.size; i++) {
      const document = touched[i]!
      const count = counts[document]!
      counts[document] = 0
      scores[document]! += (weight * factor * (count * (K1 + 1))) / (count + short + long * lengths[document]!)
    }
  }
}

type Terms = { weight: number; short: number; long: number }

function addSingle(term: number, bags: Bags, { weight, short, long }: Terms, scores: Float64Array): void {
  const { documents, counts, from, to } = bags.laidOut(term)
  const { lengths } = bags
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    const count = COUNT_OF_BYTE[counts[i]!]!
    scores[document]! += (weight * (count * (K1 + 1))) / (count + short + long * lengths[document]!)
  }
}

/** What one document earns for one question, the same number to the last bit as `addScores` adds. */
export function scoreOf(
  { weight, terms, probabilities }: Question,
  bags: Bags,
  factor: number,
  document: number,
): number {
  let count = 0
  for (const [i, term] of terms.entries()) count += bags.countIn(document, term) * probabilities[i]!
  if (count === 0) return 0
  const short = K1 * (1 - B)
  const long = bags.totalLength > 0 ? (K1 * B * bags.size) / bags.totalLength : 0
  return (weight * factor * (count * (K1 + 1))) / (count + short + long * bags.lengths[document]!)
}

function expectCounts(terms: number[], probabilities: number[], bags: Bags, scratch: Scratch): void {
  const { counts, touched } = scratch
  let size = 0
  for (const [t, term] of terms.entries()) {
    const probability = probabilities[t]!
    const laid = bags.laidOut(term)
    const { documents, counts: bytes } = laid
    for (let i = laid.from; i < laid.to; i++) {
      const document = documents[i]!
      const before = counts[document]!
      if (before === 0) touched[size++] = document
      counts[document] = before + COUNT_OF_BYTE[bytes[i]!]! * probability
    }
    bags.eachLater(term, (document, byte) => {
      const before = counts[document]!
      if (before === 0) touched[size++] = document
      counts[document] = before + COUNT_OF_BYTE[byte]! * probability
    })
  }
  scratch.size = size
}

/** Working space for one search at a time; counts are all 0 between searches. */
export type Scratch = { counts: Float64Array; touched: Uint32Array; size: number }

export function scratchFor(documents: number): Scratch {
  return { counts: new Float64Array(documents), touched: new Uint32Array(documents), size: 0 }
}

/** The most a document could earn for the questions, were it made of nothing else. */
export function bestPossible(questions: Question[]): number {
  return questions.reduce((sum, { weight }) => sum + weight * (K1 + 1), 0)
}
