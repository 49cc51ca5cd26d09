import type { Merge, RawRow } from '../cells.ts'
import { refuseSheet } from '../refused.ts'
import { CellReader } from './cell-reader.ts'
import { isOn, type Workbook } from './workbook.ts'
import { attributesOf, readXml } from './xml.ts'

/** One sheet's XML together with the workbook it refers to. */
export type SheetSource = { workbook: Workbook; xml: string; part: string; columns: number }

/** Reads the rows that have something in them, from the top. The caller may stop at any row. */
export function* readRows(source: SheetSource): Generator<RawRow> {
  const { xml, part } = source
  let row: RawRow = { rowNumber: 0, cells: new Map(), hidden: false }
  let cell: CellReader | undefined
  let column = 0
  for (const token of readXml(xml, part)) {
    if (token.name === 'row' && token.kind !== 'close') {
      const attributes = attributesOf(xml, token, part)
      const rowNumber = Number(attributes.get('r') ?? row.rowNumber + 1)
      if (!(rowNumber > row.rowNumber && rowNumber <= 1_048_576)) refuseSheet('sheets.broken-part', { part })
      row = { rowNumber, cells: new Map(), hidden: isOn(attributes.get('hidden')) }
      column = 0
    } else if (token.name === 'row' && row.cells.size > 0) {
      yield row
    } else if (token.name === 'c' && token.kind !== 'close') {
      const attributes = attributesOf(xml, token, part)
      column = columnOf(attributes.get('r')) ?? column + 1
      cell = token.kind === 'open' ? new CellReader(source, attributes) : undefined
    } else if (token.name === 'c' && cell !== undefined) {
      const read = cell.read()
      cell = undefined
      if (read === undefined) continue
      if (column > source.columns) refuseSheet('sheets.too-many-columns', { limit: source.columns, row: row.rowNumber })
      row.cells.set(column, read)
    } else if (token.name === 'sheetData' && token.kind === 'close') return
    else cell?.take(token)
  }
}

/** Merges over several rows, one for each of their columns; merges within a row say nothing new. */
export function readMerges(source: SheetSource): Merge[] {
  const { xml } = source
  const merges: Merge[] = []
  const start = xml.indexOf('mergeCells')
  if (start === -1) return merges
  for (const match of xml.slice(start).matchAll(/mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)) {
    const [fromRow, toRow] = [Number(match[2]), Number(match[4])]
    const column = columnOf(`${match[1]}1`)
    if (toRow > fromRow && match[1] === match[3]) merges.push({ column: column!, fromRow, toRow })
  }
  return merges
}

/** 28 for `AB7`; undefined for what is no reference. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = reference?.match(/^\$?([A-Z]{1,3})\$?\d+$/)?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}
