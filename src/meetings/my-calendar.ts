import { isKnown } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { spoken, type UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { writeFeed } from './calendar-entries.ts'
import { getEventName, getLegend } from './legend.ts'
import { listMyLines } from './my-lines.ts'
import type { Site } from './news.ts'

type Options = { site: Site; lang: UiLanguage }

/** The reader's own meetings at an event as a calendar to keep: it announces, it does not invite. */
export async function getMyCalendar(db: Db, actor: Actor, slug: string, options: Options): Promise<string> {
  if (!isKnown(actor)) throw new Refusal('people.sign-in-first', { status: 401 })
  const { personId } = actor
  const event = await getEventName(db, slug)
  if (!personId || !(await listEventIdsOf(db, personId)).includes(event.id)) throw notFound('calendar')
  const name = speaker(options.lang)('timetable.calendar.name', { event: spoken(event.name, options.lang).text })
  return writeFeed([await readPart(db, event.id, personId)], { ...options, name, personId })
}

/** All meetings of a person at all their events, for whoever holds the address of their calendar. */
export async function writeWholeCalendar(db: Db, personId: string, options: Options): Promise<string> {
  const parts = []
  for (const eventId of await listEventIdsOf(db, personId)) parts.push(await readPart(db, eventId, personId))
  return writeFeed(parts, { ...options, name: speaker(options.lang)('timetable.calendar.mine'), personId })
}

async function readPart(db: Db, eventId: string, personId: string) {
  return { legend: await getLegend(db, eventId), lines: await listMyLines(db, eventId, personId) }
}

const EVENTS_MAX = 50

/** Newest first: what was long ago is the first to be left out of a calendar. */
async function listEventIdsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('events.event as e')
    .select('e.id')
    .where('e.id', 'in', (where) =>
      where
        .selectFrom('events.delegate')
        .select('event_id')
        .where('person_id', '=', personId)
        .union(where.selectFrom('meetings.interpreter').select('event_id').where('person_id', '=', personId)),
    )
    .orderBy('e.starts_on', 'desc')
    .orderBy('e.id')
    .limit(EVENTS_MAX)
    .execute()
  return rows.map(({ id }) => id)
}
