import type { DataValidation, Workbook, Worksheet } from '@cj-tech-master/excelts'
import { fitHeight, fontName, styleBody } from './cell-styles.ts'
import { columnLetters } from './cells.ts'
import type { Column, Lang, SheetForm } from './columns.ts'
import { exampleTexts } from './example.ts'
import { writeInstructions } from './instructions.ts'
import { addFormSheet, firstContentRow, senderRow, usualFormat, widthOf } from './layout.ts'
import { sheetWord } from './words.ts'

/** The empty form to be filled in: drop-downs, an example row, instructions, and a hidden row that lets it be read back. */
export async function writeTemplate(
  form: SheetForm,
  { lang, title, callName }: { lang: Lang; title: string; callName?: string },
): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const workbook = new Workbook()
  const sheet = addFormSheet(workbook, form, { columns: form.columns, lang, title })
  const sender = sheetWord(lang, 'sheets.sender-line')
  sheet.getCell(senderRow, 1).value = callName === undefined ? sender : `${sender}${' '.repeat(24)}${callName}`
  sheet.getCell(senderRow, 1).style = { alignment: { wrapText: false, vertical: 'middle' } }
  writeOpenRows(sheet, form)
  writeExample(sheet, form, lang)
  writeInstructions(workbook, form, lang)
  const lists = writeLists(workbook, form, lang)
  form.columns.forEach((column, index) => {
    const letters = columnLetters(index + 1)
    // One range for the whole column: set cell by cell, the ranges that are written overlap, and Excel repairs the file.
    const range = `${letters}${firstContentRow}:${letters}${lastOfferedRow}`
    sheet.dataValidations.add(range, validationOf(column, lists.get(column), lang))
  })
  return workbook.xlsx.writeBuffer({ validate: false })
}

/** Drop-downs and hints reach this far; rows below are read all the same. */
const lastOfferedRow = 304

/** So many rows are ruled, so that the printed form is one that can be filled in by hand. */
const ruledRows = 16

function writeOpenRows(sheet: Worksheet, form: SheetForm): void {
  for (let row = firstContentRow; row < firstContentRow + ruledRows; row++) {
    form.columns.forEach((column, index) => {
      styleBody(sheet.getCell(row, index + 1), usualFormat(column))
    })
  }
}

function writeExample(sheet: Worksheet, form: SheetForm, lang: Lang): void {
  const texts = exampleTexts(form, lang)
  form.columns.forEach((column, index) => {
    const text = texts.get(column.key)
    if (text === undefined) return
    const cell = sheet.getCell(firstContentRow, index + 1)
    cell.value = text
    styleBody(cell, '@').font = { name: fontName, italic: true, color: { argb: 'FF8A8F98' } }
  })
  fitHeight(sheet.getRow(firstContentRow), form.columns.map(widthOf))
}

/** The lists stand on a sheet of their own: inside a validation they may have 255 characters and no commas. */
function writeLists(workbook: Workbook, form: SheetForm, lang: Lang): Map<Column, string> {
  const ranges = new Map<Column, string>()
  const listed = form.columns.filter((column) => optionsOf(column, lang).length > 0)
  if (listed.length === 0) return ranges
  const sheet = workbook.addWorksheet('_lists', { state: 'veryHidden' })
  listed.forEach((column, index) => {
    const options = optionsOf(column, lang)
    const letters = columnLetters(index + 1)
    options.forEach((option, at) => {
      sheet.getCell(at + 1, index + 1).value = option
    })
    ranges.set(column, `_lists!$${letters}$1:$${letters}$${options.length}`)
  })
  return ranges
}

function optionsOf({ kind, choices }: Column, lang: Lang): string[] {
  if (kind === 'yesNo') return [sheetWord(lang, 'sheets.yes'), sheetWord(lang, 'sheets.no')]
  return kind === 'choice' || kind === 'choices' ? (choices ?? []).map((choice) => choice.labels[lang]) : []
}

/** Only a single choice is held to its list; what else is wrong is explained at the import, in more words than Excel has. */
function validationOf(column: Column, list: string | undefined, lang: Lang): DataValidation {
  const hint = promptOf(column, lang)
  if (list !== undefined) {
    // Several choices in one cell are in no list, so there Excel may only remark on it.
    const isSingle = column.kind !== 'choices'
    const errorStyle = isSingle ? 'stop' : 'information'
    const error = { showErrorMessage: isSingle, errorStyle, error: sheetWord(lang, 'sheets.hint.not-in-list') }
    return { type: 'list', allowBlank: true, formulae: [list], ...error, ...hint }
  }
  const warning = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    error: sheetWord(lang, `sheets.hint.${column.kind}`),
  }
  const between = { operator: 'between' } as const
  if (column.kind === 'integer') return { type: 'whole', ...between, formulae: [-1e15, 1e15], ...warning, ...hint }
  if (column.kind === 'decimal') return { type: 'decimal', ...between, formulae: [-1e15, 1e15], ...warning, ...hint }
  if (column.maxLength !== undefined && (column.kind === 'text' || column.kind === 'longText')) {
    const error = sheetWord(lang, 'sheets.hint.longest', { maxLength: column.maxLength })
    return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [column.maxLength], ...warning, ...hint, error }
  }
  return { type: 'any', ...hint }
}

/** Excel shows 32 characters of a title and 255 of a text. */
function promptOf(column: Column, lang: Lang) {
  const words = [column.help?.[lang], sheetWord(lang, `sheets.hint.${column.kind}`)].filter(
    (text) => text !== undefined,
  )
  const prompt = [...words.join('\n')].slice(0, 250).join('')
  return { showInputMessage: true, promptTitle: [...column.labels[lang]].slice(0, 32).join(''), prompt }
}
