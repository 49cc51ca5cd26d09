import { arrayOf, type Packed, type PackedArray } from '#matching/packed.ts'
import { StringTable } from '#matching/strings.ts'
import { damped, type Feature } from './features.ts'
import { normalFrom, randomFrom } from './random.ts'
import { DIMENSIONS } from './training.ts'

/** Vectors of features as they were learned, in bytes; a text's vector is the sum of its features', of length 1. */
export class SenseVectors {
  readonly #keys: StringTable
  readonly #bytes: Int8Array
  readonly #scales: Float32Array
  readonly #unseen: Float32Array

  private constructor(keys: StringTable, bytes: Int8Array, scales: Float32Array) {
    this.#keys = keys
    this.#bytes = bytes
    this.#scales = scales
    this.#unseen = randomRows(UNSEEN_ROWS, UNSEEN_LENGTH)
  }

  static from(packed: Packed): SenseVectors {
    const bytes = arrayOf(packed, 'bytes', 'Uint8Array')
    const keys = StringTable.from({
      units: arrayOf(packed, 'keysUnits', 'Uint16Array'),
      ends: arrayOf(packed, 'keysEnds', 'Uint32Array'),
    })
    return new SenseVectors(keys, asSigned(bytes), arrayOf(packed, 'scales', 'Float32Array'))
  }

  /** The sum of the vectors of the features. */
  of(features: Feature[]): Float32Array {
    const sum = new Float32Array(DIMENSIONS)
    for (const [key, weight] of damped(features)) {
      const row = this.#keys.find(key)
      if (row >= 0) addRow(sum, this.#bytes, row, weight * this.#scales[row]!)
      // A stem nothing was learned of still is the same on both sides.
      else if (key.startsWith('=')) addRow(sum, this.#unseen, placeOf(key), weight)
    }
    return sum
  }
}

/** Rows as they are written: each in bytes of its own scale. */
export function inBytes(keys: StringTable, vectors: Float32Array): Record<string, PackedArray> {
  const rows = vectors.length / DIMENSIONS
  const bytes = new Int8Array(vectors.length)
  const scales = new Float32Array(rows)
  for (let row = 0; row < rows; row++)
    scales[row] = toBytes(vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), bytes, row * DIMENSIONS)
  const { units, ends } = keys.parts()
  return { keysUnits: units, keysEnds: ends, bytes: new Uint8Array(bytes.buffer), scales }
}

/** Writes a vector as bytes and gives what one step of them stands for. */
export function toBytes(vector: Float32Array, bytes: Int8Array, at: number): number {
  let most = 0
  for (const number of vector) most = Math.max(most, Math.abs(number))
  const scale = most / 127
  if (scale > 0) for (let d = 0; d < vector.length; d++) bytes[at + d] = Math.round(vector[d]! / scale)
  return scale
}

export function randomRows(count: number, length: number): Float32Array {
  const random = randomFrom(SEED)
  return Float32Array.from({ length: count * DIMENSIONS }, () => (normalFrom(random) * length) / Math.sqrt(DIMENSIONS))
}

export function asSigned(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

function addRow(sum: Float32Array, rows: Int8Array | Float32Array, row: number, times: number): void {
  const at = row * DIMENSIONS
  for (let d = 0; d < DIMENSIONS; d++) sum[d]! += rows[at + d]! * times
}

function placeOf(key: string): number {
  let hash = 7
  for (let i = 1; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % UNSEEN_ROWS
}

const SEED = 20_261_201
const UNSEEN_ROWS = 4096
const UNSEEN_LENGTH = 1
