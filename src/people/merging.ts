import { isDeepStrictEqual } from 'node:util'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { type MovedRow, moveReferences, RowsMeet, takeBackReferences } from '#platform/database/references.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { isId, newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { insist, may } from './access.ts'
import type { Actor } from './actor.ts'
import { addNamesOf, takeNamesBack } from './merging-names.ts'

/** What of two records can be chosen; everything else follows: names are joined, rows move. */
export const mergeFields = [
  ...['name', 'kind', 'country', 'region', 'city', 'address', 'website', 'founded', 'size_band'],
  ...['credit_code', 'reference', 'parent_id', 'directions', 'products'],
] as const satisfies string[] as readonly MergeField[]
export type MergeField =
  | 'name'
  | 'kind'
  | 'country'
  | 'region'
  | 'city'
  | 'address'
  | 'website'
  | 'founded'
  | 'size_band'
  | 'credit_code'
  | 'reference'
  | 'parent_id'
  | 'directions'
  | 'products'

const TO = 'people.organisation'
/** One number, one organisation: what is taken over is given up by the record that gives way. */
const UNIQUE: readonly MergeField[] = ['credit_code', 'reference']
const WITH_NAME = ['sort_key', 'initials'] as const

type Row = Awaited<ReturnType<typeof lock>>
type Kept = { from: Partial<Row>; into: Partial<Row>; merged: Partial<Row>; names: string[] }

/**
 * Makes one organisation of two: `from` gives way to `into`, which takes over the chosen fields, all names and every row
 * of any floor that names the other. Returns the merger, by which it can be taken back.
 */
export async function mergeOrganisations(
  db: Db,
  actor: Actor,
  { from, into, take = [] }: { from: string; into: string; take?: readonly MergeField[] },
): Promise<string> {
  insist(may.keepDirectory(actor), actor)
  if (from === into) throw new Refusal('people.merge-with-itself', { field: 'into' })
  return inTransaction(db, async (tx) => {
    const [giving, staying] = await lockBoth(tx, from, into)
    const kept = await takeFields(tx, giving, staying, take)
    kept.names = await addNamesOf(tx, from, into)
    const moved = await move(tx, from, into)
    const id = newId()
    const row = { merged_id: from, into_id: into, before: JSON.stringify(kept), moved: JSON.stringify(moved) }
    await refusing({ a_record_gives_way_to_one_other: 'people.merged-already' }, () =>
      tx
        .insertInto('people.merger')
        .values({ id, ...row, merged_by: actor.personId, merged_at: now() })
        .execute(),
    )
    const after = { from, into, take, moved: moved.length }
    await tell(tx, actor, {
      kind: 'organisation.merged',
      subject: { kind: 'organisation', id: into },
      before: kept,
      after,
    })
    return id
  })
}

/** Takes a merger back: every row that moved goes back, fields nobody changed since say again what they said. */
export async function separateOrganisations(
  db: Db,
  actor: Actor,
  mergerId: string,
): Promise<{ from: string; into: string }> {
  insist(may.keepDirectory(actor), actor)
  return inTransaction(db, async (tx) => {
    const merger = isId(mergerId)
      ? await tx.selectFrom('people.merger').selectAll().where('id', '=', mergerId).forUpdate().executeTakeFirst()
      : undefined
    if (!merger) throw notFound('merger')
    const { merged_id: from, into_id: into } = merger
    if (await isMerged(tx, into)) throw new Refusal('people.merged-further', { status: 409 })
    await tx.deleteFrom('people.merger').where('id', '=', mergerId).execute()
    const kept = merger.before as Kept
    const back = await takeBackReferences(tx, { to: TO, from, into }, merger.moved as MovedRow[])
    await takeNamesBack(tx, into, kept.names)
    await giveFieldsBack(tx, { from, into }, kept)
    await tell(tx, actor, {
      kind: 'organisation.separated',
      subject: { kind: 'organisation', id: into },
      after: { from, into, back },
    })
    return { from, into }
  })
}

async function lockBoth(tx: Tx, from: string, into: string): Promise<[Row, Row]> {
  if (!isId(from) || !isId(into)) throw notFound('organisation')
  // Always in the same order, so that two mergers the other way round wait for each other.
  const rows = [await lock(tx, from < into ? from : into), await lock(tx, from < into ? into : from)]
  if ((await isMerged(tx, from)) || (await isMerged(tx, into)))
    throw new Refusal('people.merged-already', { status: 409 })
  return (from < into ? rows : rows.reverse()) as [Row, Row]
}

async function lock(tx: Tx, id: string) {
  const row = await tx.selectFrom(TO).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound('organisation')
  return row
}

async function isMerged(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('people.merger').select('id').where('merged_id', '=', id).executeTakeFirst()
  return row !== undefined
}

async function takeFields(tx: Tx, from: Row, into: Row, take: readonly MergeField[]): Promise<Kept> {
  const isAbout = (id: string | null) => id === from.id || id === into.id
  const chosen = mergeFields.filter((field) => take.includes(field))
  const merged = pick(from, chosen)
  // Neither record can be part of the one they become.
  if (chosen.includes('parent_id') ? isAbout(from.parent_id) : isAbout(into.parent_id)) merged.parent_id = null
  const fields = Object.keys(merged) as (keyof Row)[]
  const given = fields.filter((field) => UNIQUE.some((unique) => unique === field))
  const parent = isAbout(from.parent_id) ? (['parent_id'] as const) : []
  const kept = { from: pick(from, [...given, ...parent]), into: pick(into, fields), merged, names: [] }
  await write(tx, from.id, Object.fromEntries([...given, ...parent].map((field) => [field, null])))
  await write(tx, into.id, merged)
  return kept
}

function pick(row: Row, fields: readonly (keyof Row)[]): Partial<Row> {
  const all = fields.includes('name') ? [...fields, ...WITH_NAME] : fields
  return Object.fromEntries([...new Set(all)].map((field) => [field, row[field]]))
}

async function giveFieldsBack(tx: Tx, { from, into }: { from: string; into: string }, kept: Kept): Promise<void> {
  const now = await lock(tx, into)
  const fields = (Object.keys(kept.into) as (keyof Row)[]).filter((field) =>
    isDeepStrictEqual(now[field], kept.merged[field]),
  )
  await write(tx, into, Object.fromEntries(fields.map((field) => [field, kept.into[field]])))
  await write(tx, from, kept.from)
}

async function write(tx: Tx, id: string, fields: Partial<Row>): Promise<void> {
  if (Object.keys(fields).length > 0)
    await refusing(
      {
        organisation_credit_code_key: 'people.credit-code-taken',
        organisation_reference_key: 'people.reference-taken',
      },
      () => tx.updateTable(TO).set(fields).where('id', '=', id).execute(),
    )
}

async function move(tx: Tx, from: string, into: string): Promise<MovedRow[]> {
  try {
    return await moveReferences(tx, { to: TO, from, into })
  } catch (error) {
    if (!(error instanceof RowsMeet)) throw error
    throw new Refusal('people.merge-meets', { status: 409, params: { what: error.table.replace('.', '_') } })
  }
}
