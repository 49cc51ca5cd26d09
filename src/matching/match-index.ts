import { existsSync } from 'node:fs'
import { Borrowed } from './analysis/borrowed.ts'
import type { Concept } from './analysis/concepts.ts'
import { conceptsOf, languageOf } from './analysis/languages.ts'
import { nativeTerms } from './analysis/native.ts'
import { coveredBy } from './coverage.ts'
import { type Evidence, POINTS, toEvidence } from './evidence.ts'
import { type AskedNatively, meaningParts, spansOfMeanings, wordParts } from './evidence-parts.ts'
import { type Bag, Bags } from './inverted/bags.ts'
import { bestOf, type Hit } from './inverted/best.ts'
import {
  addScores,
  affordable,
  bestPossible,
  type Question,
  questionsOf,
  type Scratch,
  scoreOf,
  scratchFor,
} from './inverted/scoring.ts'
import { namedParts } from './lexicon/compiled.ts'
import { type Lexicon, tableFrom } from './lexicon/lexicon.ts'
import { arrayOf, type Packed, readPacked, writePacked } from './packed.ts'
import { bagOf, type SourcedSlot, slotsIn, slotsOfTerms } from './query.ts'
import { StringTable } from './strings.ts'
import { closenessPart, fused } from './vectors/closeness.ts'
import { DocumentVectors } from './vectors/document-vectors.ts'
import { type Feature, featuresOf } from './vectors/features.ts'

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
  /** How many entries a search reads of each kind of bag; words that would take more are only counted in the best documents. */
  postingsMax = 1_500_000
  readonly #lexicon: Lexicon
  readonly #numbers = new Map<string, number>()
  #ids: (string | undefined)[] = []
  #across = new Bags()
  #native = new Map<string, Bags>()
  #borrowed: { words: Borrowed; size: number } | undefined
  #vectors = new DocumentVectors()
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
    const features: Feature[] = []
    for (const { language, text, weight = 1 } of texts) {
      const concepts = conceptsOf(text, language, this.#lexicon, () => this.#lexicon.english.borrowed)
      bagOf(concepts, weight, across)
      features.push(...this.#featuresOf({ text, language, concepts, weight }))
      // English stems are the words of English texts already.
      if (language === 'en') continue
      const bag = native.get(language) ?? new Map<string, number>()
      for (const term of nativeTerms(text, language)) bag.set(term, (bag.get(term) ?? 0) + weight)
      native.set(language, bag)
    }
    this.#across.put(number, across)
    const { vectors } = this.#lexicon
    if (vectors) this.#vectors.put(number, vectors.of(features))
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
    const scores = this.#scoresOf(asked)
    const mayTakePlace = (number: number) => {
      const id = this.#ids[number]
      return id !== undefined && (isAllowed?.(id) ?? true)
    }
    const near = asked.vector || !asked.isWhole ? Math.max(limit, WEIGHED_MIN) : limit
    const found = this.#exactly(asked, bestOf(scores, this.#ids.length, near, mayTakePlace))
    const weighed = asked.vector ? this.#withCloseness(found, asked.vector, this.#strongest(asked, scores)) : found
    return weighed.slice(0, limit).map(({ document, score }) => ({
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
    if (!asked.vector || score === 0) return toEvidence(parts, score, asked.concepts)
    const strongest = this.#strongest(asked, this.#scoresOf(asked))
    const closeness = this.#vectors.closeness(number, asked.vector)
    const all = [...parts, closenessPart(closeness, strongest)]
    return toEvidence(all, fused(score, closeness, strongest), asked.concepts)
  }

  /**
   * How much of a query each of these documents answers, between 0 and 1: the rarity of what it has, each reading as far as
   * it is likely, of the rarity of all that was asked. Unlike a score it does not shrink with the length of a document.
   */
  coverage(query: MatchQuery, ids: string[]): number[] {
    const { across, native } = this.#ask(query, { isWeighed: false })
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
    const { bytes, scales } = this.#vectors.parts(this.#lexicon.vectors ? this.#ids.length : 0)
    writePacked(path, {
      facts,
      arrays: { ...Object.fromEntries(arrays), ...namedParts('ids', ids), vectors: bytes, vectorScales: scales },
    })
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
    index.#vectors = new DocumentVectors(
      arrayOf(packed, 'vectors', 'Uint8Array'),
      arrayOf(packed, 'vectorScales', 'Float32Array'),
    )
    index.#native = new Map((languages as string[]).map((language) => [language, bagsFrom(packed, language)]))
    return index
  }

  /** What every document earns by its words, between 0 and 1; without the commonest of them where there are too many documents. */
  #scoresOf({ across, native }: Asked): Float64Array {
    const scores = new Float64Array(this.#ids.length)
    if (this.#scratch.counts.length < scores.length) this.#scratch = scratchFor(scores.length * 2)
    addScores(across.heard, this.#across, across.factor, scores, this.#scratch)
    if (native) {
      const { bags, heard, factor } = native
      for (let number = 0; number < scores.length; number++) if (bags.lengths[number]! > 0) scores[number]! *= ACROSS
      addScores(heard, bags, factor, scores, this.#scratch)
    }
    return scores
  }

  /** The same documents with all words of the query counted, best first. */
  #exactly(asked: Asked, hits: Hit[]): Hit[] {
    if (asked.isWhole) return hits
    return hits
      .map(({ document }) => ({ document, score: this.#scoreOf(asked, document) }))
      .sort((a, b) => b.score - a.score || a.document - b.document)
  }

  #scoreOf({ across, native }: Asked, number: number): number {
    const share = native && native.bags.lengths[number]! > 0 ? ACROSS : 1
    let score = 0
    for (const question of across.questions) score += scoreOf(question, this.#across, across.factor * share, number)
    for (const question of native?.questions ?? []) score += scoreOf(question, native!.bags, native!.factor, number)
    return score
  }

  /** The highest score of all, whoever may see it, so that a score does not depend on who asks. */
  #strongest(asked: Asked, scores: Float64Array): number {
    const first = bestOf(
      scores,
      this.#ids.length,
      asked.isWhole ? 1 : STRONGEST_AMONG,
      (number) => this.#ids[number] !== undefined,
    )
    return this.#exactly(asked, first)[0]?.score ?? 0
  }

  #withCloseness(found: Hit[], vector: Float32Array, strongest: number): Hit[] {
    return found
      .map(({ document, score }) => ({
        document,
        score: fused(score, this.#vectors.closeness(document, vector), strongest),
      }))
      .sort((a, b) => b.score - a.score || a.document - b.document)
  }

  #featuresOf({ text, language, concepts, weight }: Read): Feature[] {
    const { vectors, english } = this.#lexicon
    const features = vectors ? featuresOf(text, language, concepts, english) : []
    return weight === 1 ? features : features.map(([key, count]) => [key, count * weight])
  }

  #vectorOf(read: Read): Float32Array | undefined {
    const vector = this.#lexicon.vectors?.of(this.#featuresOf(read))
    const length = vector ? Math.hypot(...vector) : 0
    return vector && length > 0 ? vector.map((number) => number / length) : undefined
  }

  /** The query as it is put to the bags. */
  #ask({ text, language = languageOf(text) }: MatchQuery, { isWeighed = true } = {}): Asked {
    const concepts = conceptsOf(text, language, this.#lexicon, () => this.#spokenHere())
    const vector = isWeighed ? this.#vectorOf({ text, language, concepts, weight: 1 }) : undefined
    const slots = slotsIn(concepts, this.#across)
    const questions = questionsOf(slots, this.#across)
    const heard = affordable(questions, this.#across, this.postingsMax)
    const across = { questions, heard, factor: 1 / (bestPossible(questions) || 1) }
    const bags = this.#native.get(language)
    if (!bags) return { concepts, slots, across, vector, isWhole: heard === questions }
    const words = questionsOf(slotsOfTerms(nativeTerms(text, language)), bags)
    const heardWords = affordable(words, bags, this.postingsMax)
    return {
      concepts,
      slots,
      across,
      vector,
      native: {
        language,
        bags,
        questions: words,
        heard: heardWords,
        factor: (1 - ACROSS) / (bestPossible(words) || 1),
      },
      isWhole: heard === questions && heardWords === words,
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
    this.#vectors = this.#vectors.keeping(kept)
    this.#ids = kept.map((number) => this.#ids[number])
    for (const [number, id] of this.#ids.entries()) this.#numbers.set(id!, number)
  }
}

export type SearchOptions = { limit?: number; isAllowed?: (id: string) => boolean }

type Read = { text: string; language: string; concepts: Concept[]; weight: number }

type Asked = {
  concepts: Concept[]
  slots: SourcedSlot[]
  across: Heard
  vector: Float32Array | undefined
  native?: AskedNatively & Heard
  /** Whether every word is put to every document. */
  isWhole: boolean
}

type Heard = { questions: Question[]; heard: Question[]; factor: number }

function bagsFrom(packed: Packed, name: string): Bags {
  return Bags.from(tableFrom(packed, `${name}.terms`), {
    starts: arrayOf(packed, `${name}.starts`, 'Uint32Array'),
    bagTerms: arrayOf(packed, `${name}.bagTerms`, 'Uint32Array'),
    bagCounts: arrayOf(packed, `${name}.bagCounts`, 'Uint8Array'),
    laidStarts: arrayOf(packed, `${name}.laidStarts`, 'Uint32Array'),
    laidDocuments: arrayOf(packed, `${name}.laidDocuments`, 'Uint32Array'),
    laidCounts: arrayOf(packed, `${name}.laidCounts`, 'Uint8Array'),
    lengths: arrayOf(packed, `${name}.lengths`, 'Float32Array'),
    frequencies: arrayOf(packed, `${name}.frequencies`, 'Int32Array'),
  })
}

/** What meanings count where the words themselves can be compared. */
const ACROSS = 0.25
/** So many of the best by their words are weighed by closeness in meaning as well. */
const WEIGHED_MIN = 200
const STRONGEST_AMONG = 50
const HOLES_MIN = 1000
const SNAPSHOT_VERSION = 2
