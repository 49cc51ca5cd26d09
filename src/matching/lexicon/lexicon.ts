import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Borrowed } from '#matching/analysis/borrowed.ts'
import { arrayOf, type Packed, readPacked } from '#matching/packed.ts'
import { StringTable } from '#matching/strings.ts'
import { SenseVectors } from '#matching/vectors/sense-vectors.ts'
import { SHARE_UNITS } from './compiled.ts'
import type { Manifest } from './manifest.ts'

/** One of the things a word can mean: English stems that stand together, and how much of the meaning is put down to them. */
export type Sense = { stems: string[]; share: number }

/** The dictionaries as they were built, opened language by language when one is first needed. */
export class Lexicon {
  readonly manifest: Manifest
  readonly folder: string
  readonly #languages = new Map<string, LanguageLexicon | undefined>()
  #english: English | undefined
  #vectors: SenseVectors | null | undefined

  constructor(folder: string) {
    this.folder = folder
    this.manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  }

  /** The words of a language, or undefined when there is no dictionary of it. */
  language(language: string): LanguageLexicon | undefined {
    if (!this.#languages.has(language)) {
      const path = join(this.folder, `${language}.bin`)
      this.#languages.set(language, existsSync(path) ? new LanguageLexicon(readPacked(path), this.english) : undefined)
    }
    return this.#languages.get(language)
  }

  /** What texts are close in meaning by, or undefined when nothing was learned. */
  get vectors(): SenseVectors | undefined {
    if (this.#vectors === undefined) {
      const path = join(this.folder, 'vectors.bin')
      this.#vectors = existsSync(path) ? SenseVectors.from(readPacked(path)) : null
    }
    return this.#vectors ?? undefined
  }

  get english(): English {
    this.#english ??= new English(readPacked(join(this.folder, 'english.bin')))
    return this.#english
  }
}

/** The English stems every language leads to. */
export class English {
  readonly stems: StringTable
  readonly #shown: StringTable
  readonly #shownOf: Uint32Array
  readonly #setStarts: Uint32Array
  readonly #setStems: Uint32Array
  readonly #uses: Uint16Array
  readonly #spelt: string[] = []
  #borrowed: Borrowed | undefined

  constructor(packed: Packed) {
    this.stems = tableFrom(packed, 'stems')
    this.#shown = tableFrom(packed, 'shown')
    this.#shownOf = arrayOf(packed, 'shownOf', 'Uint32Array')
    this.#uses = arrayOf(packed, 'uses', 'Uint16Array')
    this.#setStarts = arrayOf(packed, 'setStarts', 'Uint32Array')
    this.#setStems = arrayOf(packed, 'setStems', 'Uint32Array')
  }

  /** A stem as a whole word, for people to read: "detection" rather than "detect". */
  shown(stem: string): string {
    const number = this.stems.find(stem)
    return number < 0 ? stem : this.#shown.at(this.#shownOf[number]!)
  }

  /** English words by sound; only those that dictionaries use more than once, of the others too many sound like anything. */
  get borrowed(): Borrowed {
    this.#borrowed ??= new Borrowed(this.common())
    return this.#borrowed
  }

  /** Whether dictionaries use the word of this stem more than once; names they seldom do. */
  isCommon(stem: string): boolean {
    const number = this.stems.find(stem)
    return number >= 0 && this.#uses[number]! >= COMMON_MIN
  }

  /** The stems of common words, each with how often dictionaries use it. */
  *common(): Generator<[stem: string, uses: number]> {
    for (let stem = 0; stem < this.stems.size; stem++)
      if (this.#uses[stem]! >= COMMON_MIN) yield [this.stems.at(stem), this.#uses[stem]!]
  }

  stemsOfSet(set: number): string[] {
    const stems: string[] = []
    for (let i = this.#setStarts[set]!; i < this.#setStarts[set + 1]!; i++) stems.push(this.#spell(this.#setStems[i]!))
    return stems
  }

  #spell(stem: number): string {
    this.#spelt[stem] ??= this.stems.at(stem)
    return this.#spelt[stem]
  }
}

export class LanguageLexicon {
  readonly words: StringTable
  /** How often a word was seen in running text; only for languages that are cut into words by it. */
  readonly counts: Uint32Array | undefined
  readonly #translated: number
  readonly #starts: Uint32Array
  readonly #sets: Uint32Array
  readonly #shares: Uint16Array
  readonly #english: English
  readonly #characters: Map<string, string>
  /** Senses of words met lately; the same array each time, so that what is made of it can be remembered by it. */
  readonly #remembered = new Map<number, Sense[]>()

  constructor(packed: Packed, english: English) {
    const to = arrayOf(packed, 'to', 'Uint16Array')
    const from = [...arrayOf(packed, 'from', 'Uint16Array')]
    this.#characters = new Map(from.map((code, i) => [String.fromCharCode(code), String.fromCharCode(to[i]!)]))
    this.words = tableFrom(packed, 'words')
    this.counts = packed.arrays.counts && arrayOf(packed, 'counts', 'Uint32Array')
    this.#starts = arrayOf(packed, 'starts', 'Uint32Array')
    this.#translated = this.#starts.length - 1
    this.#sets = arrayOf(packed, 'sets', 'Uint32Array')
    this.#shares = arrayOf(packed, 'shares', 'Uint16Array')
    this.#english = english
  }

  /** A text in the orthography of the dictionary, each character where it stood: 鋰離子電池 as 锂离子电池. */
  inOwnCharacters(text: string): string {
    return this.#characters.size === 0
      ? text
      : text.replace(IDEOGRAPH, (character) => this.#characters.get(character) ?? character)
  }

  has(word: string): boolean {
    return this.isTranslated(this.words.find(word))
  }

  /** Whether the word of this number has any English; other words are known only for being cut at. */
  isTranslated(number: number): boolean {
    return number >= 0 && number < this.#translated
  }

  senses(word: string): Sense[] {
    return this.sensesOf(this.words.find(word))
  }

  /** How many words have any English; their numbers begin at 0. */
  get translatedCount(): number {
    return this.#translated
  }

  sensesOf(number: number): Sense[] {
    if (!this.isTranslated(number)) return []
    const known = this.#remembered.get(number)
    if (known) return known
    const senses: Sense[] = []
    for (let i = this.#starts[number]!; i < this.#starts[number + 1]!; i++)
      senses.push({ stems: this.#english.stemsOfSet(this.#sets[i]!), share: this.#shares[i]! / SHARE_UNITS })
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear()
    this.#remembered.set(number, senses)
    return senses
  }
}

const COMMON_MIN = 2
const REMEMBERED_MAX = 30_000
const IDEOGRAPH = /[\u3400-\u9fff]/g

export function tableFrom(packed: Packed, name: string): StringTable {
  return StringTable.from({
    units: arrayOf(packed, `${name}Units`, 'Uint16Array'),
    ends: arrayOf(packed, `${name}Ends`, 'Uint32Array'),
  })
}
