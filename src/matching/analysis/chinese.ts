import type { LanguageLexicon, Sense } from '#matching/lexicon/lexicon.ts'
import { HASH_START, hashOn } from '#matching/strings.ts'
import units from './chinese-units.json' with { type: 'json' }
import type { Concept } from './concepts.ts'
import { englishStems } from './english.ts'
import { folded } from './folding.ts'
import stopWords from './stop-words.json' with { type: 'json' }
import { concept, meaning, verbatimConcepts } from './words.ts'

/** Cuts Chinese into the words that are likeliest together, and says what each means. */
export function chineseConcepts(text: string, lexicon: LanguageLexicon): Concept[] {
  const plain = lexicon.inOwnCharacters(folded(text))
  const found: Concept[] = []
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    if (/^\d/.test(run)) found.push(...numberWith(text, run, index))
    else if (!HAN.test(run)) found.push(...verbatimConcepts(run, index))
    else for (const cut of likeliestCut(run, lexicon)) addWord(found, run, index, cut, lexicon)
  }
  return found
}

function addWord(found: Concept[], run: string, index: number, cut: Cut, lexicon: LanguageLexicon): void {
  const [from, to] = cut
  const word = run.slice(from, to)
  if (STOP_WORDS.has(word)) return
  const start = index + from
  const senses = lexicon.senses(word)
  const parts = to - from < SPLIT_MIN ? [] : partsOf(word, lexicon)
  const isWhole = senses.length > 0
  const add = (kind: Concept['kind'], [a, b]: Cut, meanings: Sense[], weight: number) =>
    found.push(
      concept(kind, { text: run.slice(from + a, from + b), start: start + a, end: start + b }, meanings, weight),
    )
  const whole: Cut = [0, to - from]
  if (isWhole) add('translated', whole, senses, 1)
  for (const part of parts)
    if (!STOP_WORDS.has(word.slice(...part)))
      add('translated', part, lexicon.senses(word.slice(...part)), isWhole ? PART : 1)
  if (!isWhole && parts.length === 0 && to - from > 1) add('unknown', whole, [], 1)
}

// A compound is one notion first of all; its parts help where the other side says it differently.
const PART = 0.3
const SPLIT_MIN = 3

function partsOf(word: string, lexicon: LanguageLexicon): Cut[] {
  const cuts = likeliestCut(word, lexicon, true)
  return cuts.filter(([from, to]) => lexicon.has(word.slice(from, to)) && to - from > 1)
}

/** What is needed for cutting: words, their counts, and which of them have any English. */
export type Cuttable = Pick<LanguageLexicon, 'words' | 'counts' | 'isTranslated'>

type Cut = [from: number, to: number]

// 1.2亿 is 120 million and 6600万 is 66 million: only one of the languages counts by ten thousands.
function numberWith(text: string, run: string, index: number): Concept[] {
  const unit = UNITS[text[index + run.length] ?? '']
  const value = Number(run.replaceAll(',', '')) * (unit ?? Number.NaN)
  if (!Number.isFinite(value)) return verbatimConcepts(run, index)
  const [scale, name] = value >= 1e9 ? [1e9, 'billion'] : value >= 1e6 ? [1e6, 'million'] : [1, '']
  const said = `${Math.round((value / scale) * 1e6) / 1e6} ${name}`
  const [start, end] = [index, index + run.length + 1]
  return englishStems(said).map(({ stem }) =>
    concept('verbatim', { text: text.slice(start, end), start, end }, [meaning(stem)]),
  )
}

/** The way of cutting a run of characters whose words are together most probable, by the counts of single words. */
export function likeliestCut(run: string, lexicon: Cuttable, isPart = false): Cut[] {
  const length = run.length
  const best = new Float64Array(length + 1).fill(-Infinity)
  const from = new Int32Array(length + 1)
  best[0] = 0
  for (let i = 0; i < length; i++) {
    let hash = HASH_START
    for (let j = i + 1; j <= Math.min(length, i + WORD_MAX); j++) {
      hash = hashOn(hash, run.charCodeAt(j - 1))
      if (isPart && i === 0 && j === length) continue
      const probability = best[i]! + wordProbability(lexicon.words.findWithin(run, i, j, hash), j - i, lexicon, isPart)
      if (probability > best[j]!) {
        best[j] = probability
        from[j] = i
      }
    }
  }
  const cuts: [number, number][] = []
  for (let to = length; to > 0; to = from[to]!) cuts.push([from[to]!, to])
  return cuts.reverse()
}

function wordProbability(number: number, length: number, lexicon: Cuttable, isPart: boolean): number {
  const isTranslated = lexicon.isTranslated(number)
  if (number < 0 || (isPart && !isTranslated)) return length === 1 ? UNKNOWN : -Infinity
  const count = (lexicon.counts?.[number] ?? 0) + (isTranslated ? 3 : 0.5)
  return Math.log(count) - LOG_TOTAL - (length === 1 && !isTranslated ? 2 : 0)
}

const HAN = /[\u3400-\u9fff]/
const RUN = /[\u3400-\u9fff]+|[a-z][a-z0-9\-.+]*|\d[\d.,]*/g
const WORD_MAX = 10
// The counts of jieba's dictionary add up to about this.
const LOG_TOTAL = Math.log(60_101_967)
const UNKNOWN = -LOG_TOTAL - 4
const UNITS: Record<string, number> = units
const STOP_WORDS = new Set(stopWords.zh)
