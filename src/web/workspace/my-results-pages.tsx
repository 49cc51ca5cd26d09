import { Hono } from 'hono'
import { z } from 'zod'
import { getEvent } from '#events/directory.ts'
import { listPastMeetings, raiseVoice, sayWhatCame, type Voice } from '#meetings/opinions.ts'
import { openResultLink } from '#meetings/result-links.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { resultFields, resultForm } from '../desk/result-fields.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { openMyEvent, statusOf } from './my-meetings-pages.tsx'
import { MyResults } from './my-results-view.tsx'

/** What came of my meetings, in three taps each: with the letter in hand, or signed in. */
export const myResultsPages = new Hono<WebEnv>()
  .get('/results/:token', async (c) => showResults(c, await doorOfLink(c)))
  .post('/results/:token', async (c) => keep(c, await doorOfLink(c)))
  .get('/my/events/:slug/results', async (c) => showResults(c, await doorOfSession(c)))
  .post('/my/events/:slug/results', async (c) => keep(c, await doorOfSession(c)))

/** `until` is set for whoever comes by a letter. */
type Door = { voice: Voice; address: string; until: Date | undefined }

async function doorOfLink(c: PageContext): Promise<Door> {
  const { db, to } = c.var.visit
  const token = c.req.param('token') ?? ''
  const { expiresAt, ...voice } = await openResultLink(db, token)
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  return { voice, address: to.resultsByLink(token), until: expiresAt }
}

async function doorOfSession(c: PageContext): Promise<Door> {
  const { visit } = c.var
  const { event, sides } = await openMyEvent(visit, c.req.param('slug') ?? '')
  const side = sides.find(({ id }) => id === c.req.query('as')) ?? sides[0]
  if (!side) throw notFound('event')
  const voice = await raiseVoice(visit.db, visit.actor, side.id)
  const query = sides.length > 1 ? `?as=${side.id}` : ''
  return { voice, address: visit.to.myResults(event.slug) + query, until: undefined }
}

const named = z.object({ meetingId: z.uuid('meetings.choose-one') })

async function keep(c: PageContext, door: Door): Promise<Response> {
  const { visit } = c.var
  const fields = resultFields(await readFields(c))
  const tried = await attempt(visit, fields, named.and(resultForm), (said) =>
    sayWhatCame(visit.db, door.voice, { ...said, lineLang: visit.lang }),
  )
  if (!tried.done) return showResults(c, door, tried.form, statusOf(tried))
  const kind = visit.say(`desk.result.${String(fields.kind)}`)
  return goTo(c, door.address, visit.say(`after.saved.${tried.value}`, { kind }))
}

async function showResults(
  c: PageContext,
  { voice, address, until }: Door,
  form: FormState = untouched,
  status?: 403 | 404 | 409 | 422,
): Promise<Response> {
  const { visit } = c.var
  const [event, meetings] = await Promise.all([
    getEvent(visit.db, voice.side.eventId),
    listPastMeetings(visit.db, voice.side),
  ])
  return show(c, {
    title: visit.say('after.title'),
    ...(until ? {} : { section: 'my' as const }),
    width: 'narrow',
    isPrivate: true,
    ...(status ? { status } : {}),
    body: <MyResults {...{ visit, event, voice, address, until, meetings, form }} />,
  })
}
