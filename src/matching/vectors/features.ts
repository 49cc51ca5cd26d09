import { type Concept, slotsAnywhere } from '#matching/analysis/concepts.ts'
import { nativeTerms } from '#matching/analysis/native.ts'
import { soundOf } from '#matching/analysis/sounds.ts'
import { type Stemmed, stemOf } from '#matching/analysis/stemming.ts'
import type { English } from '#matching/lexicon/lexicon.ts'
import { isExpected } from '#matching/query.ts'

/** What a text is made of, as far as its vector goes, and how much of each. */
export type Feature = [key: string, weight: number]

/**
 * The English stems a text is expected to mean, which all languages share; the words and pairs of characters of its own
 * language, for what dictionaries say wrongly or not at all; the sounds of names and rare words.
 */
export function featuresOf(text: string, language: string, concepts: Concept[], english: English): Feature[] {
  const features: Feature[] = []
  for (const concept of concepts) {
    addMeanings(features, concept)
    if (concept.kind === 'translated') features.push([`${language}:${plain(concept.text, language)}`, concept.weight])
    else if (isSpelt(concept, english)) features.push(...soundsOf(concept.text))
  }
  if (UNSPACED.has(language))
    for (const pair of nativeTerms(text, language)) features.push([`${language}:${pair}`, PAIR])
  return features
}

/** Each feature once: what comes again and again says less each time. */
export function damped(features: Feature[]): Feature[] {
  const sums = new Map<string, number>()
  for (const [key, weight] of features) sums.set(key, (sums.get(key) ?? 0) + weight)
  return [...sums].map(([key, weight]): Feature => [key, weight > 1 ? 1 + Math.log(weight) : weight])
}

/** Where the vector of a stem is found. */
export function stemKey(stem: string): string {
  return `=${stem}`
}

function plain(text: string, language: string): string {
  if (!INFLECTED.has(language)) return text
  return text
    .split(' ')
    .map((word) => stemOf(language as Stemmed, word))
    .join(' ')
}

function addMeanings(features: Feature[], { senses, weight }: Concept): void {
  for (const slot of slotsAnywhere(senses))
    for (const [rank, [stem, probability]] of slot.alternatives.entries())
      if (isExpected(slot, rank, weight)) features.push([stemKey(stem), slot.weight * probability * weight])
}

function isSpelt({ kind, senses }: Concept, english: English): boolean {
  return kind === 'unknown' || !senses.some(({ stems }) => stems.some((stem) => english.isCommon(stem)))
}

function soundsOf(word: string): Feature[] {
  const sound = soundOf(word.toLowerCase())
  if (!sound) return []
  const whole = `<${sound}>`
  return Array.from({ length: Math.max(0, whole.length - 2) }, (_, i): Feature => [`~${whole.slice(i, i + 3)}`, SOUND])
}

const PAIR = 0.5
const SOUND = 0.4
const INFLECTED = new Set(['de', 'ru', 'uk'])
const UNSPACED = new Set(['zh', 'ja', 'ko'])
