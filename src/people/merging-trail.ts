import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'

/** The record to which this one gave way, at the end of the chain; undefined when it stands for itself. */
export async function findMergedInto(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive trail (id, steps) as (
      select into_id, 1 from people.merger where merged_id = ${id}
      union all select m.into_id, t.steps + 1 from trail t join people.merger m on m.merged_id = t.id where t.steps < 20
    ) select id from trail order by steps desc limit 1`.execute(db)
  return rows[0]?.id
}

/** The number of the record that stands for this one now; undefined when it stands for itself. */
export async function findNumberMergedInto(db: Db, number: number): Promise<number | undefined> {
  if (!Number.isSafeInteger(number) || number > INTEGER_MAX) return undefined
  const row = await db.selectFrom('people.organisation').select('id').where('number', '=', number).executeTakeFirst()
  const into = row && (await findMergedInto(db, row.id))
  if (!into) return undefined
  const stays = await db.selectFrom('people.organisation').select('number').where('id', '=', into).executeTakeFirst()
  return stays?.number
}

const INTEGER_MAX = 2_147_483_647
