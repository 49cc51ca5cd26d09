import { Hono } from 'hono'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { listDelegates } from '#events/delegates.ts'
import type { Event } from '#events/directory.ts'
import { changeEvent } from '#events/editions.ts'
import { changeTyped } from '#events/event-form.ts'
import { findShown, listExhibits, showInHall, takeFromHall } from '#events/exhibits.ts'
import {
  eventFactsInput,
  exhibitInput,
  organiserInput,
  organiserMoveInput,
  sessionChoice,
  sessionInput,
  speakerInput,
} from '#events/input.ts'
import { addOrganiser, listOrganisers, moveOrganiser, removeOrganiser } from '#events/organisers.ts'
import { addSession, listSessions, removeSession } from '#events/sessions.ts'
import { listSpeakers, nameSpeaker, releaseSpeaker } from '#events/speakers.ts'
import { findCallOfEvent, listCalls } from '#outcomes/calls.ts'
import { callInput } from '#outcomes/input.ts'
import { listOrganisations } from '#people/organisations.ts'
import { listFound } from '#search/showcase.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { statusOf } from '../workspace/my-meetings-pages.tsx'
import { EventCall, feedCall, linkForm, openCall } from './event-call.tsx'
import { EventFacts } from './event-facts-form.tsx'
import { EventHall } from './event-hall.tsx'
import { EventOrganisers } from './event-organisers.tsx'
import { EventProgramme } from './event-programme.tsx'
import { addressOf, SettingsFrame, type SettingsPart, type SettingsProps } from './event-settings-frame.tsx'
import { openOffice } from './office-home-pages.tsx'

const ROOT = '/office/events/:slug/settings'

/** What an event is, who stands behind it, its programme, the call it feeds and its hall. */
export const eventSettingsPages = new Hono<WebEnv>()
  .get(ROOT, (c) => showPart(c, 'facts'))
  .post(ROOT, async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), eventFactsInput, async (typed) => {
      const isChanged = await changeEvent(visit.db, visit.actor, event.id, changeTyped(event, typed))
      return { slug: typed.slug, notice: isChanged ? 'office.notice.saved' : 'office.notice.unchanged' }
    })
    if (!tried.done) return showPart(c, 'facts', { form: tried.form, status: statusOf(tried) })
    return goTo(c, visit.to.eventSettings(tried.value.slug), visit.say(tried.value.notice))
  })
  .get(`${ROOT}/organisers`, (c) => showPart(c, 'organisers'))
  .post(`${ROOT}/organisers`, (c) =>
    change(c, 'organisers', organiserInput, ({ db, actor }, { id }, input) => addOrganiser(db, actor, id, input)),
  )
  .post(`${ROOT}/organisers/moves`, (c) =>
    change(c, 'organisers', organiserMoveInput, ({ db, actor }, { id }, input) => moveOrganiser(db, actor, id, input)),
  )
  .post(`${ROOT}/organisers/removal`, (c) =>
    change(c, 'organisers', organiserInput, ({ db, actor }, { id }, input) => removeOrganiser(db, actor, id, input)),
  )
  .get(`${ROOT}/programme`, (c) => showPart(c, 'programme'))
  .post(`${ROOT}/programme`, (c) =>
    change(c, 'programme', sessionInput, ({ db, actor }, { id }, input) => addSession(db, actor, id, input)),
  )
  .post(`${ROOT}/programme/removal`, (c) =>
    change(c, 'programme', sessionChoice, ({ db, actor }, { id }, { sessionId }) =>
      removeSession(db, actor, id, sessionId),
    ),
  )
  .post(`${ROOT}/programme/speakers`, (c) =>
    change(c, 'programme', speakerInput, ({ db, actor }, { id }, input) => nameSpeaker(db, actor, id, input)),
  )
  .post(`${ROOT}/programme/speakers/removal`, (c) =>
    change(c, 'programme', speakerInput, ({ db, actor }, { id }, input) => releaseSpeaker(db, actor, id, input)),
  )
  .get(`${ROOT}/call`, (c) => showPart(c, 'call'))
  .post(`${ROOT}/call`, (c) => change(c, 'call', linkForm, feedCall, (notice) => notice))
  .post(`${ROOT}/call/new`, (c) => change(c, 'call', callInput, openCall, (notice) => notice))
  .get(`${ROOT}/hall`, (c) => showPart(c, 'hall'))
  .post(`${ROOT}/hall`, (c) =>
    change(c, 'hall', exhibitInput, ({ db, actor }, { id: eventId }, { listingId }) =>
      showInHall(db, actor, { eventId, listingId }),
    ),
  )
  .post(`${ROOT}/hall/removal`, (c) =>
    change(c, 'hall', exhibitInput, ({ db, actor }, { id: eventId }, { listingId }) =>
      takeFromHall(db, actor, { eventId, listingId }),
    ),
  )

/** Does the deed and shows its part of the settings again, with a word about it. */
async function change<S extends z.ZodType, T>(
  c: PageContext,
  part: SettingsPart,
  schema: S,
  deed: (visit: Visit, event: Event, input: z.output<S>) => Promise<T>,
  notice: (value: T) => string = () => c.var.visit.say('office.notice.saved'),
): Promise<Response> {
  const { visit } = c.var
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const tried = await attempt(visit, await readFields(c), schema, (input) => deed(visit, event, input))
  if (!tried.done) return showPart(c, part, { form: tried.form, status: statusOf(tried) })
  return goTo(c, `${addressOf(visit, event, part)}${visit.url.search}`, notice(tried.value))
}

type Refused = { form: FormState; status: 403 | 404 | 409 | 422 }

async function showPart(c: PageContext, part: SettingsPart, refused?: Refused): Promise<Response> {
  const { visit } = c.var
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const form = refused?.form ?? untouched
  const body = (
    <SettingsFrame {...{ visit, event, form, part }}>{await bodies[part]({ visit, event, form })}</SettingsFrame>
  )
  const title = visit.say(`settings.part.${part}`)
  return show(c, { title, section: 'office', isPrivate: true, body, ...(refused ? { status: refused.status } : {}) })
}

const bodies: Record<SettingsPart, (props: SettingsProps) => Promise<ReactNode>> = {
  facts: async (props) => <EventFacts {...props} />,
  organisers: async (props) => {
    const { db } = props.visit
    const [organisers, organisations] = await Promise.all([listOrganisers(db, props.event.id), listOrganisations(db)])
    return <EventOrganisers {...props} organisers={organisers} organisations={organisations} />
  },
  programme: async (props) => {
    const { db } = props.visit
    const [sessions, speakers, delegates] = await Promise.all([
      listSessions(db, props.event.id),
      listSpeakers(db, props.event.id),
      listDelegates(db, props.event.id),
    ])
    return <EventProgramme {...props} {...{ sessions, speakers, delegates }} />
  },
  call: async ({ visit, event, form }) => {
    const { db, to } = visit
    const [call, calls] = await Promise.all([findCallOfEvent(db, event.id), listCalls(db)])
    const linkTo = to.eventSettingsPart(event.slug, 'call')
    const openAt = to.eventSettingsDeed(event.slug, 'call/new')
    const isNew = 'code' in form.values
    return (
      <section className="sheet stack">
        <EventCall
          {...{ visit, event, call, calls, linkTo, openAt }}
          link={isNew ? untouched : form}
          newCall={isNew ? form : untouched}
        />
      </section>
    )
  },
  hall: async (props) => {
    const { db, actor, lang, url } = props.visit
    const query = readShowcaseQuery(new URLSearchParams({ q: url.searchParams.get('q') ?? '' }))
    const { found, next } = query.q ? await listFound(db, actor, query, lang) : { found: [], next: undefined }
    const [shown, exhibits] = await Promise.all([
      findShown(
        db,
        props.event.id,
        found.map(({ id }) => id),
      ),
      listExhibits(db, props.event.id),
    ])
    return <EventHall {...props} {...{ typed: query.q, found, hasMore: next !== undefined, shown, exhibits }} />
  },
}
