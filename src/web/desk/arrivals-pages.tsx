import { Hono } from 'hono'
import { z } from 'zod'
import { noteArrival, takeBackArrival } from '#events/arrivals.ts'
import { type Delegate, findDelegates, getDelegate, listDelegates } from '#events/delegates.ts'
import { getDesk } from '#meetings/desk.ts'
import { isId } from '#platform/ids.ts'
import { spoken } from '#platform/languages.ts'
import { matchesName } from '#platform/names.ts'
import { notFound, type RefusalStatus } from '#platform/refusal.ts'
import type { FormState } from '#ui/form.tsx'
import { formatTime } from '#ui/parts.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { Arrivals } from './arrivals-view.tsx'
import { Badges } from './badges-view.tsx'
import { DeskFrame } from './frame.tsx'

export const arrivalsPages = new Hono<WebEnv>()
  .get('/desk/:slug', (c) => showArrivals(c))
  .post('/desk/:slug/arrivals', async (c) => {
    const { visit } = c.var
    const { event } = await getDesk(visit.db, visit.actor, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), arrivalInput, async ({ delegateId, way }) => {
      const delegate = await getDelegateOf(c, event.id, delegateId)
      return { delegate, ...(await noteArrival(visit.db, visit.actor, { delegateId, way })) }
    })
    if (!tried.done) return showArrivals(c, tried)
    const { delegate, way, arrivedAt } = tried.value
    const time = formatTime(arrivedAt, visit.lang, event.timeZone, { timeStyle: 'short' })
    const key = way === 'created' ? 'desk.arrivals.done' : 'desk.arrivals.again'
    return goTo(c, backToList(c), visit.say(key, { name: nameOf(c, delegate), time }))
  })
  .post('/desk/:slug/arrivals/undone', async (c) => {
    const { visit } = c.var
    const { event } = await getDesk(visit.db, visit.actor, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), arrivalInput, async ({ delegateId }) => {
      const delegate = await getDelegateOf(c, event.id, delegateId)
      await takeBackArrival(visit.db, visit.actor, delegateId)
      return delegate
    })
    if (!tried.done) return showArrivals(c, tried)
    return goTo(c, backToList(c), visit.say('desk.arrivals.undone', { name: nameOf(c, tried.value) }))
  })
  .get('/desk/:slug/badges', async (c) => {
    const { visit } = c.var
    const { event } = await getDesk(visit.db, visit.actor, c.req.param('slug'))
    const delegates = await listDelegates(visit.db, event.id)
    const title = visit.say('desk.badges.title')
    const body = (
      <DeskFrame visit={visit} event={event} tab="badges" title={title}>
        <Badges visit={visit} event={event} delegates={delegates} />
      </DeskFrame>
    )
    return show(c, { title, section: 'office', isPrivate: true, body })
  })

const arrivalInput = z.object({
  delegateId: z.string('desk.delegate-missing').refine(isId, 'desk.delegate-missing'),
  way: z.enum(['desk', 'badge']).default('desk'),
})

const SHOWN_MAX = 120

async function showArrivals(c: PageContext, refused?: { form: FormState; status: RefusalStatus }): Promise<Response> {
  const { visit } = c.var
  const { event } = await getDesk(visit.db, visit.actor, c.req.param('slug') ?? '')
  const typed = (c.req.query('q') ?? '').trim()
  const all = await listDelegates(visit.db, event.id)
  const found = typed ? await look(c, event.id, typed, all) : all.slice(0, SHOWN_MAX)
  const arrived = all.filter((delegate) => delegate.arrivedAt).length
  const errors = Object.values(refused?.form.errors ?? {})
  const title = visit.say('desk.arrivals.title')
  const counts = <b>{visit.say('desk.arrivals.count', { arrived, all: all.length })}</b>
  const body = (
    <DeskFrame visit={visit} event={event} tab="arrivals" title={title} counts={counts}>
      <Arrivals visit={visit} event={event} typed={typed} found={found} all={all.length} errors={errors} />
    </DeskFrame>
  )
  return show(c, { title, section: 'office', isPrivate: true, island: 'desk', body, status: refused?.status ?? 200 })
}

// What no column holds, such as a given name in pinyin, is looked for name by name; an event is small enough for that.
async function look(c: PageContext, eventId: string, typed: string, all: Delegate[]): Promise<Delegate[]> {
  const found = await findDelegates(c.var.visit.db, eventId, typed)
  if (found.length > 0) return found
  const namesOf = (delegate: Delegate) => [...Object.values(delegate.name), ...Object.values(delegate.organisation)]
  return all.filter((delegate) => matchesName(typed, { names: namesOf(delegate) })).slice(0, SHOWN_MAX)
}

// A delegate of another event is not at this desk.
async function getDelegateOf(c: PageContext, eventId: string, delegateId: string): Promise<Delegate> {
  const delegate = await getDelegate(c.var.visit.db, delegateId)
  if (delegate.eventId !== eventId) throw notFound('delegate')
  return delegate
}

function backToList(c: PageContext): string {
  const typed = c.req.query('q')
  return c.var.visit.to.desk(c.req.param('slug') ?? '', typed ? new URLSearchParams({ q: typed }).toString() : '')
}

function nameOf(c: PageContext, delegate: Delegate): string {
  return spoken(delegate.name, c.var.visit.lang).text
}
