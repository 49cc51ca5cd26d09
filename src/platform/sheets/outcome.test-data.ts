import type { RawCell } from './cells.ts'
import type { Column, ColumnKind, Value } from './columns.ts'
import { normalise, type Surroundings } from './normalise.ts'

/** What a cell of some kind becomes: its value, or the code of its problem. */
export function outcomeOf(
  kind: ColumnKind,
  cell: RawCell | string | number,
  more: Partial<Column> = {},
  around?: Surroundings,
): Value | null | { code: string } {
  const raw: RawCell =
    typeof cell === 'string'
      ? { type: 'text', text: cell }
      : typeof cell === 'number'
        ? { type: 'number', number: cell }
        : cell
  const column: Column = { key: 'x', labels: { zh: '某', en: 'Some' }, kind, ...more }
  const outcome = normalise(raw, column, around ?? { from1904: false })
  return 'problem' in outcome ? { code: outcome.problem.code.replace('sheets.', '') } : outcome.value
}
