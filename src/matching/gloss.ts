import { conceptsOf } from './analysis/languages.ts'
import type { Lexicon } from './lexicon/lexicon.ts'

/**
 * A title word by word: each word with the English it is likeliest to mean. No translation; enough to see what it is about.
 * Words nobody knows, and those that mean themselves, are left out.
 */
export function glossOf(text: string, lang: string, lexicon: Lexicon): { words: string; english: string }[] {
  const language = lang.split('-')[0]!
  let end = 0
  return conceptsOf(text, language, lexicon, () => lexicon.english.borrowed).flatMap((concept) => {
    // Parts of a compound come after the whole and lie within it.
    if (concept.kind === 'verbatim' || concept.start < end) return []
    const [best] = concept.senses.toSorted((a, b) => b.share - a.share)
    if (!best) return []
    end = concept.end
    const english = best.stems.map((stem) => lexicon.english.shown(stem)).join(' ')
    return [{ words: text.slice(concept.start, concept.end), english }]
  })
}
