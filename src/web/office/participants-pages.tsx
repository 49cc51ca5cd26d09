import { Hono } from 'hono'
import { z } from 'zod'
import { listColleagues, listDelegates, takeBackDelegate } from '#events/delegates.ts'
import { delegateInput, participationInput, registrationInput } from '#events/input.ts'
import {
  listParticipants,
  listUnregistered,
  type Participant,
  registerOrganisation,
  takeBackRegistration,
} from '#events/participation.ts'
import { registerTyped, registerTypedDelegate } from '#events/registering.ts'
import { listUndeclared } from '#meetings/availability.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { knownId, statusOf } from '../workspace/my-meetings-pages.tsx'
import { openOffice } from './office-home-pages.tsx'
import { ParticipantView } from './participant-view.tsx'
import { type Filter, Participants } from './participants-view.tsx'

type ErrorStatus = 403 | 404 | 409 | 422

export const participantsPages = new Hono<WebEnv>()
  .get('/office/events/:slug/participants', (c) => showAll(c, untouched))
  .post('/office/events/:slug/participants', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), registrationInput, (input) =>
      registerTyped(visit.db, visit.actor, event.id, input),
    )
    if (!tried.done) return showAll(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.participant(event.slug, tried.value.id), visit.say(`office.notice.${tried.value.way}`))
  })
  .get('/office/events/:slug/participants/:id', (c) => showOne(c, untouched))
  .post('/office/events/:slug/participants/:id', async (c) => {
    const { visit } = c.var
    const { event, participant } = await openParticipant(visit, c.req.param())
    const tried = await attempt(visit, await readFields(c), participationInput, (input) =>
      registerOrganisation(visit.db, visit.actor, {
        ...{ eventId: event.id, organisationId: participant.organisationId },
        ...input,
      }),
    )
    if (!tried.done) return showOne(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.participant(event.slug, participant.id), visit.say(`office.notice.${tried.value.way}`))
  })
  .post('/office/events/:slug/participants/:id/withdrawal', async (c) => {
    const { visit } = c.var
    const { event, participant } = await openParticipant(visit, c.req.param())
    const tried = await attempt(visit, {}, z.object({}), () =>
      takeBackRegistration(visit.db, visit.actor, participant.id),
    )
    if (!tried.done) return showOne(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.participants(event.slug), visit.say('office.notice.taken-back'))
  })
  .post('/office/events/:slug/participants/:id/delegates', async (c) => {
    const { visit } = c.var
    const { event, participant } = await openParticipant(visit, c.req.param())
    const tried = await attempt(visit, await readFields(c), delegateInput, (input) =>
      registerTypedDelegate(visit.db, visit.actor, participant.id, input),
    )
    if (!tried.done) return showOne(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.participant(event.slug, participant.id), visit.say(`office.notice.${tried.value.way}`))
  })
  .post('/office/events/:slug/participants/:id/delegates/:delegate/withdrawal', async (c) => {
    const { visit } = c.var
    const { event, participant } = await openParticipant(visit, c.req.param())
    const tried = await attempt(visit, {}, z.object({}), () =>
      takeBackDelegate(visit.db, visit.actor, knownId(c.req.param('delegate'))),
    )
    if (!tried.done) return showOne(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.participant(event.slug, participant.id), visit.say('office.notice.taken-back'))
  })

async function showAll(c: PageContext, form: FormState, status?: ErrorStatus): Promise<Response> {
  const { visit } = c.var
  const { db, say } = visit
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const filter = filterOf(c)
  const [all, unregistered, undeclared] = await Promise.all([
    listParticipants(db, event.id),
    listUnregistered(db, event.id),
    listUndeclared(db, event.id),
  ])
  const shown = all.filter((participant) => fits(participant, filter, undeclared))
  return show(c, {
    title: say('office.place.participants'),
    section: 'office',
    isPrivate: true,
    ...(status ? { status } : {}),
    body: (
      <Participants visit={visit} {...{ event, shown, total: all.length, unregistered, undeclared, filter, form }} />
    ),
  })
}

async function showOne(c: PageContext, form: FormState, status?: ErrorStatus): Promise<Response> {
  const { visit } = c.var
  const { event, participant } = await openParticipant(visit, c.req.param())
  const [delegates, colleagues] = await Promise.all([
    listDelegates(visit.db, event.id, participant.id),
    listColleagues(visit.db, participant.id),
  ])
  return show(c, {
    title: spoken(participant.name, visit.lang).text,
    section: 'office',
    isPrivate: true,
    ...(status ? { status } : {}),
    body: <ParticipantView visit={visit} {...{ event, participant, delegates, colleagues, form }} />,
  })
}

async function openParticipant(visit: Visit, { slug, id }: Record<string, string>) {
  const event = await openOffice(visit, slug ?? '')
  const participant = (await listParticipants(visit.db, event.id)).find((each) => each.id === id)
  if (!participant) throw notFound('participation')
  return { event, participant }
}

function filterOf(c: PageContext): Filter {
  const { q = '', from: side = '', without = '' } = c.req.query()
  return { q: q.slice(0, 100), side, without }
}

function fits(participant: Participant, { q, side, without }: Filter, undeclared: Set<string>): boolean {
  const words = q.normalize('NFKC').trim().toLowerCase()
  const isNamed = Object.values(participant.name).some((name) => name.toLowerCase().includes(words))
  const isLacking =
    without === 'delegates' ? participant.delegates === 0 : without !== 'slots' || undeclared.has(participant.id)
  return isNamed && (side === '' || participant.side === side) && isLacking
}
