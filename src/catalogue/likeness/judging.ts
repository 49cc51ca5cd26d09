import { sharedParts, shinglesOf } from './shingles.ts'

export type Compared = { title: string; text: string }

export type DuplicateReason =
  | { code: 'same-title' | 'same-reference' | 'same-patent' | 'same-organisation' }
  | { code: 'shared-text'; percent: number }
  | { code: 'contained-text'; percent: number }

export type Likeness = { isDuplicate: boolean; score: number; reasons: DuplicateReason[] }

/** Half of all that both say is the same; proven by `bench duplicates`. */
const SHARED = 0.5
/** A short text that stands almost whole in a longer one, under nearly the same title. */
const CONTAINED = 0.8
const TITLE = 0.6
/** Below, a text says too little to be compared by itself. */
const WORDS_MIN = 40

/** Whether two listings in one language say the same, and why. The same title alone is no reason: two may be called alike. */
export function compare(one: Compared, other: Compared): Likeness {
  const titles = sharedParts(shinglesOf(one.title), shinglesOf(other.title))
  const [a, b] = [shinglesOf(one.text), shinglesOf(other.text)]
  const texts = sharedParts(a, b)
  const isSpare = Math.min(a.size, b.size) < WORDS_MIN
  const reasons: DuplicateReason[] = []
  if (titles.ofBoth === 1) reasons.push({ code: 'same-title' })
  if (texts.ofBoth >= SHARED) reasons.push({ code: 'shared-text', percent: percent(texts.ofBoth) })
  else if (texts.ofShorter >= CONTAINED && titles.ofBoth >= TITLE)
    reasons.push({ code: 'contained-text', percent: percent(texts.ofShorter) })
  const isSame = isSpare
    ? titles.ofBoth >= 0.9 && (Math.min(a.size, b.size) === 0 || texts.ofShorter >= SHARED)
    : texts.ofBoth >= SHARED || (texts.ofShorter >= CONTAINED && titles.ofBoth >= TITLE)
  return { isDuplicate: isSame, score: Math.max(texts.ofBoth, isSpare ? titles.ofBoth : 0), reasons }
}

function percent(share: number): number {
  return Math.floor(share * 100)
}
