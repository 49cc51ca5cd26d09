import type { Sense } from '#matching/lexicon/lexicon.ts'
import { distance, distanceAtLeast, isVowel, type Outline, outlineOf, soundOf } from './sounds.ts'

/** English words by how they sound, to recognise borrowed words and names that no dictionary has: 센서 is "sensor". */
export class Borrowed {
  readonly #byStart = new Map<string, Spoken[]>()
  readonly #found = new Map<string, Sense[]>()

  /** Stems with the number of texts they occur in; of two that sound alike the common one is meant. */
  constructor(stems: Iterable<[stem: string, frequency: number]>) {
    for (const [stem, frequency] of stems) {
      const sound = /^[a-z]{3,}$/.test(stem) ? soundOf(stem) : undefined
      if (!sound) continue
      const consonants = consonantsOf(sound)
      const key = `${sound[0]}${consonants}`
      const spoken = { stem, sound, consonants, frequency, outline: outlineOf(sound) }
      const others = this.#byStart.get(key)
      if (others) others.push(spoken)
      else this.#byStart.set(key, [spoken])
    }
  }

  /** The stems an unknown word may be, or nothing when none sounds alike. */
  sensesOf(word: string): Sense[] {
    const known = this.#found.get(word)
    if (known) return known
    if (this.#found.size >= REMEMBERED_MAX) this.#found.clear()
    const senses = this.#search(soundOf(word) ?? '')
    this.#found.set(word, senses)
    return senses
  }

  #search(sound: string): Sense[] {
    if (!sound) return []
    const alike: { stem: string; far: number; rank: number }[] = []
    const consonants = consonantsOf(sound)
    const outline = outlineOf(sound)
    for (const candidate of this.#candidates(sound, consonants)) {
      const length = Math.max(3, Math.max(consonants, candidate.consonants) + 0.5)
      if (distanceAtLeast(outline, candidate.outline) > FAR_MAX * length) continue
      const far = distance(sound, candidate.sound, FAR_MAX * length) / length
      if (far < FAR_MAX)
        alike.push({ stem: candidate.stem, far, rank: far - 0.004 * Math.log(1 + candidate.frequency) })
    }
    const best = alike.sort((a, b) => a.rank - b.rank).slice(0, ALIKE_MAX)
    const weights = best.map(({ far }) => Math.exp(-(far - best[0]!.far) * 25))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return best.map(({ stem }, i) => ({ stems: [stem], share: weights[i]! / total }))
  }

  *#candidates(sound: string, consonants: number): Generator<Spoken> {
    const starts = isVowel(sound[0]!) ? 'aeiou' : (STARTS.get(sound[0]!) ?? sound[0]!)
    for (const start of starts)
      for (let count = consonants - 2; count <= consonants + 2; count++)
        yield* this.#byStart.get(`${start}${count}`) ?? []
  }
}

type Spoken = { stem: string; sound: string; consonants: number; frequency: number; outline: Outline }

function consonantsOf(sound: string): number {
  return sound.replace(/[a-z]/g, '').length
}

const STARTS = new Map([
  ['J', 'JSK'],
  ['S', 'SJ'],
  ['H', 'HP'],
])
const FAR_MAX = 0.16
const ALIKE_MAX = 3
const REMEMBERED_MAX = 50_000
