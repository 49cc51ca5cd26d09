import type { Site } from '#meetings/news.ts'
import { releaseTimetable } from '#meetings/releases.ts'
import { solveTimetable } from '#meetings/timetable.ts'
import { makeMeetingsFromWishes } from '#meetings/wishes.ts'
import type { Actor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { signRelease } from '#reporting/signing.ts'
import { draftRelease } from '#reporting/writing.ts'
import { bring } from '../bringing.ts'
import { checkIn, holdMeetings } from '../desk.ts'
import { bringOfficials } from '../officials.ts'
import { layOutMeetings, openEvent, SLUG } from './event.ts'
import { needRows, offerRows, organisationRows, organiserRows, personRows, wishRows } from './workbooks.ts'

/** How far the sample day has come. */
export const stages = ['collect', 'match', 'schedule', 'live', 'after'] as const
export type Stage = (typeof stages)[number]

/**
 * Builds the golden day through the doors everybody uses: workbooks are imported, wishes become meetings, the solver
 * places them, the desk notes what happens. Running it again changes nothing that is there already.
 */
export async function seedGoldenDay(
  db: Db,
  operator: Actor,
  options: { site: Site; until?: Stage; onStep?: (step: string) => void },
): Promise<string> {
  const until = stages.indexOf(options.until ?? 'after')
  const step = (name: string) => options.onStep?.(name)
  try {
    const { eventId, ...day } = await collect(db, operator, step)
    if (until >= stages.indexOf('match')) await match(db, day.organiser, eventId, step)
    if (until >= stages.indexOf('schedule')) await schedule(db, day.organiser, eventId, options.site, step)
    if (until >= stages.indexOf('live')) await live(db, day.desk, eventId, step)
    if (until >= stages.indexOf('after')) await tellTheStory(db, day, eventId, step)
    return SLUG
  } finally {
    setClock()
  }
}

async function collect(db: Db, operator: Actor, step: (name: string) => void) {
  setClock(new Date('2017-07-03T01:00:00Z'))
  step('people')
  const officials = await bringOfficials(db, operator)
  const { organiser } = officials
  await bring(db, organiser, 'organisations', organiserRows)
  step('event')
  const eventId = await openEvent(db, organiser)
  await layOutMeetings(db, organiser, eventId, officials.interpreters)
  step('collect')
  setClock(new Date('2017-08-14T01:30:00Z'))
  await bring(db, organiser, 'organisations', organisationRows, eventId)
  await bring(db, organiser, 'people', personRows, eventId)
  step('listings')
  await bring(db, organiser, 'offers', offerRows, eventId)
  await bring(db, organiser, 'needs', needRows, eventId)
  return { ...officials, eventId }
}

async function match(db: Db, organiser: Actor, eventId: string, step: (name: string) => void): Promise<void> {
  step('wishes')
  setClock(new Date('2017-09-04T02:00:00Z'))
  await bring(db, organiser, 'wishes', wishRows, eventId)
  await makeMeetingsFromWishes(db, organiser, eventId)
}

async function schedule(
  db: Db,
  organiser: Actor,
  eventId: string,
  site: Site,
  step: (name: string) => void,
): Promise<void> {
  step('timetable')
  setClock(new Date('2017-09-08T06:00:00Z'))
  const placed = await db.selectFrom('meetings.release').select('id').where('event_id', '=', eventId).executeTakeFirst()
  if (placed) return
  await solveTimetable(db, organiser, eventId, { seed: 7, budget: { moves: 200_000 } })
  await releaseTimetable(db, organiser, eventId, { site })
}

async function live(db: Db, desk: Actor, eventId: string, step: (name: string) => void): Promise<void> {
  step('arrivals')
  await checkIn(db, desk, eventId, new Date('2017-09-13T00:30:00Z'))
  step('results')
  await holdMeetings(db, desk, eventId, { nobodyCame: 1, intents: 28 })
}

async function tellTheStory(
  db: Db,
  { editor, signer }: { editor: Actor; signer: Actor },
  eventId: string,
  step: (name: string) => void,
): Promise<void> {
  step('release')
  setClock(new Date('2017-09-14T02:00:00Z'))
  const known = await db
    .selectFrom('reporting.press_release')
    .select('id')
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  if (known) return
  const releaseId = await draftRelease(db, editor, eventId)
  await signRelease(db, signer, releaseId)
}
