import { nativeTerms } from './analysis/native.ts'
import { Bags } from './inverted/bags.ts'
import { bestOf } from './inverted/best.ts'
import { addScores, questionsOf, scratchFor } from './inverted/scoring.ts'
import { slotsOfTerms } from './query.ts'

/** Plain BM25 within one language: what every other way of searching is measured against. */
export function monolingualSearch(docs: { id: string; text: string }[], language: string) {
  const bags = new Bags()
  for (const [number, { text }] of docs.entries()) {
    const bag = new Map<string, number>()
    for (const term of nativeTerms(text, language)) bag.set(term, (bag.get(term) ?? 0) + 1)
    bags.put(number, bag)
  }
  bags.layOut()
  const scratch = scratchFor(docs.length)
  return (text: string, limit = 100): { id: string; score: number }[] => {
    const scores = new Float64Array(docs.length)
    addScores(questionsOf(slotsOfTerms(nativeTerms(text, language)), bags), bags, 1, scores, scratch)
    return bestOf(scores, docs.length, limit, () => true).map(({ document, score }) => ({
      id: docs[document]!.id,
      score,
    }))
  }
}
