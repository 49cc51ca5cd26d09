import { foldName, type NameWord, nameWords } from './folding.ts'
import { slipsBetween } from './slips.ts'

/** Why two names may be of one organisation. `words-differ` names what one has and the other has not. */
export type NameReason =
  | { code: 'same-name' | 'same-fold' | 'same-words' | 'other-order'; name: string }
  | { code: 'nearly-same-words'; name: string; differing: string }
  | { code: 'words-differ'; name: string; differing: string }

export type Likeness = { score: number; reason: NameReason }

export type ReadName = { name: string; folded: string; words: NameWord[] }

export function readName(name: string): ReadName {
  return { name, folded: foldName(name), words: nameWords(name) }
}

const GENERIC_WEIGHT = 0.6

/**
 * How alike two names are, 0 to 1, and why. 1 is the same written name, 0.98 the same up to case, width, characters and
 * legal form, 0.96 the same words in another language of institutions, 0.9 in another order as well (Ohio University is not the
 * University of Ohio: the country has to speak for it); below, the share of words both have, in
 * which words of institutions count less than names and a word with a slip counts for most of itself.
 */
export function likeness(one: ReadName, other: ReadName): Likeness {
  const name = other.name
  if (one.name === name) return { score: 1, reason: { code: 'same-name', name } }
  if (joined(one.folded) === joined(other.folded)) return { score: 0.98, reason: { code: 'same-fold', name } }
  if (sound(one.words) === sound(other.words) && !isOtherHan(one.words, other.words))
    return { score: 0.96, reason: { code: 'same-words', name } }
  if (sound(inOrder(one.words)) === sound(inOrder(other.words)) && !isOtherHan(one.words, other.words))
    return { score: 0.9, reason: { code: 'other-order', name } }
  return shared(one.words, other.words, name)
}

function sound(words: readonly NameWord[]): string {
  return words.map(({ text }) => text).join('')
}

function inOrder(words: readonly NameWord[]): NameWord[] {
  return [...words].sort((a, b) => (a.text < b.text ? -1 : 1))
}

// Two names in characters may sound alike: the universities of two cities called Jinan.
function isOtherHan(one: readonly NameWord[], other: readonly NameWord[]): boolean {
  return one.some(({ text, han }) => han && other.some((word) => word.text === text && word.han && word.han !== han))
}

function joined(text: string): string {
  return text.replaceAll(' ', '')
}

function shared(one: readonly NameWord[], other: readonly NameWord[], name: string): Likeness {
  const left = [...other]
  const unmet: string[] = []
  let matched = 0
  let isExact = true
  for (const word of one) {
    const best = left
      .map((candidate) => ({ candidate, alike: wordLikeness(word, candidate) }))
      .sort((x, y) => y.alike - x.alike)[0]
    if (!best || best.alike === 0) {
      unmet.push(word.text)
      continue
    }
    if (best.alike < 1) isExact = false
    matched += best.alike * Math.min(weight(word), weight(best.candidate))
    left.splice(left.indexOf(best.candidate), 1)
  }
  const total = sum(one) + sum(other)
  const score = total === 0 ? 0 : Math.min(0.95, (2 * matched) / total)
  const differing = [...unmet, ...left.map(({ text }) => text)]
  if (differing.length === 0 && !isExact)
    return {
      score,
      reason: {
        code: 'nearly-same-words',
        name,
        differing: one
          .map(({ text }) => text)
          .filter((text) => !other.some((word) => word.text === text))
          .join(', '),
      },
    }
  return {
    score: score * (unmetNames(one, unmet, left) ? 0.85 : 1),
    reason: { code: 'words-differ', name, differing: differing.join(', ') },
  }
}

// A name word that only one of them has says that they are two: Nanjing Tech is not Nanjing Medical.
function unmetNames(one: readonly NameWord[], unmet: string[], left: NameWord[]): boolean {
  return (
    left.some(({ isGeneric }) => !isGeneric) || one.some(({ text, isGeneric }) => !isGeneric && unmet.includes(text))
  )
}

function weight({ isGeneric }: NameWord): number {
  return isGeneric ? GENERIC_WEIGHT : 1
}

function sum(words: readonly NameWord[]): number {
  return words.reduce((total, word) => total + weight(word), 0)
}

/** 1 for the same word; less for a slip of the pen in a word long enough to have one; 0 otherwise. Numbers have no slips. */
function wordLikeness(one: NameWord, other: NameWord): number {
  if (one.han && other.han && one.han !== other.han) return hanLikeness(one.han, other.han)
  if (one.text === other.text) return 1
  if (/\d/.test(one.text + other.text)) return 0
  const longest = Math.max(one.text.length, other.text.length)
  if (Math.min(one.text.length, other.text.length) < 4) return 0
  const slips = slipsBetween(one.text, other.text, longest >= 10 ? 2 : 1)
  if (slips === undefined) return 0
  // The same letters in another order are a slip; another letter in a short word is more often another name.
  const weight = sameLetters(one.text, other.text) ? 0.6 : longest < 9 ? 2.2 : 1.2
  return Math.max(0, 1 - (weight * slips) / longest)
}

function hanLikeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length)
  if (longest < 4 || slipsBetween(one, other, 1) === undefined) return 0
  return sameLetters(one, other) ? 0.95 : 1 - 1 / longest
}

function sameLetters(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('')
}
