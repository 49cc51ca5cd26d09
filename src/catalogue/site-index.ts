import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'

/** Listings are indexed by blocks of numbers, so that a block keeps its address and stays below every limit. */
const BLOCK = 10_000

export type ListedAddress = { kind: 'offer' | 'need'; number: number; changedAt: Date }

/** When a published listing `l` with its publication `p` last changed for its readers. */
const changed = sql<Date>`greatest(l.changed_at, p.published_at)`

/** The blocks in which anything is published, and when anything in them last changed. */
export async function listPublishedBlocks(db: Db): Promise<{ block: number; changedAt: Date }[]> {
  const { rows } = await sql<{ block: number; changedAt: Date }>`
    select l.number / ${sql.lit(BLOCK)} as block, max(${changed}) as "changedAt"
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id group by 1 order by 1`.execute(db)
  return rows
}

export async function listPublishedIn(db: Db, block: number): Promise<ListedAddress[]> {
  return db
    .selectFrom('catalogue.publication as p')
    .innerJoin('catalogue.listing as l', 'l.id', 'p.listing_id')
    .select(['l.kind', 'l.number', changed.as('changedAt')])
    .where('l.number', '>=', block * BLOCK)
    .where('l.number', '<', (block + 1) * BLOCK)
    .orderBy('l.number')
    .execute()
}

/** Organisations that show something under their own name, by the same blocks of their numbers. */
export async function listShowingBlocks(db: Db): Promise<{ block: number; changedAt: Date }[]> {
  const { rows } = await sql<{ block: number; changedAt: Date }>`
    select g.number / ${sql.lit(BLOCK)} as block, max(${changed}) as "changedAt" ${showing} group by 1 order by 1`.execute(
    db,
  )
  return rows
}

export async function listShowingIn(db: Db, block: number): Promise<{ number: number; changedAt: Date }[]> {
  const { rows } = await sql<{ number: number; changedAt: Date }>`
    select g.number, max(${changed}) as "changedAt" ${showing}
      and g.number between ${block * BLOCK} and ${(block + 1) * BLOCK - 1} group by g.number order by g.number`.execute(
    db,
  )
  return rows
}

const showing = sql`from catalogue.publication p join catalogue.listing l on l.id = p.listing_id
  join people.organisation g on g.id = l.organisation_id left join catalogue.need n on n.listing_id = l.id
  where n.is_anonymous is not true`
