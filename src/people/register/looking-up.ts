import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import type { Identifiers } from '../identifiers.ts'
import { foldName, nameKeys } from '../naming/folding.ts'
import { type Called, judge, type Known, type Reason } from '../naming/judging.ts'
import { readName } from '../naming/likeness.ts'
import type { OtherName } from '../organisation-names.ts'

export type RegisterCandidate = {
  ror: string
  name: string
  country: string
  city: string | null
  website: string | null
  founded: number | null
  identifiers: Identifiers
  names: (Omit<OtherName, 'kind'> & { kind: OtherName['kind'] | 'name' })[]
  score: number
  reasons: Reason[]
}

const COMPARED_MAX = 40

/** What the register knows under these names, likeliest first; empty where no register was brought in. */
export async function lookUpRegister(db: Db, called: Called, limit = 3): Promise<RegisterCandidate[]> {
  const folded = called.names.map(foldName)
  const keys = [...new Set(called.names.flatMap(nameKeys))]
  const { rows } = await sql<Omit<RegisterCandidate, 'score' | 'reasons'>>`
    select e.ror, e.name, e.country, e.city, e.website, e.founded, e.identifiers, e.names
    from people.register_entry e join (
      select n.ror, max((n.folded = any(${folded}::text[]))::int) as exact,
        max(cardinality(array(select unnest(n.keys) intersect select unnest(${keys}::text[]))) / greatest(cardinality(n.keys), 1)::real) as part
      from people.register_name n where n.folded = any(${folded}::text[]) or n.keys && ${keys}::text[]
      group by n.ror order by 2 desc, 3 desc limit ${COMPARED_MAX}
    ) f on f.ror = e.ror`.execute(db)
  const known = rows.map(
    (row): Known => ({
      ...{ id: row.ror, country: row.country, city: row.city, website: row.website },
      names: row.names.map(({ name, kind }) => ({ ...readName(name), kind })),
    }),
  )
  return judge(called, known)
    .candidates.slice(0, limit)
    .flatMap(({ id, score, reasons }) => {
      const row = rows.find(({ ror }) => ror === id)
      return row ? [{ ...row, score, reasons }] : []
    })
}
