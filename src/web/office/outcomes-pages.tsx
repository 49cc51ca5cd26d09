import { Hono } from 'hono'
import { may as mayAtEvent } from '#events/access.ts'
import { getEventBySlug } from '#events/directory.ts'
import { countAtDesk } from '#meetings/desk.ts'
import { may } from '#outcomes/access.ts'
import { findCallOfEvent, listCalls } from '#outcomes/calls.ts'
import { callInput } from '#outcomes/input.ts'
import { listResults } from '#outcomes/results.ts'
import { insist } from '#people/access.ts'
import { spoken } from '#platform/languages.ts'
import type { RefusalStatus } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { feedCall, linkForm, openCall } from './event-call.tsx'
import { EventOutcomes } from './outcomes-view.tsx'

/** What one event came to, and the call it feeds. */
export const eventOutcomesPages = new Hono<WebEnv>()
  .get('/office/events/:slug/outcomes', (c) => showOutcomes(c, {}))
  .post('/office/events/:slug/outcomes/call', async (c) => {
    const { visit } = c.var
    const event = await openEvent(c)
    const tried = await attempt(visit, await readFields(c), linkForm, (input) => feedCall(visit, event, input))
    if (!tried.done) return showOutcomes(c, { link: tried.form, status: tried.status })
    return goTo(c, visit.to.eventOutcomes(event.slug), tried.value)
  })
  .post('/office/events/:slug/outcomes/new-call', async (c) => {
    const { visit } = c.var
    const event = await openEvent(c)
    const tried = await attempt(visit, await readFields(c), callInput, (call) => openCall(visit, event, call))
    if (!tried.done) return showOutcomes(c, { call: tried.form, status: tried.status })
    return goTo(c, visit.to.eventOutcomes(event.slug), tried.value)
  })

async function openEvent(c: PageContext) {
  const { db, actor } = c.var.visit
  const event = await getEventBySlug(db, c.req.param('slug') ?? '')
  insist(may.seeEvent(actor, event.id), actor)
  return event
}

async function showOutcomes(
  c: PageContext,
  typed: { link?: FormState; call?: FormState; status?: RefusalStatus },
): Promise<Response> {
  const { visit } = c.var
  const { db, actor } = visit
  const event = await openEvent(c)
  const counts = mayAtEvent.runDesk(actor, event.id) ? await countAtDesk(db, actor, event.id) : null
  const body = (
    <EventOutcomes
      visit={visit}
      event={event}
      results={await listResults(db, actor, event.id)}
      counts={counts}
      call={await findCallOfEvent(db, event.id)}
      calls={may.followUp(actor, event.id) ? await listCalls(db) : null}
      link={typed.link ?? untouched}
      newCall={typed.call ?? untouched}
    />
  )
  const title = visit.say('outcomes.event.title', { event: spoken(event.name, visit.lang).text })
  return show(c, { title, section: 'office', isPrivate: true, body, status: typed.status ?? 200 })
}
