import { annotateCsv } from './annotate-csv.ts'
import type { Lang } from './columns.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { CellProblem, ReadSheet } from './reading.ts'
import { sheetWord } from './words.ts'
import { markSheet } from './xlsx/mark-sheet.ts'
import { getPart } from './xlsx/package.ts'
import { RedStyles } from './xlsx/red-styles.ts'
import { stylesOf } from './xlsx/styles-part.ts'
import { openWorkbook } from './xlsx/workbook.ts'
import { rewritePackage } from './xlsx/zip-rewrite.ts'

export type Annotating = {
  lang: Lang
  /** Says in words what is wrong; the column's name is put in front of it. */
  describe: (problem: CellProblem) => string
  /** As at the reading, if that was not done with the usual ones. */
  limits?: Partial<Limits>
}

/**
 * The sender's own file with the bad cells red and a column that says why. Everything else in a workbook stays as it
 * was, byte for byte; a CSV comes back as a workbook with the same rows. `reading` must be of the same bytes. Doing it
 * again, also with other problems, replaces the marks and the column; reading the file again passes the column by.
 */
export async function annotateWorkbook(
  bytes: Uint8Array,
  reading: ReadSheet,
  problems: CellProblem[],
  { lang, describe, limits = {} }: Annotating,
): Promise<Uint8Array> {
  const marks = {
    headerRow: reading.headerRow,
    reasonColumn: reading.reasonColumn ?? reading.lastColumn + 1,
    heading: sheetWord(lang, 'sheets.reason-header'),
    bad: badCells(reading, problems),
    reasons: reasonsByRow(reading, problems, lang, describe),
  }
  const allowed = { ...defaultLimits, ...limits }
  if (reading.csv !== undefined) return annotateCsv(bytes, reading.csv, marks, lang, allowed)
  const workbook = openWorkbook(bytes, allowed)
  const { part, xml, announced } = stylesOf(workbook)
  const styles = new RedStyles(xml, part)
  const marked = markSheet(getPart(workbook.opened, reading.sheet.part), reading.sheet.part, marks, styles)
  return rewritePackage(workbook.opened, new Map([...announced, [reading.sheet.part, marked], [part, styles.xml]]))
}

export function badCells({ matched }: ReadSheet, problems: CellProblem[]): Map<number, Set<number>> {
  const bad = new Map<number, Set<number>>()
  for (const { row, column } of problems) {
    const place = column === null ? undefined : matched[column]?.column
    if (place !== undefined) bad.set(row, (bad.get(row) ?? new Set()).add(place))
  }
  return bad
}

export function reasonsByRow(
  { matched }: ReadSheet,
  problems: CellProblem[],
  lang: Lang,
  describe: Annotating['describe'],
) {
  const reasons = new Map<number, string>()
  for (const problem of problems) {
    const header = problem.column === null ? undefined : (matched[problem.column]?.header ?? problem.column)
    const reason = describe(problem)
    const column = header?.replace(/\s*\*?\s*$/, '').replace(/\s+/g, ' ')
    const line = column === undefined ? reason : sheetWord(lang, 'sheets.reason-line', { column, reason })
    const before = reasons.get(problem.row)
    reasons.set(problem.row, (before === undefined ? line : `${before}\n${line}`).slice(0, longestReason))
  }
  return reasons
}

/** More than anybody reads, less than a cell holds. */
const longestReason = 4000
