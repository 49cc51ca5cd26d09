import { Hono } from 'hono'
import { isOfficial } from '#catalogue/access.ts'
import { listSubmitted } from '#catalogue/own-listings.ts'
import { may } from '#events/access.ts'
import { type Event, getEventBySlug, listEventsServedBy } from '#events/directory.ts'
import { may as mayBringIn } from '#intake/access.ts'
import { countDay } from '#meetings/day-count.ts'
import { insist } from '#people/access.ts'
import { spoken } from '#platform/languages.ts'
import { Empty, Said } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import { EventDates } from '../showcase/event-views.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { addressesOf, placesOf } from './event-nav.tsx'
import { EventOverview } from './event-overview.tsx'

export const officeHomePages = new Hono<WebEnv>()
  .get('/office', async (c) => {
    const { visit } = c.var
    insist(visit.actor.roles.length > 0, visit.actor)
    const [events, waiting] = await Promise.all([
      listEventsServedBy(visit.db, visit.actor),
      listSubmitted(visit.db, visit.actor, visit.lang),
    ])
    const body = <OfficeHome visit={visit} events={events} toPublish={waiting.length} />
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

function OfficeHome({ visit, events, toPublish }: { visit: Visit; events: Event[]; toPublish: number }) {
  const { say, to } = visit
  const mayImport = mayBringIn.enter(visit.actor)
  return (
    <>
      <div className="row spread">
        <h1>{say('web.nav.office')}</h1>
        <span className="row">
          {toPublish > 0 && (
            <a className="chip act" href={to.myListings}>
              {say('office.to-publish', { count: toPublish })}
            </a>
          )}
          {isOfficial(visit.actor) && (
            <a className="btn quiet" href={to.matching}>
              {say('matching.office.title')}
            </a>
          )}
          {isOfficial(visit.actor) && (
            <a className="btn" href={to.officeHalls}>
              {say('halls.office')}
            </a>
          )}
          {may.addEvents(visit.actor) && (
            <a className="btn" href={to.beginning}>
              {say('settings.new-event')}
            </a>
          )}
          {isOfficial(visit.actor) && (
            <a className="btn" href={to.duplicates}>
              {say('duplicates.title')}
            </a>
          )}
          {mayImport && (
            <a className="btn primary" href={to.imports}>
              {say('office.imports')}
            </a>
          )}
        </span>
      </div>
      <section className="stack" aria-labelledby="events">
        <h2 id="events">{say('office.events')}</h2>
        {events.length === 0 && (
          <Empty>
            <p>{say(mayImport ? 'office.no-events' : 'office.no-events-served')}</p>
            {mayImport && (
              <a className="btn" href={to.imports}>
                {say('office.imports')}
              </a>
            )}
          </Empty>
        )}
        {events.length > 0 && (
          <ul className="cards event-cards">
            {events.map((event) => (
              <EventCard key={event.id} visit={visit} event={event} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

const FIRST = ['overview', 'desk', 'press'] as const
const LINKED = ['board', 'desk', 'figures', 'press'] as const

// The title leads to where most of this person's work lies, the links below to the rest of it.
function EventCard({ visit, event }: { visit: Visit; event: Event }) {
  const { say, to, lang, actor } = visit
  const places = placesOf(actor, event.id)
  const addresses = addressesOf(visit, event.slug)
  const lead = FIRST.find((place) => places.includes(place)) ?? 'figures'
  return (
    <li className="sheet stack tight">
      <h3>
        <a href={addresses[lead]}>
          <Said text={event.name} lang={lang} />
        </a>
      </h3>
      <p className="muted">
        <EventDates event={event} lang={lang} /> · <Said text={event.city} lang={lang} />
      </p>
      <p className="row">
        {LINKED.filter((place) => places.includes(place)).map((place) => (
          <a key={place} href={addresses[place]}>
            {say(`office.place.${place}`)}
          </a>
        ))}
        <a href={to.event(event.slug)}>{say('office.public-page')}</a>
      </p>
    </li>
  )
}
