import type { Concept, Slot } from './analysis/concepts.ts'
import { slotsAnywhere, slotsOf } from './analysis/concepts.ts'
import type { Bag, Bags } from './inverted/bags.ts'

/** A slot and the words of the text it comes from. */
export type SourcedSlot = Slot & { sources: Concept[] }

/** What a text asks for, as slots of the stems that occur in these bags. A word that comes twice weighs twice. */
export function slotsIn(concepts: Concept[], bags: Bags): SourcedSlot[] {
  const isKnown = (stem: string) => {
    const term = bags.terms.find(stem)
    return term >= 0 && bags.frequencies[term]! > 0
  }
  return groupedByText(concepts).flatMap((sources) => {
    const standing = sources.reduce((sum, { weight }) => sum + weight, 0)
    return slotsOf(sources[0]!.senses, isKnown).map(({ weight, alternatives }) => ({
      weight: weight * standing,
      alternatives,
      sources,
    }))
  })
}

/** What a document offers: its stems, each as often as it is expected to be meant. Unlikely meanings are left out. */
export function bagOf(concepts: Concept[], weight: number, bag: Bag = new Map()): Bag {
  for (const concept of concepts)
    for (const slot of slotsAnywhere(concept.senses))
      for (const [rank, [stem, probability]] of slot.alternatives.entries())
        if (isExpected(slot, rank, concept.weight))
          bag.set(stem, (bag.get(stem) ?? 0) + slot.weight * probability * concept.weight * weight)
  return bag
}

/** Whether a document is taken to mean the alternative of this rank. */
export function isExpected({ weight, alternatives }: Slot, rank: number, standing: number): boolean {
  return rank < ALTERNATIVES_MAX && weight * alternatives[rank]![1] * standing >= EXPECTED_MIN
}

/** Words of a text in its own language as slots, each answered by itself alone. */
export function slotsOfTerms(terms: string[]): Slot[] {
  const times = new Map<string, number>()
  for (const term of terms) times.set(term, (times.get(term) ?? 0) + 1)
  return [...times].map(([term, weight]) => ({ weight, alternatives: [[term, 1]] }))
}

function groupedByText(concepts: Concept[]): Concept[][] {
  const groups = new Map<string, Concept[]>()
  for (const concept of concepts) {
    const key = `${concept.kind} ${concept.text}`
    const group = groups.get(key)
    if (group) group.push(concept)
    else groups.set(key, [concept])
  }
  return [...groups.values()]
}

const ALTERNATIVES_MAX = 5
const EXPECTED_MIN = 0.08
