import { styleBody, styleHead } from './cell-styles.ts'
import { type RawRow, textOfCell } from './cells.ts'
import type { Lang } from './columns.ts'
import { type CsvWay, decodeCsv } from './csv/encodings.ts'
import { readCsvRows } from './csv/records.ts'
import { sheetName } from './layout.ts'
import type { Limits } from './limits.ts'
import { sheetWord } from './words.ts'
import type { Marks } from './xlsx/mark-sheet.ts'
import { red } from './xlsx/red-styles.ts'

/** A CSV cannot carry colour, so its rows come back in a workbook, at the same row numbers and as the same text. */
export async function annotateCsv(
  bytes: Uint8Array,
  csv: CsvWay,
  marks: Marks,
  lang: Lang,
  limits: Limits,
): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  const sheet = workbook.addWorksheet(sheetName(sheetWord(lang, 'sheets.annotated-sheet')), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: marks.headerRow }],
  })
  for (const row of readCsvRows(decodeCsv(bytes, csv), csv.delimiter, limits)) {
    for (const [column, text] of textsOf(row, marks)) {
      const cell = sheet.getCell(row.rowNumber, column)
      if (text !== '') cell.value = text
      if (row.rowNumber === marks.headerRow) styleHead(cell)
      else styleBody(cell, '@')
      if (marks.bad.get(row.rowNumber)?.has(column)) {
        cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: red } }
      }
    }
  }
  for (let column = 1; column <= marks.reasonColumn; column++) {
    sheet.getColumn(column).width = column === marks.reasonColumn ? 48 : 18
  }
  return workbook.xlsx.writeBuffer({ validate: false })
}

/** The row's texts with its reason, and an empty text wherever an empty cell is to be red. */
function textsOf(row: RawRow, { bad, reasons, reasonColumn, headerRow, heading }: Marks): Map<number, string> {
  const texts = new Map([...(bad.get(row.rowNumber) ?? [])].map((column): [number, string] => [column, '']))
  for (const [column, cell] of row.cells) texts.set(column, textOfCell(cell))
  texts.delete(reasonColumn)
  const reason = row.rowNumber === headerRow ? heading : reasons.get(row.rowNumber)
  return reason === undefined ? texts : texts.set(reasonColumn, reason)
}
