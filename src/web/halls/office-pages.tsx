import { Hono } from 'hono'
import type { z } from 'zod'
import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { findEventBySlug, listEventsServedBy } from '#events/directory.ts'
import { hallInput, lineInput, pieceInput, pieceMoveInput } from '#events/hall-input.ts'
import { hangPiece, listHallPieces, movePiece, takeDown, writeLine } from '#events/hall-pieces.ts'
import { readHallVisits } from '#events/hall-visits.ts'
import { addHall, changeHall, findHallOfEvent, getHall, type Hall, listCuratedHalls, mayCurate } from '#events/halls.ts'
import { insist } from '#people/access.ts'
import { spoken } from '#platform/languages.ts'
import { listFound } from '#search/showcase.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { statusOf } from '../workspace/my-meetings-pages.tsx'
import { Arranging, hasSearch } from './arranging.tsx'
import { CuratedHalls, HallForm } from './hall-form.tsx'

/** Where halls are put together: words, dates, and the order of what hangs in them. */
export const hallOfficePages = new Hono<WebEnv>()
  .get('/office/halls', async (c) => {
    const { visit } = c.var
    insist(visit.actor.roles.length > 0, visit.actor)
    const body = <CuratedHalls visit={visit} halls={await listCuratedHalls(visit.db, visit.actor)} />
    return show(c, { title: visit.say('halls.title'), section: 'office', isPrivate: true, body })
  })
  .get('/office/new-hall', (c) => showNew(c))
  .post('/office/new-hall', async (c) => {
    const { visit } = c.var
    const tried = await attempt(visit, await readFields(c), hallInput, (input) => addHall(visit.db, visit.actor, input))
    if (!tried.done) return showNew(c, { form: tried.form, status: statusOf(tried) })
    return goTo(c, visit.to.officeHall(tried.value.slug), visit.say('halls.notice.opened'))
  })
  .get('/office/halls/:slug', (c) => showHall(c))
  .post('/office/halls/:slug', async (c) => {
    const { visit } = c.var
    const { id } = await openHall(visit, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), hallInput, async ({ eventId: _, ...change }) => {
      await changeHall(visit.db, visit.actor, id, change)
      return change.slug
    })
    if (!tried.done) return showHall(c, { form: tried.form, status: statusOf(tried) })
    return goTo(c, visit.to.officeHall(tried.value), visit.say('office.notice.saved'))
  })
  .post('/office/halls/:slug/pieces', (c) =>
    arrange(c, pieceInput, 'halls.notice.hung', ({ db, actor }, { id }, { listingId }) =>
      hangPiece(db, actor, id, listingId),
    ),
  )
  .post('/office/halls/:slug/pieces/moves', (c) =>
    arrange(c, pieceMoveInput, 'halls.notice.moved', ({ db, actor }, { id }, move) => movePiece(db, actor, id, move)),
  )
  .post('/office/halls/:slug/pieces/lines', (c) =>
    arrange(c, lineInput, 'office.notice.saved', ({ db, actor }, { id }, line) => writeLine(db, actor, id, line)),
  )
  .post('/office/halls/:slug/pieces/removal', (c) =>
    arrange(c, pieceInput, 'halls.notice.taken-down', ({ db, actor }, { id }, { listingId }) =>
      takeDown(db, actor, id, listingId),
    ),
  )

async function openHall({ db, actor }: Visit, slug: string): Promise<Hall> {
  const hall = await getHall(db, actor, slug)
  insist(mayCurate(actor, hall.event?.id ?? null), actor)
  return hall
}

async function arrange<S extends z.ZodType>(
  c: PageContext,
  schema: S,
  notice: string,
  deed: (visit: Visit, hall: Hall, input: z.output<S>) => Promise<unknown>,
): Promise<Response> {
  const { visit } = c.var
  const hall = await openHall(visit, c.req.param('slug') ?? '')
  const fields = await readFields(c)
  const tried = await attempt(visit, fields, schema, (input) => deed(visit, hall, input))
  if (!tried.done) return showHall(c, { form: tried.form, status: statusOf(tried) })
  // Back to the piece that was in hand, so that several moves in a row need no searching.
  const at = typeof fields.listingId === 'string' && !hasSearch(visit) ? `#piece-${fields.listingId}` : ''
  return goTo(c, `${visit.to.officeHall(hall.slug)}${visit.url.search}${at}`, visit.say(notice))
}

type Refused = { form: FormState; status: 403 | 404 | 409 | 422 }

async function showNew(c: PageContext, refused?: Refused): Promise<Response> {
  const { visit } = c.var
  const { db, actor, say } = visit
  const events = (await listEventsServedBy(db, actor)).filter(({ id }) => mayCurate(actor, id))
  insist(events.length > 0 || mayCurate(actor, null), actor)
  const event = await findEventBySlug(db, c.req.query('event') ?? '')
  const hall = event && !refused ? await findHallOfEvent(db, event.id) : undefined
  if (hall) return c.redirect(visit.to.officeHall(hall.slug), 302)
  const form = refused?.form ?? untouched
  const body = <HallForm {...{ visit, form, events, event }} />
  const title = say('halls.new')
  return show(c, { title, section: 'office', isPrivate: true, body, ...(refused ? { status: refused.status } : {}) })
}

async function showHall(c: PageContext, refused?: Refused): Promise<Response> {
  const { visit } = c.var
  const { db, actor, lang, url } = visit
  const hall = await openHall(visit, c.req.param('slug') ?? '')
  if (hall.slug !== c.req.param('slug')) return c.redirect(visit.to.officeHall(hall.slug), 302)
  const query = readShowcaseQuery(new URLSearchParams({ q: url.searchParams.get('q') ?? '' }))
  const [pieces, visits, { found }] = await Promise.all([
    listHallPieces(db, hall.id),
    readHallVisits(db, hall.id),
    query.q ? listFound(db, actor, query, lang) : { found: [] },
  ])
  const form = refused?.form ?? untouched
  const isAboutPiece = 'listingId' in form.values
  const body = (
    <>
      <p className="muted no-print">
        <a href={visit.to.officeHalls}>{visit.say('halls.title')}</a>
      </p>
      <div className="row spread">
        <h1>{spoken(hall.name, lang).text}</h1>
        <a className="btn" href={visit.to.hall(hall.slug)}>
          {visit.say('halls.public')}
        </a>
      </div>
      <p className="muted">
        {visit.say('visits.hall-sum', { total: visits.reduce((sum, day) => sum + day.visits, 0) })}
      </p>
      <Arranging {...{ visit, hall, pieces, found, typed: query.q }} form={isAboutPiece ? form : untouched} />
      <HallForm {...{ visit, hall, form: isAboutPiece ? untouched : form, events: [], event: undefined }} />
    </>
  )
  return show(c, {
    title: spoken(hall.name, lang).text,
    section: 'office',
    isPrivate: true,
    island: 'arrange',
    body,
    ...(refused ? { status: refused.status } : {}),
  })
}
