import type { Workbook, Worksheet } from '@cj-tech-master/excelts'
import { fontName, styleHead } from './cell-styles.ts'
import { columnLetters } from './cells.ts'
import type { Column, ColumnKind, Lang, SheetForm } from './columns.ts'
import { machineCell } from './machine-row.ts'
import { sheetWord } from './words.ts'

/** Rows of every sheet we write: title, a line for the sender, the hidden machine row, the header, then the content. */
export const titleRow = 1
export const senderRow = 2
const machineRowNumber = 3
export const headerRow = 4
export const firstContentRow = 5

export type Layout = { columns: Column[]; lang: Lang; title: string }

/** Adds the form's sheet with everything above its content, ready to be printed on A4 with the header on each page. */
export function addFormSheet(workbook: Workbook, form: SheetForm, { columns, lang, title }: Layout): Worksheet {
  const sheet = workbook.addWorksheet(sheetName(form.titles[lang]), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow, topLeftCell: `A${firstContentRow}` }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C${sheetWord(lang, 'sheets.page-footer')}` },
  })
  columns.forEach((column, index) => {
    const place = sheet.getColumn(index + 1)
    place.width = widthOf(column)
    place.style = { alignment: { wrapText: true, vertical: 'top' }, numFmt: usualFormat(column) }
  })
  writeTitle(sheet, title, columns.length)
  writeHeads(sheet, form, columns, lang)
  return sheet
}

/** Excel shows `#####` for text cells of 256 to 1024 characters in text format, so long texts keep General. */
export function usualFormat(column: Column): string {
  switch (column.kind) {
    case 'longText':
      return 'General'
    case 'integer':
      return '0'
    case 'decimal':
      return 'General'
    case 'date':
      return 'yyyy-mm-dd'
    default:
      return (column.maxLength ?? 0) > 255 ? 'General' : '@'
  }
}

/** Sheet names hold 31 characters and none of `[]:*?/\`. */
export function sheetName(title: string): string {
  return [...title.replace(/[[\]:*?/\\']/g, ' ')].slice(0, 31).join('').trim() || 'Sheet'
}

/** In characters; a dozen columns of these still print legibly on one page. */
export function widthOf(column: Column): number {
  return column.width ?? usualWidths[column.kind]
}

const usualWidths: Record<ColumnKind, number> = {
  text: 20,
  longText: 36,
  integer: 8,
  decimal: 10,
  date: 12,
  email: 22,
  phone: 16,
  url: 22,
  choice: 14,
  choices: 20,
  yesNo: 8,
  money: 14,
}

function writeTitle(sheet: Worksheet, title: string, width: number): void {
  if (width > 1) sheet.mergeCells(`A${titleRow}:${columnLetters(width)}${titleRow}`)
  const cell = sheet.getCell(titleRow, 1)
  cell.value = title
  cell.style = {
    font: { name: fontName, size: 16, bold: true },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }
  sheet.getRow(titleRow).height = 32
}

function writeHeads(sheet: Worksheet, form: SheetForm, columns: Column[], lang: Lang): void {
  columns.forEach((column, index) => {
    const machine = sheet.getCell(machineRowNumber, index + 1)
    machine.style = { numFmt: '@' }
    machine.value = machineCell(form, column.key)
    styleHead(sheet.getCell(headerRow, index + 1)).value = column.required
      ? `${column.labels[lang]} *`
      : column.labels[lang]
  })
  sheet.getRow(machineRowNumber).hidden = true
  sheet.getRow(headerRow).height = 32
}
