import { Hono } from 'hono'
import { z } from 'zod'
import { type Event, getEventBySlug } from '#events/directory.ts'
import type { Participation } from '#events/participation.ts'
import { listAttendedSessions } from '#events/speakers.ts'
import { findCalendarAddress } from '#meetings/calendar-address.ts'
import { getDayRule } from '#meetings/day-rules.ts'
import { cancelMeeting } from '#meetings/meetings.ts'
import { listMyMeetings, listMySides } from '#meetings/my-day.ts'
import { listRequests, withdrawRequest } from '#meetings/requests.ts'
import { countForSides } from '#meetings/statistics.ts'
import { insist, isKnown } from '#people/access.ts'
import { isId } from '#platform/ids.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { MyMeetings } from './my-meetings-views.tsx'

export const myMeetingsPages = new Hono<WebEnv>()
  .get('/my/events/:slug', (c) => showMeetings(c))
  .post('/my/events/:slug/meetings/:id/cancellation', async (c) => {
    const { visit } = c.var
    const { slug, id } = c.req.param()
    const schema = z.object({ reason: z.string().trim().max(500, 'meetings.message-long').default('') })
    const tried = await attempt(visit, await readFields(c), schema, ({ reason }) =>
      cancelMeeting(visit.db, visit.actor, { meetingId: knownId(id), reason: reason || null }),
    )
    if (!tried.done) return showMeetings(c, { failed: tried })
    return goTo(c, visit.to.myMeetings(slug), visit.say('my.notice.cancelled'))
  })
  .post('/my/events/:slug/requests/:id/withdrawal', async (c) => {
    const { visit } = c.var
    const { slug, id } = c.req.param()
    const tried = await attempt(visit, {}, z.object({}), () => withdrawRequest(visit.db, visit.actor, knownId(id)))
    if (!tried.done) return showMeetings(c, { failed: tried })
    return goTo(c, `${visit.to.myMeetings(slug)}#sent`, visit.say('my.notice.withdrawn'))
  })

type Failed = Extract<Awaited<ReturnType<typeof attempt>>, { done: false }>

/** The page of a participant's day; after a deed with what went wrong, or with the calendar address it made. */
export async function showMeetings(
  c: PageContext,
  { failed, calendarAddress }: { failed?: Failed; calendarAddress?: string } = {},
): Promise<Response> {
  const { visit } = c.var
  const { db, actor, lang } = visit
  const { event, sides } = await openMyEvent(visit, c.req.param('slug') ?? '')
  const participationIds = sides.map(({ id }) => id)
  const [meetings, sessions, requests, rule, calendarSince, figures] = await Promise.all([
    listMyMeetings(db, { eventId: event.id, participationIds, personId: actor.personId }),
    listAttendedSessions(db, event.id, { participationIds, personId: actor.personId }),
    listRequests(db, participationIds),
    getDayRule(db, event.id),
    findCalendarAddress(db, actor),
    countForSides(db, event.id, participationIds),
  ])
  const day = { event, sides, meetings, sessions, requests, rule, calendarSince, calendarAddress, figures }
  return show(c, {
    title: spoken(event.name, lang).text,
    section: 'my',
    isPrivate: true,
    island: 'copy',
    ...(failed ? { status: statusOf(failed) } : {}),
    body: <MyMeetings visit={visit} {...day} form={failed?.form} />,
  })
}

/** The event with the organisations the visitor is there for; interpreters come without one. */
export async function openMyEvent(visit: Visit, slug: string): Promise<{ event: Event; sides: Participation[] }> {
  const { db, actor } = visit
  insist(isKnown(actor), actor)
  const event = await getEventBySlug(db, slug)
  return { event, sides: await listMySides(db, actor, event.id) }
}

/** An id from an address; whatever is none names nothing. */
export function knownId(id: string): string {
  if (!isId(id)) throw notFound('page')
  return id
}

export function statusOf({ status }: Failed): 403 | 404 | 409 | 422 {
  return status === 403 || status === 404 || status === 409 ? status : 422
}
