/** A cell as the file says it, before anybody decides what it means. */
export type RawCell =
  | { type: 'text'; text: string }
  /** `format` is the number format's code, such as `yyyy-mm-dd` or `"¥"#,##0`; absent where there is none. */
  | { type: 'number'; number: number; format?: string }
  | { type: 'boolean'; boolean: boolean }
  /** Calendar date `YYYY-MM-DD`, from a date cell. Spreadsheets know no time zones. */
  | { type: 'date'; date: string }
  /** `#N/A`, `#REF!` … */
  | { type: 'error'; error: string }
  /** A formula that was saved without its result. */
  | { type: 'uncomputed' }

/** Columns count from 1, as people count them. Empty cells are absent. */
export type RawRow = { rowNumber: number; cells: Map<number, RawCell>; hidden: boolean }

/** Rows from row `from` to row `to` that show one value, standing in the first of them. */
export type Merge = { column: number; fromRow: number; toRow: number }

/** The cell as one would read it aloud; numbers with the fifteen digits a spreadsheet shows. */
export function textOfCell(cell: RawCell | undefined): string {
  switch (cell?.type) {
    case 'text':
      return cell.text
    case 'number':
      return textOfNumber(cell.number)
    case 'boolean':
      return cell.boolean ? 'TRUE' : 'FALSE'
    case 'date':
      return cell.date
    case 'error':
      return cell.error
    default:
      return ''
  }
}

/** Without exponent up to fifteen digits, as a long number in a sheet is a number of something, not a measurement. */
export function textOfNumber(number: number): string {
  const shown = Number(number.toPrecision(15))
  return Number.isInteger(shown) && Math.abs(shown) < 1e21 ? BigInt(shown).toString() : String(shown)
}

/** `A`, `Z`, `AA` … for 1, 26, 27 … */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
