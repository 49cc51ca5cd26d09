import type { Column, Lang, Money, Value } from './columns.ts'
import { serialOfDate } from './kinds/dates.ts'
import { usualFormat } from './layout.ts'
import { sheetWord } from './words.ts'

/** A value in words, as `readSheet` understands them. */
export function textOfValue(column: Column, value: Value, lang: Lang): string {
  if (typeof value === 'boolean') return sheetWord(lang, value ? 'sheets.yes' : 'sheets.no')
  if (Array.isArray(value)) {
    return value.map((code) => labelOf(column, code, lang)).join(sheetWord(lang, 'sheets.list-separator'))
  }
  if (typeof value === 'object') return `${value.currency} ${value.amount}`
  return column.kind === 'choice' ? labelOf(column, String(value), lang) : String(value)
}

/** A value as a worksheet holds it: numbers, days and amounts as numbers with a format, all else as text. */
export function cellOf(column: Column, value: Value, lang: Lang): { content: string | number; format: string } {
  const format = usualFormat(column)
  if (typeof value === 'number') return { content: value, format: column.kind === 'integer' ? '0' : 'General' }
  if (isMoney(value)) return { content: value.amount, format: moneyFormat(value) }
  const serial = column.kind === 'date' ? serialOfDate(String(value)) : undefined
  if (serial !== undefined) return { content: serial, format }
  const text = textOfValue(column, value, lang)
  return { content: text, format: column.kind === 'date' || text.length <= 255 ? '@' : 'General' }
}

function isMoney(value: Value): value is Money {
  return typeof value === 'object' && !Array.isArray(value)
}

function moneyFormat({ amount, currency }: Money): string {
  return `"${currency}" #,##0${Number.isInteger(amount) ? '' : '.00'}`
}

/** A code without a label stands for itself; it is also understood on the way back. */
function labelOf({ choices }: Column, code: string, lang: Lang): string {
  return choices?.find((choice) => choice.code === code)?.labels[lang] ?? code
}
