import { listCardsNumbered } from '#catalogue/cards.ts'
import { oldestToday } from '#catalogue/deadlines.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { spoken } from '#platform/languages.ts'
import { findNamed } from './named.ts'
import { getStock } from './stock.ts'
import { readAsked } from './words/asked.ts'
import { wordsStarting } from './words/looking-up.ts'
import { matchWords } from './words/matching.ts'

/** What somebody may be about to type: names and titles, as they would be searched for. */
export async function suggestWhileTyping(db: Db, actor: Actor, typed: string, lang: string): Promise<string[]> {
  const { shelf, words, directory } = await getStock(db)
  const text = typed.slice(0, TYPED_MAX).trim()
  const { parts } = readAsked(text)
  if (parts.length === 0) return []
  const named = findNamed(text, directory)
  // The last word is still being written.
  const last = parts.at(-1)!.pieces.at(-1)!
  const endings = last.isUnspaced ? [] : mostUsed(wordsStarting(last.text, words, WORDS_MAX))
  const asked = [text, ...endings.map((word) => `${text.slice(0, text.length - last.text.length)}${word}`)]
  const numbers = new Set<number>()
  for (const each of asked) {
    const hits = matchWords(readAsked(each), words, shelf.standing(oldestToday()))
    if (hits.corrected.length > 0 || hits.isPartial) continue
    for (const number of best(hits.numbers, hits.scores)) numbers.add(number)
    if (numbers.size >= TITLES_MAX) break
  }
  const cards = await listCardsNumbered(db, actor, [...numbers].slice(0, TITLES_MAX), lang)
  const names = [...named.organisations, ...named.events].slice(0, NAMES_MAX).map(({ name }) => spoken(name, lang).text)
  return [...new Set([...names, ...cards.map(({ title }) => title)])]
}

function mostUsed(words: Map<string, number>): string[] {
  return [...words]
    .sort(([, a], [, b]) => b - a)
    .slice(0, ENDINGS_MAX)
    .map(([word]) => word)
}

function best(numbers: Uint32Array, scores: Float32Array): number[] {
  const few = Array.from(numbers.subarray(0, LOOKED_AT), (number, i) => ({ number, score: scores[i]! }))
  return few
    .sort((a, b) => b.score - a.score)
    .slice(0, TITLES_MAX)
    .map(({ number }) => number)
}

const TYPED_MAX = 60
const WORDS_MAX = 500
const ENDINGS_MAX = 3
const LOOKED_AT = 5000
const TITLES_MAX = 5
const NAMES_MAX = 4
