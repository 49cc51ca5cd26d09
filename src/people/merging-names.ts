import { sql } from 'kysely'
import type { Tx } from '#platform/database/connect.ts'

/** The record that stays is found by every name of the other. Returns the names it did not have before. */
export async function addNamesOf(tx: Tx, from: string, into: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    insert into people.organisation_name (organisation_id, name, lang, kind, folded, keys)
    select ${into}, name, lang, case when kind = 'name' then 'alias' else kind end, folded, keys
    from people.organisation_name where organisation_id = ${from}
    on conflict do nothing returning name`.execute(tx)
  return rows.map(({ name }) => name)
}

export async function takeNamesBack(tx: Tx, into: string, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  await tx
    .deleteFrom('people.organisation_name')
    .where('organisation_id', '=', into)
    .where('kind', '<>', 'name')
    .where('name', 'in', [...names])
    .execute()
}
