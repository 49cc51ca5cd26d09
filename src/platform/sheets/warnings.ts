import { textOfCell } from './cells.ts'
import type { SheetForm } from './columns.ts'
import type { Grid } from './grid.ts'
import type { Seen } from './read.ts'
import type { SheetWarning } from './reading.ts'

/** What does not stop an import but what its owner should know before saying yes. */
export function findWarnings(grid: Grid, form: SheetForm, seen: Seen, fileName: string): SheetWarning[] {
  const { header } = grid
  const warnings: SheetWarning[] = [...grid.warnings]
  const { machine } = header
  if (machine !== undefined && machine.version !== form.version) {
    warnings.push({ code: 'sheets.form-version-differs', params: { found: machine.version, expected: form.version } })
  }
  for (const { header: name } of header.duplicates) {
    warnings.push({ code: 'sheets.duplicate-column', params: { header: name } })
  }
  if (seen.headless.size > 0) {
    warnings.push({
      code: 'sheets.values-without-header',
      params: { columns: [...seen.headless].slice(0, 10).join(', ') },
    })
  }
  if (seen.hiddenRows > 0) warnings.push({ code: 'sheets.hidden-rows', params: { count: seen.hiddenRows } })
  if (seen.mergedCells > 0) warnings.push({ code: 'sheets.merged-filled', params: { count: seen.mergedCells } })
  if (looksLikeExample(grid, seen)) {
    warnings.push({ code: 'sheets.looks-like-example', params: { row: seen.firstRow!.rowNumber } })
  }
  if (isMisleading(fileName, grid.source)) {
    warnings.push({ code: 'sheets.misleading-name', params: { fileName, found: grid.source } })
  }
  return warnings
}

/** Other people's forms have example rows too; theirs are imported unless somebody strikes them out. */
function looksLikeExample({ header }: Grid, { firstRow }: Seen): boolean {
  const first = firstRow && [...firstRow.cells].sort(([a], [b]) => a - b).find(([place]) => header.columns.has(place))
  return (
    first !== undefined && /^[（(【[]?(示例|样例|范例|例[:：]|例如|example|sample)/i.test(textOfCell(first[1]).trim())
  )
}

function isMisleading(fileName: string, source: 'xlsx' | 'csv'): boolean {
  const extension = fileName.match(/\.([a-z0-9]{1,5})$/i)?.[1]?.toLowerCase()
  if (extension === undefined) return false
  return source === 'xlsx'
    ? !['xlsx', 'xlsm', 'xltx', 'xltm'].includes(extension)
    : !['csv', 'tsv', 'txt', 'tab'].includes(extension)
}
