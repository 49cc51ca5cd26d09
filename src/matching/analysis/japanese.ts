import type { LanguageLexicon } from '#matching/lexicon/lexicon.ts'
import type { Concept } from './concepts.ts'
import { folded } from './folding.ts'
import stopWords from './stop-words.json' with { type: 'json' }
import { concept, fewestPieces, verbatimConcepts, wordsOf } from './words.ts'

/** Japanese, cut into the fewest words of the dictionary. Hiragana alone is mostly grammar, and single ones are left out. */
export function japaneseConcepts(text: string, lexicon: LanguageLexicon | undefined): Concept[] {
  return wordsOf(folded(text), RUN).flatMap(({ text: run, start }) => {
    if (/^[a-z\d]/.test(run)) return verbatimConcepts(run, start)
    if (!lexicon) return [concept('unknown', { text: run, start, end: start + run.length }, [])]
    return fewestPieces(run, lexicon).flatMap(({ from, to, kind }) => {
      const word = run.slice(from, to)
      const senses = kind === 'known' || IDEOGRAPH.test(word) ? lexicon.senses(word) : []
      if (senses.length === 0 || STOP_WORDS.has(word)) return []
      return [concept('translated', { text: word, start: start + from, end: start + to }, senses)]
    })
  })
}

const RUN = /[\u3040-\u30ff\u3400-\u9fff\u3005]+|[a-z\d]+(?:[.,]\d+)*/g
const IDEOGRAPH = /[\u3400-\u9fff]/
const STOP_WORDS = new Set(stopWords.ja)
