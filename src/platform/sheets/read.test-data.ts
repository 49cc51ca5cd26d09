import assert from 'node:assert/strict'
import type { RowValues, SheetForm } from './columns.ts'
import { machines } from './form.test-data.ts'
import type { Limits } from './limits.ts'
import { readSheet } from './read.ts'
import type { ReadSheet } from './reading.ts'

/** Reads what must be readable. */
export function reading(
  bytes: Uint8Array,
  form: SheetForm = machines,
  fileName = 'file.xlsx',
  limits?: Partial<Limits>,
): ReadSheet {
  const read = readSheet(bytes, fileName, form, limits)
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.refusal))
  return read
}

export function valuesOf(read: ReadSheet): RowValues[] {
  return read.rows.map(({ values }) => values)
}

/** Problems as `row column code`. */
export function problemsOf(read: ReadSheet): string[] {
  return read.rows.flatMap(({ problems }) =>
    problems.map(({ row, column, code }) => `${row} ${column} ${code.replace('sheets.', '')}`),
  )
}

/** Warnings as codes. */
export function warningsOf(read: ReadSheet): string[] {
  return read.warnings.map(({ code }) => code.replace('sheets.', ''))
}

export function csv(text: string): Uint8Array {
  return Buffer.from(text)
}

/** Processor time, which other work on the machine does not lengthen as it does the time on the clock. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
