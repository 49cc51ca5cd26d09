import { slotsAnywhere } from './analysis/concepts.ts'
import { conceptsOf } from './analysis/languages.ts'
import { nativeWords } from './analysis/native.ts'
import { type Part, type Span, united } from './evidence.ts'
import type { Bags } from './inverted/bags.ts'
import { type Question, scoreOf } from './inverted/scoring.ts'
import type { English, Lexicon } from './lexicon/lexicon.ts'
import type { MatchDocument } from './match-index.ts'
import { isExpected, type SourcedSlot } from './query.ts'

/** Where in a document the words stand that mean a stem. */
type Spans = Map<string, Span[]>

export function spansOfMeanings({ texts }: MatchDocument, lexicon: Lexicon): Spans {
  const spans: Spans = new Map()
  for (const [text, { language, text: words }] of texts.entries())
    for (const concept of conceptsOf(words, language, lexicon, () => lexicon.english.borrowed))
      for (const slot of slotsAnywhere(concept.senses))
        for (const [stem] of slot.alternatives.filter((_, rank) => isExpected(slot, rank, concept.weight)))
          addSpan(spans, stem, { text, start: concept.start, end: concept.end })
  return spans
}

type InDocument = { bags: Bags; number: number; factor: number; spans: Spans; english: English }

/** What each slot of a query earns in a document, and by which words of both. */
export function meaningParts(
  questions: Question[],
  slots: SourcedSlot[],
  { bags, number, factor, spans, english }: InDocument,
): Part[] {
  return questions.flatMap((question, i): Part[] => {
    const earned = scoreOf(question, bags, factor, number)
    if (earned === 0) return []
    const met = question.terms
      .map((term, t) => ({
        stem: bags.terms.at(term),
        weight: bags.countIn(number, term) * question.probabilities[t]!,
      }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
    const best = met[0]!
    const shown = met.filter(({ weight }) => weight >= best.weight * SHOWN_MIN)
    return [
      {
        kind: 'meaning',
        english: english.shown(best.stem),
        query: united(slots[i]!.sources.map(({ start, end }) => ({ text: 0, start, end }))),
        document: united(shown.flatMap(({ stem }) => spans.get(stem) ?? [])),
        earned,
      },
    ]
  })
}

export type AskedNatively = { language: string; bags: Bags; questions: Question[]; factor: number }

/** What the very words earn, where query and document are in one language. */
export function wordParts(
  query: string,
  { language, bags, questions, factor }: AskedNatively,
  number: number,
  { texts }: MatchDocument,
): Part[] {
  const inQuery = spansOfWords(query, language, 0)
  const inDocument: Spans = new Map()
  for (const [text, { language: own, text: words }] of texts.entries())
    if (own === language)
      for (const [term, spans] of spansOfWords(words, language, text))
        for (const span of spans) addSpan(inDocument, term, span)
  return questions.flatMap((question): Part[] => {
    const earned = scoreOf(question, bags, factor, number)
    if (earned === 0) return []
    const term = bags.terms.at(question.terms[0]!)
    return [{ kind: 'words', query: inQuery.get(term) ?? [], document: inDocument.get(term) ?? [], earned }]
  })
}

function spansOfWords(text: string, language: string, number: number): Spans {
  const spans: Spans = new Map()
  for (const { stem, start, end } of nativeWords(text, language)) addSpan(spans, stem, { text: number, start, end })
  return spans
}

function addSpan(spans: Spans, key: string, span: Span): void {
  const known = spans.get(key)
  if (known) known.push(span)
  else spans.set(key, [span])
}

/** Less likely readings than this share of the best are left unsaid. */
const SHOWN_MIN = 0.3
