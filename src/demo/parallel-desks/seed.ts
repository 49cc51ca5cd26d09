import type { Site } from '#meetings/news.ts'
import { releaseTimetable } from '#meetings/releases.ts'
import { solveTimetable } from '#meetings/timetable.ts'
import { makeMeetingsFromWishes } from '#meetings/wishes.ts'
import type { Actor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { bring } from '../bringing.ts'
import { checkIn, holdMeetings } from '../desk.ts'
import { bringOfficials } from '../officials.ts'
import { bodyRows, layOutMeetings, openEvent, SLUG } from './event.ts'
import { organisationRows, personRows, wishRows } from './parties.ts'

/**
 * A day on which one guest needs parallel desks: it meets fourteen firms in half a day. Built through the same doors as
 * the golden day; running it again changes nothing.
 */
export async function seedParallelDesks(
  db: Db,
  operator: Actor,
  { site, onStep }: { site: Site; onStep?: (step: string) => void },
): Promise<string> {
  try {
    setClock(new Date('2017-05-15T01:00:00Z'))
    onStep?.('second-event')
    const { organiser, desk } = await bringOfficials(db, operator)
    await bring(db, organiser, 'organisations', bodyRows)
    const eventId = await openEvent(db, organiser)
    await layOutMeetings(db, organiser, eventId)
    await bring(db, organiser, 'organisations', organisationRows, eventId)
    await bring(db, organiser, 'people', personRows, eventId)
    await bring(db, organiser, 'wishes', wishRows, eventId)
    const known = await db
      .selectFrom('meetings.release')
      .select('id')
      .where('event_id', '=', eventId)
      .executeTakeFirst()
    if (known) return SLUG
    await makeMeetingsFromWishes(db, organiser, eventId)
    setClock(new Date('2017-06-12T06:00:00Z'))
    await solveTimetable(db, organiser, eventId, { seed: 1, budget: { moves: 200_000 } })
    await releaseTimetable(db, organiser, eventId, { site })
    await checkIn(db, desk, eventId, new Date('2017-06-15T00:40:00Z'))
    await holdMeetings(db, desk, eventId, { nobodyCame: 0, intents: 12 })
    return SLUG
  } finally {
    setClock()
  }
}
