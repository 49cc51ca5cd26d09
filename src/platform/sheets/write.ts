import { stringify } from 'csv-stringify/sync'
import { fitHeight, styleBody } from './cell-styles.ts'
import type { Column, Lang, RowValues, SheetForm } from './columns.ts'
import { neutralised } from './csv/neutral.ts'
import { addFormSheet, firstContentRow, usualFormat, widthOf } from './layout.ts'
import { cellOf, textOfValue } from './written.ts'

/**
 * Writes rows so that reading the file again gives the same values. A column that no row has a word about (absent, not
 * `null`) is left out, so that the file does not empty it when it comes back.
 */
export async function writeSheet(form: SheetForm, rows: RowValues[], { lang }: { lang: Lang }): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  const columns = writtenColumns(form, rows)
  const widths = columns.map(widthOf)
  const sheet = addFormSheet(workbook, form, { columns, lang, title: form.titles[lang] })
  rows.forEach((row, at) => {
    columns.forEach((column, index) => {
      const value = row[column.key] ?? null
      const cell = sheet.getCell(firstContentRow + at, index + 1)
      const written = value === null ? undefined : cellOf(column, value, lang)
      styleBody(cell, written?.format ?? usualFormat(column))
      if (written !== undefined) cell.value = written.content
    })
    fitHeight(sheet.getRow(firstContentRow + at), widths)
  })
  return workbook.xlsx.writeBuffer({ validate: false })
}

/**
 * The same as CSV, with a byte order mark so that Excel reads it as UTF-8, and with every text that a spreadsheet would
 * run as a formula marked by an apostrophe; `readSheet` takes it off again. Numbers are not text and keep their sign.
 */
export function writeCsv(form: SheetForm, rows: RowValues[], { lang }: { lang: Lang }): Uint8Array {
  const columns = writtenColumns(form, rows)
  const records = rows.map((row) => columns.map((column) => field(column, row[column.key] ?? null, lang)))
  const heads = columns.map((column) => neutralised(column.labels[lang]))
  return Buffer.from(
    stringify([heads, ...records], { bom: true, record_delimiter: 'windows', quoted_match: /[;\t\r\n]/ }),
  )
}

function field(column: Column, value: RowValues[string], lang: Lang): string {
  if (value === undefined || value === null) return ''
  const text = textOfValue(column, value, lang)
  return typeof value === 'number' ? text : neutralised(text)
}

function writtenColumns(form: SheetForm, rows: RowValues[]): Column[] {
  const written = form.columns.filter(({ key }) => rows.some((row) => row[key] !== undefined))
  return rows.length === 0 ? form.columns : written
}
