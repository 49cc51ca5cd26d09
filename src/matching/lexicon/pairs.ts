import { grown, StringTable } from '#matching/strings.ts'

/** Words with their English and how much speaks for each, gathered from a dictionary in whatever order it has them. */
export class Pairs {
  readonly words = new StringTable()
  readonly english: StringTable
  #count = 0
  #word: Uint32Array = new Uint32Array(1024)
  #phrase: Uint32Array = new Uint32Array(1024)
  #weight: Float32Array = new Float32Array(1024)

  /** English phrases may be shared with other dictionaries, so that they have one number everywhere. */
  constructor(english: StringTable = new StringTable()) {
    this.english = english
  }

  add(word: string, phrase: string, weight: number): void {
    if (!word || !phrase || phrase.length > PHRASE_LENGTH_MAX || phrase.split(' ').length > PHRASE_WORDS_MAX) return
    this.addKnown(word, this.english.add(phrase), weight)
  }

  /** The same for a phrase that has its number. */
  addKnown(word: string, phrase: number, weight: number): void {
    if (this.#count === this.#word.length) {
      this.#word = grown(this.#word, this.#count + 1)
      this.#phrase = grown(this.#phrase, this.#count + 1)
      this.#weight = grown(this.#weight, this.#count + 1)
    }
    this.#word[this.#count] = this.words.add(word)
    this.#phrase[this.#count] = phrase
    this.#weight[this.#count] = weight
    this.#count++
  }

  /** Every word with its phrases, best first; the shares of one word add up to 1. */
  *shares(): Generator<[word: string, shares: Share[]]> {
    const order = this.#byWord()
    for (let number = 0, from = 0; number < this.words.size; number++) {
      const summed = new Map<number, number>()
      for (; from < this.#count && this.#word[order[from]!] === number; from++) {
        const phrase = this.#phrase[order[from]!]!
        summed.set(phrase, (summed.get(phrase) ?? 0) + this.#weight[order[from]!]!)
      }
      yield [this.words.at(number), toShares(summed)]
    }
  }

  // A counting sort: one pass to count, one to place.
  #byWord(): Uint32Array {
    const starts = new Uint32Array(this.words.size + 1)
    for (let i = 0; i < this.#count; i++) starts[this.#word[i]! + 1]!++
    for (let i = 0; i < this.words.size; i++) starts[i + 1]! += starts[i]!
    const order = new Uint32Array(this.#count)
    for (let i = 0; i < this.#count; i++) order[starts[this.#word[i]!]!++] = i
    return order
  }
}

/** An English phrase by its number, and the share of a word's meaning that is put down to it. */
export type Share = [phrase: number, share: number]

/** Best first, adding up to 1; what is left of very long lists is dropped. */
export function toShares(weights: Map<number, number>): Share[] {
  const best = [...weights].sort((a, b) => b[1] - a[1]).slice(0, SHARES_MAX)
  const total = best.reduce((sum, [, weight]) => sum + weight, 0)
  return total > 0 ? best.map(([phrase, weight]): Share => [phrase, weight / total]) : []
}

const PHRASE_LENGTH_MAX = 60
const PHRASE_WORDS_MAX = 5
const SHARES_MAX = 24
