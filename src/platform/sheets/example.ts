import { uiLanguages as langs } from '#platform/languages.ts'
import { type RawRow, textOfCell } from './cells.ts'
import type { Column, Lang, SheetForm } from './columns.ts'
import { sheetWord } from './words.ts'

/** The template's example row: the texts by column key, the first free text marked as an example. */
export function exampleTexts(form: SheetForm, lang: Lang): Map<string, string> {
  const shown = form.columns.filter((column) => column.example !== undefined)
  const marked = shown.find((column) => column.kind === 'text' || column.kind === 'longText')
  const mark = sheetWord(lang, 'sheets.example-mark')
  return new Map(
    shown.map((column) => [column.key, column === marked ? `${mark}${column.example![lang]}` : column.example![lang]]),
  )
}

/** Recognises the example in either language, untouched; and in a row that was typed over, what is left of it. */
export class ExampleRow {
  readonly #texts: Map<string, string>[]
  readonly #marks = langs.map((lang) => folded(sheetWord(lang, 'sheets.example-mark')))

  constructor(form: SheetForm) {
    this.#texts = langs.map((lang) => new Map([...exampleTexts(form, lang)].map(([key, text]) => [key, folded(text)])))
  }

  isExample(row: RawRow, columns: Map<number, { of: Column }>): boolean {
    const filled = [...columns].filter(([place]) => row.cells.has(place))
    return this.#texts.some((texts) => {
      const same = ([place, { of }]: [number, { of: Column }]) => texts.get(of.key) === textAt(row, place)
      return filled.length > 0 && filled.length >= texts.size / 2 && filled.every(same)
    })
  }

  isLeftOver(row: RawRow, place: number, column: Column): boolean {
    const text = textAt(row, place)
    return (
      this.#marks.some((mark) => text.startsWith(mark)) && this.#texts.some((texts) => texts.get(column.key) === text)
    )
  }
}

function textAt(row: RawRow, place: number): string {
  return folded(textOfCell(row.cells.get(place)))
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}
