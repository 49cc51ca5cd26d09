import type { UiLanguage } from '#platform/languages.ts'
import { getMetric, type MetricCode } from './metrics.ts'
import type { Qualifier } from './qualifiers/claims.ts'
import { print } from './qualifiers/print.ts'
import { read } from './qualifiers/read.ts'

/** The words of a release in one language: a title, and paragraphs in which figures stand by their key, `{{intents}}`. */
export type PressText = { title: string; paragraphs: string[] }

/** What a release claims under one key. */
export type PlacedClaim = { key: string; metric: MetricCode; qualifier: Qualifier; printed: number }

/** The claim as its table keeps it. */
export function rowOf({ key, metric, qualifier, printed }: PlacedClaim) {
  return { key, metric, qualifier, printed: String(printed) }
}

export type Piece = { text: string } | { mark: string }

const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g

/** A paragraph cut at its marks. */
export function pieces(paragraph: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of paragraph.matchAll(MARK)) {
    if (match.index > from) found.push({ text: paragraph.slice(from, match.index) })
    found.push({ mark: match[1] ?? '' })
    from = match.index + match[0].length
  }
  if (from < paragraph.length) found.push({ text: paragraph.slice(from) })
  return found
}

export function marksOf(text: PressText): string[] {
  return [
    ...new Set(
      [text.title, ...text.paragraphs].flatMap(pieces).flatMap((piece) => ('mark' in piece ? [piece.mark] : [])),
    ),
  ]
}

/** Braces that were meant as a mark and are none: `{{intents}`. */
export function brokenMarks(text: PressText): string[] {
  return [text.title, ...text.paragraphs].flatMap(pieces).flatMap((piece) => {
    const stray = 'text' in piece && /.{0,12}(\{\{|\}\}).{0,12}/.exec(piece.text)?.[0]
    return stray ? [stray.trim()] : []
  })
}

export function mark(key: string): string {
  return `{{${key}}}`
}

/** Paragraphs as they are typed: an empty line ends one. */
export function paragraphsOf(typed: string): string[] {
  return typed
    .split(/\r?\n[ \t\u3000]*\r?\n/)
    .map((paragraph) => paragraph.replace(/\s*\r?\n\s*/g, ' ').trim())
    .filter(Boolean)
}

export function typedOf(paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n')
}

/** The figure as it stands in print, 近80名 or nearly 80 delegates. */
export function printClaim({ metric, qualifier, printed }: Omit<PlacedClaim, 'key'>, lang: UiLanguage): string {
  const { unit, noun } = getMetric(metric)
  return print({ qualifier, printed, unit, noun }, lang)
}

/** The paragraph as its readers see it. */
export function plainText(paragraph: string, claims: ReadonlyMap<string, PlacedClaim>, lang: UiLanguage): string {
  return pieces(paragraph)
    .map((piece) => {
      if ('text' in piece) return piece.text
      const claim = claims.get(piece.mark)
      return claim ? printClaim(claim, lang) : mark(piece.mark)
    })
    .join('')
}

/** Figures somebody typed by hand: nothing stands behind them. */
export function unsourced(text: PressText, lang: UiLanguage): string[] {
  return [text.title, ...text.paragraphs].flatMap((paragraph) =>
    pieces(paragraph).flatMap((piece) => ('text' in piece ? read(piece.text, lang).map((figure) => figure.text) : [])),
  )
}
