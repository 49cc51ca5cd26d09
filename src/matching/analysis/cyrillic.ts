import type { LanguageLexicon } from '#matching/lexicon/lexicon.ts'
import type { Concept } from './concepts.ts'
import letters from './cyrillic-letters.json' with { type: 'json' }
import { englishStems } from './english.ts'
import { folded } from './folding.ts'
import { stemOf } from './stemming.ts'
import stopWords from './stop-words.json' with { type: 'json' }
import { concept, LETTERS_MAX, phraseAt, verbatimConcepts, type Word, wordsOf } from './words.ts'

/** Russian and Ukrainian: stems and phrases of stems. What is not in the dictionary is unknown, and may be a borrowed word. */
export function cyrillicConcepts(text: string, language: 'ru' | 'uk', lexicon: LanguageLexicon | undefined): Concept[] {
  const words = wordsOf(folded(text).replaceAll('ё', 'е'), WORD)
  const senses = (parts: Word[]) => lexicon?.senses(parts.map((part) => stemOf(language, part.text)).join(' ')) ?? []
  const found: Concept[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const isStop = STOP_WORDS[language].has(word.text)
    const phrase = phraseAt(words, at, (parts) =>
      parts.every((part) => STOP_WORDS[language].has(part.text)) ? [] : senses(parts),
    )
    if (phrase) {
      found.push(concept('translated', phrase.phrase, phrase.senses))
      at += phrase.length - 1
    } else if (/[a-z0-9]/.test(word.text)) found.push(...verbatimConcepts(word.text, word.start))
    else if (!isStop && word.text.length > 1 && word.text.length <= LETTERS_MAX) {
      const own = senses([word])
      found.push(concept(own.length > 0 ? 'translated' : 'unknown', word, own))
    }
  }
  return found
}

/** A Cyrillic word in Latin letters, as names are usually written in English. */
export function romanized(word: string): string[] {
  const spelt = [...word].map((letter) => LETTERS.get(letter) ?? letter).join('')
  return englishStems(spelt).map(({ stem }) => stem)
}

const WORD = /[\u0400-\u04ff]+(?:['’][\u0400-\u04ff]+)*|[a-z\d]+(?:[.,]\d+)*/g
const LETTERS = new Map(Object.entries(letters))
const STOP_WORDS = { ru: new Set(stopWords.ru), uk: new Set(stopWords.uk) }
