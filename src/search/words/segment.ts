import { closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import { arrayOf, readPacked, writePacked } from '#matching/packed.ts'
import { PostingsWriter } from './postings.ts'
import { Vocabulary } from './vocabulary.ts'

/**
 * Some documents and the terms they are found by, never changed once made. The vocabulary stays in memory; where terms occur
 * is read from a file when it is asked for, which the operating system keeps at hand.
 */
export class Segment {
  readonly vocabulary: Vocabulary
  /** In how many documents each term occurs. */
  readonly frequencies: Uint32Array
  /** Its documents, ascending, and how long each is. */
  readonly numbers: Uint32Array
  readonly lengths: Uint16Array
  readonly #ends: Uint32Array
  #postings: { bytes: Uint8Array } | { file: number; path: string }

  constructor(parts: SegmentParts) {
    this.vocabulary = parts.vocabulary
    this.frequencies = parts.frequencies
    this.numbers = parts.numbers
    this.lengths = parts.lengths
    this.#ends = parts.ends
    this.#postings = parts.postings
  }

  has(number: number): boolean {
    let [low, high] = [0, this.numbers.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.numbers[middle]! < number) low = middle + 1
      else high = middle
    }
    return this.numbers[low] === number
  }

  /** The packed postings of a term, by its place in the vocabulary; valid until the next is read. */
  postings(place: number): Uint8Array {
    const from = place === 0 ? 0 : this.#ends[place - 1]!
    const length = this.#ends[place]! - from
    if ('bytes' in this.#postings) return this.#postings.bytes.subarray(from, from + length)
    if (length > buffer.length) buffer = new Uint8Array(length * 2)
    readSync(this.#postings.file, buffer, 0, length, from)
    return buffer.subarray(0, length)
  }

  /** Puts it on disk under this name and reads it from there from now on. */
  moveTo(path: string): void {
    if (!('bytes' in this.#postings)) return
    writeFileSync(`${path}.postings`, this.#postings.bytes)
    const { units, ends } = this.vocabulary
    const { frequencies, numbers, lengths } = this
    const arrays = { units, ends, frequencies, numbers, lengths, postingEnds: this.#ends }
    writePacked(`${path}.terms`, { facts: {}, arrays })
    this.#postings = { file: openSync(`${path}.postings`, 'r'), path }
  }

  get path(): string | undefined {
    return 'path' in this.#postings ? this.#postings.path : undefined
  }

  static open(path: string): Segment {
    const packed = readPacked(`${path}.terms`)
    return new Segment({
      vocabulary: new Vocabulary(arrayOf(packed, 'units', 'Uint16Array'), arrayOf(packed, 'ends', 'Uint32Array')),
      frequencies: arrayOf(packed, 'frequencies', 'Uint32Array'),
      numbers: arrayOf(packed, 'numbers', 'Uint32Array'),
      lengths: arrayOf(packed, 'lengths', 'Uint16Array'),
      ends: arrayOf(packed, 'postingEnds', 'Uint32Array'),
      postings: { file: openSync(`${path}.postings`, 'r'), path },
    })
  }

  /** For one that was merged into another; its files are swept when what is kept no longer names them. */
  close(): void {
    if ('file' in this.#postings) closeSync(this.#postings.file)
  }
}

// One list is unpacked before the next is read, so all share it.
let buffer: Uint8Array = new Uint8Array(1 << 16)

type SegmentParts = {
  vocabulary: Vocabulary
  frequencies: Uint32Array
  numbers: Uint32Array
  lengths: Uint16Array
  ends: Uint32Array
  postings: { bytes: Uint8Array } | { file: number; path: string }
}

/** Makes a segment of terms that come in order, each with its documents in order. */
export class SegmentWriter {
  readonly #terms: string[] = []
  readonly #frequencies: number[] = []
  readonly #ends: number[] = []
  readonly #postings = new PostingsWriter()
  #previous = -1
  #frequency = 0

  add(number: number, weight: number): void {
    this.#postings.add(this.#previous, number, weight)
    this.#previous = number
    this.#frequency++
  }

  /** Ends the list of a term; one without documents is left out. */
  end(term: string): void {
    if (this.#frequency > 0) {
      this.#terms.push(term)
      this.#frequencies.push(this.#frequency)
      this.#ends.push(this.#postings.size)
    }
    this.#previous = -1
    this.#frequency = 0
  }

  finish(documents: [number: number, length: number][]): Segment {
    documents.sort(([a], [b]) => a - b)
    return new Segment({
      vocabulary: Vocabulary.of(this.#terms),
      frequencies: Uint32Array.from(this.#frequencies),
      numbers: Uint32Array.from(documents, ([number]) => number),
      lengths: Uint16Array.from(documents, ([, length]) => Math.min(length, 0xffff)),
      ends: Uint32Array.from(this.#ends),
      postings: { bytes: this.#postings.bytes() },
    })
  }
}
