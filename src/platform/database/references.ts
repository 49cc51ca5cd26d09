import { sql } from 'kysely'
import type { Tx } from './connect.ts'
import { errorCode } from './failure.ts'

/**
 * A column that names a record which may give way to another one. The folder that owns the table declares it, and with
 * that lets the merging of such records move its rows. Where both records have such a row already, either one row is
 * enough (`fold`: the other is taken away and kept in the record of the merger) or the merger cannot be (`stop`).
 */
export type Reference = {
  to: string
  table: string
  column: string
  /** What names a row, the column itself included where it is part of it. */
  key: readonly string[]
  onMeeting: 'fold' | 'stop'
}

/** A row that moved or was taken away, as it was before. */
export type MovedRow = { table: string; column: string; way: 'moved' | 'folded'; row: Record<string, unknown> }

const references: Reference[] = []

export function declareReference(reference: Reference): void {
  references.push(reference)
}

export function listReferences(to: string): readonly Reference[] {
  return references.filter((reference) => reference.to === to)
}

/** Two rows that cannot become one stand in the way. */
export class RowsMeet extends Error {
  readonly table: string
  readonly row: Record<string, unknown>

  constructor({ table }: Reference, row: Record<string, unknown>) {
    super(`a row of ${table} exists for both records`)
    this.table = table
    this.row = row
  }
}

type Move = { to: string; from: string; into: string }

/** Moves every row that names `from` to `into`. Returns what moved, in the order in which it did. */
export async function moveReferences(tx: Tx, { to, from, into }: Move): Promise<MovedRow[]> {
  const moved: MovedRow[] = []
  for (const reference of listReferences(to)) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(reference.table)} t where ${sql.ref(reference.column)} = ${from}
      order by ${sql.join(reference.key.map((name) => sql.ref(name)))} for update`.execute(tx)
    for (const { row } of rows) moved.push(await moveRow(tx, reference, row, into))
  }
  return moved
}

async function moveRow(tx: Tx, reference: Reference, row: Record<string, unknown>, into: string): Promise<MovedRow> {
  const { table, column } = reference
  await sql`savepoint moving`.execute(tx)
  try {
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into} where ${named(reference, row)}`.execute(tx)
    return { table, column, way: 'moved', row }
  } catch (error) {
    const code = errorCode(error) ?? ''
    if (![UNIQUE_VIOLATION, STILL_NAMED].includes(code)) throw error
    await sql`rollback to savepoint moving`.execute(tx)
    if (reference.onMeeting === 'stop' || code === STILL_NAMED) throw new RowsMeet(reference, row)
    await sql`delete from ${sql.table(table)} where ${named(reference, row)}`.execute(tx)
    return { table, column, way: 'folded', row }
  }
}

/** Moves back what was moved, last first. Rows that are gone meanwhile stay gone. Returns how many came back. */
export async function takeBackReferences(tx: Tx, move: Move, moved: readonly MovedRow[]): Promise<number> {
  let back = 0
  for (const one of moved.toReversed()) {
    const reference = listReferences(move.to).find(({ table, column }) => table === one.table && column === one.column)
    if (reference) back += await takeRowBack(tx, reference, one, move)
  }
  return back
}

async function takeRowBack(tx: Tx, reference: Reference, { way, row }: MovedRow, move: Move): Promise<number> {
  const { table, column } = reference
  if (way === 'folded') {
    const { rows } = await sql`
      insert into ${sql.table(table)} select (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)).*
      on conflict (${sql.join(reference.key.map((name) => sql.ref(name)))}) do nothing returning 1`.execute(tx)
    return rows.length
  }
  const now = { ...row, [column]: move.into }
  const { rows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${move.from} where ${named(reference, now)} and
      ${sql.ref(column)} = ${move.into} returning 1`.execute(tx)
  return rows.length
}

function named({ key }: Reference, row: Record<string, unknown>) {
  return sql.join(
    key.map((name) => sql`${sql.ref(name)} = ${row[name]}`),
    sql` and `,
  )
}

const UNIQUE_VIOLATION = '23505'
/** The row is the key of others, which would be left behind. */
const STILL_NAMED = '23503'
