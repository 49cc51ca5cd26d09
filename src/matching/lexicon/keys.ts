import { STEMMED } from '#matching/analysis/german.ts'
import { stemOf } from '#matching/analysis/stemming.ts'

/** Under which words of the lexicon a term in lower case is looked up in its language. */
export function keysOf(term: string, language: string): string[] {
  if (language === 'de') return [term, STEMMED + stems(term, 'de')]
  return language === 'ru' || language === 'uk' ? [stems(term, 'ru')] : [term]
}

function stems(term: string, language: 'de' | 'ru'): string {
  return term
    .replaceAll('ё', 'е')
    .split(/\s+/)
    .map((word) => stemOf(language, word))
    .join(' ')
}
