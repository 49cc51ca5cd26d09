import { Hono } from 'hono'
import type { LanguageMap } from '#db/tables.ts'
import { type Event, listEventsOf } from '#events/directory.ts'
import { countToAnswer } from '#meetings/requests.ts'
import { insist, isKnown } from '#people/access.ts'
import { listOwnOrganisations } from '#people/memberships.ts'
import { Empty, Said } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import { EventDates } from '../showcase/event-views.tsx'
import type { Visit, WebEnv } from '../visit.ts'

export const myHomePages = new Hono<WebEnv>().get('/my', async (c) => {
  const { visit } = c.var
  const { db, actor, say } = visit
  insist(isKnown(actor), actor)
  const [organisations, events, toAnswer] = await Promise.all([
    listOwnOrganisations(db, actor),
    listEventsOf(db, actor),
    countToAnswer(db, actor),
  ])
  const body = <MyHome visit={visit} {...{ organisations, events, toAnswer }} />
  return show(c, { title: say('my.title'), section: 'my', isPrivate: true, body })
})

type Props = {
  visit: Visit
  organisations: { id: string; number: number; name: LanguageMap }[]
  events: Event[]
  toAnswer: Map<string, number>
}

function MyHome({ visit, organisations, events, toAnswer }: Props) {
  const { say, to, lang, actor } = visit
  return (
    <>
      <h1>{say('my.hello', { name: actor.name })}</h1>
      <section className="sheet stack" aria-labelledby="organisation">
        <h2 id="organisation">{say('my.organisation')}</h2>
        {organisations.length === 0 && <p className="muted">{say('my.no-organisation')}</p>}
        {organisations.map(({ id, number, name }) => (
          <p key={id}>
            <a href={to.organisation(number)}>
              <Said text={name} lang={lang} />
            </a>{' '}
            · <a href={to.editOrganisation(number)}>{say('organisations.edit')}</a>
          </p>
        ))}
        {organisations.length > 0 && (
          <p className="row">
            <a className="btn primary" href={to.myListings}>
              {say('my.listings')}
            </a>
            <a className="btn" href={to.ownAnswers}>
              {say('solutions.own')}
            </a>
            <a className="btn" href={to.myResources('expert')}>
              {say('resources.experts')}
            </a>
            <a className="btn" href={to.myResources('station')}>
              {say('resources.stations')}
            </a>
            <a className="btn" href={to.myVisits}>
              {say('visits.title')}
            </a>
          </p>
        )}
      </section>
      <nav className="row" aria-label={say('following.own')}>
        <a className="btn" href={to.mySaved}>
          {say('following.saved')}
        </a>
        <a className="btn" href={to.mySubscriptions}>
          {say('following.subscriptions')}
        </a>
      </nav>
      <section className="stack" aria-labelledby="events">
        <h2 id="events">{say('my.events')}</h2>
        {events.length === 0 && (
          <Empty>
            <p>{say('my.no-events')}</p>
            <a className="btn" href={to.events}>
              {say('web.nav.events')}
            </a>
          </Empty>
        )}
        {events.length > 0 && (
          <ul className="cards event-cards">
            {events.map((event) => (
              <EventCard key={event.id} visit={visit} event={event} toAnswer={toAnswer.get(event.id) ?? 0} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function EventCard({ visit: { say, to, lang }, event, toAnswer }: { visit: Visit; event: Event; toAnswer: number }) {
  return (
    <li className="sheet stack tight">
      <h3>
        <a href={to.myMeetings(event.slug)}>
          <Said text={event.name} lang={lang} />
        </a>
      </h3>
      <p className="muted">
        <EventDates event={event} lang={lang} /> · <Said text={event.city} lang={lang} />
      </p>
      <p className="row">
        {toAnswer > 0 && (
          <a className="chip act" href={`${to.myMeetings(event.slug)}#to-answer`}>
            {say('my.to-answer', { count: toAnswer })}
          </a>
        )}
        <a href={to.myAvailability(event.slug)}>{say('my.availability')}</a>
      </p>
    </li>
  )
}
