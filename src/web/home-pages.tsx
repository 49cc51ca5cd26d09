import { Hono } from 'hono'
import { listEvents } from '#events/directory.ts'
import { formatDate, Said } from '#ui/parts.tsx'
import { TwoDoors } from './beginning-pages.tsx'
import { show } from './shell.tsx'
import { describeSite } from './showcase/structured-data.ts'
import type { Visit, WebEnv } from './visit.ts'

export const homePages = new Hono<WebEnv>().get('/', async (c) => {
  const { visit } = c.var
  const events = await listEvents(visit.db)
  return show(c, {
    title: visit.say('web.home.title'),
    description: visit.say('web.home.text'),
    jsonLd: describeSite(visit),
    body: <Home visit={visit} events={events} />,
  })
})

type Events = Awaited<ReturnType<typeof listEvents>>

function Home({ visit, events }: { visit: Visit; events: Events }) {
  const { say, to } = visit
  return (
    <>
      <section className="sheet stack">
        <h1>{say('web.home.title')}</h1>
        <p>{say('web.home.text')}</p>
        <p className="row">
          <a className="btn primary" href={to.showcase()}>
            {say('web.nav.showcase')}
          </a>
          <a className="btn" href={to.halls}>
            {visit.say('halls.title')}
          </a>
          <a className="btn" href={to.resources('expert')}>
            {say('resources.experts')}
          </a>
          <a className="btn" href={to.resources('station')}>
            {say('resources.stations')}
          </a>
          <a className="btn" href={to.events}>
            {say('web.nav.events')}
          </a>
        </p>
      </section>
      {events.length === 0 ? <TwoDoors visit={visit} /> : <Recent visit={visit} events={events.slice(0, 6)} />}
    </>
  )
}

function Recent({ visit: { say, to, lang }, events }: { visit: Visit; events: Events }) {
  return (
    <section className="stack">
      <h2>{say('web.nav.events')}</h2>
      <div className="cards">
        {events.map((event) => (
          <a key={event.id} className="sheet stack tight" href={to.event(event.slug)}>
            <strong>
              <Said text={event.name} lang={lang} />
            </strong>
            <span className="muted">
              {formatDate(event.startsOn, lang)} · <Said text={event.city} lang={lang} />
            </span>
          </a>
        ))}
      </div>
    </section>
  )
}
