import type { RowValues, SheetForm, Value } from '#platform/sheets/columns.ts'
import { decode, findEncoding } from '#platform/sheets/csv/encodings.ts'
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

/**
 * Reads JSON lines with the care of a sheet: every value goes through its column's reading. Rows are numbered by line; a
 * line that is no object is a row that cannot be taken, not the end of the file.
 */
export function readJsonLines(bytes: Uint8Array, form: SheetForm): SheetReading {
  const filled = [...linesOf(bytes).entries()].filter(([, line]) => line.trim() !== '')
  const rows = filled.map(([i, line]) => ({ rowNumber: i + 1, values: rowOf(line, form) }))
  const readable = rows.filter((row): row is Numbered => row.values !== undefined)
  const reading = readSheet(
    writeCsv(
      form,
      readable.map(({ values }) => values),
      { lang: 'en' },
    ),
    'lines.csv',
    form,
  )
  if (!reading.ok) return reading
  // The first line lies below the header of the sheet that was read in its place.
  const lineOf = (rowNumber: number) => readable[rowNumber - 2]?.rowNumber ?? 0
  const read = new Map(reading.rows.map((row) => [lineOf(row.rowNumber), renumbered(row, lineOf)]))
  // An object that says nothing we know is a row without a word.
  const noticed = reading.noticed.map((notice) => ({ ...notice, row: lineOf(notice.row) }))
  return {
    ...reading,
    noticed,
    rows: rows.map(({ rowNumber, values }) => read.get(rowNumber) ?? unread(rowNumber, values)),
  }
}

/** The lines of a file by their number, as they stand in it. */
export function linesOf(bytes: Uint8Array): string[] {
  return decode(bytes, findEncoding(bytes)).split(/\r?\n/)
}

type Numbered = { rowNumber: number; values: RowValues }

function rowOf(line: string, form: SheetForm): RowValues | undefined {
  let said: unknown
  try {
    said = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return undefined
  const entries = Object.entries(said).filter(([key]) => form.columns.some((column) => column.key === key))
  if (!entries.every((entry): entry is [string, Value | null] => isValue(entry[1]))) return undefined
  return Object.fromEntries(entries)
}

function unread(rowNumber: number, values: RowValues | undefined): ReadRow {
  const code = values === undefined ? 'intake.line-wrong' : 'intake.line-empty'
  return { rowNumber, values: {}, problems: [{ row: rowNumber, column: null, code, params: { line: rowNumber } }] }
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
