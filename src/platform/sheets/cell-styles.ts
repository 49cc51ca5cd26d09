import type { Cell, Row } from '@cj-tech-master/excelts'

/** Named everywhere, as a font without a name is a different one in every program. */
export const fontName = 'Calibri'

const side = { style: 'thin', color: { argb: 'FF9AA5B1' } } as const
const border = { top: side, left: side, bottom: side, right: side }

export function styleHead(cell: Cell): Cell {
  cell.style = {
    font: { name: fontName, bold: true },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7ECF1' } },
    border,
  }
  return cell
}

/** A cell of the table's body, as it is to be seen on paper. */
export function styleBody(cell: Cell, numFmt: string): Cell {
  cell.style = { numFmt, alignment: { wrapText: true, vertical: 'top' }, border }
  return cell
}

/** Not every program makes rows high enough for wrapped text, so the height is set. Widths are in characters. */
export function fitHeight(row: Row, widths: number[]): void {
  const lines = widths.map((width, index) => countLines(row.getCell(index + 1).text, width))
  row.height = Math.min(lineHeight * Math.max(1, ...lines), 400)
}

/** In points, for the usual font of eleven points. */
const lineHeight = 15

function countLines(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(shownWidth(line) / (width - 1))), 0)
}

/** East Asian signs are as wide as two others. */
function shownWidth(text: string): number {
  return [...text].reduce((width, sign) => width + (sign.codePointAt(0)! >= 0x2e80 ? 2 : 1), 0)
}
