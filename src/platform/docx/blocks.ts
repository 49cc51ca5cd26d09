import type { UiLanguage } from '#platform/languages.ts'

/** What an official document is made of, in reading order. Numbers of headings, 一、 and （一）, are part of their text. */
export type Block =
  /** The name of the bulletin or the issuing body, large and red, over the first page. */
  | { kind: 'redHeading'; text: string }
  /** The issue in the middle, then who compiled it on the left and the date on the right. */
  | { kind: 'issueLine'; issue?: string; left: string; right: string }
  | { kind: 'redRule' }
  | { kind: 'title'; runs: readonly Run[] }
  | { kind: 'heading'; level: 1 | 2 | 3; runs: readonly Run[] }
  | { kind: 'paragraph'; runs: readonly Run[] }
  /** Numbered points, each a paragraph of its own. */
  | { kind: 'points'; points: readonly (readonly Run[])[] }
  /** Where a piece of news was taken from, on the right under it. */
  | { kind: 'source'; text: string }
  /** The body that signs and the date, on the right under the text. */
  | { kind: 'signature'; unit: string; date: string }

/** Text, or a figure that can be found again in the finished document. */
export type Run = string | Figure
export type Figure = { figureId: string; text: string }

export type DocumentContent = {
  lang: UiLanguage
  blocks: readonly Block[]
  meta: { title: string; author?: string; subject?: string; keywords?: readonly string[] }
  /** Offices differ in the names their fonts go by; what is not given keeps the standard's. */
  fonts?: Partial<Fonts>
}

/** Names of the fonts for Chinese text. No font is shipped: the reader's machine has them. */
export type Fonts = { body: string; heading1: string; heading2: string; title: string; pageNumber: string }
