import type { LanguageLexicon } from '#matching/lexicon/lexicon.ts'
import type { Concept } from './concepts.ts'
import { folded } from './folding.ts'
import endings from './korean-endings.json' with { type: 'json' }
import stopWords from './stop-words.json' with { type: 'json' }
import { concept, fewestPieces, verbatimConcepts, wordsOf } from './words.ts'

/** Korean words are cut into what the dictionary knows and an ending; what is left over may be a borrowed word. */
export function koreanConcepts(text: string, lexicon: LanguageLexicon | undefined): Concept[] {
  return wordsOf(folded(text), WORD).flatMap(({ text: word, start }) => {
    if (!HANGUL.test(word)) return verbatimConcepts(word, start)
    if (STOP_WORDS.has(word)) return []
    return lexicon ? wholeOrPieces(word, start, lexicon) : unknownWord(withoutEnding(word), start)
  })
}

// 브렉시트 holds 시트, a sheet, but is Brexit: a word with unknown pieces is first taken as a borrowed word or a name.
function wholeOrPieces(word: string, start: number, lexicon: LanguageLexicon): Concept[] {
  const pieces = piecesOf(word, start, lexicon)
  if (word.length < NAME_MIN || pieces.every(({ kind }) => kind !== 'unknown')) return pieces
  const plain = withoutEnding(word)
  const without = { text: plain, start, end: start + plain.length }
  const shorter = plain === word ? pieces : [{ ...concept('unknown', without, []), parts: pieces }]
  return [{ ...concept('unknown', { text: word, start, end: start + word.length }, []), parts: shorter }]
}

function piecesOf(word: string, start: number, lexicon: LanguageLexicon): Concept[] {
  const pieces = fewestPieces(word, lexicon, (from, to) =>
    to === word.length && from > 0 && ENDINGS.has(word.slice(from, to)) ? 0.3 : Number.POSITIVE_INFINITY,
  )
  const found: Concept[] = []
  let unknown = ''
  for (const { from, to, kind } of pieces) {
    if (kind === 'unknown') {
      unknown += word.slice(from, to)
      continue
    }
    found.push(...unknownWord(unknown, start + from - unknown.length))
    unknown = ''
    if (kind === 'known') {
      const text = word.slice(from, to)
      found.push(concept('translated', { text, start: start + from, end: start + to }, lexicon.senses(text)))
    }
  }
  return [...found, ...unknownWord(unknown, start + word.length - unknown.length)]
}

function unknownWord(text: string, start: number): Concept[] {
  return text.length < 2 ? [] : [concept('unknown', { text, start, end: start + text.length }, [])]
}

/** A word without its particle or verb ending, for learning from texts. */
export function withoutEnding(word: string): string {
  const ending = endings.find((candidate) => word.length > candidate.length + 1 && word.endsWith(candidate))
  return ending ? word.slice(0, -ending.length) : word
}

const NAME_MIN = 3
const WORD = /[\uac00-\ud7af]+|[a-z\d]+(?:[.,]\d+)*/g
const HANGUL = /[\uac00-\ud7af]/
const ENDINGS = new Set(endings)
const STOP_WORDS = new Set(stopWords.ko)
