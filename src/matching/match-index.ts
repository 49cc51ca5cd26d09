import { Borrowed } from './analysis/borrowed.ts'
import { conceptsOf, languageOf } from './analysis/languages.ts'
import { nativeTerms } from './analysis/native.ts'
import { type Bag, Bags } from './inverted/bags.ts'
import { bestOf } from './inverted/best.ts'
import { addScores, bestPossible, type Question, questionsOf, type Scratch, scratchFor } from './inverted/scoring.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { bagOf, type SourcedSlot, slotsIn, slotsOfTerms } from './query.ts'

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
      bagOf(conceptsOf(text, language, this.#lexicon, () => this.#lexicon.english.borrowed), weight, across)
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

  /** The documents that fit best, scores between 0 and 1. `isAllowed` is asked before a document takes a place. */
  search(
    query: MatchQuery,
    { limit = 20, isAllowed }: { limit?: number; isAllowed?: (id: string) => boolean } = {},
  ): Match[] {
    const asked = this.ask(query)
    const scores = new Float64Array(this.#ids.length)
    if (this.#scratch.counts.length < scores.length) this.#scratch = scratchFor(this.#ids.length * 2)
    addScores(asked.across, this.#across, asked.acrossFactor, scores, this.#scratch)
    if (asked.nativeBags) {
      const { lengths } = asked.nativeBags
      for (let number = 0; number < scores.length; number++) if (lengths[number]! > 0) scores[number]! *= ACROSS
      addScores(asked.native, asked.nativeBags, asked.nativeFactor, scores, this.#scratch)
    }
    const isFound = (number: number) => {
      const id = this.#ids[number]
      return id !== undefined && (isAllowed?.(id) ?? true)
    }
    return bestOf(scores, this.#ids.length, limit, isFound).map(({ document, score }) => ({
      id: this.#ids[document]!,
      score,
    }))
  }

  /** The query as it is put to the bags. */
  ask({ text, language = languageOf(text) }: MatchQuery): Asked {
    const slots = slotsIn(
      conceptsOf(text, language, this.#lexicon, () => this.#spokenHere()),
      this.#across,
    )
    const across = questionsOf(slots, this.#across)
    const nativeBags = this.#native.get(language)
    const native = nativeBags ? questionsOf(slotsOfTerms(nativeTerms(text, language)), nativeBags) : []
    return {
      slots,
      across,
      acrossFactor: 1 / (bestPossible(across) || 1),
      native,
      nativeBags,
      nativeFactor: (1 - ACROSS) / (bestPossible(native) || 1),
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
    if (this.#ids.length - this.#numbers.size <= Math.max(HOLES_MIN, this.#numbers.size / 4)) return
    const kept = this.#ids.flatMap((id, number) => (id === undefined ? [] : [number]))
    this.#across = this.#across.keeping(kept)
    this.#native = new Map([...this.#native].map(([language, bags]) => [language, bags.keeping(kept)]))
    this.#ids = kept.map((number) => this.#ids[number])
    for (const [number, id] of this.#ids.entries()) this.#numbers.set(id!, number)
  }
}

type Asked = {
  slots: SourcedSlot[]
  across: Question[]
  acrossFactor: number
  native: Question[]
  nativeBags: Bags | undefined
  nativeFactor: number
}

/** What meanings count where the words themselves can be compared; a power of two, so that parts add up to the last bit. */
const ACROSS = 0.25
const HOLES_MIN = 1000
