import { englishStems, type Stem } from './english.ts'
import { folded } from './folding.ts'
import { stemOf } from './stemming.ts'
import stopWords from './stop-words.json' with { type: 'json' }
import { bounded, LETTERS_MAX, type Word, wordsOf } from './words.ts'

/**
 * What a text is found by in its own language, and where it stands: stems of scripts with spaces, overlapping pairs of
 * characters of scripts without, so that no substring is ever lost.
 */
export function nativeWords(whole: string, language: string): Stem[] {
  const text = bounded(whole)
  switch (language) {
    case 'de':
      return stems(folded(text), /[a-zäöüß]+|\d[\d.,]*/g, 'de')
    case 'ru':
    case 'uk':
      return stems(folded(text).replaceAll('ё', 'е'), /[\u0400-\u04ff']+|[a-z0-9]+/g, language)
    case 'zh':
    case 'ja':
    case 'ko':
      return wordsOf(folded(text), /[\u3040-\u30ff\u3400-\u9fff]+|[\uac00-\ud7af]+|[a-z0-9]+/g).flatMap(pairsOf)
    default:
      return englishStems(text)
  }
}

export function nativeTerms(text: string, language: string): string[] {
  return nativeWords(text, language).map(({ stem }) => stem)
}

function stems(text: string, pattern: RegExp, language: 'de' | 'ru' | 'uk'): Stem[] {
  return wordsOf(text, pattern)
    .filter((word) => word.text.length > 1 && word.text.length <= LETTERS_MAX && !STOP_WORDS[language].has(word.text))
    .map((word) => ({ stem: stemOf(language, word.text), start: word.start, end: word.end }))
}

function pairsOf({ text, start, end }: Word): Stem[] {
  if (text.length === 1 || text.charCodeAt(0) < FIRST_UNSPACED)
    return text.length > LETTERS_MAX ? [] : [{ stem: text, start, end }]
  return Array.from({ length: text.length - 1 }, (_, i) => ({
    stem: text.slice(i, i + 2),
    start: start + i,
    end: start + i + 2,
  }))
}

const FIRST_UNSPACED = 0x3040
const STOP_WORDS = { de: new Set(stopWords.de), ru: new Set(stopWords.ru), uk: new Set(stopWords.uk) }
