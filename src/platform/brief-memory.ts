/**
 * Remembers answers for a moment. Those who ask the same while the answer is being made wait for that one answer, so that
 * a crowd costs as much as a single reader. Failures are not remembered beyond the asking itself.
 */
export class BriefMemory<T> {
  readonly #answers = new Map<string, { answer: Promise<T>; until: number }>()
  readonly #lastsMs: number
  readonly #most: number

  constructor({ lastsMs = 1000, most = 500 }: { lastsMs?: number; most?: number } = {}) {
    this.#lastsMs = lastsMs
    this.#most = most
  }

  recall(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key)
    if (known && known.until > performance.now()) return known.answer
    this.#forgetOldest(key)
    // Its time starts when it is there: while it is being made everybody waits for it.
    const entry = { answer: make(), until: Number.POSITIVE_INFINITY }
    this.#answers.set(key, entry)
    entry.answer.then(
      () => {
        entry.until = performance.now() + this.#lastsMs
      },
      () => this.#forget(key, entry),
    )
    return entry.answer
  }

  #forget(key: string, entry: { answer: Promise<T> }): void {
    if (this.#answers.get(key) === entry) this.#answers.delete(key)
  }

  // A map keeps the order of arrival: the first key is the oldest.
  #forgetOldest(key: string): void {
    this.#answers.delete(key)
    const oldest = this.#answers.size >= this.#most ? this.#answers.keys().next().value : undefined
    if (oldest !== undefined) this.#answers.delete(oldest)
  }
}
