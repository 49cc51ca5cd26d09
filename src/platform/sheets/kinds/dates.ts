import { type Outcome, plain, quoted, refused, valued } from './read-value.ts'

const dayMs = 86_400_000

/**
 * The day of a spreadsheet's serial number, `YYYY-MM-DD`. Excel's first calendar believes in 29 February 1900 (serial
 * 60), so earlier serials are one less; undefined for that day and for what is outside the calendar. Time of day is
 * dropped, after rounding to the second, because a midnight may be stored a hair early.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  const day = Math.floor(Math.round(serial * 86_400) / 86_400)
  if (from1904) return day < 0 || day > 2_957_003 ? undefined : isoDay(Date.UTC(1904, 0, 1) + day * dayMs)
  if (day < 1 || day === 60 || day > 2_958_465) return undefined
  return isoDay(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * dayMs)
}

/** The serial number of a day from 1 March 1900 on; undefined for earlier days, which spreadsheets disagree about. */
export function serialOfDate(date: string): number | undefined {
  const serial = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / dayMs)
  return serial > 60 ? serial : undefined
}

/** A number in a date column: `20190709` written as a number, or a serial between 1954 and 2119. */
export function readDateNumber(number: number, from1904: boolean): Outcome<string> {
  if (Number.isInteger(number) && number >= 10_000_101 && number <= 99_991_231) return readDate(String(number))
  const offset = from1904 ? 1462 : 0
  const date = number >= 20_000 - offset && number < 80_000 ? dateOfSerial(number, from1904) : undefined
  return date === undefined ? readDate(String(number)) : valued(date)
}

/**
 * Reads a written date: `2019年07月09日`, `2019.7.9`, `2019/7/9`, `20190709`, `9 July 2019`, `July 9, 2019`, with or
 * without a time of day or a weekday behind it. What two people could read differently is refused, not guessed.
 */
export function readDate(text: string): Outcome<string> {
  const said = plain(text)
    .replace(/\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/, '')
    .replace(/(\d|日|号)[ T]+\d{1,2}[:时].*$/, '$1')
    .trim()
  const yearFirst =
    said.match(/^(\d{4})\s*([-./年])\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?$/) ??
    said.match(/^(\d{4})()(\d\d)(\d\d)$/)
  if (yearFirst) return day(text, Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]))
  const named = readNamedMonth(said)
  if (named) return day(text, named.year, named.month, named.day)
  const yearLast = said.match(/^(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})$/)
  if (yearLast) return dayAndMonthFirst(text, Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3]))
  if (/^\d{4}(\s*[-./年]\s*(\d{1,2}\s*月?)?)?$|^\d{1,2}\s*月\s*\d{1,2}\s*[日号]?$/.test(said)) {
    return refused('sheets.date-incomplete', { text: quoted(text) })
  }
  if (/^\d{1,2}\s*[-./年]\s*(\d{1,2}|[a-z]{3,9})\s*[-./月]\s*\d{1,2}\s*日?$/i.test(said)) {
    return refused('sheets.date-two-digit-year', { text: quoted(text) })
  }
  const isRange = /[日号\d]\s*[-~—–至到]\s*(?:\d{1,2}月)?\d{1,2}\s*[日号]/.test(said)
  return refused(isRange ? 'sheets.date-is-range' : 'sheets.date-unreadable', { text: quoted(text) })
}

/** `03/04/2019` is a day in March to some and in April to others; `25/04/2019` is the same day to all. */
function dayAndMonthFirst(text: string, first: number, second: number, year: number): Outcome<string> {
  if (first > 12) return day(text, year, second, first)
  if (second > 12 || first === second) return day(text, year, first, second)
  const [asDayFirst, asMonthFirst] = [isoOf(year, second, first), isoOf(year, first, second)]
  return refused('sheets.date-ambiguous', { text: quoted(text), first: asDayFirst, second: asMonthFirst })
}

function readNamedMonth(said: string): { year: number; month: number; day: number } | undefined {
  const match =
    said.match(/^(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<month>[a-z]{3,9})\.?,?[\s-]+(?<year>\d{4})$/i) ??
    said.match(/^(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/i)
  if (!match?.groups) return undefined
  const { year, month: name, day } = match.groups as { year: string; month: string; day: string }
  const month = months.findIndex((full) => full === name.toLowerCase() || full.slice(0, 3) === name.toLowerCase()) + 1
  const isSept = name.toLowerCase() === 'sept'
  return month > 0 || isSept ? { year: Number(year), month: isSept ? 9 : month, day: Number(day) } : undefined
}

function day(text: string, year: number, month: number, dayOfMonth: number): Outcome<string> {
  const date = isoOf(year, month, dayOfMonth)
  const time = Date.parse(`${date}T00:00:00Z`)
  // Date.parse takes 30 February for 1 or 2 March, so the day has to come back as it went in.
  if (year < 1000 || Number.isNaN(time) || isoDay(time) !== date)
    return refused('sheets.date-impossible', { text: quoted(text) })
  return valued(date)
}

function isoOf(year: number, month: number, dayOfMonth: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
