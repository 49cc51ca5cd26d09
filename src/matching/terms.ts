import { fields } from '#catalogue/vocabularies/fields.ts'
import technicalTerms from './terms.json' with { type: 'json' }
import { foldWord } from './words.ts'

/** One notion in two languages, so that a Chinese need and an English offer can meet in it. */
export type TermPair = { zh: string; en: string }

/** Technical words of exchange days, and the names of the fields. */
export const termPairs: readonly TermPair[] = [
  ...technicalTerms.map(([zh = '', en = '']): TermPair => ({ zh, en })),
  ...fields.terms.map(({ label: { zh = '', en = '' } }): TermPair => ({ zh, en })),
]

/** The notions a text speaks of, in whichever of the two languages it is written. */
export function termsIn(texts: Record<string, string>): Set<TermPair> {
  const zh = (texts.zh ?? '').toLowerCase()
  const en = ` ${englishWords(texts.en ?? '')} `
  return new Set(
    folded.filter(({ pair, english }) => zh.includes(pair.zh) || en.includes(` ${english} `)).map(({ pair }) => pair),
  )
}

const folded = termPairs.map((pair) => ({ pair, english: englishWords(pair.en) }))

function englishWords(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map(foldWord)
    .join(' ')
}
