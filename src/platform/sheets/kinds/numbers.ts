import { type Outcome, plain, quoted, refused, valued } from './read-value.ts'

/** A written number: plain, with thousands grouped by commas or spaces, or with an exponent. */
const grouped = /^[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/
const ungrouped = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i

const range = /\d\s*\p{L}{0,12}\s*(?:[-~—–]|至|到|to)\s*[¥$€£]?\s*\d/iu
const vague =
  /约|左右|以上|以下|以内|不超过|不低于|余|近|超|多|大概|about|approx|around|over|under|up to|[<>≤≥~±]|\d\+/i

export function readInteger(text: string): Outcome<number> {
  const read = readDecimal(text)
  if ('problem' in read || read.value === null) return read
  return checkInteger(read.value, text)
}

export function checkInteger(number: number, text: string): Outcome<number> {
  if (!Number.isInteger(number)) return refused('sheets.integer-has-fraction', { text: quoted(text) })
  return checkNumber(number, text)
}

/** Spreadsheets and this program keep fifteen digits; what has more is refused rather than rounded. */
export function checkNumber(number: number, text: string): Outcome<number> {
  if (!Number.isFinite(number) || Math.abs(number) >= 1e15)
    return refused('sheets.number-too-long', { text: quoted(text) })
  return valued(number === 0 ? 0 : number)
}

export function readDecimal(text: string): Outcome<number> {
  const said = plain(text).replace(/[\u00a0\u2009\u202f]/g, ' ')
  const digits = plainDigits(said)
  if (digits === undefined) return refused(whyNoNumber(said) ?? 'sheets.number-unreadable', { text: quoted(text) })
  if (countDigits(digits) > 15) return refused('sheets.number-too-long', { text: quoted(text) })
  return checkNumber(Number(digits), text)
}

/** `1,200` as `1200`; undefined for what is no plain number. */
export function plainDigits(said: string): string | undefined {
  return grouped.test(said) ? said.replace(/[, ]/g, '') : ungrouped.test(said) ? said : undefined
}

export function countDigits(digits: string): number {
  return digits.replace(/e.*$/i, '').replace(/[^\d]/g, '').replace(/^0+/, '').length
}

/** The precise reason, where there is one: a range, an estimate, or a comma that divides differently in two countries. */
export function whyNoNumber(said: string) {
  if (range.test(said)) return 'sheets.number-is-range'
  if (vague.test(said)) return 'sheets.number-is-vague'
  // `1,5` or `1.234,56`: clear to some, a thousand times too much to others.
  if (/^[+-]?\d+,\d+$|^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(said)) return 'sheets.number-decimal-comma'
  return undefined
}
