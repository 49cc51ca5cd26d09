import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'

/** Closes a table in a slot; not while a meeting stands there. Returns whether it was open. */
export async function closeTable(
  db: Db,
  actor: Actor,
  eventId: string,
  closure: { tableId: string; slotId: string; reason?: string | null },
): Promise<boolean> {
  insist(may.setUp(actor, eventId), actor)
  const { tableId, slotId, reason } = closure
  return inTransaction(db, async (tx) => {
    const both = await tx
      .selectFrom('meetings.slot as s')
      .innerJoin('meetings.meeting_table as t', 't.event_id', 's.event_id')
      .leftJoin('meetings.placement as p', (join) =>
        join.onRef('p.slot_id', '=', 's.id').onRef('p.table_id', '=', 't.id'),
      )
      .select('p.meeting_id')
      .where('s.id', '=', slotId)
      .where('t.id', '=', tableId)
      .where('s.event_id', '=', eventId)
      .executeTakeFirst()
    if (!both) throw notFound('table')
    if (both.meeting_id) throw new Refusal('meetings.table-in-use', { status: 409 })
    const closed = await tx
      .insertInto('meetings.closure')
      .values({
        table_id: tableId,
        slot_id: slotId,
        reason: reason ?? null,
        closed_by: actor.personId,
        closed_at: now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('table_id')
      .executeTakeFirst()
    if (!closed) return false
    await tell(tx, actor, { kind: 'table.closed', subject: { kind: 'table', id: tableId }, after: { slotId, reason } })
    return true
  })
}

/** Opens it again. Returns whether it was closed. */
export async function openTable(
  db: Db,
  actor: Actor,
  eventId: string,
  { tableId, slotId }: { tableId: string; slotId: string },
): Promise<boolean> {
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('meetings.closure')
      .where('table_id', '=', tableId)
      .where('slot_id', '=', slotId)
      .where('slot_id', 'in', (from) => from.selectFrom('meetings.slot').select('id').where('event_id', '=', eventId))
      .returning(['reason'])
      .executeTakeFirst()
    if (!before) return false
    await tell(tx, actor, {
      kind: 'table.opened',
      subject: { kind: 'table', id: tableId },
      before: { slotId, ...before },
    })
    return true
  })
}

export function listClosures(
  db: Db,
  eventId: string,
): Promise<{ tableId: string; slotId: string; reason: string | null }[]> {
  return db
    .selectFrom('meetings.closure as c')
    .innerJoin('meetings.slot as s', 's.id', 'c.slot_id')
    .innerJoin('meetings.meeting_table as t', 't.id', 'c.table_id')
    .select(['c.table_id as tableId', 'c.slot_id as slotId', 'c.reason'])
    .where('s.event_id', '=', eventId)
    .orderBy('s.during')
    .orderBy('t.position')
    .execute()
}

/** A table in a slot that was closed together with others. */
export type Closing = { tableId: string; slotId: string }

/** Closes many at once, for deeds that tell of it in their own words; nothing may stand there. */
export async function closeAll(tx: Tx, actor: Actor, closings: readonly Closing[]): Promise<void> {
  if (closings.length === 0) return
  const rows = closings.map(({ tableId, slotId }) => ({
    ...{ table_id: tableId, slot_id: slotId },
    ...{ closed_by: actor.personId, closed_at: now() },
  }))
  await tx
    .insertInto('meetings.closure')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function openAll(tx: Tx, closings: readonly Closing[]): Promise<void> {
  if (closings.length === 0) return
  await sql`delete from meetings.closure c using jsonb_to_recordset(${JSON.stringify(closings)}::jsonb)
    as o("tableId" uuid, "slotId" uuid) where c.table_id = o."tableId" and c.slot_id = o."slotId"`.execute(tx)
}
