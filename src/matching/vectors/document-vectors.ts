import { grown } from '#matching/strings.ts'
import { toBytes } from './sense-vectors.ts'
import { DIMENSIONS } from './training.ts'

/** The vectors of documents under their numbers, of length 1, in bytes. */
export class DocumentVectors {
  #bytes: Uint8Array
  #scales: Float32Array

  constructor(bytes: Uint8Array = new Uint8Array(16 * DIMENSIONS), scales: Float32Array = new Float32Array(16)) {
    this.#bytes = bytes
    this.#scales = scales
  }

  /** A vector of any length; a document without one has none. */
  put(document: number, vector: Float32Array): void {
    if (document >= this.#scales.length) {
      this.#scales = grown(this.#scales, document + 1)
      this.#bytes = grown(this.#bytes, this.#scales.length * DIMENSIONS)
    }
    const length = Math.hypot(...vector)
    const scale = toBytes(vector, this.#signed, document * DIMENSIONS)
    this.#scales[document] = length > 0 ? scale / length : 0
  }

  /** The cosine of the angle between a document and a vector of length 1; 0 when they have nothing to do with one another. */
  closeness(document: number, vector: Float32Array): number {
    const bytes = this.#signed
    const at = document * DIMENSIONS
    let sum = 0
    for (let d = 0; d < DIMENSIONS; d++) sum += bytes[at + d]! * vector[d]!
    return Math.max(0, sum * this.#scales[document]!)
  }

  /** A copy with the given documents alone, numbered by their place in the list. */
  keeping(documents: number[]): DocumentVectors {
    const kept = new DocumentVectors(
      new Uint8Array(Math.max(16, documents.length) * DIMENSIONS),
      new Float32Array(Math.max(16, documents.length)),
    )
    for (const [number, document] of documents.entries()) {
      const at = document * DIMENSIONS
      kept.#bytes.set(this.#bytes.subarray(at, at + DIMENSIONS), number * DIMENSIONS)
      kept.#scales[number] = this.#scales[document]!
    }
    return kept
  }

  parts(documents: number): { bytes: Uint8Array; scales: Float32Array } {
    return { bytes: this.#bytes.subarray(0, documents * DIMENSIONS), scales: this.#scales.subarray(0, documents) }
  }

  get #signed(): Int8Array {
    return new Int8Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length)
  }
}
