import type { UiLanguage } from '#platform/languages.ts'
import { chinese } from './chinese.ts'
import { type Claim, whyNotPrintable } from './claims.ts'
import { english } from './english.ts'
import type { FoundFigure, Grammar, Phrase, Token } from './phrase.ts'
import { isCustomary } from './wording.ts'

/**
 * Finds the figures of a running text, in order, each with its place and what it claims. `print` writes the claim back
 * in the same words. Dates, years, ordinals, levels, lengths of time, percentages and ranges are no figures; neither is
 * a bare number without hedge, unit or scale.
 */
export function read(text: string, lang: UiLanguage): FoundFigure[] {
  const grammar = grammars[lang]
  const folded = foldDigits(text)
  const found: FoundFigure[] = []
  let from = 0
  for (const token of grammar.tokens(folded)) {
    if (token.start < from) continue
    const phrase = phraseAround(folded, token, grammar)
    if (phrase.start < from || !grammar.isFigure(folded, phrase)) continue
    const figure = figureOf(phrase, lang)
    if (whyNotPrintable(figure.claim)) continue
    found.push({ start: phrase.start, end: phrase.end, text: text.slice(phrase.start, phrase.end), ...figure })
    from = phrase.end
  }
  return found
}

const grammars: Record<UiLanguage, Grammar> = { zh: chinese, en: english }

function phraseAround(text: string, token: Token, grammar: Grammar): Phrase {
  const before = grammar.hedgeAt(text, token.start, 'before', token)
  const between = token.inside ? undefined : grammar.hedgeAt(text, token.end, 'between', token)
  const counted = token.unit
    ? { term: { form: '', unit: token.unit }, length: 0 }
    : grammar.termAt(text, token.end + (between?.length ?? 0))
  const end = token.end + (between?.length ?? 0) + (counted?.length ?? 0)
  const after = grammar.hedgeAt(text, end, 'after', token)
  const hedges = [token.inside, between?.wording, after?.wording, before?.wording]
  return {
    start: token.start - (before?.length ?? 0),
    end: end + (after?.length ?? 0),
    token,
    ...(counted && { term: counted.term }),
    hedges: hedges.filter((hedge) => hedge !== undefined),
  }
}

// The hedge behind the number is the closer one: 约130余 claims 130余 and, besides, 约130.
function figureOf(
  { token, term, hedges: [hedge, other] }: Phrase,
  lang: UiLanguage,
): { claim: Claim; also?: Claim['qualifier'] } {
  const inCharacters = token.kind === 'characters' || token.kind === 'bare'
  const claim: Claim = {
    qualifier: hedge?.qualifier ?? 'exact',
    printed: token.value,
    ...(term?.unit && { unit: term.unit }),
    ...(term?.noun && { noun: term.noun }),
    ...(hedge && !isCustomary(lang, hedge) && { word: hedge.word }),
    ...(inCharacters && hedge?.qualifier !== 'several' && { numerals: 'characters' as const }),
  }
  return { claim, ...(other && other.qualifier !== claim.qualifier && { also: other.qualifier }) }
}

/** Full-width digits become ASCII; no character changes its place. */
function foldDigits(text: string): string {
  return text.replace(/[０-９．％]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}
