import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { may } from './access.ts'
import { getDelegate } from './delegates.ts'

export type ArrivalWay = 'desk' | 'badge' | 'walk_in'

/** Checks a delegate in. A second scan changes nothing and says when the first one was. */
export async function noteArrival(
  db: Db,
  actor: Actor,
  { delegateId, way }: { delegateId: string; way: ArrivalWay },
): Promise<{ way: 'created' | 'unchanged'; arrivedAt: Date }> {
  const { eventId } = await getDelegate(db, delegateId)
  insist(may.runDesk(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const noted = await tx
      .insertInto('events.arrival')
      .values({ delegate_id: delegateId, way, noted_by: actor.personId, arrived_at: now() })
      .onConflict((conflict) => conflict.column('delegate_id').doNothing())
      .returning('arrived_at')
      .executeTakeFirst()
    if (noted) {
      const subject = { kind: 'delegate', id: delegateId }
      await tell(tx, actor, { kind: 'delegate.arrived', subject, after: { eventId, way } })
      return { way: 'created' as const, arrivedAt: noted.arrived_at }
    }
    const known = await tx
      .selectFrom('events.arrival')
      .select('arrived_at')
      .where('delegate_id', '=', delegateId)
      .executeTakeFirstOrThrow()
    return { way: 'unchanged' as const, arrivedAt: known.arrived_at }
  })
}

/** The wrong person was checked in. Returns whether there was something to take back. */
export async function takeBackArrival(db: Db, actor: Actor, delegateId: string): Promise<boolean> {
  const { eventId } = await getDelegate(db, delegateId)
  insist(may.runDesk(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('events.arrival')
      .where('delegate_id', '=', delegateId)
      .returning(['way', 'arrived_at'])
      .executeTakeFirst()
    if (!before) return false
    await tell(tx, actor, {
      kind: 'delegate.arrival-taken-back',
      subject: { kind: 'delegate', id: delegateId },
      before,
    })
    return true
  })
}
