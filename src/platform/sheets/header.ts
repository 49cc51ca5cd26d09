import { type RawRow, textOfCell } from './cells.ts'
import type { Column, SheetForm } from './columns.ts'
import { readMoneyUnit } from './kinds/money.ts'
import { type MachineRow, readMachineRow } from './machine-row.ts'
import { bareName, bracketed, type ColumnNames } from './names.ts'
import type { Header } from './reading.ts'
import { inBothLanguages } from './words.ts'

/** A header, or a sheet that says it belongs to another form. */
export type FoundHeader = { header: Header; known: number; isOurs: boolean } | { otherForm: string }

/**
 * Finds the header among the first filled rows of a sheet: below our own machine row if there is one, else the row in
 * which most columns are known by name. Undefined if no row names at least two (of a one-column form, one).
 */
export function findHeader(rows: RawRow[], form: SheetForm, names: ColumnNames): FoundHeader | undefined {
  const machines = rows.flatMap((row) => readMachineRow(row) ?? [])
  const machine = machines.find(({ kind }) => kind === form.kind)
  if (machine === undefined && machines[0] !== undefined) return { otherForm: machines[0].kind }
  if (machine !== undefined) return headerBelow(machine, rows, form, names)
  let best: RawRow | undefined
  for (const row of rows) {
    if (countKnown(row, names) > (best === undefined ? 0 : countKnown(best, names))) best = row
  }
  if (best === undefined || countKnown(best, names) < Math.min(2, form.columns.length)) return undefined
  const header = readHeader(best, undefined, form, names)
  return { header, known: header.columns.size, isOurs: false }
}

/** How many columns of the form a row names. */
export function countKnown(row: RawRow, names: ColumnNames): number {
  const found = new Set<Column>()
  for (const cell of row.cells.values()) {
    const column = cell.type === 'text' ? names.find(cell.text) : undefined
    if (column !== undefined) found.add(column)
  }
  return found.size
}

function headerBelow(machine: MachineRow, rows: RawRow[], form: SheetForm, names: ColumnNames): FoundHeader {
  const below = rows[rows.findIndex((row) => row.rowNumber === machine.rowNumber) + 1]
  const visible = below !== undefined && countKnown(below, names) > 0 ? below : undefined
  const header = readHeader(visible ?? { ...emptyRow, rowNumber: machine.rowNumber }, machine, form, names)
  return { header, known: header.columns.size, isOurs: true }
}

const emptyRow: RawRow = { rowNumber: 0, cells: new Map(), hidden: false }

/**
 * What a person sees decides: a known visible name goes before the hidden key (whole tables get pasted over ours), an
 * exact name before one that is known only without its brackets. The key decides where the name has been changed.
 */
function readHeader(row: RawRow, machine: MachineRow | undefined, form: SheetForm, names: ColumnNames): Header {
  const headers = new Map([...row.cells].map(([column, cell]) => [column, textOfCell(cell).trim()]))
  const places = [...new Set([...headers.keys(), ...(machine?.keys.keys() ?? [])])].sort((a, b) => a - b)
  const reasonColumn = places.find(
    (place) => isReason(headers.get(place)) && names.find(headers.get(place)!) === undefined,
  )
  const header: Header = { headerRow: row.rowNumber, columns: new Map(), unknown: [], duplicates: [] }
  if (machine !== undefined) header.machine = machine
  if (reasonColumn !== undefined) header.reasonColumn = reasonColumn
  const byKey = new Map(form.columns.map((column) => [column.key, column]))
  const claims: ((place: number) => Column | undefined)[] = [
    (place) => names.findExact(headers.get(place) ?? ''),
    (place) => byKey.get(machine?.keys.get(place) ?? ''),
    (place) => names.find(headers.get(place) ?? ''),
  ]
  const claimed = new Set<Column>()
  for (const claim of claims) {
    for (const place of places) {
      const column = claim(place)
      if (column === undefined || claimed.has(column) || header.columns.has(place) || place === reasonColumn) continue
      claimed.add(column)
      header.columns.set(place, matched(column, place, headers.get(place) ?? column.labels.zh))
    }
  }
  sortOutRest(header, places, headers, names)
  return header
}

function matched(of: Column, column: number, header: string) {
  const unit = of.kind === 'money' ? readMoneyUnit(bracketed(header) ?? '') : undefined
  return { of, column, header, ...(unit === undefined ? {} : { money: unit }) }
}

function sortOutRest(header: Header, places: number[], headers: Map<number, string>, names: ColumnNames): void {
  for (const place of places) {
    const text = headers.get(place)
    if (text === undefined || header.columns.has(place) || place === header.reasonColumn) continue
    header.unknown.push({ column: place, header: text })
    if (names.find(text) !== undefined) header.duplicates.push({ column: place, header: text })
  }
}

const reasons = inBothLanguages('sheets.reason-header')

function isReason(header: string | undefined): boolean {
  return header !== undefined && [reasons.zh, reasons.en].some((reason) => bareName(reason) === bareName(header))
}
