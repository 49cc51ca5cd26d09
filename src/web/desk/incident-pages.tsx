import { Hono } from 'hono'
import { z } from 'zod'
import { listDelegates } from '#events/delegates.ts'
import { listParticipants } from '#events/participation.ts'
import { type Desk, getDesk } from '#meetings/desk.ts'
import { listIncidents } from '#meetings/incidents/history.ts'
import { type IncidentKind, incidentInput, incidentKinds } from '#meetings/incidents/incident.ts'
import { mend } from '#meetings/incidents/mending.ts'
import { type Proposal, proposeRepairs } from '#meetings/incidents/proposals.ts'
import { readSituation } from '#meetings/incidents/situation.ts'
import { listInterpreters } from '#meetings/interpreters.ts'
import { getLegend } from '#meetings/legend.ts'
import type { RefusalStatus } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import { siteOf } from '../site.ts'
import type { PageContext, WebEnv } from '../visit.ts'
import { DeskFrame } from './frame.tsx'
import { IncidentForm, KindChoice } from './incident-form.tsx'
import { IncidentHistory } from './incident-history.tsx'
import { Proposals } from './incident-proposals.tsx'

/** Something happened: what it does to the timetable is shown first, and done and told with one tap. */
export const incidentPages = new Hono<WebEnv>()
  .get('/desk/:slug/incidents', async (c) => {
    const desk = await openDesk(c)
    const kind = kindOf(c.req.query('kind'))
    if (!kind || c.req.query('proposed') === undefined) return showPage(c, desk, { kind })
    const { db, actor } = c.var.visit
    const tried = await attempt(c.var.visit, c.req.query(), incidentInput, (incident) =>
      proposeRepairs(db, actor, desk.event.id, incident),
    )
    if (!tried.done) return showPage(c, desk, { kind, form: tried.form, status: tried.status })
    return showPage(c, desk, { kind, form: { values: c.req.query(), errors: {} }, proposals: tried.value })
  })
  .post('/desk/:slug/incidents', async (c) => {
    const { visit } = c.var
    const desk = await openDesk(c)
    const fields = await readFields(c)
    const tried = await attempt(visit, fields, incidentInput.and(confirmation), ({ fingerprint, note, ...incident }) =>
      mend(visit.db, visit.actor, desk.event.id, { incident, fingerprint, note, site: siteOf(visit.config) }),
    )
    if (!tried.done) {
      const { form, status } = tried
      return showPage(c, desk, { kind: kindOf(String(fields.kind)), form, status })
    }
    const { release, told, changed } = tried.value
    const key = release !== null ? 'told' : changed > 0 ? 'mended' : 'noted'
    const notice = visit.say(`desk.incident.done.${key}`, { release: release ?? 0, told, changed })
    return goTo(c, visit.to.deskIncidents(desk.event.slug), notice)
  })

const confirmation = z.object({ fingerprint: z.string().min(1).max(40), note: z.string().trim().max(300).default('') })

type Shown = {
  kind: IncidentKind | undefined
  form?: FormState
  proposals?: Proposal[]
  status?: RefusalStatus
}

async function showPage(c: PageContext, { event }: Desk, shown: Shown): Promise<Response> {
  const { visit } = c.var
  const { db, actor } = visit
  const { kind, form = untouched, proposals, status } = shown
  const legend = await getLegend(db, event.id)
  const choices = kind && {
    delegates: await listDelegates(db, event.id),
    interpreters: await listInterpreters(db, event.id),
    participants: await listParticipants(db, event.id),
    nowSlot: (await readSituation(db, event.id)).nowSlot,
    legend,
  }
  const title = visit.say('desk.incident.title')
  const body = (
    <DeskFrame visit={visit} event={event} tab="incidents" title={title}>
      <KindChoice visit={visit} event={event} kind={kind} />
      {kind && choices && <IncidentForm {...{ visit, event, kind, form, choices }} />}
      {kind && proposals && <Proposals {...{ visit, event, form, proposals, legend }} />}
      <IncidentHistory {...{ visit, event, legend }} incidents={await listIncidents(db, actor, event.id)} />
    </DeskFrame>
  )
  return show(c, { title, section: 'office', isPrivate: true, body, ...(status ? { status } : {}) })
}

function openDesk(c: PageContext): Promise<Desk> {
  return getDesk(c.var.visit.db, c.var.visit.actor, c.req.param('slug') ?? '')
}

function kindOf(typed: string | undefined): IncidentKind | undefined {
  return incidentKinds.find((kind) => kind === typed)
}
