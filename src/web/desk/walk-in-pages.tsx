import { Hono } from 'hono'
import { welcomeWalkIn } from '#events/arrivals.ts'
import type { Event } from '#events/directory.ts'
import { walkInInput } from '#events/input.ts'
import { getParticipation, listParticipants, type Participant } from '#events/participation.ts'
import { getDesk } from '#meetings/desk.ts'
import { spoken } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { ErrorSummary, type FormState, Select, TextField } from '#ui/form.tsx'
import { Empty } from '#ui/parts.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { statusOf } from '../workspace/my-meetings-pages.tsx'
import { DeskFrame } from './frame.tsx'

/** Somebody who is not on the list is registered at the desk. A page of its own, so that no scan lands in its fields. */
export const walkInPages = new Hono<WebEnv>()
  .get('/desk/:slug/walk-ins', (c) => {
    const name = (c.req.query('name') ?? '').trim().slice(0, 100)
    const field = /\p{Script=Han}/u.test(name) ? 'nameZh' : 'nameEn'
    return showForm(c, { values: { [field]: name }, errors: {} })
  })
  .post('/desk/:slug/walk-ins', async (c) => {
    const { visit } = c.var
    const { event } = await getDesk(visit.db, visit.actor, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), walkInInput, async (walkIn) => {
      const { eventId } = await getParticipation(visit.db, walkIn.participationId)
      if (eventId !== event.id) throw new Refusal('events.choose-one', { field: 'participationId' })
      const { badgeCode } = await welcomeWalkIn(visit.db, visit.actor, walkIn)
      return { name: spoken(walkIn.name, visit.lang).text, code: badgeCode }
    })
    if (!tried.done) return showForm(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.desk(event.slug), visit.say('desk.walk-in.done', tried.value))
  })

async function showForm(c: PageContext, form: FormState, status?: 403 | 404 | 409 | 422): Promise<Response> {
  const { visit } = c.var
  const { event } = await getDesk(visit.db, visit.actor, c.req.param('slug') ?? '')
  const participants = await listParticipants(visit.db, event.id)
  const title = visit.say('desk.walk-in.title')
  const body = (
    <DeskFrame visit={visit} event={event} tab="arrivals" title={title}>
      <WalkInForm {...{ visit, event, participants, form }} />
    </DeskFrame>
  )
  return show(c, { title, section: 'office', isPrivate: true, body, ...(status ? { status } : {}) })
}

type Props = { visit: Visit; event: Event; participants: Participant[]; form: FormState }

function WalkInForm({ visit: { say, to, lang }, event, participants, form }: Props) {
  if (participants.length === 0) return <Empty>{say('desk.walk-in.nobody-takes-part')}</Empty>
  return (
    <form className="sheet stack" method="post" action={to.deskWalkIns(event.slug)} noValidate>
      <p>{say('desk.walk-in.lead')}</p>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <div className="grid-2">
        <TextField
          {...{ form, name: 'nameZh', label: say('desk.walk-in.name-zh') }}
          autoComplete="off"
          lang="zh-Hans"
        />
        <TextField {...{ form, name: 'nameEn', label: say('desk.walk-in.name-en') }} autoComplete="off" lang="en" />
        <Select
          {...{ form, name: 'participationId', label: say('desk.walk-in.organisation'), required: true }}
          {...{ hint: say('desk.walk-in.organisation-hint'), blank: say('desk.walk-in.choose') }}
          options={participants.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
        />
        <TextField
          {...{ form, name: 'languages', label: say('desk.walk-in.languages'), value: lang }}
          hint={say('desk.walk-in.languages-hint')}
        />
      </div>
      <p className="row">
        <button className="btn primary" type="submit">
          {say('desk.walk-in.welcome')}
        </button>
        <a href={to.desk(event.slug)}>{say('desk.walk-in.back')}</a>
      </p>
    </form>
  )
}
