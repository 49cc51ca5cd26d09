import { StringTable } from '#matching/strings.ts'

/** Sentences that say the same, as words of one language and English stems. */
export type AlignedText = { words: string[]; stems: string[] }[]

/** What a word was seen to be translated by, best first, and how often it was seen. */
export type Learned = { word: string; times: number; stems: [stem: string, probability: number][] }

const ROUNDS = 6
const LENGTH_MAX = 60
/** An English word need not come from any word of the other side; half a chance is kept for that. */
const FROM_NOTHING = 0.5
/** Keeps words that were seen but once or twice from being certain of anything. */
const DOUBT = 0.3
const PROBABILITY_MIN = 0.03
const EXPECTED_MIN = 0.7
const TIMES_MIN = 2
const STEMS_MAX = 8

/**
 * Learns from sentences which words translate which: IBM Model 1 (Brown and others 1993), expectation maximisation over
 * all ways a word of one side may stand for a word of the other.
 */
export function learnTranslations(text: AlignedText): Learned[] {
  const corpus = numbered(text)
  const table = pairsSeen(corpus)
  for (let round = 0; round < ROUNDS; round++) improve(corpus, table)
  return readOff(corpus, table)
}

type Corpus = { words: StringTable; stems: StringTable; sentences: { words: Uint32Array; stems: Uint32Array }[] }

/** Word 0 is the empty word. Cells hold, sentence by sentence and stem by stem, where each word's probability stands. */
type Table = {
  starts: Uint32Array
  stems: Uint32Array
  cells: Uint32Array
  probabilities: Float32Array
  expected: Float32Array
}

function numbered(text: AlignedText): Corpus {
  const words = new StringTable()
  const stems = new StringTable()
  words.add('')
  const sentences = text.map((pair) => ({
    words: Uint32Array.from(['', ...pair.words.slice(0, LENGTH_MAX)], (word) => words.add(word)),
    stems: Uint32Array.from(pair.stems.slice(0, LENGTH_MAX), (stem) => stems.add(stem)),
  }))
  return { words, stems, sentences }
}

function pairsSeen({ words, sentences }: Corpus): Table {
  const sizes = new Uint32Array(words.size + 1)
  let cellCount = 0
  for (const sentence of sentences) {
    for (const word of sentence.words) sizes[word + 1]! += sentence.stems.length
    cellCount += sentence.words.length * sentence.stems.length
  }
  for (let word = 0; word < words.size; word++) sizes[word + 1]! += sizes[word]!
  const next = sizes.slice()
  const all = new Uint32Array(cellCount)
  for (const sentence of sentences)
    for (const word of sentence.words) {
      all.set(sentence.stems, next[word]!)
      next[word]! += sentence.stems.length
    }
  const { starts, stems } = withoutRepeats(all, sizes)
  const cells = new Uint32Array(cellCount)
  let at = 0
  for (const sentence of sentences)
    for (const stem of sentence.stems)
      for (const word of sentence.words) cells[at++] = placeOf(stem, stems, starts[word]!, starts[word + 1]!)
  const probabilities = new Float32Array(stems.length).fill(1 / stems.length)
  return { starts, stems, cells, probabilities, expected: new Float32Array(stems.length) }
}

function withoutRepeats(all: Uint32Array, sizes: Uint32Array): { starts: Uint32Array; stems: Uint32Array } {
  const starts = new Uint32Array(sizes.length)
  let end = 0
  for (let word = 0; word + 1 < sizes.length; word++) {
    const seen = all.subarray(sizes[word], sizes[word + 1]).sort()
    for (let i = 0; i < seen.length; i++) if (i === 0 || seen[i] !== seen[i - 1]) all[end++] = seen[i]!
    starts[word + 1] = end
  }
  return { starts, stems: all.slice(0, end) }
}

function placeOf(stem: number, stems: Uint32Array, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (stems[middle]! < stem) low = middle + 1
    else high = middle
  }
  return low
}

function improve({ words, sentences }: Corpus, table: Table): void {
  const { cells, probabilities, expected, starts } = table
  expected.fill(0)
  let at = 0
  for (const sentence of sentences) {
    const width = sentence.words.length
    for (let stem = 0; stem < sentence.stems.length; stem++, at += width) {
      let total = probabilities[cells[at]!]! * FROM_NOTHING
      for (let i = at + 1; i < at + width; i++) total += probabilities[cells[i]!]!
      expected[cells[at]!]! += (probabilities[cells[at]!]! * FROM_NOTHING) / total
      for (let i = at + 1; i < at + width; i++) expected[cells[i]!]! += probabilities[cells[i]!]! / total
    }
  }
  for (let word = 0; word < words.size; word++) {
    let total = word === 0 ? 0 : DOUBT
    for (let i = starts[word]!; i < starts[word + 1]!; i++) total += expected[i]!
    for (let i = starts[word]!; i < starts[word + 1]!; i++) probabilities[i] = expected[i]! / total
  }
}

function readOff(
  { words, stems, sentences }: Corpus,
  { starts, stems: seen, probabilities, expected }: Table,
): Learned[] {
  const times = new Uint32Array(words.size)
  for (const sentence of sentences) for (const word of sentence.words) times[word]!++
  const learned: Learned[] = []
  for (let word = 1; word < words.size; word++) {
    if (times[word]! < TIMES_MIN) continue
    const likely: [string, number][] = []
    for (let i = starts[word]!; i < starts[word + 1]!; i++)
      if (probabilities[i]! >= PROBABILITY_MIN && expected[i]! > EXPECTED_MIN)
        likely.push([stems.at(seen[i]!), probabilities[i]!])
    likely.sort((a, b) => b[1] - a[1])
    if (likely.length > 0)
      learned.push({ word: words.at(word), times: times[word]!, stems: likely.slice(0, STEMS_MAX) })
  }
  return learned
}
