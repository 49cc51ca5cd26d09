import type { Merge, RawCell, RawRow } from './cells.ts'

/**
 * Gives every row the value of the merged cells that reach over it, as a reader of the sheet sees it. `onFill` is told
 * of each cell filled. Rows must come from the top; each merge costs no more than the rows it covers.
 */
export function* withMergesFilled(rows: Iterable<RawRow>, merges: Merge[], onFill: () => void): Generator<RawRow> {
  const startingAt = Map.groupBy(merges, (merge) => merge.fromRow)
  const open = new Map<number, { toRow: number; cell: RawCell }>()
  for (const row of rows) {
    for (const [column, { toRow, cell }] of open) {
      if (toRow < row.rowNumber) open.delete(column)
      else if (!row.cells.has(column)) {
        row.cells.set(column, cell)
        onFill()
      }
    }
    for (const merge of startingAt.get(row.rowNumber) ?? []) {
      const cell = row.cells.get(merge.column)
      if (cell !== undefined) open.set(merge.column, { toRow: merge.toRow, cell })
    }
    yield row
  }
}
