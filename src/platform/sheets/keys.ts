import type { Value } from './columns.ts'
import type { ReadRow } from './reading.ts'

/** Marks every row whose key already stands in an earlier row; both cannot mean the same thing twice. */
export function markDoubleKeys(rows: ReadRow[], keyColumn: string | undefined): void {
  if (keyColumn === undefined) return
  const first = new Map<string, number>()
  for (const { rowNumber, values, problems } of rows) {
    const value = values[keyColumn]
    if (value === undefined || value === null) continue
    const earlier = first.get(keyOf(value))
    if (earlier === undefined) first.set(keyOf(value), rowNumber)
    else problems.push({ row: rowNumber, column: keyColumn, code: 'sheets.duplicate-key', params: { row: earlier } })
  }
}

function keyOf(value: Value): string {
  return JSON.stringify(value)
}
