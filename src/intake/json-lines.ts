import { Refusal } from '#platform/refusal.ts'
import type { RowValues, SheetForm, Value } from '#platform/sheets/columns.ts'
import { readSheet } from '#platform/sheets/read.ts'
import type { ReadRow, SheetReading } from '#platform/sheets/reading.ts'
import { writeCsv } from '#platform/sheets/write.ts'

/** One JSON object a line, by column key, for programs: codes stay codes, an amount keeps its currency beside it. */
export function writeJsonLines(form: SheetForm, rows: RowValues[]): Uint8Array {
  const lines = rows.map((row) => {
    const known = form.columns.filter(({ key }) => row[key] !== undefined).map(({ key }) => [key, row[key]])
    return `${JSON.stringify(Object.fromEntries(known))}\n`
  })
  return Buffer.from(lines.join(''))
}

export function isJsonLines(fileName: string): boolean {
  return /\.(jsonl|ndjson)$/i.test(fileName)
}

/** Reads JSON lines with the care of a sheet: every value goes through its column's reading. Rows are numbered by line. */
export function readJsonLines(bytes: Uint8Array, form: SheetForm): SheetReading {
  const filled = [...new TextDecoder().decode(bytes).split('\n').entries()].filter(([, line]) => line.trim() !== '')
  const rows = filled.map(([i, line]) => rowOf(line, i + 1, form))
  const reading = readSheet(writeCsv(form, rows, { lang: 'en' }), 'lines.csv', form)
  if (!reading.ok) return reading
  // The first line lies below the header of the sheet that was read in its place.
  const lineOf = (rowNumber: number) => (filled[rowNumber - 2]?.[0] ?? 0) + 1
  return { ...reading, rows: reading.rows.map((row) => renumbered(row, lineOf)) }
}

function rowOf(line: string, number: number, form: SheetForm): RowValues {
  const wrong = new Refusal('intake.line-wrong', { field: 'file', params: { line: number } })
  let said: unknown
  try {
    said = JSON.parse(line)
  } catch {
    throw wrong
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) throw wrong
  const entries = Object.entries(said).filter(([key]) => form.columns.some((column) => column.key === key))
  if (!entries.every((entry): entry is [string, Value | null] => isValue(entry[1]))) throw wrong
  return Object.fromEntries(entries)
}

function isValue(value: unknown): value is Value | null {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string')
  const { amount, currency } = value as Record<string, unknown>
  return typeof amount === 'number' && typeof currency === 'string'
}

function renumbered(row: ReadRow, lineOf: (rowNumber: number) => number): ReadRow {
  const rowNumber = lineOf(row.rowNumber)
  return { ...row, rowNumber, problems: row.problems.map((problem) => ({ ...problem, row: rowNumber })) }
}
