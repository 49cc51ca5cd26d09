import { existsSync } from 'node:fs'
import { Borrowed } from './analysis/borrowed.ts'
import type { Concept } from './analysis/concepts.ts'
import { conceptsOf, languageOf } from './analysis/languages.ts'
import { nativeTerms } from './analysis/native.ts'
import { coveredBy } from './coverage.ts'
import { type Evidence, POINTS, toEvidence } from './evidence.ts'
import { type AskedNatively, meaningParts, spansOfMeanings, wordParts } from './evidence-parts.ts'
import { type Bag, Bags } from './inverted/bags.ts'
import { bestOf } from './inverted/best.ts'
import { addScores, bestPossible, type Question, questionsOf, type Scratch, scratchFor } from './inverted/scoring.ts'
import { namedParts } from './lexicon/compiled.ts'
import { type Lexicon, tableFrom } from './lexicon/lexicon.ts'
import { arrayOf, type Packed, readPacked, writePacked } from './packed.ts'
import { bagOf, type SourcedSlot, slotsIn, slotsOfTerms } from './query.ts'
import { StringTable } from './strings.ts'

/** A field of a document in one language; `weight` says how much a word in it counts, 1 being usual. */
export type MatchText = { language: string; text: string; weight?: number }
export type MatchDocument = { id: string; texts: MatchText[] }
/** A text in any language; which one is guessed when it is not said. */
export type MatchQuery = { text: string; language?: string }
export type Match = { id: string; score: number }

/**
 * Documents of any language, found by texts of any language. Every document is kept as English stems it is expected to
 * mean, and as the words of its own language; a query meets the second where it is in the same language, and the first everywhere.
 */
export class MatchIndex {
  readonly #lexicon: Lexicon
  readonly #numbers = new Map<string, number>()
  #ids: (string | undefined)[] = []
  #across = new Bags()
  #native = new Map<string, Bags>()
  #borrowed: { words: Borrowed; size: number } | undefined
  #scratch: Scratch = scratchFor(0)

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  get size(): number {
    return this.#numbers.size
  }

  /** Adds a document, or puts a new version in the place of the old. */
  put({ id, texts }: MatchDocument): void {
    this.remove(id)
    const number = this.#ids.push(id) - 1
    this.#numbers.set(id, number)
    const across: Bag = new Map()
    const native = new Map<string, Bag>()
    for (const { language, text, weight = 1 } of texts) {
      bagOf(
        conceptsOf(text, language, this.#lexicon, () => this.#lexicon.english.borrowed),
        weight,
        across,
      )
      // English stems are the words of English texts already.
      if (language === 'en') continue
      const bag = native.get(language) ?? new Map<string, number>()
      for (const term of nativeTerms(text, language)) bag.set(term, (bag.get(term) ?? 0) + weight)
      native.set(language, bag)
    }
    this.#across.put(number, across)
    for (const [language, bag] of native) this.#nativeBags(language).put(number, bag)
    this.#tidy()
  }

  remove(id: string): void {
    const number = this.#numbers.get(id)
    if (number === undefined) return
    this.#numbers.delete(id)
    this.#ids[number] = undefined
    for (const bags of this.#allBags()) bags.drop(number)
  }

  /**
   * The documents that fit best, best first, scores between 0 and 1. `isAllowed` decides who may take a place at all; it is
   * asked only about documents that would.
   */
  search(query: MatchQuery, { limit = 20, isAllowed }: SearchOptions = {}): Match[] {
    const asked = this.#ask(query)
    const scores = new Float64Array(this.#ids.length)
    if (this.#scratch.counts.length < scores.length) this.#scratch = scratchFor(scores.length * 2)
    addScores(asked.across.questions, this.#across, asked.across.factor, scores, this.#scratch)
    if (asked.native) {
      const { bags, questions, factor } = asked.native
      for (let number = 0; number < scores.length; number++) if (bags.lengths[number]! > 0) scores[number]! *= ACROSS
      addScores(questions, bags, factor, scores, this.#scratch)
    }
    const mayTakePlace = (number: number) => {
      const id = this.#ids[number]
      return id !== undefined && (isAllowed?.(id) ?? true)
    }
    const found = bestOf(scores, this.#ids.length, limit, mayTakePlace)
    return found.map(({ document, score }) => ({
      id: this.#ids[document]!,
      score: Math.round(score * POINTS) / POINTS,
    }))
  }

  /**
   * Why a document has the score it has for a query, with the words in both texts; the document as it was put in.
   * Undefined when there is no such document.
   */
  explain(query: MatchQuery, document: MatchDocument): Evidence | undefined {
    const number = this.#numbers.get(document.id)
    if (number === undefined) return undefined
    const asked = this.#ask(query)
    const share = asked.native && asked.native.bags.lengths[number]! > 0 ? ACROSS : 1
    const meanings = meaningParts(asked.across.questions, asked.slots, {
      bags: this.#across,
      number,
      factor: asked.across.factor * share,
      spans: spansOfMeanings(document, this.#lexicon),
      english: this.#lexicon.english,
    })
    const words = asked.native ? wordParts(query.text, asked.native, number, document) : []
    const parts = [...meanings, ...words]
    const score = parts.reduce((sum, { earned }) => sum + earned, 0)
    return toEvidence(parts, score, asked.concepts)
  }

  /**
   * How much of a query each of these documents answers, between 0 and 1: the rarity of what it has, each reading as far as
   * it is likely, of the rarity of all that was asked. Unlike a score it does not shrink with the length of a document.
   */
  coverage(query: MatchQuery, ids: string[]): number[] {
    const { across, native } = this.#ask(query)
    return ids.map((id) => {
      const number = this.#numbers.get(id)
      if (number === undefined) return 0
      const meant = coveredBy(across.questions, this.#across, number)
      return native ? Math.max(meant, coveredBy(native.questions, native.bags, number)) : meant
    })
  }

  /** Writes what is needed to have the index again without reading the documents. */
  save(path: string): void {
    this.#renumber()
    const ids = new StringTable()
    for (const id of this.#ids) ids.add(id!)
    const spaces: [string, Bags][] = [['', this.#across], ...this.#native]
    const arrays = spaces.flatMap(([name, bags]) =>
      Object.entries({ ...namedParts('terms', bags.terms), ...bags.parts() }).map(([part, array]) => [
        `${name}.${part}`,
        array,
      ]),
    )
    const facts = {
      version: SNAPSHOT_VERSION,
      lexicon: this.#lexicon.manifest.builtAt,
      languages: [...this.#native.keys()],
    }
    writePacked(path, { facts, arrays: { ...Object.fromEntries(arrays), ...namedParts('ids', ids) } })
  }

  /** An index as it was saved, or undefined when there is none, or it was made with another lexicon. */
  static load(path: string, lexicon: Lexicon): MatchIndex | undefined {
    if (!existsSync(path)) return undefined
    const packed = readPacked(path)
    const { version, lexicon: madeWith, languages } = packed.facts
    if (version !== SNAPSHOT_VERSION || madeWith !== lexicon.manifest.builtAt) return undefined
    const index = new MatchIndex(lexicon)
    const ids = tableFrom(packed, 'ids')
    for (let number = 0; number < ids.size; number++)
      index.#numbers.set(ids.at(number), index.#ids.push(ids.at(number)) - 1)
    index.#across = bagsFrom(packed, '')
    index.#native = new Map((languages as string[]).map((language) => [language, bagsFrom(packed, language)]))
    return index
  }

  /** The query as it is put to the bags. */
  #ask({ text, language = languageOf(text) }: MatchQuery): Asked {
    const concepts = conceptsOf(text, language, this.#lexicon, () => this.#spokenHere())
    const slots = slotsIn(concepts, this.#across)
    const questions = questionsOf(slots, this.#across)
    const across = { questions, factor: 1 / (bestPossible(questions) || 1) }
    const bags = this.#native.get(language)
    if (!bags) return { concepts, slots, across }
    const words = questionsOf(slotsOfTerms(nativeTerms(text, language)), bags)
    return {
      concepts,
      slots,
      across,
      native: { language, bags, questions: words, factor: (1 - ACROSS) / (bestPossible(words) || 1) },
    }
  }

  // Names are looked for among the words of the documents, which may have grown since.
  #spokenHere(): Borrowed {
    const { terms, frequencies } = this.#across
    if (this.#borrowed && terms.size <= this.#borrowed.size * 1.1) return this.#borrowed.words
    const words = new Borrowed(
      Array.from({ length: terms.size }, (_, term): [string, number] => [terms.at(term), frequencies[term]! / 256]),
    )
    this.#borrowed = { words, size: terms.size }
    return words
  }

  #nativeBags(language: string): Bags {
    const bags = this.#native.get(language) ?? new Bags()
    this.#native.set(language, bags)
    return bags
  }

  #allBags(): Bags[] {
    return [this.#across, ...this.#native.values()]
  }

  // Removed documents leave holes; when there are too many, all are numbered anew.
  #tidy(): void {
    for (const bags of this.#allBags()) if (bags.isScattered) bags.layOut()
    if (this.#ids.length - this.#numbers.size > Math.max(HOLES_MIN, this.#numbers.size / 4)) this.#renumber()
  }

  #renumber(): void {
    const kept = this.#ids.flatMap((id, number) => (id === undefined ? [] : [number]))
    this.#across = this.#across.keeping(kept)
    this.#native = new Map([...this.#native].map(([language, bags]) => [language, bags.keeping(kept)]))
    this.#ids = kept.map((number) => this.#ids[number])
    for (const [number, id] of this.#ids.entries()) this.#numbers.set(id!, number)
  }
}

export type SearchOptions = { limit?: number; isAllowed?: (id: string) => boolean }

type Asked = {
  concepts: Concept[]
  slots: SourcedSlot[]
  across: { questions: Question[]; factor: number }
  native?: AskedNatively
}

function bagsFrom(packed: Packed, name: string): Bags {
  return Bags.from(tableFrom(packed, `${name}.terms`), {
    starts: arrayOf(packed, `${name}.starts`, 'Uint32Array'),
    bagTerms: arrayOf(packed, `${name}.bagTerms`, 'Uint32Array'),
    bagCounts: arrayOf(packed, `${name}.bagCounts`, 'Uint8Array'),
  })
}

/** What meanings count where the words themselves can be compared. */
const ACROSS = 0.25
const HOLES_MIN = 1000
const SNAPSHOT_VERSION = 1
