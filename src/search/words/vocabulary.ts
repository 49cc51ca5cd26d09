/** Sorted words in typed arrays, found by halving: a million take some ten megabytes and nothing to lay out at a start. */
export class Vocabulary {
  readonly units: Uint16Array
  readonly ends: Uint32Array

  constructor(units: Uint16Array, ends: Uint32Array) {
    this.units = units
    this.ends = ends
  }

  /** Words must be sorted by UTF-16 units, as JavaScript sorts. */
  static of(words: string[]): Vocabulary {
    const length = words.reduce((sum, word) => sum + word.length, 0)
    const vocabulary = new Vocabulary(new Uint16Array(length), new Uint32Array(words.length))
    let at = 0
    for (const [i, word] of words.entries()) {
      for (let j = 0; j < word.length; j++) vocabulary.units[at++] = word.charCodeAt(j)
      vocabulary.ends[i] = at
    }
    return vocabulary
  }

  get size(): number {
    return this.ends.length
  }

  at(place: number): string {
    return String.fromCharCode(...this.units.subarray(this.#start(place), this.ends[place]!))
  }

  /** The place of a word, or −1. */
  find(word: string): number {
    const place = this.#firstFrom(word)
    return place < this.size && this.#compare(place, word) === 0 ? place : -1
  }

  /** Words that begin so: from the first place to the one before `to`. */
  startingWith(prefix: string): { from: number; to: number } {
    return { from: this.#firstFrom(prefix), to: this.#firstFrom(`${prefix}\uffff`) }
  }

  #firstFrom(word: string): number {
    let [low, high] = [0, this.size]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#compare(middle, word) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #compare(place: number, word: string): number {
    const start = this.#start(place)
    const length = this.ends[place]! - start
    const shared = Math.min(length, word.length)
    for (let i = 0; i < shared; i++) {
      const difference = this.units[start + i]! - word.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return length - word.length
  }

  #start(place: number): number {
    return place === 0 ? 0 : this.ends[place - 1]!
  }
}
