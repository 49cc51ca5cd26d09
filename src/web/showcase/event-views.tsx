import type { LanguageMap } from '#db/tables.ts'
import type { Event } from '#events/directory.ts'
import type { Hall } from '#events/halls.ts'
import type { Organiser } from '#events/organisers.ts'
import { type Participant, sides } from '#events/participation.ts'
import type { Session } from '#events/sessions.ts'
import { Chip, Empty, formatDate, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

export function EventList({ visit, events, hasMore }: { visit: Visit; events: Event[]; hasMore: boolean }) {
  const { say, to, lang } = visit
  const last = events.at(-1)
  return (
    <>
      <h1>{say('web.nav.events')}</h1>
      {events.length === 0 && (
        <Empty>
          <p>{say('events.none')}</p>
          <a className="btn" href={to.showcase()}>
            {say('web.nav.showcase')}
          </a>
        </Empty>
      )}
      {events.length > 0 && (
        <ul className="cards event-cards">
          {events.map((event) => (
            <li key={event.id} className="sheet stack tight">
              <h2>
                <a href={to.event(event.slug)}>
                  <Said text={event.name} lang={lang} />
                </a>
              </h2>
              <p className="muted">
                <EventDates event={event} lang={lang} /> · <Said text={event.city} lang={lang} />
              </p>
              <p className="row">
                <Chip>{say(`events.attendance.${event.attendance}`)}</Chip>
                {event.edition !== null && <Chip>{say('events.edition', { edition: event.edition })}</Chip>}
                {event.isSample && <Chip>{say('events.sample')}</Chip>}
              </p>
            </li>
          ))}
        </ul>
      )}
      {hasMore && last && (
        <p>
          <a className="btn" href={`${to.events}?after=${last.startsOn}.${last.id}`}>
            {say('events.earlier')}
          </a>
        </p>
      )}
    </>
  )
}

/** One day, or the first and the last. */
export function EventDates({ event, lang }: { event: Pick<Event, 'startsOn' | 'endsOn'>; lang: string }) {
  const { startsOn, endsOn } = event
  if (startsOn === endsOn) return <time dateTime={startsOn}>{formatDate(startsOn, lang)}</time>
  return (
    <>
      <time dateTime={startsOn}>{formatDate(startsOn, lang)}</time> –{' '}
      <time dateTime={endsOn}>{formatDate(endsOn, lang)}</time>
    </>
  )
}

type Props = {
  visit: Visit
  event: Event
  organisers: Organiser[]
  sessions: Session[]
  participants: Participant[]
  exhibits: { offers: number; needs: number }
  release: { number: number; title: LanguageMap; signedAt: Date } | undefined
  hall: Hall | undefined
}

export function EventView({ visit, event, organisers, sessions, participants, exhibits, release, hall }: Props) {
  const { say, to, lang } = visit
  return (
    <>
      <header className="stack tight">
        <h1>
          <Said text={event.name} lang={lang} />
        </h1>
        {event.theme && (
          <p>
            <Said text={event.theme} lang={lang} />
          </p>
        )}
        <p className="row">
          <Chip>{say(`events.attendance.${event.attendance}`)}</Chip>
          {event.series && event.edition !== null && (
            <Chip>
              <Said text={event.series.name} lang={lang} /> · {say('events.edition', { edition: event.edition })}
            </Chip>
          )}
          {event.isSample && <Chip>{say('events.sample')}</Chip>}
        </p>
        <p className="row">
          {hall?.isOpen && (
            <a className="btn primary" href={to.hall(hall.slug)}>
              {say('halls.of-event', { name: hall.name })}
            </a>
          )}
          <a className={hall?.isOpen ? 'btn' : 'btn primary'} href={to.eventHall(event.slug)}>
            {say('events.hall', exhibits)}
          </a>
          <a className="btn" href={to.eventCalendar(event.slug)}>
            {say('events.to-calendar')}
          </a>
          <a className="btn" href={to.myMeetings(event.slug)}>
            {say('my.meetings')}
          </a>
        </p>
      </header>
      {release && <News visit={visit} event={event} release={release} />}
      <div className="grid-2">
        <Facts visit={visit} event={event} />
        <Organisers visit={visit} organisers={organisers} />
      </div>
      <Programme visit={visit} event={event} sessions={sessions} />
      <Participants visit={visit} participants={participants} />
    </>
  )
}

function News({ visit, event, release }: { visit: Visit; event: Event; release: NonNullable<Props['release']> }) {
  const { say, to, lang } = visit
  return (
    <section className="sheet stack tight" aria-labelledby="news">
      <h2 id="news">{say('events.news')}</h2>
      <p>
        <a href={to.pressRelease(release.number)}>
          <Said text={release.title} lang={lang} />
        </a>{' '}
        <span className="muted">{formatTime(release.signedAt, lang, event.timeZone, { dateStyle: 'long' })}</span>
      </p>
    </section>
  )
}

function Facts({ visit: { say, lang }, event }: { visit: Visit; event: Event }) {
  return (
    <section className="sheet stack" aria-labelledby="facts">
      <h2 id="facts">{say('events.facts')}</h2>
      <dl className="facts">
        <dt>{say('events.when')}</dt>
        <dd>
          <EventDates event={event} lang={lang} /> <span className="muted">({event.timeZone})</span>
        </dd>
        <dt>{say('events.where')}</dt>
        <dd>
          {event.venue && (
            <>
              <Said text={event.venue} lang={lang} />
              {say('web.list-separator')}
            </>
          )}
          <Said text={event.city} lang={lang} />
        </dd>
        {event.objective && (
          <>
            <dt>{say('events.objective')}</dt>
            <dd>
              <Said text={event.objective} lang={lang} />
            </dd>
          </>
        )}
        {event.topics.length > 0 && (
          <>
            <dt>{say('events.topics')}</dt>
            <dd className="row">
              {event.topics.map((topic, i) => (
                <Chip key={i}>
                  <Said text={topic} lang={lang} />
                </Chip>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Organisers({ visit: { say, to, lang }, organisers }: { visit: Visit; organisers: Organiser[] }) {
  const byRole = Map.groupBy(organisers, ({ role }) => role)
  return (
    <section className="sheet stack" aria-labelledby="organisers">
      <h2 id="organisers">{say('events.organisers')}</h2>
      {organisers.length === 0 && <p className="muted">{say('events.no-organisers')}</p>}
      <dl className="facts">
        {[...byRole].map(([role, named]) => (
          <div key={role} className="role">
            <dt>{say(`events.role.${role}`)}</dt>
            {named.map(({ organisationId, number, name }) => (
              <dd key={organisationId}>
                <a href={to.organisation(number)}>
                  <Said text={name} lang={lang} />
                </a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

function Programme({ visit, event, sessions }: { visit: Visit; event: Event; sessions: Session[] }) {
  const { say, lang } = visit
  if (sessions.length === 0) return null
  const time = (at: Date) => formatTime(at, lang, event.timeZone, { timeStyle: 'short' })
  const days = Map.groupBy(sessions, ({ startsAt }) =>
    formatTime(startsAt, lang, event.timeZone, { dateStyle: 'full' }),
  )
  return (
    <section className="sheet stack" aria-labelledby="programme">
      <h2 id="programme">{say('events.programme')}</h2>
      {[...days].map(([day, items]) => (
        <div key={day} className="stack tight">
          <h3>{day}</h3>
          <ol className="programme">
            {items.map((session) => (
              <li key={session.id}>
                <span className="num">
                  {time(session.startsAt)}–{time(session.endsAt)}
                </span>
                <span>
                  <Said text={session.name} lang={lang} />{' '}
                  <span className="muted">
                    {say(`events.session.${session.kind}`)}
                    {session.place && (
                      <>
                        {' · '}
                        <Said text={session.place} lang={lang} />
                      </>
                    )}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
      <p className="muted">{say('events.zone', { zone: event.timeZone })}</p>
    </section>
  )
}

function Participants({ visit: { say, to, lang }, participants }: { visit: Visit; participants: Participant[] }) {
  return (
    <section className="sheet stack" aria-labelledby="participants">
      <h2 id="participants">{say('events.participants', { count: participants.length })}</h2>
      {participants.length === 0 && <p className="muted">{say('events.no-participants')}</p>}
      {sides.map((side) => {
        const those = participants.filter((participant) => participant.side === side)
        if (those.length === 0) return null
        return (
          <div key={side} className="stack tight">
            <h3>{say('events.side-count', { side: say(`events.side.${side}`), count: those.length })}</h3>
            <ul className="names">
              {those.map(({ id, number, name }) => (
                <li key={id}>
                  <a href={to.organisation(number)}>
                    <Said text={name} lang={lang} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
