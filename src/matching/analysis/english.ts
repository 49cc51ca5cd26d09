import { folded } from './folding.ts'
import { stemOf } from './stemming.ts'
import stopWords from './stop-words.json' with { type: 'json' }

/** A word of a text with the stem it is compared by, and where it stands. */
export type Stem = { stem: string; start: number; end: number }

/** The telling words of an English text. Numbers and model names with digits stay as they are. */
export function englishStems(text: string): Stem[] {
  const found: Stem[] = []
  for (const match of withoutUmlauts(folded(text)).matchAll(WORD)) {
    const [word] = match
    const end = match.index + word.length
    const stem = abbreviation(word, text.slice(match.index, end)) ?? englishStem(word.replaceAll(',', ''))
    if (stem) found.push({ stem, start: match.index, end })
  }
  return found
}

/** The stem of one word in lower case, or undefined when it says nothing. */
export function englishStem(word: string): string | undefined {
  if (STOP_WORDS.has(word) || (word.length < 2 && !/\d/.test(word)) || word.length > LONGEST) return undefined
  const digits = NUMBERS.get(word)
  if (digits) return digits
  return /^[a-z]+$/.test(word) ? stemOf('en', word) : word
}

// U.K. is one word, and US is not "us".
function abbreviation(word: string, written: string): string | undefined {
  if (written === 'US') return COUNTRY
  if (!DOTTED.test(word)) return undefined
  const plain = word.replaceAll('.', '')
  return plain === 'us' ? COUNTRY : englishStem(plain)
}

function withoutUmlauts(text: string): string {
  return text.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter)
}

const UMLAUTS: Record<string, string> = { ä: 'a', ö: 'o', ü: 'u' }
// 120,000 and 6.0.11 are one thing each.
const WORD = /(?<![a-z\d])(?:[a-z]\.){2,}|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\da-z])|\d+(?:\.\d+)+(?![\da-z])|[a-z0-9]+/g
// Keys and encoded pictures are no words.
const LONGEST = 64
const DOTTED = /^[a-z]\.[a-z]/
const COUNTRY = 'usa'
// Small numbers are as often written one way as the other.
const NUMBERS = new Map(Object.entries(stopWords.numbers))
const STOP_WORDS = new Set(stopWords.en)
