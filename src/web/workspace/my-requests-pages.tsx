import { Hono } from 'hono'
import { z } from 'zod'
import { acceptRequest, listOpeningsOf } from '#meetings/acceptance.ts'
import { may } from '#meetings/access.ts'
import { getDayRule } from '#meetings/day-rules.ts'
import { answerInput, askInput } from '#meetings/input.ts'
import { findListingToName, listListingsOf } from '#meetings/listings-to-name.ts'
import { listCounterparts } from '#meetings/my-day.ts'
import {
  askForMeeting,
  askToOpenSlots,
  countOpenRequests,
  declineRequest,
  findAskedToOpen,
  getRequest,
  type Request,
} from '#meetings/requests.ts'
import { insist, isKnown } from '#people/access.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { addresses } from '../routes.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { knownId, openMyEvent, statusOf } from './my-meetings-pages.tsx'
import { Answer, Ask } from './my-requests-views.tsx'

export const myRequestsPages = new Hono<WebEnv>()
  .get('/my/events/:slug/requests', (c) => showAsk(c, untouched))
  .post('/my/events/:slug/requests', async (c) => {
    const { visit } = c.var
    const slug = c.req.param('slug')
    const linkFor = (lang: UiLanguage, id: string) => visit.config.publicUrl + addresses(lang).answer(slug, id)
    const tried = await attempt(visit, await readFields(c), askInput, (input) =>
      askForMeeting(visit.db, visit.actor, { ...input, messageLang: visit.lang }, linkFor),
    )
    if (!tried.done) return showAsk(c, tried.form, statusOf(tried))
    return goTo(c, `${visit.to.myMeetings(slug)}#sent`, visit.say('my.notice.asked'))
  })
  .post('/my/events/:slug/slot-requests', async (c) => {
    const { visit } = c.var
    const slug = c.req.param('slug')
    const schema = z.object({ askingId: z.uuid('meetings.choose-one'), askedId: z.uuid('meetings.choose-whom') })
    const linkFor = (lang: UiLanguage) => visit.config.publicUrl + addresses(lang).myAvailability(slug)
    const tried = await attempt(visit, await readFields(c), schema, (input) =>
      askToOpenSlots(visit.db, visit.actor, input, linkFor),
    )
    if (!tried.done) return showAsk(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.myMeetings(slug), visit.say('my.notice.slots-asked', { count: tried.value }))
  })
  .get('/my/events/:slug/requests/:id/answer', (c) => showAnswer(c, untouched))
  .post('/my/events/:slug/requests/:id/answer', async (c) => {
    const { visit } = c.var
    const { slug, id } = c.req.param()
    const fields = await readFields(c)
    const tried = await attempt(visit, fields, answerInput, (input) => giveAnswer(visit, slug, knownId(id), input))
    if (!tried.done) return showAnswer(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.myMeetings(slug), visit.say(`my.notice.${tried.value}`))
  })

async function giveAnswer(
  { db, actor, config }: Visit,
  slug: string,
  requestId: string,
  { answer, slotId }: z.output<typeof answerInput>,
): Promise<'declined' | 'placed' | 'accepted'> {
  const linkFor = (lang: UiLanguage) => config.publicUrl + addresses(lang).myMeetings(slug)
  if (answer === 'declined') {
    await declineRequest(db, actor, requestId, linkFor)
    return 'declined'
  }
  const { isPlaced } = await acceptRequest(db, actor, { requestId, slotId }, linkFor)
  return isPlaced ? 'placed' : 'accepted'
}

async function showAsk(c: PageContext, form: FormState, status?: 403 | 404 | 409 | 422): Promise<Response> {
  const { visit } = c.var
  const { db, say } = visit
  const { event, sides } = await openMyEvent(visit, c.req.param('slug') ?? '')
  const own = sides.find(({ id }) => id === form.values.askingId) ?? sides[0]
  if (!own) throw notFound('event')
  const counterparts = await listCounterparts(db, own)
  const listing = await findListingToName(db, visit.actor, event.id, c.req.query('listing'))
  const typed = form.values.askedId ?? c.req.query('asked') ?? listing?.participationId
  const asked = counterparts.find(({ id }) => id === typed)
  const [listings, askedForSlots] = asked
    ? await Promise.all([listListingsOf(db, visit.actor, asked.id, visit.lang), findAskedToOpen(db, own.id, asked.id)])
    : [[], undefined]
  const [rule, open] = await Promise.all([getDayRule(db, event.id), countOpenRequests(db, own.id)])
  const standing = { rule, open, askedForSlots }
  return show(c, {
    title: say('my.ask'),
    section: 'my',
    width: 'narrow',
    isPrivate: true,
    ...(status ? { status } : {}),
    body: <Ask visit={visit} {...{ event, sides, own, counterparts, asked, listings, listing, standing, form }} />,
  })
}

async function showAnswer(c: PageContext, form: FormState, status?: 403 | 404 | 409 | 422): Promise<Response> {
  const { visit } = c.var
  const { db, actor, say } = visit
  insist(isKnown(actor), actor)
  const { event } = await openMyEvent(visit, c.req.param('slug') ?? '')
  const request = await getRequest(db, knownId(c.req.param('id') ?? ''))
  if (request.eventId !== event.id || !mayRead(visit, request)) throw notFound('request')
  const rule = await getDayRule(db, event.id)
  const openings = rule.arrangedBy === 'participants' ? await listOpeningsOf(db, actor, request) : []
  const listings = request.listingId ? await listListingsOf(db, visit.actor, request.asked.id, visit.lang) : []
  const listing = listings.find(({ id }) => id === request.listingId)
  return show(c, {
    title: say('my.request-from'),
    section: 'my',
    width: 'narrow',
    isPrivate: true,
    ...(status ? { status } : {}),
    body: <Answer visit={visit} {...{ event, request, rule, openings, listing, form }} />,
  })
}

// Both sides and the organiser may read a request; to everybody else it is not there.
function mayRead({ actor }: Visit, { asking, asked }: Request): boolean {
  return may.speakFor(actor, asking) || may.speakFor(actor, asked)
}
