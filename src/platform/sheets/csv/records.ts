import { type CsvError, parse } from 'csv-parse/sync'
import type { RawCell, RawRow } from '../cells.ts'
import type { Limits } from '../limits.ts'
import { refuseSheet, SheetRefused } from '../refused.ts'
import { withoutNeutralising } from './neutral.ts'

export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** No spreadsheet has more lines; it bounds what a file of line ends can cost. */
const mostLines = 1_048_576

/** The filled rows of a CSV text, numbered as a spreadsheet would number them. Rows may be of any length. */
export function readCsvRows(text: string, delimiter: Delimiter, limits: Limits): RawRow[] {
  const trimmed = text.trimEnd()
  if (countLines(trimmed) > mostLines) refuseSheet('sheets.too-many-rows', { limit: limits.rows })
  const rows: RawRow[] = []
  parseRecords(trimmed, delimiter, {}, (record, rowNumber) => {
    const row = rowOf(record, rowNumber)
    if (row.cells.size === 0) return
    if (Math.max(...row.cells.keys()) > limits.columns) {
      refuseSheet('sheets.too-many-columns', { limit: limits.columns, row: rowNumber })
    }
    rows.push(row)
  })
  return rows
}

/** The first rows under a guess at the delimiter; a wrong guess may end in the middle of a quoted cell. */
export function sniffCsvRows(text: string, delimiter: Delimiter, count: number): RawRow[] {
  const rows: RawRow[] = []
  try {
    parseRecords(text, delimiter, { to: count * 2 }, (record, rowNumber) => {
      const row = rowOf(record, rowNumber)
      if (row.cells.size > 0) rows.push(row)
    })
  } catch (error) {
    if (!(error instanceof SheetRefused)) throw error
  }
  return rows.slice(0, count)
}

function parseRecords(
  text: string,
  delimiter: Delimiter,
  options: { to?: number },
  take: (record: string[], rowNumber: number) => void,
): void {
  let rowNumber = 0
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      max_record_size: 4 * 1024 * 1024,
      on_record(record: string[]) {
        rowNumber++
        take(record, rowNumber)
        return null
      },
      ...options,
    })
  } catch (error) {
    if (error instanceof SheetRefused) throw error
    const code = (error as CsvError).code
    if (code === 'CSV_QUOTE_NOT_CLOSED') refuseSheet('sheets.quote-not-closed', { row: rowNumber + 1 })
    if (code === 'CSV_MAX_RECORD_SIZE') refuseSheet('sheets.row-too-long', { row: rowNumber + 1 })
    throw error
  }
}

function rowOf(record: string[], rowNumber: number): RawRow {
  const cells = new Map<number, RawCell>()
  record.forEach((field, index) => {
    const text = withoutNeutralising(field)
    if (text.trim() !== '') cells.set(index + 1, { type: 'text', text })
  })
  return { rowNumber, cells, hidden: false }
}

function countLines(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
