import { Hono } from 'hono'
import { may } from '#events/access.ts'
import { type Event, getEventBySlug, listEventsRunBy } from '#events/directory.ts'
import { countDay } from '#meetings/day-count.ts'
import { insist } from '#people/access.ts'
import { spoken } from '#platform/languages.ts'
import { Empty, Said } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import { EventDates } from '../showcase/event-views.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { EventOverview } from './event-overview.tsx'

export const officeHomePages = new Hono<WebEnv>()
  .get('/office', async (c) => {
    const { visit } = c.var
    insist(visit.actor.roles.length > 0, visit.actor)
    const body = <OfficeHome visit={visit} events={await listEventsRunBy(visit.db, visit.actor)} />
    return show(c, { title: visit.say('web.nav.office'), section: 'office', isPrivate: true, body })
  })
  .get('/office/events/:slug', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const body = <EventOverview visit={visit} event={event} count={await countDay(visit.db, event.id)} />
    return show(c, { title: spoken(event.name, visit.lang).text, section: 'office', isPrivate: true, body })
  })

/** The event, for those who organise it. */
export async function openOffice({ db, actor }: Visit, slug: string): Promise<Event> {
  const event = await getEventBySlug(db, slug)
  insist(may.organise(actor, event.id), actor)
  return event
}

function OfficeHome({ visit, events }: { visit: Visit; events: Event[] }) {
  const { say, to, lang, actor } = visit
  return (
    <>
      <div className="row spread">
        <h1>{say('web.nav.office')}</h1>
        <p className="row">
          {may.addEvents(actor) && (
            <a className="btn" href={to.beginning}>
              {say('settings.new-event')}
            </a>
          )}
          <a className="btn primary" href={to.imports}>
            {say('office.imports')}
          </a>
        </p>
      </div>
      <section className="stack" aria-labelledby="events">
        <h2 id="events">{say('office.events')}</h2>
        {events.length === 0 && (
          <Empty>
            <p>{say('office.no-events')}</p>
            <a className="btn" href={to.imports}>
              {say('office.imports')}
            </a>
          </Empty>
        )}
        {events.length > 0 && (
          <ul className="cards event-cards">
            {events.map((event) => (
              <li key={event.id} className="sheet stack tight">
                <h3>
                  <a href={may.organise(actor, event.id) ? to.officeEvent(event.slug) : to.desk(event.slug)}>
                    <Said text={event.name} lang={lang} />
                  </a>
                </h3>
                <p className="muted">
                  <EventDates event={event} lang={lang} /> · <Said text={event.city} lang={lang} />
                </p>
                <p className="row">
                  {may.organise(actor, event.id) && <a href={to.board(event.slug)}>{say('office.place.board')}</a>}
                  <a href={to.desk(event.slug)}>{say('office.place.desk')}</a>
                  <a href={to.event(event.slug)}>{say('office.public-page')}</a>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
