import type { Sense } from '#matching/lexicon/lexicon.ts'

/**
 * A word or phrase of a text, where it stands, and what it can mean in English. `verbatim`: Latin words, numbers and model
 * names, which mean themselves. `unknown`: no dictionary has it; it may still sound like an English word.
 */
export type Concept = {
  text: string
  start: number
  end: number
  kind: 'translated' | 'verbatim' | 'unknown'
  senses: Sense[]
  /** How much of the text's meaning rests on it; parts of a compound share theirs with the whole. */
  weight: number
  /** What the word falls into when it is not recognised as a whole. */
  parts?: Concept[]
}

/** Alternatives of which a document needs only one: English stems and how likely each is meant. */
export type Slot = { weight: number; alternatives: [stem: string, probability: number][] }

/** The slots of a word when nothing is known of where it is looked for: what a document offers by it. */
export function slotsAnywhere(senses: Sense[]): Slot[] {
  const known = remembered.get(senses)
  if (known) return known
  const slots = slotsOf(senses, () => true)
  remembered.set(senses, slots)
  return slots
}

const remembered = new WeakMap<Sense[], Slot[]>()

/**
 * The senses of one word as slots (probabilistic structured queries): stems that exclude one another share a slot, stems
 * that stand together in one sense, such as "lithium" and "battery", get one each. Senses of which nothing `isKnown`
 * where one searches are left out, and the others have their share.
 */
export function slotsOf(senses: Sense[], isKnown: (stem: string) => boolean): Slot[] {
  const known = senses.filter(({ stems }) => stems.some(isKnown))
  if (known.length === 1 && known[0]!.stems.length === 1)
    return [{ weight: 1, alternatives: [[known[0]!.stems[0]!, 1]] }]
  const total = known.reduce((sum, { share }) => sum + share, 0)
  const probabilities = new Map<string, number>()
  const together = new Map<string, Set<string>>()
  for (const { stems, share } of known)
    for (const stem of stems) {
      probabilities.set(stem, (probabilities.get(stem) ?? 0) + share / total)
      if (stems.length > 1) together.set(stem, new Set([...(together.get(stem) ?? []), ...stems]))
    }
  const slots: [string, number][][] = []
  for (const entry of [...probabilities].sort((a, b) => b[1] - a[1])) {
    const companions = together.get(entry[0])
    const slot = slots.find((others) => !others.some(([stem]) => companions?.has(stem)))
    if (slot) slot.push(entry)
    else slots.push([entry])
  }
  const weights = slots.map((alternatives) =>
    Math.min(
      1,
      alternatives.reduce((sum, [, probability]) => sum + probability, 0),
    ),
  )
  // A word that takes three English words to say is still one word, though a rarer one.
  const standing =
    Math.max(
      1,
      weights.reduce((sum, weight) => sum + weight, 0),
    ) ** -LONG_SENSES
  return slots.map((alternatives, i) => ({
    weight: weights[i]! * standing,
    alternatives: alternatives.map(([stem, probability]) => [stem, probability / weights[i]!]),
  }))
}

const LONG_SENSES = 0.3
