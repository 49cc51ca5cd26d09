import type { Column, MoneyUnit, RowValues } from './columns.ts'
import type { CsvWay } from './csv/encodings.ts'
import type { SheetRefusal } from './refused.ts'
import type { Params, SheetWord } from './words.ts'

/** What a file says, or why it could not be read at all. */
export type SheetReading = ReadSheet | { ok: false; refusal: SheetRefusal }

export type ReadSheet = {
  ok: true
  source: 'xlsx' | 'csv'
  /** How a CSV is written. */
  csv?: CsvWay
  /** The worksheet's name and its part of the file; both empty for a CSV. */
  sheet: { name: string; part: string }
  headerRow: number
  /** The last column in which anything stands. */
  lastColumn: number
  /** The row of a sheet of ours that names the columns for machines. */
  machineRow?: number
  /** By column key. A column that is not here was not in the sheet, and its values are to stay as they are. */
  matched: Record<string, MatchedColumn>
  unknownColumns: { column: number; header: string }[]
  /** Keys of required columns that the sheet does not have. */
  missingColumns: string[]
  /** Where an earlier annotation wrote its reasons; never read as content. */
  reasonColumn?: number
  warnings: SheetWarning[]
  /** Cells that were taken, but that their owner should look at. */
  noticed: CellProblem[]
  rows: ReadRow[]
  /** Filled rows below the header that hold no content of their own. With `rows` they are all filled rows there are. */
  skipped: SkippedRow[]
}

/** Columns count from 1. `money` is the unit that stands in the header. */
export type MatchedColumn = { column: number; header: string; money?: MoneyUnit }

export type ReadRow = {
  rowNumber: number
  /** A cell with a problem is absent, as is a column that the sheet does not have. */
  values: RowValues
  problems: CellProblem[]
}

/** `column` is a key of the form; null for what concerns the whole row. */
export type CellProblem = { row: number; column: string | null; code: string; params: Params }

export type SheetWarning = { code: SheetWord; params: Params }

export type SkippedRow = { rowNumber: number; why: 'example' | 'repeatedHeader' | 'onlyUnknownColumns' }

/** A worksheet's header once it is found, with the column of the form behind each column of the sheet. */
export type Header = {
  headerRow: number
  machine?: { rowNumber: number; kind: string; version: number }
  columns: Map<number, MatchedColumn & { of: Column }>
  unknown: { column: number; header: string }[]
  duplicates: { column: number; header: string }[]
  reasonColumn?: number
}
