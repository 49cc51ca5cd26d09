import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { type MovedRow, moveReferences, RowsMeet, takeBackReferences } from '#platform/database/references.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { isId, newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { findState } from './listing-rows.ts'
import type { ListingState } from './listing-state.ts'
import { combined, type MergePart } from './merging-choice.ts'
import { type KeptRows, keepRows, restoreRows, writeState } from './merging-rows.ts'

const TO = 'catalogue.listing'
type Kept = { rows: KeptRows; merged: ListingState }

/**
 * Makes one listing of two that say the same: `from` gives way to `into`, which takes over the chosen parts; where it was
 * shown, asked about or intended, the other one stands now. Returns the merger, by which it can be taken back.
 */
export async function mergeListings(
  db: Db,
  actor: Actor,
  { from, into, take = [] }: { from: string; into: string; take?: readonly MergePart[] },
): Promise<string> {
  insist(may.publish(actor), actor)
  if (from === into) throw new Refusal('catalogue.merge-with-itself', { field: 'into' })
  return inTransaction(db, async (tx) => {
    const [giving, staying] = await lockBoth(tx, from, into)
    const rows = await keepRows(tx, into)
    const merged = combined(giving, staying, take)
    if (take.length > 0) await writeState(tx, actor, into, { before: staying, next: merged })
    const moved = await move(tx, from, into)
    const id = newId()
    const kept: Kept = { rows, merged: await getState(tx, into) }
    await refusing({ a_listing_gives_way_to_one_other: 'catalogue.merged-already' }, () =>
      tx
        .insertInto('catalogue.merger')
        .values({
          ...{ id, merged_id: from, into_id: into, before: JSON.stringify(kept), moved: JSON.stringify(moved) },
          ...{ merged_by: actor.personId, merged_at: now() },
        })
        .execute(),
    )
    const after = { from, into, take, moved: moved.length }
    await tell(tx, actor, { kind: `${staying.kind}.merged`, subject: { kind: 'listing', id: into }, after })
    await tell(tx, actor, { kind: `${staying.kind}.merged`, subject: { kind: 'listing', id: from }, after })
    return id
  })
}

/** Takes a merger back. What was written into the listing since is kept; everything that moved goes back. */
export async function separateListings(
  db: Db,
  actor: Actor,
  mergerId: string,
): Promise<{ from: string; into: string }> {
  insist(may.publish(actor), actor)
  return inTransaction(db, async (tx) => {
    const merger = isId(mergerId)
      ? await tx.selectFrom('catalogue.merger').selectAll().where('id', '=', mergerId).forUpdate().executeTakeFirst()
      : undefined
    if (!merger) throw notFound('merger')
    const { merged_id: from, into_id: into } = merger
    if (await isMerged(tx, into)) throw new Refusal('catalogue.merged-further', { status: 409 })
    const kept = merger.before as Kept
    const state = await getState(tx, into)
    await tx.deleteFrom('catalogue.merger').where('id', '=', mergerId).execute()
    await takeBackReferences(tx, { to: TO, from, into }, merger.moved as MovedRow[])
    if (isDeepStrictEqual(state, kept.merged)) await restoreRows(tx, into, kept.rows)
    for (const id of [into, from])
      await tell(tx, actor, {
        kind: `${state.kind}.separated`,
        subject: { kind: 'listing', id },
        after: { from, into },
      })
    return { from, into }
  })
}

/** The listing to which this one gave way, by number, at the end of the chain. */
export async function findListingMergedInto(
  db: Db,
  number: number,
): Promise<{ kind: 'offer' | 'need'; number: number } | undefined> {
  if (!Number.isSafeInteger(number)) return undefined
  const { rows } = await sql<{ kind: 'offer' | 'need'; number: number }>`
    with recursive trail (id, steps) as (
      select m.into_id, 1 from catalogue.merger m join catalogue.listing l on l.id = m.merged_id where l.number = ${number}::bigint
      union all select m.into_id, t.steps + 1 from trail t join catalogue.merger m on m.merged_id = t.id where t.steps < 20
    ) select l.kind, l.number from trail t join catalogue.listing l on l.id = t.id order by t.steps desc limit 1`.execute(
    db,
  )
  return rows[0]
}

async function lockBoth(tx: Tx, from: string, into: string): Promise<[ListingState, ListingState]> {
  if (!isId(from) || !isId(into)) throw notFound('listing')
  await tx.selectFrom(TO).select('id').where('id', 'in', [from, into]).orderBy('id').forUpdate().execute()
  const [giving, staying] = [await getState(tx, from), await getState(tx, into)]
  if ((await isMerged(tx, from)) || (await isMerged(tx, into)))
    throw new Refusal('catalogue.merged-already', { status: 409 })
  if (giving.kind !== staying.kind) throw new Refusal('catalogue.merge-other-kind', { status: 409 })
  return [giving, staying]
}

async function getState(tx: Tx, id: string): Promise<ListingState> {
  const state = await findState(tx, id)
  if (!state) throw notFound('listing')
  return state
}

async function isMerged(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('catalogue.merger').select('id').where('merged_id', '=', id).executeTakeFirst()
  return row !== undefined
}

async function move(tx: Tx, from: string, into: string): Promise<MovedRow[]> {
  try {
    return await moveReferences(tx, { to: TO, from, into })
  } catch (error) {
    if (!(error instanceof RowsMeet)) throw error
    throw new Refusal('catalogue.merge-meets', { status: 409, params: { what: error.table.replace('.', '_') } })
  }
}
