import type { LanguageLexicon, Sense } from '#matching/lexicon/lexicon.ts'
import type { Concept } from './concepts.ts'
import { englishStems } from './english.ts'
import { folded } from './folding.ts'
import { stemOf } from './stemming.ts'
import stopWords from './stop-words.json' with { type: 'json' }
import { concept, LETTERS_MAX, meaning, phraseAt, verbatimConcepts, type Word, wordsOf } from './words.ts'

/** Before stems among the words of the lexicon, as `häus` is none. */
export const STEMMED = '~'

export function germanConcepts(text: string, lexicon: LanguageLexicon): Concept[] {
  const words = wordsOf(folded(text), WORD)
  const found: Concept[] = []
  for (let at = 0; at < words.length; at++) {
    const phrase = phraseAt(words, at, (parts) => phraseSenses(parts, lexicon))
    if (phrase) {
      found.push(concept('translated', phrase.phrase, phrase.senses))
      at += phrase.length - 1
    } else found.push(...wordConcepts(words[at]!, lexicon))
  }
  return found
}

function phraseSenses(parts: Word[], lexicon: LanguageLexicon): Sense[] {
  const isStop = parts.map(({ text }) => STOP_WORDS.has(text))
  if (isStop.every(Boolean)) return []
  const exact = lexicon.senses(parts.map(({ text }) => text).join(' '))
  if (exact.length > 0 || isStop[0] || isStop.at(-1)) return exact
  return lexicon.senses(STEMMED + parts.map(({ text }) => stemOf('de', text)).join(' '))
}

function wordConcepts(word: Word, lexicon: LanguageLexicon): Concept[] {
  if (/\d/.test(word.text)) return verbatimConcepts(asEnglishNumber(word.text), word.start)
  if (STOP_WORDS.has(word.text) || word.text.length < 2 || word.text.length > LETTERS_MAX) return []
  const senses = sensesOf(word.text, lexicon)
  if (senses.length > 0) return [concept('translated', word, senses)]
  const parts = word.text.length < COMPOUND_MIN ? [] : partsOfCompound(word.text, lexicon)
  if (parts.length > 0)
    return parts.map(([from, to, meanings]) =>
      concept(
        'translated',
        { text: word.text.slice(from, to), start: word.start + from, end: word.start + to },
        meanings,
      ),
    )
  // Names and borrowed words are the same in English.
  return englishStems(word.text).map(({ stem }) => concept('verbatim', word, [meaning(stem)]))
}

function sensesOf(word: string, lexicon: LanguageLexicon): Sense[] {
  const exact = lexicon.senses(word)
  return exact.length > 0 ? exact : lexicon.senses(STEMMED + stemOf('de', word))
}

type Part = [from: number, to: number, senses: Sense[]]

/** Oberflächenfehler is Oberfläche and Fehler: known words one after the other, joined by s, es, n, en or e. */
function partsOfCompound(word: string, lexicon: LanguageLexicon, depth = 0): Part[] {
  for (let cut = PART_MIN; cut <= word.length - PART_MIN; cut++) {
    const tail = sensesOf(word.slice(cut), lexicon)
    if (tail.length === 0) continue
    for (const joint of JOINTS) {
      const head = word.slice(0, cut - joint.length)
      if (!word.slice(0, cut).endsWith(joint) || head.length < 3) continue
      const own = sensesOf(head, lexicon)
      const senses = own.length > 0 ? own : sensesOf(`${head}e`, lexicon)
      if (senses.length > 0)
        return [
          [0, head.length, senses],
          [cut, word.length, tail],
        ]
      const deeper = depth < 1 && head.length > 7 ? partsOfCompound(head, lexicon, depth + 1) : []
      if (deeper.length > 0) return [...deeper, [cut, word.length, tail]]
    }
  }
  return []
}

// 1.200,5 is written 1,200.5 there.
function asEnglishNumber(number: string): string {
  return number.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

const WORD = /[a-zäöüß]+(?![\da-zäöüß])|[a-zäöüß\d]+(?:[.,]\d+)*/g
const JOINTS = ['', 's', 'es', 'n', 'en', 'e']
const PART_MIN = 4
const COMPOUND_MIN = 8
const STOP_WORDS = new Set(stopWords.de)
