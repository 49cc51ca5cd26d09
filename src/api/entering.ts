import type { Context } from 'hono'
import { getEventName } from '#meetings/legend.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { callerOf } from './caller.ts'

/** Who asks, about which event, and about which of its meetings where the address names one. */
export async function enterEvent(c: Context, db: Db): Promise<{ actor: Actor; eventId: string; meetingId: string }> {
  const actor = await callerOf(c, db)
  const { id } = await getEventName(db, c.req.param('slug') ?? '')
  return { actor, eventId: id, meetingId: c.req.param('meeting') ?? '' }
}
