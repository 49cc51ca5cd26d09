import { sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { writeNeed, writeOffer, writeTargets, writeTexts } from './listing-rows.ts'
import type { ListingState } from './listing-state.ts'

/** Everything a listing consists of, row by row, as it lay in the tables. */
export type KeptRows = Record<(typeof PARTS)[number], Record<string, unknown>[]> & { head: Record<string, unknown> }

const PARTS = [
  'catalogue.offer',
  'catalogue.need',
  'catalogue.listing_text',
  'catalogue.target',
  'catalogue.resemblance',
] as const
const OWN = ['catalogue.offer', 'catalogue.need'] as const

export async function keepRows(tx: Tx, id: string): Promise<KeptRows> {
  const head = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(l) as row from catalogue.listing l where id = ${id}`.execute(tx)
  const parts = []
  for (const table of PARTS) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(table)} t where listing_id = ${id}`.execute(tx)
    parts.push([table, rows.map(({ row }) => row)])
  }
  return { ...Object.fromEntries(parts), head: head.rows[0]?.row } as KeptRows
}

/** Puts the rows back as they were: with who wrote them and when. */
export async function restoreRows(tx: Tx, id: string, kept: KeptRows): Promise<void> {
  const { head } = kept
  await tx
    .updateTable('catalogue.listing')
    .from(sql<Head>`jsonb_populate_record(null::catalogue.listing, ${JSON.stringify(head)}::jsonb)`.as('was'))
    .set((was) => Object.fromEntries(HEAD.map((column) => [column, was.ref(`was.${column}` as never)])))
    .where('catalogue.listing.id', '=', id)
    .execute()
  // Others name the offer or need by its id: its row is turned back where it lies.
  for (const table of OWN) for (const row of kept[table]) await turnBack(tx, table, row)
  for (const table of PARTS.filter((part) => !OWN.some((own) => own === part))) {
    await tx.deleteFrom(table).where('listing_id', '=', id).execute()
    for (const row of kept[table])
      await tx
        .insertInto(table)
        .expression(
          sql`select (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)).*` as never,
        )
        .execute()
  }
}

async function turnBack(tx: Tx, table: (typeof OWN)[number], row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row).filter((column) => column !== 'listing_id' && column !== 'kind')
  await sql`
    update ${sql.table(table)} t set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = was.${sql.ref(column)}`))}
    from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb) was
    where t.listing_id = was.listing_id`.execute(tx)
}

type Head = Record<(typeof HEAD)[number], unknown>
const HEAD = [
  ...(['profile', 'reference', 'original_lang', 'fields', 'cooperation', 'keywords', 'ipc', 'industries'] as const),
  ...(['expires_on', 'changed_at'] as const),
]

export async function writeState(
  tx: Tx,
  actor: Actor,
  id: string,
  { before, next }: { before: ListingState; next: ListingState },
): Promise<void> {
  const { fields, cooperation, keywords, ipc, industries, profile } = next
  await tx
    .updateTable('catalogue.listing')
    .set({ fields, cooperation, keywords, ipc, industries, profile, expires_on: next.expiresOn, changed_at: now() })
    .where('id', '=', id)
    .execute()
  await (next.kind === 'offer' ? writeOffer : writeNeed)(tx, id, next)
  await writeTargets(tx, id, next.targets)
  const { name } = await tx
    .selectFrom('people.organisation')
    .select('name')
    .where('id', '=', next.organisationId)
    .executeTakeFirstOrThrow()
  await writeTexts(tx, id, { before, next, ownerName: name, author: actor.personId })
}
