import { createStemmer } from 'multilingual-stemmer'

/** Snowball stems of languages written with spaces. Ukrainian has no stemmer of its own; Russian endings serve it half-way. */
const SNOWBALL = { en: 'en', de: 'de', ru: 'ru', uk: 'ru' } as const

export type Stemmed = keyof typeof SNOWBALL

/** The stem of a word in lower case. The same words come again and again, so stems are remembered. */
export function stemOf(language: Stemmed, word: string): string {
  const stemmer = stemmerOf(language)
  const known = stemmer.stems.get(word)
  if (known !== undefined) return known
  if (stemmer.stems.size >= REMEMBERED_MAX) stemmer.stems.clear()
  const stem = stemmer.stem(word)
  stemmer.stems.set(word, stem)
  return stem
}

function stemmerOf(language: Stemmed) {
  const snowball = SNOWBALL[language]
  const known = stemmers.get(snowball)
  if (known) return known
  const stemmer = { stem: createStemmer(snowball), stems: new Map<string, string>() }
  stemmers.set(snowball, stemmer)
  return stemmer
}

const stemmers = new Map<string, { stem: (word: string) => string; stems: Map<string, string> }>()
const REMEMBERED_MAX = 50_000
