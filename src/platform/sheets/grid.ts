import type { Merge, RawRow } from './cells.ts'
import type { SheetForm } from './columns.ts'
import { decodeCsv, findCsvWay } from './csv/encodings.ts'
import { readCsvRows } from './csv/records.ts'
import { findFileKind } from './file-kind.ts'
import { countKnown, type FoundHeader, findHeader } from './header.ts'
import { headerSearchRows, type Limits } from './limits.ts'
import type { ColumnNames } from './names.ts'
import type { Header, ReadSheet, SheetWarning } from './reading.ts'
import { refuseSheet } from './refused.ts'
import { getPart } from './xlsx/package.ts'
import { openWorkbook, type WorkbookSheet } from './xlsx/workbook.ts'
import { readMerges, readRows, type SheetSource } from './xlsx/worksheet.ts'

/** The one sheet of a file that carries the form, whatever kind of file it was. */
export type Grid = Pick<ReadSheet, 'source' | 'csv' | 'sheet'> & {
  header: Header
  rows: Iterable<RawRow>
  merges: Merge[]
  from1904: boolean
  warnings: SheetWarning[]
}

export function openGrid(bytes: Uint8Array, form: SheetForm, names: ColumnNames, limits: Limits): Grid {
  if (bytes.length > limits.fileBytes) {
    refuseSheet('sheets.file-too-large', { megabytes: Math.round(limits.fileBytes / 1024 / 1024) })
  }
  return findFileKind(bytes) === 'xlsx' ? openXlsx(bytes, form, names, limits) : openCsv(bytes, form, names, limits)
}

function openCsv(bytes: Uint8Array, form: SheetForm, names: ColumnNames, limits: Limits): Grid {
  const known = (rows: RawRow[]) => {
    const found = findHeader(rows, form, names)
    return found === undefined || 'otherForm' in found
      ? Math.max(0, ...rows.map((row) => countKnown(row, names)))
      : found.known
  }
  const csv = findCsvWay(bytes, known)
  const rows = readCsvRows(decodeCsv(bytes, csv), csv.delimiter, limits)
  const { header } = accept(findHeader(rows.slice(0, headerSearchRows), form, names), form)
  const sheet = { name: '', part: '' }
  return { source: 'csv', csv, sheet, header, rows, merges: [], from1904: false, warnings: [] }
}

/** The sheet that is ours, else the one that names most columns; at a tie a visible one, then the first. */
function openXlsx(bytes: Uint8Array, form: SheetForm, names: ColumnNames, limits: Limits): Grid {
  const workbook = openWorkbook(bytes, limits)
  const candidates = workbook.sheets.map((sheet) => {
    const xml = getPart(workbook.opened, sheet.part)
    const source: SheetSource = { workbook, xml, part: sheet.part, columns: limits.columns }
    const first = readRows(source).take(headerSearchRows).toArray()
    return { sheet, source, found: findHeader(first, form, names) }
  })
  const best = candidates.toSorted((a, b) => rank(b.found, b.sheet) - rank(a.found, a.sheet))[0]!
  const { header } = accept(best.found, form)
  const others = candidates.filter(
    ({ sheet, found }) => sheet !== best.sheet && rank(found, sheet) >= 2 && !sheet.hidden,
  )
  const { sheet, source } = best
  return {
    source: 'xlsx',
    sheet: { name: sheet.name, part: sheet.part },
    header,
    rows: readRows(source),
    merges: readMerges(source).filter((merge) => merge.fromRow > header.headerRow),
    from1904: workbook.from1904,
    warnings: others.length === 0 ? [] : [otherSheets(others.map((other) => other.sheet.name))],
  }
}

function rank(found: FoundHeader | undefined, sheet: WorkbookSheet): number {
  if (found === undefined) return 0
  if ('otherForm' in found) return 0.5
  return found.known + (found.isOurs ? 1000 : 0) + (sheet.hidden ? 0 : 0.5)
}

function otherSheets(names: string[]): SheetWarning {
  return { code: 'sheets.other-sheets', params: { count: names.length, names: names.slice(0, 5).join(', ') } }
}

function accept(found: FoundHeader | undefined, form: SheetForm): { header: Header } {
  if (found === undefined) return refuseSheet('sheets.header-not-found', { rows: headerSearchRows })
  if ('otherForm' in found) return refuseSheet('sheets.other-form', { found: found.otherForm, expected: form.kind })
  return found
}
