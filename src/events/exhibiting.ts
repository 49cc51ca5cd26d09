import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { tell } from '#platform/facts.ts'

/** Shows a listing at an event, whoever asked for it and may; false when it is shown there already. */
export async function exhibit(tx: Tx, actor: Actor, eventId: string, listingId: string): Promise<boolean> {
  const added = await tx
    .insertInto('events.exhibit')
    .values({ event_id: eventId, listing_id: listingId, added_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('listing_id')
    .executeTakeFirst()
  const subject = { kind: 'listing', id: listingId }
  if (added) await tell(tx, actor, { kind: 'listing.shown-in-hall', subject, after: { eventId } })
  return added !== undefined
}
