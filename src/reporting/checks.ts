import type { LanguageMap } from '#db/tables.ts'
import { type UiLanguage, uiLanguages } from '#platform/languages.ts'
import { draftKeys } from './draft.ts'
import type { Figure } from './figures.ts'
import type { MetricCode } from './metrics.ts'
import { wordingsOf } from './placing.ts'
import type { Release } from './press-releases.ts'
import { brokenMarks, marksOf, type PlacedClaim, unsourced } from './press-text.ts'
import type { Claim } from './qualifiers/claims.ts'
import { isTrue } from './qualifiers/truth.ts'

/** Something to look at before signing. What stops a signature is refused there, too. */
export type Check =
  | { kind: 'claim-false'; stops: true; figure: PlacedClaim; value: number; nearest: Claim[] }
  | { kind: 'mark-unknown' | 'mark-broken'; stops: true; lang: UiLanguage; mark: string }
  | { kind: 'unsourced'; stops: false; lang: UiLanguage; text: string }
  | { kind: 'left-out'; stops: false; lang: UiLanguage; mark: string }
  | { kind: 'unused'; stops: false; mark: string }
  | { kind: 'expected'; stops: false; metric: MetricCode; value: number }
  | { kind: 'unnamed'; stops: false; lang: UiLanguage; name: string }
  | { kind: 'not-over'; stops: false; endsOn: string }

/** Everything worth a look, what stops a signature first. `today` is the date in the event's zone. */
export function checkRelease(
  release: Pick<Release, 'texts' | 'figures'> & { event: { endsOn: string } },
  { figures, organisers, today }: { figures: readonly Figure[]; organisers: readonly LanguageMap[]; today: string },
): Check[] {
  const values = new Map(figures.map(({ metric, value }) => [metric, value]))
  const checks = [
    ...checkClaims(printedFigures(release), values),
    ...uiLanguages.flatMap((lang) => checkText(release, lang, organisers)),
    ...checkCompleteness(release, values),
    ...(today < release.event.endsOn
      ? [{ kind: 'not-over' as const, stops: false as const, endsOn: release.event.endsOn }]
      : []),
  ]
  return checks.toSorted((a, b) => Number(b.stops) - Number(a.stops))
}

/** The figures some text prints. The others claim nothing to anybody. */
function printedFigures({ texts, figures }: Pick<Release, 'texts' | 'figures'>): PlacedClaim[] {
  const used = new Set(Object.values(texts).flatMap(marksOf))
  return figures.filter((figure) => used.has(figure.key))
}

function checkClaims(figures: readonly PlacedClaim[], values: ReadonlyMap<MetricCode, number>): Check[] {
  return figures.flatMap((figure) => {
    const value = values.get(figure.metric) ?? 0
    if (isTrue(figure, value)) return []
    return [{ kind: 'claim-false', stops: true, figure, value, nearest: wordingsOf(figure, value) }]
  })
}

function checkText(
  { texts, figures }: Pick<Release, 'texts' | 'figures'>,
  lang: UiLanguage,
  organisers: readonly LanguageMap[],
): Check[] {
  const text = texts[lang]
  if (!text) return []
  const marks = marksOf(text)
  const others = uiLanguages.filter((other) => other !== lang).flatMap((other) => marksOf(texts[other] ?? EMPTY))
  const words = [text.title, ...text.paragraphs].join('\n')
  const keys = figures.map((figure) => figure.key)
  return [
    ...brokenMarks(text).map((mark) => ({ kind: 'mark-broken' as const, stops: true as const, lang, mark })),
    ...marks
      .filter((mark) => !keys.includes(mark))
      .map((mark) => ({ kind: 'mark-unknown' as const, stops: true as const, lang, mark })),
    ...unsourced(text, lang).map((found) => ({ kind: 'unsourced' as const, stops: false as const, lang, text: found })),
    ...[...new Set(others)]
      .filter((mark) => keys.includes(mark) && !marks.includes(mark))
      .map((mark) => ({ kind: 'left-out' as const, stops: false as const, lang, mark })),
    ...organisers
      .flatMap((name) => name[lang] ?? [])
      .filter((name) => !words.includes(name))
      .map((name) => ({ kind: 'unnamed' as const, stops: false as const, lang, name })),
  ]
}

/** Figures a closing release is expected to give, where there is something to give; and figures nobody reads. */
function checkCompleteness(
  release: Pick<Release, 'texts' | 'figures'>,
  values: ReadonlyMap<MetricCode, number>,
): Check[] {
  const printed = printedFigures(release)
  const told = new Set(printed.map((figure) => figure.metric))
  const expected = (Object.keys(draftKeys) as MetricCode[]).filter((metric) => values.get(metric) && !told.has(metric))
  return [
    ...expected.map((metric) => ({
      kind: 'expected' as const,
      stops: false as const,
      metric,
      value: values.get(metric) ?? 0,
    })),
    ...release.figures
      .filter((figure) => !printed.includes(figure))
      .map((figure) => ({ kind: 'unused' as const, stops: false as const, mark: figure.key })),
  ]
}

const EMPTY = { title: '', paragraphs: [] }
