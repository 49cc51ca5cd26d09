/**
 * Numbered strings in typed arrays: a million words take tens of megabytes instead of the hundreds a Map would, and are
 * written to and read from disk as they are. Numbers are given in the order of adding and never change.
 */
export class StringTable {
  size = 0
  #units: Uint16Array
  #ends: Uint32Array
  #places: Int32Array

  constructor({ units, ends }: StringTableParts = { units: new Uint16Array(256), ends: new Uint32Array(16) }) {
    this.#units = units
    this.#ends = ends
    this.#places = new Int32Array(0)
  }

  /** A table as it was written; looking up needs the places of its strings, which are laid out anew. */
  static from(parts: StringTableParts): StringTable {
    const table = new StringTable(parts)
    table.size = parts.ends.length
    table.#layOut()
    return table
  }

  /** What has to be kept to have the table again. */
  parts(): StringTableParts {
    return { units: this.#units.slice(0, this.#end(this.size - 1)), ends: this.#ends.slice(0, this.size) }
  }

  /** The number of a string, given to it now if it is new. */
  add(text: string): number {
    const known = this.find(text)
    if (known >= 0) return known
    this.#makeRoom(text.length)
    const number = this.size++
    const start = this.#end(number - 1)
    for (let i = 0; i < text.length; i++) this.#units[start + i] = text.charCodeAt(i)
    this.#ends[number] = start + text.length
    this.#place(number, hashOf(text))
    return number
  }

  /** The number of a string, or −1. */
  find(text: string): number {
    return this.findWithin(text, 0, text.length, hashOf(text))
  }

  /** The same for a stretch of a text whose hash the caller has, so that every stretch can be tried without cutting it out. */
  findWithin(text: string, from: number, to: number, hash: number): number {
    const places = this.#places
    if (places.length === 0) return -1
    const mask = places.length - 1
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const number = places[at]! - 1
      if (number < 0) return -1
      if (this.#equals(number, text, from, to)) return number
    }
  }

  at(number: number): string {
    if (number < 0 || number >= this.size) throw new RangeError(`no string ${number}`)
    return String.fromCharCode(...this.#units.subarray(this.#end(number - 1), this.#end(number)))
  }

  #equals(number: number, text: string, from: number, to: number): boolean {
    const start = this.#end(number - 1)
    if (this.#end(number) - start !== to - from) return false
    for (let i = from; i < to; i++) if (this.#units[start + i - from] !== text.charCodeAt(i)) return false
    return true
  }

  #end(number: number): number {
    return number < 0 ? 0 : this.#ends[number]!
  }

  #makeRoom(length: number): void {
    const end = this.#end(this.size - 1)
    if (end + length > this.#units.length) this.#units = grown(this.#units, end + length)
    if (this.size === this.#ends.length) this.#ends = grown(this.#ends, this.size + 1)
    if ((this.size + 1) * 2 > this.#places.length) this.#layOut()
  }

  #layOut(): void {
    let room = 32
    while (room < (this.size + 1) * 3) room *= 2
    this.#places = new Int32Array(room)
    for (let number = 0; number < this.size; number++) {
      let hash = HASH_START
      for (let i = this.#end(number - 1); i < this.#end(number); i++) hash = hashOn(hash, this.#units[i]!)
      this.#place(number, hash)
    }
  }

  #place(number: number, hash: number): void {
    const mask = this.#places.length - 1
    let at = spread(hash) & mask
    while (this.#places[at] !== 0) at = (at + 1) & mask
    this.#places[at] = number + 1
  }
}

export type StringTableParts = { units: Uint16Array; ends: Uint32Array }

export const HASH_START = 0x811c9dc5 | 0

/** The hash of a text and one more UTF-16 unit (FNV-1a). */
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function hashOf(text: string): number {
  let hash = HASH_START
  for (let i = 0; i < text.length; i++) hash = hashOn(hash, text.charCodeAt(i))
  return hash
}

// The low bits of FNV alone lie too close together for tables of a power of two.
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 3
}

// Hundreds of megabytes are not doubled for one word more.
const LARGE = 1 << 24

/** A longer typed array with the same beginning; a good deal longer, so that adding stays cheap. */
export function grown<A extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array>(
  array: A,
  needed: number,
): A {
  const longer = new (array.constructor as new (length: number) => A)(
    Math.max(needed, array.length < LARGE ? array.length * 2 : array.length + (array.length >> 2), 16),
  )
  longer.set(array)
  return longer
}
