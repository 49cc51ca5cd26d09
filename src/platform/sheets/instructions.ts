import type { Workbook } from '@cj-tech-master/excelts'
import { fitHeight, fontName, styleBody, styleHead } from './cell-styles.ts'
import type { Column, Lang, SheetForm } from './columns.ts'
import { sheetName } from './layout.ts'
import { sheetWord } from './words.ts'

/** A sheet that says in words what each column wants, for whoever has only the paper. */
export function writeInstructions(workbook: Workbook, form: SheetForm, lang: Lang): void {
  const sheet = workbook.addWorksheet(sheetName(sheetWord(lang, 'sheets.instructions')), {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  const widths = [24, 10, 60, 40]
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  const rules = ['sheets.rule.columns', 'sheets.rule.required', 'sheets.rule.example', 'sheets.rule.again'] as const
  const title = sheet.addRow([sheetWord(lang, 'sheets.instructions')])
  title.getCell(1).style = { font: { name: fontName, size: 14, bold: true } }
  for (const rule of rules) sheet.addRow([sheetWord(lang, rule)])
  sheet.addRow([])
  const heads = ['sheets.head.column', 'sheets.head.required', 'sheets.head.how', 'sheets.head.example'] as const
  sheet.addRow(heads.map((head) => sheetWord(lang, head))).eachCell((cell) => styleHead(cell))
  for (const column of form.columns) {
    const row = sheet.addRow([
      column.labels[lang],
      sheetWord(lang, column.required ? 'sheets.yes' : 'sheets.no'),
      howToFill(column, lang),
      column.example?.[lang] ?? '',
    ])
    row.eachCell((cell) => styleBody(cell, '@'))
    fitHeight(row, widths)
  }
}

function howToFill(column: Column, lang: Lang): string {
  const lines = [column.help?.[lang], sheetWord(lang, `sheets.hint.${column.kind}`)]
  if (column.maxLength !== undefined)
    lines.push(sheetWord(lang, 'sheets.hint.longest', { maxLength: column.maxLength }))
  if (column.choices !== undefined) {
    const labels = column.choices.map((choice) => choice.labels[lang])
    lines.push(labels.join(sheetWord(lang, 'sheets.list-separator')))
  }
  return lines.filter((line) => line !== undefined).join('\n')
}
