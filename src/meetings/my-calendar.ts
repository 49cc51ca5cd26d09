import { isKnown } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { writeFeed } from './calendar-entries.ts'
import { getEventName, getLegend } from './legend.ts'
import { listReleasedLines, listTouched } from './lines.ts'
import type { Site } from './news.ts'
import { findLastRelease } from './releases.ts'

/** The reader's own meetings at an event, as released last, as a calendar to keep: it announces, it does not invite. */
export async function getMyCalendar(
  db: Db,
  actor: Actor,
  slug: string,
  options: { site: Site; lang: 'zh' | 'en' },
): Promise<string> {
  if (!isKnown(actor)) throw new Refusal('people.sign-in-first', { status: 401 })
  const { personId } = actor
  const event = await getEventName(db, slug)
  if (!personId || !(await takesPart(db, event.id, personId))) throw notFound('calendar')
  const release = await findLastRelease(db, event.id)
  const lines = release ? await listReleasedLines(db, release.id) : []
  return writeFeed(await getLegend(db, event.id), {
    lines: lines.filter((line) => listTouched(line).includes(personId)),
    at: release?.releasedAt,
    personId,
    ...options,
  })
}

async function takesPart(db: Db, eventId: string, personId: string): Promise<boolean> {
  const delegates = db
    .selectFrom('events.delegate')
    .select('person_id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
  const interpreters = db
    .selectFrom('meetings.interpreter')
    .select('person_id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
  return (await delegates.union(interpreters).executeTakeFirst()) !== undefined
}
