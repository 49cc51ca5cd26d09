import { englishStems } from './english.ts'
import { folded } from './folding.ts'
import { stemOf } from './stemming.ts'
import stopWords from './stop-words.json' with { type: 'json' }

/**
 * What a text is found by in its own language: stems of scripts with spaces, overlapping pairs of characters of scripts
 * without, so that no substring is ever lost.
 */
export function nativeTerms(text: string, language: string): string[] {
  switch (language) {
    case 'de':
      return words(text, /[a-zäöüß]+|\d[\d.,]*/g, 'de').map((word) => stemOf('de', word))
    case 'ru':
    case 'uk':
      return words(text.replaceAll('ё', 'е'), /[\u0400-\u04ff']+|[a-z0-9]+/g, language).map((word) =>
        stemOf(language, word),
      )
    case 'zh':
    case 'ja':
    case 'ko':
      return (folded(text).match(/[\u3040-\u30ff\u3400-\u9fff]+|[\uac00-\ud7af]+|[a-z0-9]+/g) ?? []).flatMap(pairsOf)
    default:
      return englishStems(text).map(({ stem }) => stem)
  }
}

function words(text: string, pattern: RegExp, language: 'de' | 'ru' | 'uk'): string[] {
  return (folded(text).match(pattern) ?? []).filter((word) => word.length > 1 && !STOP_WORDS[language].has(word))
}

function pairsOf(run: string): string[] {
  if (run.length === 1 || run.charCodeAt(0) < FIRST_UNSPACED) return [run]
  return Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
}

const FIRST_UNSPACED = 0x3040
const STOP_WORDS = { de: new Set(stopWords.de), ru: new Set(stopWords.ru), uk: new Set(stopWords.uk) }
