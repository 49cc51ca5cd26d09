import { grown } from '#matching/strings.ts'
import { Fresh } from './fresh.ts'
import { merge } from './merging.ts'
import type { Segment } from './segment.ts'

/** A term of a document and its weight in quarters: a word of the title counts 12, one of the text 2. */
export type Weights = ReadonlyMap<string, number>

/**
 * What listings can be found by: segments that never change, and what came since. A listing counts where its newest version
 * lies; what older segments say of it is passed over until they are merged.
 */
export class WordIndex {
  /** Raised by every change. */
  version = 0
  segments: readonly Segment[] = []
  fresh = new Fresh()
  /** In which segment a listing counts: its place in the order of making, 1 for what is fresh, 0 for nowhere. */
  homes: Uint32Array = new Uint32Array(1024)
  /** Lengths in quarters, by number. */
  lengths: Float32Array = new Float32Array(1024)
  size = 0
  totalLength = 0
  readonly #keys = new Map<Segment, number>()
  #made = FRESH
  #tidying: Promise<void> | undefined
  readonly #store: (segment: Segment) => void

  /** `store` is told of every new segment and may put it on disk. */
  constructor(store: (segment: Segment) => void = () => {}) {
    this.#store = store
  }

  put(number: number, weights: Weights): void {
    this.remove(number)
    this.#makeRoom(number)
    this.version++
    let length = 0
    for (const weight of weights.values()) length += weight
    this.fresh.put(number, weights, length)
    this.homes[number] = FRESH
    this.#count(number, length)
    if (this.fresh.size >= FRESH_MAX) this.seal()
  }

  remove(number: number): void {
    if (number >= this.homes.length || this.homes[number] === 0) return
    this.version++
    if (this.homes[number] === FRESH) this.fresh.remove(number)
    this.homes[number] = 0
    this.totalLength -= this.lengths[number]!
    this.lengths[number] = 0
    this.size--
  }

  has(number: number): boolean {
    return number < this.homes.length && this.homes[number] !== 0
  }

  /** Whether a listing has its newest version in this segment. */
  isHome(segment: Segment, number: number): boolean {
    return this.homes[number] === this.#keys.get(segment)
  }

  keyOf(segment: Segment): number {
    return this.#keys.get(segment) ?? 0
  }

  /** Makes a segment of what is fresh. */
  seal(): void {
    if (this.fresh.size === 0) return
    this.#take(this.fresh.toSegment(), (home) => home === FRESH)
    this.fresh = new Fresh()
    if (this.segments.length > SEGMENTS_MANY) void this.tidy()
  }

  /** What has to be kept beside the segments: in which of them each listing counts, 0 for none. Nothing may be fresh. */
  parts(): { segments: readonly Segment[]; homes: Uint32Array } {
    this.seal()
    const places = new Map(this.segments.map((segment, i) => [this.keyOf(segment), i + 1]))
    return { segments: this.segments, homes: this.homes.map((key) => places.get(key) ?? 0) }
  }

  restore(segments: Segment[], homes: Uint32Array): void {
    this.#makeRoom(homes.length)
    for (const [i, segment] of segments.entries()) {
      const key = this.#add(segment)
      for (const [at, number] of segment.numbers.entries()) {
        if (homes[number] !== i + 1) continue
        this.homes[number] = key
        this.#count(number, segment.lengths[at]!)
      }
    }
  }

  /** Merges segments of like size until there are few. Runs beside everything else. */
  tidy(): Promise<void> {
    this.#tidying ??= this.#mergeAll().finally(() => {
      this.#tidying = undefined
    })
    return this.#tidying
  }

  async #mergeAll(): Promise<void> {
    for (;;) {
      const chosen = mergeable(this.segments)
      if (chosen.length === 0) return
      const keys = new Set(chosen.map((segment) => this.#keys.get(segment)))
      const merged = await merge(chosen, (segment, number) => !this.isHome(segment, number))
      this.segments = this.segments.filter((segment) => !chosen.includes(segment))
      // What changed meanwhile counts elsewhere already.
      this.#take(merged, (home) => keys.has(home))
      for (const segment of chosen) {
        this.#keys.delete(segment)
        segment.close()
      }
    }
  }

  #take(segment: Segment, wasThere: (home: number) => boolean): void {
    this.#store(segment)
    const key = this.#add(segment)
    for (const number of segment.numbers) if (wasThere(this.homes[number]!)) this.homes[number] = key
  }

  #add(segment: Segment): number {
    this.#made++
    this.#keys.set(segment, this.#made)
    this.segments = [...this.segments, segment]
    return this.#made
  }

  #count(number: number, length: number): void {
    this.lengths[number] = length
    this.totalLength += length
    this.size++
  }

  #makeRoom(number: number): void {
    if (number < this.homes.length) return
    this.homes = grown(this.homes, number + 1)
    this.lengths = grown(this.lengths, number + 1)
  }
}

/** Eight segments of a like size become one, as long as it can be made in a few seconds. */
function mergeable(segments: readonly Segment[]): Segment[] {
  const tiers = new Map<number, Segment[]>()
  for (const segment of segments) {
    const tier = Math.floor(Math.log(Math.max(1, segment.numbers.length)) / Math.log(TOGETHER))
    tiers.set(tier, [...(tiers.get(tier) ?? []), segment])
  }
  for (const alike of tiers.values()) {
    const size = alike.reduce((sum, { numbers }) => sum + numbers.length, 0)
    if (alike.length >= TOGETHER && size <= SEGMENT_MAX) return alike
  }
  return []
}

const FRESH = 1
const SEGMENTS_MANY = 16
const FRESH_MAX = 1000
const TOGETHER = 8
const SEGMENT_MAX = 300_000
