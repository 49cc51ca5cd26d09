// A small world to bring sheets into, and what a test asks of it.
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { simpleWorkbook } from '#platform/sheets/xlsx/workbook.test-data.ts'
import type { Outcome } from './import.ts'

/** A workbook as somebody typed it: the first row need not be the header. */
export const typed = simpleWorkbook

/** A CSV as a Chinese Excel saves it. */
export function gb18030(rows: string[][]): Uint8Array {
  const lines = rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell)).join(','))
  return iconv.encode(lines.join('\r\n'), 'gb18030')
}

export async function countFacts(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.fact`.execute(db)
  return rows[0]?.count ?? 0
}

/** Problems as `row column code`. */
export function told({ problems }: Pick<Outcome, 'problems'>): string[] {
  return problems.map(({ row, column, code }) => `${row} ${column} ${code}`)
}

/** Counts as `created/updated/unchanged/rejected`. */
export function tally({ counts }: Pick<Outcome, 'counts'>): string {
  return `${counts.created}/${counts.updated}/${counts.unchanged}/${counts.rejected}`
}
