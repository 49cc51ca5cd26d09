import type { Lexicon } from '#matching/lexicon/lexicon.ts'
import { chineseConcepts, verbatim } from './chinese.ts'
import type { Concept } from './concepts.ts'

/** The concepts of a text. A language nobody has a dictionary of still has its Latin words and numbers. */
export function conceptsOf(text: string, language: string, lexicon: Lexicon): Concept[] {
  const words = lexicon.language(language)
  if (language === 'zh' && words) return chineseConcepts(text, words)
  return verbatim(text, text, 0)
}

/** The language a text is most likely in, by its script and a few small words. */
export function languageOf(text: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja'
  if (/\p{Script=Hangul}/u.test(text)) return 'ko'
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  if (/\p{Script=Cyrillic}/u.test(text)) return /[іїєґ]/i.test(text) ? 'uk' : 'ru'
  return /[äöüß]|\b(und|der|die|das|von|mit|für)\b/i.test(text) ? 'de' : 'en'
}
