import { type Segment, SegmentWriter } from './segment.ts'

/** Documents that came since the last segment was made: few, and changed at will. */
export class Fresh {
  readonly #terms = new Map<string, Map<number, number>>()
  readonly #documents = new Map<number, { terms: string[]; length: number }>()

  get size(): number {
    return this.#documents.size
  }

  put(number: number, weights: ReadonlyMap<string, number>, length: number): void {
    for (const [term, weight] of weights) {
      const postings = this.#terms.get(term) ?? new Map<number, number>()
      postings.set(number, Math.max(1, Math.min(255, Math.round(weight))))
      this.#terms.set(term, postings)
    }
    this.#documents.set(number, { terms: [...weights.keys()], length })
  }

  remove(number: number): void {
    for (const term of this.#documents.get(number)?.terms ?? []) {
      const postings = this.#terms.get(term)
      postings?.delete(number)
      if (postings?.size === 0) this.#terms.delete(term)
    }
    this.#documents.delete(number)
  }

  /** Where a term occurs, with its weights. */
  postings(term: string): ReadonlyMap<number, number> | undefined {
    return this.#terms.get(term)
  }

  *words(): Generator<[term: string, frequency: number]> {
    for (const [term, postings] of this.#terms) yield [term, postings.size]
  }

  toSegment(): Segment {
    const writer = new SegmentWriter()
    for (const term of [...this.#terms.keys()].sort()) {
      const postings = [...this.#terms.get(term)!].sort(([a], [b]) => a - b)
      for (const [number, weight] of postings) writer.add(number, weight)
      writer.end(term)
    }
    return writer.finish([...this.#documents].map(([number, { length }]): [number, number] => [number, length]))
  }
}
