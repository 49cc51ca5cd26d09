import { Borrowed } from '#matching/analysis/borrowed.ts'
import { conceptsOf } from '#matching/analysis/languages.ts'
import { concept } from '#matching/analysis/words.ts'
import type { SentencePair } from '#matching/lexicon/catalogues.ts'
import type { LanguageLexicon, Lexicon, Sense } from '#matching/lexicon/lexicon.ts'
import { grown, StringTable } from '#matching/strings.ts'
import { damped, type Feature, featuresOf, stemKey } from './features.ts'
import { randomFrom } from './random.ts'
import type { Numbered, TrainingPair } from './training.ts'

/**
 * What vectors are learned from, language by language: texts that were seen in both languages, and rows of dictionary
 * words beside one of their meanings each, which stand in where there are no texts.
 */
export class Lessons {
  readonly keys = new StringTable()
  /** In how many texts a feature was seen. */
  counts: Uint32Array = new Uint32Array(1024)
  texts = 0
  readonly #lexicon: Lexicon
  readonly #random = randomFrom(SEED)
  readonly #pairs = new Map<string, TrainingPair[]>()

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    for (const [stem] of lexicon.english.common()) this.keys.add(stemKey(stem))
    this.#makeRoom()
  }

  addTexts(language: string, texts: SentencePair[]): void {
    this.#pairs.set(
      language,
      this.#some(texts, TEXTS_MAX).map(
        ({ text, english }): TrainingPair => [this.#seen(text, language), this.#seen(english, 'en')],
      ),
    )
  }

  /** Forgets features that were seen once only; nothing can be learned of them. */
  tidy(): StringTable {
    const kept = new StringTable()
    const places = Uint32Array.from({ length: this.keys.size }, (_, row) => {
      const key = this.keys.at(row)
      return key.startsWith('=') || this.counts[row]! >= SEEN_MIN ? kept.add(key) : NONE
    })
    const renumbered = ({ rows, weights }: Numbered): Numbered => {
      const known = [...rows.keys()].filter((f) => places[rows[f]!] !== NONE)
      return {
        rows: Uint32Array.from(known, (f) => places[rows[f]!]!),
        weights: Float32Array.from(known, (f) => weights[f]!),
      }
    }
    for (const [language, pairs] of this.#pairs)
      this.#pairs.set(
        language,
        pairs.map(([one, other]): TrainingPair => [renumbered(one), renumbered(other)]),
      )
    return kept
  }

  /** Draws batches of one language each, the languages in turn. */
  drawing(keys: StringTable): (size: number) => TrainingPair[] {
    const turns = TURNS.filter((language) => this.#pairs.get(language)?.length || this.#lexicon.language(language))
    let turn = 0
    return (size) => {
      const language = turns[turn++ % turns.length]!
      const texts = this.#pairs.get(language) ?? []
      const words = this.#lexicon.language(language)
      const shareOfTexts = texts.length < TEXTS_MIN ? 0 : words ? SHARE_OF_TEXTS : 1
      const seen = new Set<string>()
      const drawn: TrainingPair[] = []
      for (let tries = 0; drawn.length < size && tries < size * 3; tries++) {
        const pair =
          this.#random() < shareOfTexts
            ? texts[this.#below(texts.length)]!
            : numberedPair(this.#dictionaryWords(language, words!), keys)
        // Two texts with the same English would push each other away from what both mean.
        const said = pair[1].rows.toString()
        if (pair[0].rows.length === 0 || pair[1].rows.length === 0 || seen.has(said)) continue
        seen.add(said)
        drawn.push(pair)
      }
      return drawn
    }
  }

  #dictionaryWords(language: string, words: LanguageLexicon): [Feature[], Feature[]] {
    const features: [Feature[], Feature[]] = [[], []]
    for (let count = 1 + this.#below(WORDS_MAX); count > 0; count--) {
      const number = this.#below(words.translatedCount)
      const senses = words.sensesOf(number)
      const text = words.words.at(number)
      const word = concept('translated', { text, start: 0, end: text.length }, senses)
      features[0].push(...featuresOf(text, language, [word], this.#lexicon.english))
      for (const stem of this.#oneOf(senses)) features[1].push([stemKey(stem), 1])
    }
    return features
  }

  #oneOf(senses: Sense[]): string[] {
    let left = this.#random() * senses.reduce((sum, { share }) => sum + share, 0)
    for (const { stems, share } of senses) {
      left -= share
      if (left <= 0) return stems
    }
    return senses[0]?.stems ?? []
  }

  #seen(text: string, language: string): Numbered {
    const concepts = conceptsOf(text, language, this.#lexicon, () => NOTHING_BORROWED)
    const features = damped(featuresOf(text, language, concepts, this.#lexicon.english)).slice(0, FEATURES_MAX)
    const rows = Uint32Array.from(features, ([key]) => this.keys.add(key))
    this.#makeRoom()
    for (const row of new Set(rows)) this.counts[row]!++
    this.texts++
    return { rows, weights: Float32Array.from(features, ([, weight]) => weight) }
  }

  #some<T>(all: T[], most: number): T[] {
    if (all.length <= most) return all
    return Array.from({ length: most }, (_, i) => all[Math.floor(((i + this.#random()) * all.length) / most)]!)
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  #makeRoom(): void {
    if (this.keys.size > this.counts.length) this.counts = grown(this.counts, this.keys.size)
  }
}

function numberedPair([one, other]: [Feature[], Feature[]], keys: StringTable): TrainingPair {
  return [numbered(one, keys), numbered(other, keys)]
}

function numbered(features: Feature[], keys: StringTable): Numbered {
  const known = damped(features)
    .map(([key, weight]): [number, number] => [keys.find(key), weight])
    .filter(([row]) => row >= 0)
  return { rows: Uint32Array.from(known, ([row]) => row), weights: Float32Array.from(known, ([, weight]) => weight) }
}

// Sounds are learned for themselves here.
const NOTHING_BORROWED = new Borrowed([])
const SEED = 7
const TURNS = ['zh', 'de', 'ko', 'zh', 'ru', 'ja', 'zh', 'de', 'ko', 'ru', 'uk']
const TEXTS_MAX = 40_000
const TEXTS_MIN = 1000
const SHARE_OF_TEXTS = 0.6
const FEATURES_MAX = 300
const WORDS_MAX = 6
const SEEN_MIN = 2
const NONE = 0xffffffff
