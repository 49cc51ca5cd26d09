import { sql } from 'kysely'
import type { Way } from '#events/participation.ts'
import type { Actor } from '#people/actor.ts'
import type { Tx } from '#platform/database/connect.ts'
import { errorCode } from '#platform/database/failure.ts'
import { Refusal } from '#platform/refusal.ts'
import type { ReadRow, ReadSheet } from '#platform/sheets/reading.ts'
import { formOf, landOf, type SheetKind } from './kinds.ts'
import type { Landing, Task } from './landing.ts'
import { cellProblem, type RowProblem, refusedProblem } from './problems.ts'

export type RowWay = Way | 'rejected'
/** Every row of the sheet is one of the four. */
export type Counts = Record<RowWay, number> & { rows: number }
export type Outcome = { counts: Counts; ways: { row: number; way: RowWay }[]; problems: RowProblem[] }

/**
 * Takes the rows of a sheet one by one, each for itself: a row that is refused leaves nothing behind and hinders no
 * other. Every row is accounted for. Rows with a key go first, so that what is known by its name only is looked for when
 * all names are as the sheet wants them; otherwise the same file could do something else the second time.
 */
export async function landRows(
  tx: Tx,
  actor: Actor,
  kind: SheetKind,
  { rows }: ReadSheet,
  task: Task,
  onRow: (done: number, rows: number) => void = () => {},
): Promise<Outcome> {
  const ways: Outcome['ways'] = []
  const problems: RowProblem[] = []
  const seen = new Map<string, number>()
  for (const row of inTakingOrder(kind, rows)) {
    const taken = await takeRow(tx, actor, kind, row, { task, seen })
    if (Array.isArray(taken)) problems.push(...taken)
    ways.push({ row: row.rowNumber, way: Array.isArray(taken) ? 'rejected' : taken.way })
    onRow(ways.length, rows.length)
  }
  const inOrder = (a: { row: number }, b: { row: number }) => a.row - b.row
  return { counts: countWays(rows.length, ways), ways: ways.sort(inOrder), problems: problems.sort(inOrder) }
}

/** Rows that name their record first. */
export function inTakingOrder(kind: SheetKind, rows: ReadRow[]): ReadRow[] {
  return [...rows.filter(hasKey(kind)), ...rows.filter((row) => !hasKey(kind)(row))]
}

function hasKey(kind: SheetKind): (row: ReadRow) => boolean {
  return ({ values }) => Boolean(values[kind === 'people' ? 'email' : 'reference'])
}

/** `seen` says which row has spoken about a record already. */
type Sheet = { task: Task; seen: Map<string, number> }

/** What became of the row, or everything that is wrong with it. */
export async function takeRow(
  tx: Tx,
  actor: Actor,
  kind: SheetKind,
  row: ReadRow,
  sheet: Sheet,
): Promise<Landing | RowProblem[]> {
  if (row.problems.length > 0) return row.problems.map(cellProblem)
  await sql`savepoint sheet_row`.execute(tx)
  try {
    const landing = await landOf(kind)(tx, actor, row.values, sheet.task)
    const earlier = sheet.seen.get(landing.subject)
    // Both rows cannot be what the record says; the first one stands.
    if (earlier !== undefined) throw new Refusal('intake.same-as-row', { params: { row: earlier } })
    await sql`release savepoint sheet_row`.execute(tx)
    sheet.seen.set(landing.subject, row.rowNumber)
    return landing
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    await sql`rollback to savepoint sheet_row`.execute(tx)
    return [refusedProblem(formOf(kind), row, refusal, actor.reads)]
  }
}

/** A rule of the database that no deed has put into words still concerns this row alone. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const isAgainstRule = /^(22|23)/.test(errorCode(error) ?? '')
  if (!isAgainstRule) return undefined
  const rule = error instanceof Error && 'constraint' in error && error.constraint ? String(error.constraint) : ''
  return new Refusal('intake.against-rule', { params: { rule } })
}

function countWays(rows: number, ways: Outcome['ways']): Counts {
  const counts: Counts = { rows, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  for (const { way } of ways) counts[way]++
  if (counts.created + counts.updated + counts.unchanged + counts.rejected !== rows)
    throw new Error(`${rows} rows were read, but ${JSON.stringify(counts)} were accounted for`)
  return counts
}
