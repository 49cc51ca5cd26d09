import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'

/** How long a person needs from one place to the other, in either direction. */
export type Walk = { places: [string, string]; minutes: number }

/** Says how long the way is; no minutes, and it takes no time. Returns whether that is new. */
export async function setWalk(
  db: Db,
  actor: Actor,
  eventId: string,
  { places, minutes }: { places: readonly [string, string]; minutes: number },
): Promise<boolean> {
  insist(may.organise(actor, eventId), actor)
  const [one, other] = places.toSorted() as [string, string]
  if (one === other) throw new Refusal('events.walk-leads-elsewhere', { field: 'otherId' })
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('events.place')
      .select('id')
      .where('event_id', '=', eventId)
      .where('id', 'in', [one, other])
      .orderBy('id')
      .forUpdate()
      .execute()
    if (known.length < 2) throw notFound('place')
    const before = await tx
      .selectFrom('events.walk')
      .select('minutes')
      .where('one_id', '=', one)
      .where('other_id', '=', other)
      .executeTakeFirst()
    if ((before?.minutes ?? 0) === minutes) return false
    if (minutes === 0)
      await tx.deleteFrom('events.walk').where('one_id', '=', one).where('other_id', '=', other).execute()
    else
      await refusing({ walk_minutes_check: 'events.walk-minutes-wrong' }, () =>
        tx
          .insertInto('events.walk')
          .values({ one_id: one, other_id: other, minutes })
          .onConflict((conflict) => conflict.columns(['one_id', 'other_id']).doUpdateSet({ minutes }))
          .execute(),
      )
    const subject = { kind: 'event', id: eventId }
    await tell(tx, actor, { kind: 'event.walk-set', subject, before, after: { places: [one, other], minutes } })
    return true
  })
}

export async function listWalks(db: Db, eventId: string): Promise<Walk[]> {
  const rows = await db
    .selectFrom('events.walk as w')
    .innerJoin('events.place as p', 'p.id', 'w.one_id')
    .select(['w.one_id', 'w.other_id', 'w.minutes'])
    .where('p.event_id', '=', eventId)
    .orderBy('w.one_id')
    .orderBy('w.other_id')
    .execute()
  return rows.map(({ one_id, other_id, minutes }) => ({ places: [one_id, other_id], minutes }))
}
