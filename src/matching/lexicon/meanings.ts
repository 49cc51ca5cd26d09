import { grown, StringTable } from '#matching/strings.ts'
import { type Pairs, type Share, toShares } from './pairs.ts'

/** What words mean, gathered and done with: phrases and shares lie one word after the other. */
export class Meanings {
  readonly words = new StringTable()
  #starts: Uint32Array = new Uint32Array(1024)
  #phrase: Uint32Array = new Uint32Array(1024)
  #share: Float32Array = new Float32Array(1024)

  static of(pairs: Pairs): Meanings {
    const meanings = new Meanings()
    for (const [word, shares] of pairs.shares()) meanings.add(word, shares)
    return meanings
  }

  /** A word that is not in yet. */
  add(word: string, shares: Share[]): void {
    const number = this.words.add(word)
    const start = this.#starts[number]!
    const end = start + shares.length
    if (number + 2 > this.#starts.length) this.#starts = grown(this.#starts, number + 2)
    if (end > this.#phrase.length) {
      this.#phrase = grown(this.#phrase, end)
      this.#share = grown(this.#share, end)
    }
    shares.forEach(([phrase, share], i) => {
      this.#phrase[start + i] = phrase
      this.#share[start + i] = share
    })
    this.#starts[number + 1] = end
  }

  /** Nothing when the word is not known. */
  of(word: string): Share[] {
    const number = this.words.find(word)
    if (number < 0) return []
    const shares: Share[] = []
    for (let i = this.#starts[number]!; i < this.#starts[number + 1]!; i++)
      shares.push([this.#phrase[i]!, this.#share[i]!])
    return shares
  }

  *entries(): Generator<[word: string, shares: Share[]]> {
    for (let number = 0; number < this.words.size; number++) {
      const word = this.words.at(number)
      yield [word, this.of(word)]
    }
  }
}

/** Two dictionaries as one: where both know a word, the first has `weight` of its meaning and the second the rest. */
export function mixed(first: Meanings, second: Meanings, weight: number): Meanings {
  const both = new Meanings()
  for (const [word, shares] of first.entries()) both.add(word, mixedShares(shares, second.of(word), weight))
  for (const [word, shares] of second.entries()) if (first.words.find(word) < 0) both.add(word, shares)
  return both
}

export function mixedShares(first: Share[], second: Share[], weight: number): Share[] {
  if (second.length === 0 || first.length === 0) return first.length ? first : second
  const sum = new Map(first.map(([phrase, share]) => [phrase, share * weight]))
  for (const [phrase, share] of second) sum.set(phrase, (sum.get(phrase) ?? 0) + share * (1 - weight))
  return toShares(sum)
}
