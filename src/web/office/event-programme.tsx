import type { ReactNode } from 'react'
import type { Delegate } from '#events/delegates.ts'
import { type Session, sessionKinds } from '#events/sessions.ts'
import type { Speaker } from '#events/speakers.ts'
import { spoken } from '#platform/languages.ts'
import { Select, TextField } from '#ui/form.tsx'
import { Chip, Empty, formatTime, Said } from '#ui/parts.tsx'
import type { SettingsProps } from './event-settings-frame.tsx'
import { EventSpeakers } from './event-speakers.tsx'

/** The programme outside the meetings, on the clock of the event. */
export function EventProgramme({
  sessions,
  speakers,
  delegates,
  ...props
}: SettingsProps & { sessions: Session[]; speakers: Speaker[]; delegates: Delegate[] }) {
  const { visit, event } = props
  const { say, lang } = visit
  const days = Map.groupBy(sessions, ({ startsAt }) =>
    formatTime(startsAt, lang, event.timeZone, { dateStyle: 'full' }),
  )
  return (
    <>
      {sessions.length === 0 && <Empty>{say('settings.no-sessions')}</Empty>}
      {sessions.length > 0 && (
        <section className="sheet stack" aria-labelledby="sessions">
          <h2 id="sessions">{say('settings.sessions', { count: sessions.length })}</h2>
          <p className="muted">{say('events.zone', { zone: event.timeZone })}</p>
          {[...days].map(([day, those]) => (
            <div key={day} className="stack tight">
              <h3>{day}</h3>
              <ol className="programme-items">
                {those.map((session) => (
                  <Item key={session.id} {...props} session={session}>
                    <EventSpeakers
                      {...props}
                      {...{ session, delegates }}
                      speakers={speakers.filter(({ sessionId }) => sessionId === session.id)}
                    />
                  </Item>
                ))}
              </ol>
            </div>
          ))}
        </section>
      )}
      <NewSession {...props} />
    </>
  )
}

function Item({
  visit: { say, to, lang },
  event,
  session,
  children,
}: SettingsProps & { session: Session; children: ReactNode }) {
  const time = (at: Date) => formatTime(at, lang, event.timeZone, { timeStyle: 'short' })
  const name = spoken(session.name, lang).text
  return (
    <li>
      <span className="num">
        {time(session.startsAt)}–{time(session.endsAt)}
      </span>
      <div className="stack tight">
        <b>
          <Said text={session.name} lang={lang} />
        </b>
        <span className="row">
          <Chip>{say(`events.session.${session.kind}`)}</Chip>
          <span className="muted">{say(session.blocksMeetings ? 'settings.blocks' : 'settings.lets-meet')}</span>
          {session.place && (
            <span>
              <Said text={session.place} lang={lang} />
            </span>
          )}
        </span>
        {children}
      </div>
      <details>
        <summary>
          {say('settings.remove-ask')}
          <span className="visually-hidden"> {name}</span>
        </summary>
        <form method="post" action={to.eventSettingsDeed(event.slug, 'programme/removal')}>
          <input type="hidden" name="sessionId" value={session.id} />
          <p>{say(session.blocksMeetings ? 'settings.remove-session-opens' : 'settings.remove-session')}</p>
          <button className="btn danger" type="submit" aria-label={say('settings.remove-whom', { name })}>
            {say('office.remove')}
          </button>
        </form>
      </details>
    </li>
  )
}

function NewSession({ visit: { say, to }, event, form }: SettingsProps) {
  const days = { min: `${event.startsOn}T00:00`, max: `${event.endsOn}T23:59` }
  return (
    <section className="sheet stack" aria-labelledby="new-session">
      <h2 id="new-session">{say('settings.add-session')}</h2>
      <form className="stack" method="post" action={to.eventSettingsPart(event.slug, 'programme')} noValidate>
        <div className="grid-2">
          <Select
            {...{ form, name: 'kind', label: say('settings.kind') }}
            options={sessionKinds.map((value) => ({ value, label: say(`events.session.${value}`) }))}
          />
          <Select
            {...{ form, name: 'blocksMeetings', label: say('settings.meetings-during') }}
            options={[
              { value: 'yes', label: say('settings.blocks') },
              { value: 'no', label: say('settings.lets-meet') },
            ]}
          />
          <TextField {...{ form, name: 'nameZh', label: say('settings.session-zh') }} lang="zh-Hans" />
          <TextField {...{ form, name: 'nameEn', label: say('settings.session-en') }} lang="en" />
          <TextField
            {...{ form, name: 'startsAt', label: say('office.from'), ...days }}
            {...{ type: 'datetime-local', value: `${event.startsOn}T09:00`, required: true }}
          />
          <TextField
            {...{ form, name: 'endsAt', label: say('office.to'), ...days }}
            {...{ type: 'datetime-local', value: `${event.startsOn}T09:30`, required: true }}
          />
          <TextField {...{ form, name: 'placeZh', label: say('settings.place-zh') }} lang="zh-Hans" />
          <TextField {...{ form, name: 'placeEn', label: say('settings.place-en') }} lang="en" />
        </div>
        <p className="muted">{say('events.zone', { zone: event.timeZone })}</p>
        <p>
          <button className="btn primary" type="submit">
            {say('settings.add')}
          </button>
        </p>
      </form>
    </section>
  )
}
