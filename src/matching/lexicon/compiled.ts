import { englishStem } from '#matching/analysis/english.ts'
import type { PackedArray } from '#matching/packed.ts'
import { grown, StringTable } from '#matching/strings.ts'
import type { Dictionary } from './dictionaries.ts'
import type { Share } from './pairs.ts'

/** Before a phrase that already is a stem, as alignment learns them. */
export const STEM_MARK = '='

/** The English side of all languages: stems, the sets of stems that phrases come down to, and how a stem is shown. */
export class EnglishSide {
  readonly stems = new StringTable()
  readonly #sets = new StringTable()
  readonly #phrases: StringTable
  readonly #setOfPhrase: Int32Array
  readonly #shown: Map<number, Map<string, number>> = new Map()

  constructor(phrases: StringTable) {
    this.#phrases = phrases
    this.#setOfPhrase = new Int32Array(phrases.size).fill(UNREAD)
  }

  /** The set of stems a phrase comes down to, or −1 when it says nothing. "Surface defects" and "surface defect" are one. */
  setOf(phrase: number): number {
    if (this.#setOfPhrase[phrase] === UNREAD) this.#setOfPhrase[phrase] = this.#read(this.#phrases.at(phrase))
    return this.#setOfPhrase[phrase]!
  }

  arrays(): Record<string, PackedArray> {
    const starts = new Uint32Array(this.#sets.size + 1)
    let members: Uint32Array = new Uint32Array(1024)
    for (let set = 0; set < this.#sets.size; set++) {
      const stems = [...this.#sets.at(set)]
      const end = starts[set]! + stems.length
      if (end > members.length) members = grown(members, end)
      for (const [i, stem] of stems.entries()) members[starts[set]! + i] = stem.codePointAt(0)! - FIRST_CODE
      starts[set + 1] = end
    }
    const shown = new StringTable()
    const shownOf = Uint32Array.from({ length: this.stems.size }, (_, stem) => shown.add(this.#commonForm(stem)))
    const uses = Uint16Array.from({ length: this.stems.size }, (_, stem) => this.#usesOf(stem))
    return {
      uses,
      ...namedParts('stems', this.stems),
      ...namedParts('shown', shown),
      shownOf,
      setStarts: starts,
      setStems: members.slice(0, starts[this.#sets.size]),
    }
  }

  #read(phrase: string): number {
    const isStem = phrase.startsWith(STEM_MARK)
    const words = isStem ? [phrase.slice(1)] : (phrase.match(/[a-z0-9]+/g) ?? [])
    const stems = new Set<number>()
    for (const word of words) {
      const stem = isStem ? word : englishStem(word)
      if (!stem) continue
      const number = this.stems.add(stem)
      stems.add(number)
      if (!isStem) this.#count(number, word)
    }
    if (stems.size === 0) return -1
    return this.#sets.add(
      [...stems]
        .sort((a, b) => a - b)
        .map((stem) => String.fromCodePoint(stem + FIRST_CODE))
        .join(''),
    )
  }

  #count(stem: number, word: string): void {
    const forms = this.#shown.get(stem) ?? new Map<string, number>()
    forms.set(word, (forms.get(word) ?? 0) + 1)
    this.#shown.set(stem, forms)
  }

  #usesOf(stem: number): number {
    let uses = 0
    for (const times of this.#shown.get(stem)?.values() ?? []) uses += times
    return Math.min(uses, 65_535)
  }

  #commonForm(stem: number): string {
    const forms = [...(this.#shown.get(stem) ?? [])]
    return forms.sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0] ?? this.stems.at(stem)
  }
}

/** One language as it is written: words, and for each the sets of stems with their shares, best first. */
export function compileLanguage(
  { meanings, sensesMax, counts, characters }: Dictionary,
  english: EnglishSide,
): { arrays: Record<string, PackedArray>; words: number; senses: number } {
  const words = new StringTable()
  const starts: number[] = [0]
  const sets: number[] = []
  const shares: number[] = []
  for (const [word, phrases] of meanings.entries()) {
    const best = bestSets(phrases, english, sensesMax)
    if (best.length === 0) continue
    words.add(word)
    for (const [set, share] of best) {
      sets.push(set)
      shares.push(Math.round(Math.min(1, share) * SHARE_UNITS))
    }
    starts.push(sets.length)
  }
  const translated = words.size
  for (const word of counts?.keys() ?? []) words.add(word)
  const arrays: Record<string, PackedArray> = {
    ...namedParts('words', words),
    starts: Uint32Array.from(starts),
    sets: Uint32Array.from(sets),
    shares: Uint16Array.from(shares),
    from: Uint16Array.from(characters?.keys() ?? [], (character) => character.charCodeAt(0)),
    to: Uint16Array.from(characters?.values() ?? [], (character) => character.charCodeAt(0)),
  }
  if (counts) arrays.counts = Uint32Array.from({ length: words.size }, (_, i) => counts.get(words.at(i)) ?? 0)
  return { arrays, words: translated, senses: sets.length }
}

function bestSets(phrases: Share[], english: EnglishSide, sensesMax: number): [set: number, share: number][] {
  const bySet = new Map<number, number>()
  for (const [phrase, share] of phrases) {
    const set = english.setOf(phrase)
    if (set >= 0) bySet.set(set, (bySet.get(set) ?? 0) + share)
  }
  const best = [...bySet].sort((a, b) => b[1] - a[1]).slice(0, sensesMax)
  return best.filter(([, share]) => share >= SHARE_MIN)
}

export function namedParts(name: string, table: StringTable): Record<string, PackedArray> {
  const { units, ends } = table.parts()
  return { [`${name}Units`]: units, [`${name}Ends`]: ends }
}

export const SHARE_UNITS = 65_535
const SHARE_MIN = 0.02
const UNREAD = -2
// Stems of a set are written as one string, a character for each; below lie characters that are no numbers of ours, above surrogates.
const FIRST_CODE = 0x10000
