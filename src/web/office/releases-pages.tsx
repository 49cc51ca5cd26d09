import { Hono } from 'hono'
import { z } from 'zod'
import { type EventName, getEventName, getLegend } from '#meetings/legend.ts'
import { compareRelease, getRelease, listReleases, previewRelease, releaseTimetable } from '#meetings/releases.ts'
import { previewRestoring, restoreRelease } from '#meetings/restoring.ts'
import { listUnreachable } from '#meetings/telling.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import { siteOf } from '../site.ts'
import type { PageContext, WebEnv } from '../visit.ts'
import { History, PastRelease, Preview, Restoring } from './releases-views.tsx'

const NOTE_MAX = 500
const releaseInput = z.object({ fingerprint: z.string().max(40), note: z.string().trim().max(NOTE_MAX).default('') })
const restoreInput = z.object({ fingerprint: z.string().max(40) })

/** From draft to numbered release and back. */
export const releasesPages = new Hono<WebEnv>()
  .get('/office/events/:slug/releases', async (c) => {
    const { visit } = c.var
    const event = await eventOf(c)
    const releases = await listReleases(visit.db, visit.actor, event.id)
    const body = <History visit={visit} event={event} releases={releases} />
    return show(c, { ...FRAME, title: visit.say('timetable.release.history'), body })
  })
  .get('/office/events/:slug/releases/next', async (c) => showPreview(c, await eventOf(c), untouched))
  .post('/office/events/:slug/releases', async (c) => {
    const { visit } = c.var
    const event = await eventOf(c)
    const outcome = await attempt(visit, await readFields(c), releaseInput, (input) =>
      releaseTimetable(visit.db, visit.actor, event.id, { ...input, site: siteOf(visit.config) }),
    )
    if (!outcome.done) return showPreview(c, event, outcome.form, outcome.status)
    const { number, told } = outcome.value
    return goTo(c, visit.to.board(event.slug), visit.say('timetable.release.done', { number, told }))
  })
  .get('/office/events/:slug/releases/:number{[0-9]+}', async (c) => {
    const { visit } = c.var
    const event = await eventOf(c)
    const number = numberOf(c)
    const comparison = await compareRelease(visit.db, visit.actor, event.id, number)
    const release = await getRelease(visit.db, event.id, number)
    const legend = await getLegend(visit.db, event.id)
    const body = <PastRelease visit={visit} legend={legend} release={release} comparison={comparison} />
    return show(c, { ...FRAME, title: visit.say('timetable.release.version', { number }), body })
  })
  .get('/office/events/:slug/releases/:number{[0-9]+}/restoring', async (c) =>
    showRestoring(c, await eventOf(c), untouched),
  )
  .post('/office/events/:slug/releases/:number{[0-9]+}/restoring', async (c) => {
    const { visit } = c.var
    const event = await eventOf(c)
    const number = numberOf(c)
    const outcome = await attempt(visit, await readFields(c), restoreInput, (input) =>
      restoreRelease(visit.db, visit.actor, event.id, { ...input, number }),
    )
    if (!outcome.done) return showRestoring(c, event, outcome.form, outcome.status)
    const count = outcome.value.length
    return goTo(c, visit.to.board(event.slug), visit.say('timetable.release.restore-done', { number, count }))
  })

const FRAME = { section: 'office', isPrivate: true } as const

type Status = Parameters<typeof show>[1]['status']

async function showPreview(c: PageContext, event: EventName, form: FormState, status?: Status): Promise<Response> {
  const { visit } = c.var
  const outlook = await previewRelease(visit.db, visit.actor, event.id)
  const legend = await getLegend(visit.db, event.id)
  const unreachable = await listUnreachable(visit.db, outlook.personsConcerned)
  const body = <Preview visit={visit} legend={legend} outlook={outlook} unreachable={unreachable} form={form} />
  return show(c, { ...FRAME, title: visit.say('timetable.release.title'), body, status: status ?? 200 } as never)
}

async function showRestoring(c: PageContext, event: EventName, form: FormState, status?: Status): Promise<Response> {
  const { visit } = c.var
  const number = numberOf(c)
  const outlook = await previewRestoring(visit.db, visit.actor, event.id, number)
  const legend = await getLegend(visit.db, event.id)
  const body = <Restoring visit={visit} legend={legend} number={number} outlook={outlook} form={form} />
  const title = visit.say('timetable.release.restore-title', { number })
  return show(c, { ...FRAME, title, body, status: status ?? 200 } as never)
}

function eventOf(c: PageContext): Promise<EventName> {
  return getEventName(c.var.visit.db, c.req.param('slug') ?? '')
}

function numberOf(c: PageContext): number {
  const number = Number(c.req.param('number'))
  if (!Number.isSafeInteger(number) || number > 1_000_000) throw notFound('release')
  return number
}
