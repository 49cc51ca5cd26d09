import { join } from 'node:path'
import type { SentencePair } from '#matching/lexicon/catalogues.ts'
import { Lexicon } from '#matching/lexicon/lexicon.ts'
import { writePacked } from '#matching/packed.ts'
import type { StringTable } from '#matching/strings.ts'
import { Lessons } from './lessons.ts'
import { inBytes, randomRows } from './sense-vectors.ts'
import { DIMENSIONS, train } from './training.ts'

const STEPS = 2000

/** Learns the vectors from a lexicon that has been written and texts in two languages, and puts them beside it. */
export function teachVectors(
  folder: string,
  texts: Map<string, SentencePair[]>,
  report: (step: string) => void,
  steps = STEPS,
): void {
  const lessons = new Lessons(new Lexicon(folder))
  for (const [language, pairs] of texts) {
    report(`reading ${language} for its vectors`)
    lessons.addTexts(language, pairs)
  }
  const keys = lessons.tidy()
  const vectors = beginning(keys, lessons)
  report(`learning the vectors of ${keys.size} words and sounds`)
  train(vectors, lessons.drawing(keys), steps, (step, loss) =>
    report(`vectors: step ${step} of ${steps}, loss ${loss.toFixed(3)}`),
  )
  writePacked(join(folder, 'vectors.bin'), { facts: {}, arrays: inBytes(keys, vectors) })
}

/** Stems begin as random directions, the rarer the longer; words of other languages add nothing to their stems yet. */
function beginning(keys: StringTable, lessons: Lessons): Float32Array {
  const vectors = randomRows(keys.size, 1)
  const rarest = Math.log(1 + lessons.texts / 2)
  for (let row = 0; row < keys.size; row++) {
    const key = keys.at(row)
    const seen = lessons.counts[lessons.keys.find(key)]!
    const rarity = Math.log(1 + lessons.texts / 2 / (1 + seen)) / (rarest || 1)
    const length = key.startsWith('=') ? Math.max(LEAST, rarity) : key.startsWith('~') ? SOUND : OWN
    for (let d = row * DIMENSIONS; d < (row + 1) * DIMENSIONS; d++) vectors[d]! *= length
  }
  return vectors
}

const LEAST = 0.2
const SOUND = 0.3
const OWN = 0.02
