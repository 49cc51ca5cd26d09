import { isDeepStrictEqual } from 'node:util'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'

export type Count = { created: number; unchanged: number }
export type TableInput = { label: string; isOnline?: boolean; link?: string | null }

const TABLES_MAX = 400

export type Table = {
  id: string
  label: string
  /** A video room: who takes part from afar sits at no other table. */
  isOnline: boolean
  link: string | null
  /** The hall it stands in. */
  placeId: string | null
  features: string[]
  /** The participation whose stand it is: nobody else meets there. */
  boothOfId: string | null
}

/** In the order of the hall. */
export function listTables(db: Db, eventId: string): Promise<Table[]> {
  return db
    .selectFrom('meetings.meeting_table')
    .select(['id', 'label', 'is_online as isOnline', 'link', 'place_id as placeId', 'features'])
    .select('booth_of_id as boothOfId')
    .where('event_id', '=', eventId)
    .orderBy('position')
    .orderBy('label')
    .execute()
}

export type FittingOut = Partial<Pick<Table, 'isOnline' | 'link' | 'placeId' | 'features' | 'boothOfId'>>

/**
 * Says of some tables where they stand, what they have and whose they are; what is left out stays. A meeting that no
 * longer suits its table stays where it is and shows among the conflicts of the board. Returns how many are others now.
 */
export async function fitOutTables(
  db: Db,
  actor: Actor,
  eventId: string,
  { tableIds, ...change }: FittingOut & { tableIds: string[] },
): Promise<number> {
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const known = (await listTables(tx, eventId)).filter(({ id }) => tableIds.includes(id))
    if (known.length < new Set(tableIds).size) throw notFound('table')
    await insistOfEvent(tx, eventId, change)
    const changing = known.filter((table) => !isDeepStrictEqual(table, { ...table, ...change }))
    for (const table of changing) {
      const after = { ...table, ...change }
      await tx
        .updateTable('meetings.meeting_table')
        .set({ is_online: after.isOnline, link: after.link, place_id: after.placeId, features: after.features })
        .set({ booth_of_id: after.boothOfId })
        .where('id', '=', table.id)
        .execute()
      await tell(tx, actor, {
        kind: 'table.fitted-out',
        subject: { kind: 'table', id: table.id },
        before: table,
        after,
      })
    }
    return changing.length
  })
}

async function insistOfEvent(tx: Db, eventId: string, { placeId, boothOfId }: FittingOut): Promise<void> {
  if (placeId) {
    const place = await tx.selectFrom('events.place').select('event_id').where('id', '=', placeId).executeTakeFirst()
    if (place?.event_id !== eventId) throw notFound('place')
  }
  if (boothOfId) {
    const participation = await tx
      .selectFrom('events.participation')
      .select('event_id')
      .where('id', '=', boothOfId)
      .executeTakeFirst()
    if (participation?.event_id !== eventId) throw notFound('participation')
  }
}

/** Takes a table away; not while a meeting stands at it. */
export async function removeTable(db: Db, actor: Actor, eventId: string, tableId: string): Promise<void> {
  insist(may.setUp(actor, eventId), actor)
  const inUse = {
    placement_table_id_fkey: 'meetings.table-in-use',
    release_line_table_id_fkey: 'meetings.table-in-use',
  }
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('meetings.closure').where('table_id', '=', tableId).execute()
    const before = await refusing(inUse, () =>
      tx
        .deleteFrom('meetings.meeting_table')
        .where('id', '=', tableId)
        .where('event_id', '=', eventId)
        .returningAll()
        .executeTakeFirst(),
    )
    if (!before) throw notFound('table')
    await tell(tx, actor, { kind: 'table.removed', subject: { kind: 'table', id: tableId }, before })
  })
}

/** Adds tables to those of the event, for the deed that lays out its day. */
export async function addTables(tx: Db, eventId: string, inputs: TableInput[]): Promise<Count> {
  if (inputs.length > TABLES_MAX) throw new Refusal('meetings.too-many-tables', { params: { maximum: TABLES_MAX } })
  if (inputs.length === 0) return { created: 0, unchanged: 0 }
  const present = (await listTables(tx, eventId)).length
  const rows = inputs.map(({ label, isOnline, link }, i) => ({
    ...{ id: newId(), event_id: eventId, position: present + i + 1, label: label.trim() },
    ...{ is_online: isOnline ?? false, link: link ?? null },
  }))
  const added = await tx
    .insertInto('meetings.meeting_table')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('a_table_label_is_used_once').doNothing())
    .returning('id')
    .execute()
  return { created: added.length, unchanged: inputs.length - added.length }
}

/** So many tables, numbered from 1, or these. */
export function labelled(tables: number | (string | TableInput)[]): TableInput[] {
  const inputs = typeof tables === 'number' ? Array.from({ length: tables }, (_, i) => `${i + 1}`) : tables
  return inputs.map((input) => (typeof input === 'string' ? { label: input } : input))
}
