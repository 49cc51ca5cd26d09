import { type RawRow, textOfCell } from './cells.ts'
import type { SheetForm } from './columns.ts'

/**
 * Our own sheets carry a hidden row that names form, version and column in every cell, so that columns may be moved,
 * renamed or deleted and other programs may re-save the file without the sheet forgetting what it is.
 */
export type MachineRow = { rowNumber: number; kind: string; version: number; keys: Map<number, string> }

export function machineCell(form: SheetForm, key: string): string {
  return `${form.kind}@${form.version}#${key}`
}

/** Undefined for an ordinary row. Cells that a person has typed over are passed by. */
export function readMachineRow(row: RawRow): MachineRow | undefined {
  const keys = new Map<number, string>()
  let form: { kind: string; version: number } | undefined
  for (const [column, cell] of row.cells) {
    const match = textOfCell(cell)
      .trim()
      .match(/^([a-z][a-z0-9-]{0,40})@(\d{1,6})#([A-Za-z][A-Za-z0-9_.-]{0,60})$/)
    if (!match) continue
    form ??= { kind: match[1]!, version: Number(match[2]) }
    keys.set(column, match[3]!)
  }
  return form && { rowNumber: row.rowNumber, ...form, keys }
}
