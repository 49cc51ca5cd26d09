import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'

/** Listings are indexed by blocks of numbers, so that a block keeps its address and stays below every limit. */
const BLOCK = 10_000

export type ListedAddress = { kind: 'offer' | 'need'; number: number; changedAt: Date }

/** The blocks in which anything is published. */
export async function listPublishedBlocks(db: Db): Promise<number[]> {
  const { rows } = await sql<{ block: number }>`
    select distinct l.number / ${sql.lit(BLOCK)} as block
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id order by 1`.execute(db)
  return rows.map(({ block }) => block)
}

export async function listPublishedIn(db: Db, block: number): Promise<ListedAddress[]> {
  return db
    .selectFrom('catalogue.publication as p')
    .innerJoin('catalogue.listing as l', 'l.id', 'p.listing_id')
    .select(['l.kind', 'l.number', 'l.changed_at as changedAt'])
    .where('l.number', '>=', block * BLOCK)
    .where('l.number', '<', (block + 1) * BLOCK)
    .orderBy('l.number')
    .execute()
}
