import { type FilterName, filterNames, type ShowcaseQuery } from '#catalogue/showcase-query.ts'
import { type BandCode, bandCodes, levelsOfBand } from '#catalogue/vocabularies/readiness.ts'
import type { LanguageMap } from '#db/tables.ts'
import { type Bits, clearBit, hasBit, intersect, setBit, unite, wordsFor } from './bits.ts'
import { Line } from './line.ts'

/** A published listing reduced to what it is filtered, counted and ordered by. */
export type Shelved = {
  number: number
  kind: 'offer' | 'need'
  fields: string[]
  /** The readiness level by which it is shelved: the stated one, else the lowest its stage stands for. */
  level: number | null
  country: string
  /** Languages in which there is a version. */
  langs: string[]
  originalLang: string
  expiresOn: string | null
  /** Slugs of events in whose hall it is shown. */
  halls: string[]
  /** Microseconds since 1970. */
  publishedAt: number
}

/** Filters, and the language of the original, which is counted but not filtered by. */
export type ColumnName = FilterName | 'original'
const columnNames: readonly ColumnName[] = [...filterNames, 'original']

/**
 * Everything on show as columns: for each value of each filter the set of listings that answer to it. Narrowing and counting
 * are operations on sets of bits, so a million listings cost little more than a thousand.
 */
export class Shelf {
  /** Raised by every change. */
  version = 0
  halls: ReadonlyMap<string, LanguageMap> = new Map()
  readonly #columns = new Map<ColumnName, Map<string, Bits>>(columnNames.map((name) => [name, new Map()]))
  #words = wordsFor(1024)
  #shown: Bits = new Uint32Array(this.#words)
  #published = new Float64Array(1024)
  #expires = new Int32Array(1024)
  #standing: { today: string; bits: Bits } | undefined
  readonly #line = new Line((a, b) => this.#published[a]! - this.#published[b]! || a - b)

  get size(): number {
    return this.#line.size
  }

  /** Numbers below this have a place in the sets. */
  get capacity(): number {
    return this.#words * 32
  }

  put(listing: Shelved): void {
    const { number } = listing
    this.remove(number)
    this.#makeRoom(number)
    this.version++
    this.#published[number] = listing.publishedAt
    this.#expires[number] = listing.expiresOn ? dayOf(listing.expiresOn) : NEVER
    setBit(this.#shown, number)
    for (const name of columnNames) for (const value of valuesOf(name, listing)) setBit(this.#set(name, value), number)
    this.#line.add(number)
    if (this.#standing && this.#expires[number]! >= dayOf(this.#standing.today)) setBit(this.#standing.bits, number)
  }

  remove(number: number): void {
    if (number >= this.capacity || !hasBit(this.#shown, number)) return
    this.version++
    this.#line.remove(number)
    clearBit(this.#shown, number)
    for (const values of this.#columns.values()) for (const bits of values.values()) clearBit(bits, number)
    if (this.#standing) clearBit(this.#standing.bits, number)
  }

  has(number: number): boolean {
    return number < this.capacity && hasBit(this.#shown, number)
  }

  publishedAt(number: number): number {
    return this.#published[number]!
  }

  /** Listings on show that have not run out by this calendar date. A set of its own. */
  standing(today: string): Bits {
    if (this.#standing?.today !== today) {
      const bits = this.#shown.slice()
      const day = dayOf(today)
      for (let at = 0; at < this.size; at++) {
        const number = this.#line.at(at)
        if (this.#expires[number]! < day) clearBit(bits, number)
      }
      this.#standing = { today, bits }
    }
    return this.#standing.bits.slice()
  }

  /** Narrows a set to what meets the filters of a search, all but one if one is named. */
  narrow(bits: Bits, query: ShowcaseQuery, except?: FilterName): Bits {
    for (const name of filterNames) {
      const chosen: readonly string[] = query[name]
      if (name === except || chosen.length === 0) continue
      intersect(
        bits,
        chosen.reduce<Bits>((any, value) => unite(any, this.#find(name, value)), new Uint32Array(this.#words)),
      )
    }
    return bits
  }

  /** The values of a filter that anything answers to, each with the set of what does. */
  column(name: ColumnName): ReadonlyMap<string, Bits> {
    return this.#columns.get(name)!
  }

  everything(): Bits {
    return this.#shown.slice()
  }

  emptySet(): Bits {
    return new Uint32Array(this.#words)
  }

  /** Members of a set, newest first, beginning after a place, as many as are asked for. */
  newest(bits: Bits, after: { at: number; number: number } | undefined, limit: number): number[] {
    const found: number[] = []
    for (let at = after ? this.#placeBefore(after) : this.size - 1; at >= 0 && found.length < limit; at--) {
      const number = this.#line.at(at)
      if (hasBit(bits, number)) found.push(number)
    }
    return found
  }

  /** What has to be kept to have the shelf again. */
  parts() {
    const sets = columnNames.flatMap((name) =>
      [...this.column(name)].map(([value, bits]): [string, Bits] => [`${name} ${value}`, bits]),
    )
    return {
      ...{ published: this.#published, expires: this.#expires, shown: this.#shown, line: this.#line.toArray() },
      sets: Object.fromEntries(sets),
    }
  }

  static from({ published, expires, shown, line, sets }: ShelfParts): Shelf {
    const shelf = new Shelf()
    shelf.#words = shown.length
    shelf.#shown = shown.slice()
    shelf.#published = published.slice()
    shelf.#expires = expires.slice()
    shelf.#line.fill(line)
    for (const [key, bits] of Object.entries(sets)) {
      const [name = '', value = ''] = key.split(' ')
      shelf.#columns.get(name as ColumnName)?.set(value, bits.slice())
    }
    return shelf
  }

  // A place whose listing has gone since is found by its time.
  #placeBefore({ at, number }: { at: number; number: number }): number {
    let [low, high] = [0, this.size]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.#line.at(middle)
      const published = this.#published[other]!
      if (published < at || (published === at && other < number)) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  #find(name: ColumnName, value: string): Bits {
    return this.column(name).get(value) ?? this.emptySet()
  }

  #set(name: ColumnName, value: string): Bits {
    const values = this.#columns.get(name)!
    const bits = values.get(value) ?? this.emptySet()
    values.set(value, bits)
    return bits
  }

  #makeRoom(number: number): void {
    if (number < this.capacity) return
    this.#words = Math.max(wordsFor(number + 1), this.#words * 2)
    const wider = (bits: Bits): Bits => {
      const grown = new Uint32Array(this.#words)
      grown.set(bits)
      return grown
    }
    this.#shown = wider(this.#shown)
    this.#standing = undefined
    for (const values of this.#columns.values()) for (const [value, bits] of values) values.set(value, wider(bits))
    const [published, expires] = [this.#published, this.#expires]
    this.#published = new Float64Array(this.capacity)
    this.#published.set(published)
    this.#expires = new Int32Array(this.capacity)
    this.#expires.set(expires)
  }
}

export type ShelfParts = {
  published: Float64Array
  expires: Int32Array
  shown: Uint32Array
  line: Uint32Array
  sets: Record<string, Uint32Array>
}

function valuesOf(name: ColumnName, listing: Shelved): readonly string[] {
  switch (name) {
    case 'kind':
      return [listing.kind]
    case 'field':
      return listing.fields
    case 'stage':
      return bandsOf(listing.level)
    case 'country':
      return [listing.country]
    case 'lang':
      return listing.langs
    case 'event':
      return listing.halls
    case 'original':
      return [listing.originalLang]
  }
}

function bandsOf(level: number | null): readonly BandCode[] {
  if (level === null) return []
  return bandCodes.filter((code) => levelsOfBand[code][0] <= level && level <= levelsOfBand[code][1])
}

function dayOf(date: string): number {
  return Math.floor(Date.parse(date) / 86_400_000)
}

const NEVER = 2 ** 31 - 1
