import { columnLetters, type RawRow, textOfCell } from './cells.ts'
import type { Column, SheetForm, Value } from './columns.ts'
import { ExampleRow } from './example.ts'
import { type Grid, openGrid } from './grid.ts'
import { markDoubleKeys } from './keys.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { isCommand, withoutMarkup } from './markup.ts'
import { withMergesFilled } from './merges.ts'
import { findMojibake, type Mojibake } from './mojibake.ts'
import { type ColumnNames, columnNames } from './names.ts'
import { normalise } from './normalise.ts'
import type { CellProblem, MatchedColumn, ReadRow, ReadSheet, SheetReading, SkippedRow } from './reading.ts'
import { refuseSheet, SheetRefused } from './refused.ts'
import { findWarnings } from './warnings.ts'

/**
 * Reads the rows of one form out of an .xlsx, .csv or .tsv file. What kind of file it is, how it is written and where
 * its header stands is found from the content; `fileName` serves only to warn about a misleading name. Never throws
 * for what is in the file: a whole-file refusal or per-cell problems say what is wrong.
 */
export function readSheet(
  bytes: Uint8Array,
  fileName: string,
  form: SheetForm,
  limits: Partial<Limits> = {},
): SheetReading {
  const names = columnNames(form)
  try {
    return readGrid(form, names, { ...defaultLimits, ...limits }, bytes, fileName)
  } catch (error) {
    if (error instanceof SheetRefused) return { ok: false, refusal: error.refusal }
    throw error
  }
}

function readGrid(form: SheetForm, names: ColumnNames, limits: Limits, bytes: Uint8Array, fileName: string): ReadSheet {
  const grid = openGrid(bytes, form, names, limits)
  const { header } = grid
  const matched: [string, MatchedColumn][] = [...header.columns.values()].map(({ of, ...place }) => [of.key, place])
  const { rows, skipped, seen } = readRows(grid, form, names, limits)
  return {
    ok: true,
    source: grid.source,
    ...(grid.csv === undefined ? {} : { csv: grid.csv }),
    sheet: grid.sheet,
    headerRow: header.headerRow,
    lastColumn: seen.lastColumn,
    ...(header.machine === undefined ? {} : { machineRow: header.machine.rowNumber }),
    matched: Object.fromEntries(matched),
    unknownColumns: header.unknown,
    missingColumns: form.columns
      .filter(({ required, key }) => required && !matched.some(([of]) => of === key))
      .map(({ key }) => key),
    ...(header.reasonColumn === undefined ? {} : { reasonColumn: header.reasonColumn }),
    warnings: findWarnings(grid, form, seen, fileName),
    noticed: seen.noticed,
    rows,
    skipped,
  }
}

/** What is noticed on the way and told as a warning at the end. */
export type Seen = {
  hiddenRows: number
  mergedCells: number
  lastColumn: number
  headless: Set<string>
  noticed: CellProblem[]
  firstRow?: RawRow
}

function readRows(grid: Grid, form: SheetForm, names: ColumnNames, limits: Limits) {
  const { columns, headerRow, unknown, reasonColumn } = grid.header
  const seen: Seen = { hiddenRows: 0, mergedCells: 0, lastColumn: 0, headless: new Set(), noticed: [] }
  const headed = new Set([...columns.keys(), ...unknown.map(({ column }) => column), reasonColumn])
  const example = new ExampleRow(form)
  const rows: ReadRow[] = []
  const skipped: SkippedRow[] = []
  const filled = withMergesFilled(grid.rows, grid.merges, () => seen.mergedCells++)
  for (const row of filled) {
    seen.lastColumn = Math.max(seen.lastColumn, ...row.cells.keys())
    if (row.rowNumber <= headerRow) continue
    if (rows.length + skipped.length >= limits.rows) refuseSheet('sheets.too-many-rows', { limit: limits.rows })
    const why = whySkipped(row, grid, names, example)
    if (why !== undefined) skipped.push({ rowNumber: row.rowNumber, why })
    else rows.push(readRow(row, grid, example, seen))
    if (row.hidden) seen.hiddenRows++
    for (const column of row.cells.keys()) if (!headed.has(column)) seen.headless.add(columnLetters(column))
    if (why === undefined) seen.firstRow ??= row
  }
  markDoubleKeys(rows, form.keyColumn)
  return { rows, skipped, seen }
}

function whySkipped(
  row: RawRow,
  { header }: Grid,
  names: ColumnNames,
  example: ExampleRow,
): SkippedRow['why'] | undefined {
  const known = [...header.columns].filter(([place]) => row.cells.has(place))
  if (known.length === 0) return 'onlyUnknownColumns'
  if (example.isExample(row, header.columns)) return 'example'
  const isHeader =
    known.length > 1 && known.every(([place, { of }]) => names.find(textOfCell(row.cells.get(place))) === of)
  return isHeader ? 'repeatedHeader' : undefined
}

function readRow(row: RawRow, { header, from1904 }: Grid, example: ExampleRow, seen: Seen): ReadRow {
  const read: ReadRow = { rowNumber: row.rowNumber, values: {}, problems: [] }
  for (const [place, { of, money }] of header.columns) {
    const problem = (code: string, params: Record<string, string | number>) =>
      read.problems.push({ row: row.rowNumber, column: of.key, code, params })
    if (example.isLeftOver(row, place, of)) {
      problem('sheets.example-left', {})
      continue
    }
    const outcome = normalise(row.cells.get(place), of, { from1904, money })
    if ('problem' in outcome) problem(outcome.problem.code, outcome.problem.params)
    else {
      const { value, notice } = lookedOver(outcome.value, of)
      read.values[of.key] = value
      if (notice) seen.noticed.push({ row: row.rowNumber, column: of.key, ...notice })
    }
  }
  return read
}

type Notice = Pick<CellProblem, 'code' | 'params'>

/** Words from a web page are taken without its marks; words that were once misread are taken as they are, and told. */
function lookedOver(value: Value | null, { kind }: Column): { value: Value | null; notice?: Notice } {
  if (typeof value !== 'string' || (kind !== 'text' && kind !== 'longText')) return { value }
  const words = withoutMarkup(value)
  const text = kind === 'text' ? words?.replace(/\s*\n\s*/g, ' ') : words
  if (text !== undefined) return { value: text || null, notice: { code: 'sheets.markup-removed', params: {} } }
  // It stays text: whatever is written out again is marked so that no spreadsheet runs it.
  if (isCommand(value)) return { value, notice: { code: 'sheets.command', params: {} } }
  const misread = findMojibake(value)
  return misread === undefined ? { value } : { value, notice: noticeOf(misread) }
}

function noticeOf({ found, meant }: Mojibake): Notice {
  const shown = (text: string) => [...text].slice(0, 40).join('')
  if (meant === '') return { code: 'sheets.mojibake-lost', params: { found } }
  return { code: 'sheets.mojibake', params: { found: shown(found), meant: shown(meant) } }
}
