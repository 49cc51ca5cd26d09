import { grown, StringTable } from '#matching/strings.ts'
import { COUNT_OF_BYTE, toByte } from './counts.ts'

/** The terms of a text and how often each is expected in it. */
export type Bag = Map<string, number>

/**
 * Bags of documents under numbers that only grow, turned round so that a term leads to its documents. New documents are
 * chained to their terms; `compact` lays everything out one after the other, which is quicker to read.
 */
export class Bags {
  readonly terms: StringTable
  /** Documents that have a bag, and the sum of their lengths; in whole 512ths, so that taking away leaves no crumbs. */
  size = 0
  totalLength = 0
  lengths: Float32Array = new Float32Array(16)
  /** In how many documents a term is expected, in 256ths: a term that is there with half a chance counts half. */
  frequencies: Int32Array = new Int32Array(16)
  /** Terms of document after document. */
  #starts: Uint32Array = new Uint32Array(17)
  #documents = 0
  #bagTerms: Uint32Array = new Uint32Array(256)
  #bagCounts: Uint8Array = new Uint8Array(256)
  /** Documents of term after term, as of the last laying out. */
  #laid: Laid = { starts: new Uint32Array(1), documents: new Uint32Array(0), counts: new Uint8Array(0) }
  /** The bag entries added since, each pointing to the one before it of the same term; 0 is none. */
  #laidEntries = 0
  #heads: Uint32Array = new Uint32Array(16)
  #previous: Uint32Array = new Uint32Array(CHAINED)
  #documentOfEntry: Uint32Array = new Uint32Array(CHAINED)

  constructor(terms: StringTable = new StringTable()) {
    this.terms = terms
  }

  /** The number of documents after which laying out anew is worth while. */
  get isScattered(): boolean {
    const entries = this.#starts[this.#documents]!
    return entries - this.#laidEntries > Math.max(SCATTERED_MIN, this.#laidEntries / 2)
  }

  /** Documents must come in the order of their numbers; those left out have no bag. */
  put(document: number, bag: Bag): void {
    const entries = [...bag].map(([term, count]): [number, number] => [this.terms.add(term), toByte(count)])
    entries.sort(([a], [b]) => a - b)
    this.#append(
      document,
      Uint32Array.from(entries, ([term]) => term),
      Uint8Array.from(entries, ([, byte]) => byte),
    )
  }

  /** Terms in ascending order. */
  #append(document: number, terms: Uint32Array, bytes: Uint8Array): void {
    if (document < this.#documents) throw new RangeError(`document ${document} comes too late`)
    this.#makeRoom(document, terms.length)
    this.#pass(document)
    let at = this.#starts[document]!
    let length = 0
    for (let i = 0; i < terms.length; i++) {
      const [term, byte] = [terms[i]!, bytes[i]!]
      this.#bagTerms[at] = term
      this.#bagCounts[at] = byte
      const later = at++ - this.#laidEntries
      this.#previous[later] = this.#heads[term]!
      this.#documentOfEntry[later] = document
      this.#heads[term] = later + 1
      length += COUNT_OF_BYTE[byte]!
      this.frequencies[term]! += frequencyOf(byte)
    }
    this.#starts[document + 1] = at
    this.#documents = document + 1
    this.lengths[document] = length
    this.totalLength += length
    if (length > 0) this.size++
  }

  #bagOf(document: number): [terms: Uint32Array, bytes: Uint8Array] {
    const [from, to] = [this.#starts[document]!, this.#starts[document + 1]!]
    return [this.#bagTerms.subarray(from, to), this.#bagCounts.subarray(from, to)]
  }

  /** Takes a document out of the counts; who reads the postings must know that it is gone. */
  drop(document: number): void {
    if (document >= this.#documents || this.lengths[document] === 0) return
    this.eachTerm(document, (term, byte) => {
      this.frequencies[term]! -= frequencyOf(byte)
    })
    this.totalLength -= this.lengths[document]!
    this.lengths[document] = 0
    this.size--
  }

  eachTerm(document: number, visit: (term: number, byte: number) => void): void {
    if (document >= this.#documents) return
    for (let i = this.#starts[document]!; i < this.#starts[document + 1]!; i++)
      visit(this.#bagTerms[i]!, this.#bagCounts[i]!)
  }

  /** How often a term is expected in a document. */
  countIn(document: number, term: number): number {
    if (document >= this.#documents) return 0
    let [low, high] = [this.#starts[document]!, this.#starts[document + 1]!]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#bagTerms[middle]! < term) low = middle + 1
      else high = middle
    }
    return low < this.#starts[document + 1]! && this.#bagTerms[low] === term ? COUNT_OF_BYTE[this.#bagCounts[low]!]! : 0
  }

  /** The documents of a term that are laid out, as a stretch of `documents` and `counts`. */
  laidOut(term: number): { documents: Uint32Array; counts: Uint8Array; from: number; to: number } {
    const { starts, documents, counts } = this.#laid
    const isLaid = term + 1 < starts.length
    return { documents, counts, from: isLaid ? starts[term]! : 0, to: isLaid ? starts[term + 1]! : 0 }
  }

  /** The documents of a term that came since. */
  eachLater(term: number, visit: (document: number, byte: number) => void): void {
    for (let at = this.#heads[term]!; at > 0; at = this.#previous[at - 1]!)
      visit(this.#documentOfEntry[at - 1]!, this.#bagCounts[this.#laidEntries + at - 1]!)
  }

  hasLater(term: number): boolean {
    return this.#heads[term]! > 0
  }

  layOut(): void {
    const entries = this.#starts[this.#documents]!
    const starts = new Uint32Array(this.terms.size + 1)
    for (let i = 0; i < entries; i++) starts[this.#bagTerms[i]! + 1]!++
    for (let term = 0; term < this.terms.size; term++) starts[term + 1]! += starts[term]!
    const next = starts.slice()
    const documents = new Uint32Array(entries)
    const counts = new Uint8Array(entries)
    for (let document = 0; document < this.#documents; document++)
      for (let i = this.#starts[document]!; i < this.#starts[document + 1]!; i++) {
        const at = next[this.#bagTerms[i]!]!++
        documents[at] = document
        counts[at] = this.#bagCounts[i]!
      }
    this.#laid = { starts, documents, counts }
    this.#laidEntries = entries
    this.#heads.fill(0)
    this.#previous = new Uint32Array(CHAINED)
    this.#documentOfEntry = new Uint32Array(CHAINED)
  }

  /** A copy with the given documents alone, numbered by their place in the list. */
  keeping(documents: number[]): Bags {
    const kept = new Bags(this.terms)
    for (const [number, document] of documents.entries())
      if (this.lengths[document]) kept.#append(number, ...this.#bagOf(document))
    kept.layOut()
    return kept
  }

  /** How many entries would have to be read for a term. */
  postingsOf(term: number): number {
    const { from, to } = this.laidOut(term)
    return to - from
  }

  /** What has to be kept to have the bags again as they are, without counting anything anew. */
  parts(): BagsParts {
    const entries = this.#starts[this.#documents]!
    if (entries > this.#laidEntries || this.#laid.starts.length <= this.terms.size) this.layOut()
    return {
      starts: this.#starts.subarray(0, this.#documents + 1),
      bagTerms: this.#bagTerms.subarray(0, entries),
      bagCounts: this.#bagCounts.subarray(0, entries),
      laidStarts: this.#laid.starts,
      laidDocuments: this.#laid.documents,
      laidCounts: this.#laid.counts,
      lengths: this.lengths.subarray(0, this.#documents),
      frequencies: this.frequencies.subarray(0, this.terms.size),
    }
  }

  static from(terms: StringTable, parts: BagsParts): Bags {
    const bags = new Bags(terms)
    bags.#documents = parts.starts.length - 1
    bags.#starts = parts.starts
    bags.#bagTerms = parts.bagTerms
    bags.#bagCounts = parts.bagCounts
    bags.#laid = { starts: parts.laidStarts, documents: parts.laidDocuments, counts: parts.laidCounts }
    bags.#laidEntries = parts.bagTerms.length
    bags.#heads = new Uint32Array(Math.max(16, terms.size))
    bags.lengths = parts.lengths
    bags.frequencies = parts.frequencies
    for (const length of parts.lengths) {
      bags.totalLength += length
      if (length > 0) bags.size++
    }
    return bags
  }

  #makeRoom(document: number, entries: number): void {
    if (this.terms.size > this.frequencies.length) {
      this.frequencies = grown(this.frequencies, this.terms.size)
      this.#heads = grown(this.#heads, this.terms.size)
    }
    if (document >= this.lengths.length) {
      this.lengths = grown(this.lengths, document + 1)
      this.#starts = grown(this.#starts, document + 2)
    }
    const end = this.#starts[this.#documents]! + entries
    if (end - this.#laidEntries > this.#previous.length) {
      this.#previous = grown(this.#previous, end - this.#laidEntries)
      this.#documentOfEntry = grown(this.#documentOfEntry, end - this.#laidEntries)
    }
    if (end <= this.#bagTerms.length) return
    this.#bagTerms = grown(this.#bagTerms, end)
    this.#bagCounts = grown(this.#bagCounts, end)
  }

  #pass(document: number): void {
    for (; this.#documents < document; this.#documents++)
      this.#starts[this.#documents + 1] = this.#starts[this.#documents]!
  }
}

export type BagsParts = {
  starts: Uint32Array
  bagTerms: Uint32Array
  bagCounts: Uint8Array
  laidStarts: Uint32Array
  laidDocuments: Uint32Array
  laidCounts: Uint8Array
  lengths: Float32Array
  frequencies: Int32Array
}
type Laid = { starts: Uint32Array; documents: Uint32Array; counts: Uint8Array }

/** In 256ths. */
export const FREQUENCY_UNITS = 256
const CHAINED = 256
const SCATTERED_MIN = 50_000

function frequencyOf(byte: number): number {
  return Math.round(Math.min(1, COUNT_OF_BYTE[byte]!) * FREQUENCY_UNITS)
}
