import { type Column, namesOf, type SheetForm } from './columns.ts'

/**
 * The bare name in a header cell: full-width signs, spaces and line breaks folded, numbering in front and marks such as
 * `*`, （必填） or "(required)" taken off.
 */
export function bareName(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff*"'“”]+/g, '')
    .replace(/[([【〔](必填|必填项|选填|可选|非必填|必须|单选|多选|required|optional|mandatory)[)\]】〕]/g, '')
    .replace(/^(\d{1,2}|[一二三四五六七八九十]{1,3})[.、)]/, '')
    .replace(/[::;,。]+$/, '')
}

/** Longer cells are content or an attack, but no names. */
const longestName = 200

/** What stands in the last brackets of a header: `万元` for `意向价格（万元）`. */
export function bracketed(header: string): string | undefined {
  return header.normalize('NFKC').match(/\(([^()]{1,20})\)[^()]*$/)?.[1]
}

/** Finds columns by what people call them, in either language. */
export type ColumnNames = {
  findExact(header: string): Column | undefined
  /** Also without what stands in brackets: `意向价格（万元）` is found as `意向价格`. */
  find(header: string): Column | undefined
}

/** Two columns of one name could not be told apart in a sheet, so such a form is a mistake of its author. */
export function columnNames(form: SheetForm): ColumnNames {
  const byName = new Map<string, Column>()
  for (const column of form.columns) {
    for (const name of [column.key, ...namesOf(column)].map(bareName)) {
      const other = byName.get(name)
      if (other !== undefined && other !== column)
        throw new Error(`Columns ${other.key} and ${column.key} share a name`)
      byName.set(name, column)
    }
  }
  return {
    findExact: (header) => (header.length > longestName ? undefined : byName.get(bareName(header))),
    find(header) {
      if (header.length > longestName) return undefined
      const name = bareName(header)
      return byName.get(name) ?? byName.get(name.replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, ''))
    },
  }
}
