import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import type { IdentifierScheme } from './identifiers.ts'
import { findMergedInto } from './merging-trail.ts'
import { foldName, nameKeys } from './naming/folding.ts'
import { type Called as CalledByName, judge, type Known, type Reason, type Verdict } from './naming/judging.ts'
import { readName } from './naming/likeness.ts'

/** What somebody wrote: names in any language, and numbers of registers where they knew them. */
export type Called = CalledByName & {
  reference?: string | null
  creditCode?: string | null
  identifiers?: Partial<Record<IdentifierScheme, string>>
}

export type Candidate = {
  id: string
  number: number
  name: LanguageMap
  country: string
  city: string | null
  score: number
  reasons: Reason[]
}
export type Resolution = { verdict: Verdict; candidates: Candidate[] }

/**
 * The organisation that is meant. `same` only by a number of a register, or by a name above the proven threshold with no
 * rival near it: everything else is for a person to decide, with the reasons beside it.
 */
export async function resolveOrganisation(db: Db, called: Called): Promise<Resolution> {
  const numbered = await findByNumber(db, called)
  if (numbered.length > 0) {
    const candidates = await withFaces(db, numbered)
    // Numbers that name two organisations contradict each other.
    return { verdict: new Set(numbered.map(({ id }) => id)).size === 1 ? 'same' : 'ask', candidates }
  }
  const names = called.names.map((name) => name.trim()).filter(Boolean)
  if (names.length === 0) return { verdict: 'unknown', candidates: [] }
  const { verdict, candidates } = judge({ ...called, names }, await listComparable(db, names))
  return { verdict, candidates: await withFaces(db, candidates) }
}

const COMPARED_MAX = 60

/** Organisations whose names share a rare part with one of these, those that share most first. */
async function listComparable(db: Db, names: readonly string[]): Promise<Known[]> {
  const folded = names.map(foldName)
  const keys = [...new Set(names.flatMap(nameKeys))]
  const { rows } = await sql<{ id: string }>`
    select n.organisation_id as id from people.organisation_name n
    where (n.folded = any(${folded}::text[]) or n.keys && ${keys}::text[])
      and not exists (select 1 from people.merger m where m.merged_id = n.organisation_id)
    group by n.organisation_id
    order by max((n.folded = any(${folded}::text[]))::int) desc,
      max(cardinality(array(select unnest(n.keys) intersect select unnest(${keys}::text[])))
        / greatest(cardinality(n.keys), 1)::real) desc, 1
    limit ${COMPARED_MAX}`.execute(db)
  return readComparable(
    db,
    rows.map(({ id }) => id),
  )
}

export async function readComparable(db: Db, ids: string[]): Promise<Known[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('people.organisation as o')
    .innerJoin('people.organisation_name as n', 'n.organisation_id', 'o.id')
    .select(['o.id', 'o.country', 'o.city', 'o.website', 'n.name', 'n.kind'])
    .where('o.id', 'in', ids)
    .execute()
  const byId = new Map<string, Known>()
  for (const { id, country, city, website, name, kind } of rows) {
    const known = byId.get(id) ?? { id, country, city, website, names: [] }
    known.names.push({ ...readName(name), kind })
    byId.set(id, known)
  }
  return [...byId.values()]
}

type Numbered = { id: string; score: number; reasons: Reason[] }

async function findByNumber(db: Db, { reference, creditCode, identifiers = {} }: Called): Promise<Numbered[]> {
  const found: Numbered[] = []
  const note = (id: string, scheme: string, value: string) =>
    found.push({ id, score: 1, reasons: [{ code: 'same-identifier', scheme, value }] })
  for (const [column, value] of [
    ['reference', reference],
    ['credit_code', creditCode],
  ] as const) {
    if (!value) continue
    const row = await db.selectFrom('people.organisation').select('id').where(column, '=', value).executeTakeFirst()
    if (row) note(row.id, column, value)
  }
  for (const [scheme, value] of Object.entries(identifiers)) {
    const row = await db
      .selectFrom('people.identifier')
      .select('organisation_id as id')
      .where('scheme', '=', scheme as IdentifierScheme)
      .where('value', '=', value)
      .executeTakeFirst()
    if (row) note(row.id, scheme, value)
  }
  // A record that gave way to another leads to it.
  return Promise.all(found.map(async (one) => ({ ...one, id: (await findMergedInto(db, one.id)) ?? one.id })))
}

async function withFaces(db: Db, judged: Numbered[]): Promise<Candidate[]> {
  if (judged.length === 0) return []
  const rows = await db
    .selectFrom('people.organisation')
    .select(['id', 'number', 'name', 'country', 'city'])
    .where('id', 'in', [...new Set(judged.map(({ id }) => id))])
    .execute()
  return judged.flatMap((one) => {
    const face = rows.find(({ id }) => id === one.id)
    return face ? [{ ...face, score: one.score, reasons: one.reasons }] : []
  })
}
