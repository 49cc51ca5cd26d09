import type { Lexicon } from '#matching/lexicon/lexicon.ts'
import type { Borrowed } from './borrowed.ts'
import { chineseConcepts } from './chinese.ts'
import type { Concept } from './concepts.ts'
import { cyrillicConcepts, romanized } from './cyrillic.ts'
import { germanConcepts } from './german.ts'
import { japaneseConcepts } from './japanese.ts'
import { koreanConcepts } from './korean.ts'
import stopWords from './stop-words.json' with { type: 'json' }
import { bounded, meaning, verbatimConcepts } from './words.ts'

/**
 * The concepts of a text. A language nobody has a dictionary of still has its Latin words and numbers; unknown words of
 * scripts that spell by sound are recognised among the `borrowed`.
 */
export function conceptsOf(text: string, language: string, lexicon: Lexicon, borrowed: () => Borrowed): Concept[] {
  const empty = BOILERPLATE.get(language)
  const understood = (concept: Concept): Concept[] => {
    if (concept.kind === 'unknown') return recognizedOrParts(concept)
    return [
      empty?.has(concept.text.toLowerCase()) ? { ...concept, weight: concept.weight * BOILERPLATE_WEIGHT } : concept,
    ]
  }
  const recognizedOrParts = (concept: Concept): Concept[] => {
    const { parts, ...whole } = recognized(concept, borrowed)
    return parts && whole.senses.length === 0 ? parts.flatMap(understood) : [whole]
  }
  return cut(bounded(text), language, lexicon).flatMap(understood)
}

// Every need is looking for a technology and every offer is one; that two texts say so makes them no match.
const BOILERPLATE = new Map(
  Object.entries(stopWords.boilerplate).map(([language, words]) => [language, new Set(words)]),
)
const BOILERPLATE_WEIGHT = 0.25

function cut(text: string, language: string, lexicon: Lexicon): Concept[] {
  const words = language === 'en' ? undefined : lexicon.language(language)
  if (language === 'zh' && words) return chineseConcepts(text, words)
  if (language === 'de' && words) return germanConcepts(text, words)
  if (language === 'ko') return koreanConcepts(text, words)
  if (language === 'ja') return japaneseConcepts(text, words)
  if (language === 'ru' || language === 'uk') return cyrillicConcepts(text, language, words)
  return verbatimConcepts(text)
}

function recognized(concept: Concept, borrowed: () => Borrowed): Concept {
  if (!/^[\uac00-\ud7af\u0400-\u04ff]+$/.test(concept.text)) return concept
  const senses = borrowed().sensesOf(concept.text)
  if (senses.length > 0 || !/[\u0400-\u04ff]/.test(concept.text)) return { ...concept, senses }
  return { ...concept, senses: romanized(concept.text).map(meaning) }
}

/** The language a text is most likely in, by its script and a few small words. */
export function languageOf(text: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  if (/\p{Script=Cyrillic}/u.test(text)) return /[іїєґ]/i.test(text) ? 'uk' : 'ru'
  return /[äöüß]|\b(und|der|die|das|von|mit|für)\b/i.test(text) ? 'de' : 'en'
}
