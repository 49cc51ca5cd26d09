import type { UiLanguage } from '#platform/languages.ts'

/** What a sheet is made of. The caller describes its form with these; nothing here knows what the rows are about. */
export type Lang = UiLanguage

/** The same words in both languages of the sheets. */
export type Bilingual = { zh: string; en: string }

export type ColumnKind =
  | 'text'
  | 'longText'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'email'
  | 'phone'
  | 'url'
  | 'choice'
  | 'choices'
  | 'yesNo'
  | 'money'

export type Choice = { code: string; labels: Bilingual; aliases?: string[] }

export type Column = {
  key: string
  labels: Bilingual
  aliases?: string[]
  kind: ColumnKind
  required?: boolean
  choices?: Choice[]
  /** In characters (Unicode code points). */
  maxLength?: number
  /** What a bare number in a money column means: 50 with `{ currency: 'CNY', unit: 10000 }` is 500 000 yuan. */
  money?: MoneyUnit
  example?: Bilingual
  /** In characters of the spreadsheet's default font. */
  width?: number
  help?: Bilingual
}

export type MoneyUnit = { currency: string; unit: number }

export type SheetForm = {
  /** A short word such as `offers`; it is written into templates so that a sheet of another form is recognised. */
  kind: string
  version: number
  titles: Bilingual
  columns: Column[]
  /** The column whose value names a row; the same value twice in one sheet is a problem. */
  keyColumn?: string
}

export type Money = { amount: number; currency: string }

/**
 * What a cell says once it is understood: text and codes as strings, dates as `YYYY-MM-DD`, `choices` as codes in the
 * order written. `null` is an empty cell; a column that the sheet does not have is absent from the row.
 */
export type Value = string | number | boolean | string[] | Money

export type RowValues = Record<string, Value | null>

/** Every name under which a person may have written this column. */
export function namesOf(named: { labels: Bilingual; aliases?: string[] }): string[] {
  return [named.labels.zh, named.labels.en, ...(named.aliases ?? [])]
}
