import { type Annotating, badCells, reasonsByRow } from './annotate.ts'
import { styleBody, styleHead } from './cell-styles.ts'
import { type RawCell, type RawRow, textOfCell } from './cells.ts'
import type { SheetForm } from './columns.ts'
import { openGrid } from './grid.ts'
import { sheetName } from './layout.ts'
import { defaultLimits } from './limits.ts'
import { withMergesFilled } from './merges.ts'
import { columnNames } from './names.ts'
import type { CellProblem, ReadSheet } from './reading.ts'
import { sheetWord } from './words.ts'
import { red } from './xlsx/red-styles.ts'

/**
 * A workbook of those rows only that have a problem, under the sender's own headings, bad cells red, with the reason and
 * the row's number in the file it came from. Numbers keep their formats, since an amount's currency may stand there.
 * Sent in again it is read like the file itself.
 */
export async function excerptProblems(
  bytes: Uint8Array,
  form: SheetForm,
  reading: ReadSheet,
  problems: CellProblem[],
  { lang, describe, limits = {} }: Annotating,
): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  const bad = badCells(reading, problems)
  const reasons = reasonsByRow(reading, problems, lang, describe)
  const grid = openGrid(bytes, form, columnNames(form), { ...defaultLimits, ...limits })
  const heads = [reading.machineRow, reading.headerRow].filter((row) => row !== undefined)
  const sheet = workbook.addWorksheet(sheetName(sheetWord(lang, 'sheets.annotated-sheet')), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: heads.length }],
  })
  const reasonColumn = reading.reasonColumn ?? reading.lastColumn + 1
  let at = 0
  for (const row of withMergesFilled(grid.rows, grid.merges, () => {})) {
    const reason = reasons.get(row.rowNumber)
    const isHead = heads.includes(row.rowNumber)
    if (!isHead && reason === undefined) continue
    at++
    for (const [column, content] of cellsOf(row, bad.get(row.rowNumber), reasonColumn)) {
      const cell = sheet.getCell(at, column)
      if (isHead) styleHead(cell)
      else styleBody(cell, content?.type === 'number' ? (content.format ?? 'General') : '@')
      if (content !== undefined) cell.value = content.type === 'number' ? content.number : textOfCell(content)
      if (bad.get(row.rowNumber)?.has(column)) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: red } }
    }
    if (row.rowNumber === reading.machineRow) sheet.getRow(at).hidden = true
    const last = sheet.getCell(at, reasonColumn)
    if (row.rowNumber === reading.headerRow) styleHead(last).value = sheetWord(lang, 'sheets.reason-header')
    if (reason !== undefined)
      styleBody(last, '@').value = sheetWord(lang, 'sheets.reason-of-row', { row: row.rowNumber, reason })
  }
  for (let column = 1; column <= reasonColumn; column++)
    sheet.getColumn(column).width = column === reasonColumn ? 48 : 18
  return workbook.xlsx.writeBuffer({ validate: false })
}

/** The row's cells, and an empty one wherever an empty cell is to be red. */
function cellsOf(row: RawRow, bad: Set<number> = new Set(), reasonColumn: number): Map<number, RawCell | undefined> {
  const cells = new Map<number, RawCell | undefined>([...bad].map((column) => [column, undefined]))
  for (const [column, cell] of row.cells) cells.set(column, cell)
  cells.delete(reasonColumn)
  return cells
}
