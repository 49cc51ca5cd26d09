import { type Selectable, sql } from 'kysely'
import type { IntakeImport } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import type { ReadRow } from '#platform/sheets/reading.ts'
import { cellProblem, type RowProblem } from './problems.ts'
import type { Outcome, RowWay } from './rows.ts'

/** What is written down about an import that comes in batch by batch: who, how far, and what became of each row. */
export type ImportRecord = Selectable<IntakeImport>

/** Rows by what became of them; those that had no turn yet are `left`. */
export type Tally = Record<RowWay, number> & { rows: number; left: number }

export function findImport(db: Db, id: string): Promise<ImportRecord | undefined> {
  return db.selectFrom('intake.import').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The import that has its turn: they go one after the other, since what comes later may need what comes before. */
export function findFirstUnended(db: Db): Promise<ImportRecord | undefined> {
  return db
    .selectFrom('intake.import')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('started_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Writes down the rows that were read, in the order in which they are to be taken; unreadable ones are rejected at once. */
export async function noteRows(tx: Tx, importId: string, rows: ReadRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = rows.slice(from, from + ROWS_A_STATEMENT).map(({ rowNumber, values, problems }, i) => ({
      import_id: importId,
      row_number: rowNumber,
      position: from + i,
      content: JSON.stringify(values),
      way: problems.length > 0 ? ('rejected' as const) : null,
      problems: JSON.stringify(problems.map(cellProblem)),
    }))
    await tx.insertInto('intake.import_row').values(some).execute()
  }
  await tx.updateTable('intake.import').set({ rows: rows.length, heard_at: now() }).where('id', '=', importId).execute()
}

const ROWS_A_STATEMENT = 1000

export async function listNextRows(tx: Tx, importId: string, limit: number): Promise<ReadRow[]> {
  const rows = await tx
    .selectFrom('intake.import_row')
    .select(['row_number', 'content'])
    .where('import_id', '=', importId)
    .where('way', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ rowNumber: row.row_number, values: row.content as RowValues, problems: [] }))
}

/** Which row has spoken about a record already. */
export async function listSeen(tx: Tx, importId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('intake.import_row')
    .select(['row_number', 'subject'])
    .where('import_id', '=', importId)
    .where('subject', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.subject ?? '', row.row_number]))
}

export type Taken = { row: number; way: RowWay; subject: string | null; problems: RowProblem[] }

/** Notes what became of rows, in the transaction in which it happened. */
export async function noteTaken(tx: Tx, importId: string, taken: Taken[]): Promise<void> {
  await sql`
    update intake.import_row r set way = t.way, subject = t.subject, problems = t.problems
    from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as t(row int, way text, subject text, problems jsonb)
    where r.import_id = ${importId} and r.row_number = t.row and r.way is null`.execute(tx)
  await tx.updateTable('intake.import').set({ heard_at: now() }).where('id', '=', importId).execute()
}

export async function tallyImport(db: Db, importId: string): Promise<Tally> {
  const found = await db
    .selectFrom('intake.import_row')
    .select(['way', (count) => count.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('way')
    .execute()
  const of = (way: RowWay | null) => Number(found.find((row) => row.way === way)?.count ?? 0)
  const ways = { created: of('created'), updated: of('updated'), unchanged: of('unchanged'), rejected: of('rejected') }
  const left = of(null)
  return { ...ways, left, rows: ways.created + ways.updated + ways.unchanged + ways.rejected + left }
}

/** Why rows were not taken, in the order of the file. */
export async function listProblemsOf(db: Db, importId: string, limit?: number): Promise<RowProblem[]> {
  const rows = await db
    .selectFrom('intake.import_row')
    .select('problems')
    .where('import_id', '=', importId)
    .where('way', '=', 'rejected')
    .orderBy('row_number')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute()
  return rows.flatMap((row) => row.problems as unknown as RowProblem[])
}

export async function countProblemsOf(db: Db, importId: string): Promise<number> {
  const { count } = await db
    .selectFrom('intake.import_row')
    .select(sql<string>`coalesce(sum(jsonb_array_length(problems)), 0)`.as('count'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function listFirstWays(db: Db, importId: string, limit: number): Promise<Outcome['ways']> {
  const rows = await db
    .selectFrom('intake.import_row')
    .select(['row_number', 'way'])
    .where('import_id', '=', importId)
    .where('way', 'is not', null)
    .orderBy('row_number')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ row: row.row_number, way: row.way as RowWay }))
}
