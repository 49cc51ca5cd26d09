import type { Delegate } from '#events/delegates.ts'
import type { Session } from '#events/sessions.ts'
import type { Speaker } from '#events/speakers.ts'
import { spoken } from '#platform/languages.ts'
import { DeedButton, Said } from '#ui/parts.tsx'
import type { SettingsProps } from './event-settings-frame.tsx'

/** Who has to be at a session, and so cannot meet while it lasts. Where nobody can meet anyway, nobody need be named. */
export function EventSpeakers({
  visit: { say, to, lang },
  event,
  session,
  speakers,
  delegates,
}: SettingsProps & { session: Session; speakers: Speaker[]; delegates: Delegate[] }) {
  if (session.blocksMeetings || (delegates.length === 0 && speakers.length === 0)) return null
  const named = new Set(speakers.map(({ personId }) => personId))
  const others = delegates.filter(({ personId }) => !named.has(personId))
  const id = `speaker-${session.id}`
  return (
    <details className="session-speakers" open={speakers.length > 0}>
      <summary>
        {say('settings.speakers')}
        <span className="visually-hidden"> {spoken(session.name, lang).text}</span>
      </summary>
      <p className="muted">{say('settings.speaker-hint')}</p>
      <ul>
        {speakers.map(({ personId, name }) => (
          <li key={personId} className="row">
            <Said text={name} lang={lang} />
            <DeedButton
              action={to.eventSettingsDeed(event.slug, 'programme/speakers/removal')}
              label={
                <>
                  {say('office.remove')}
                  <span className="visually-hidden"> {spoken(name, lang).text}</span>
                </>
              }
              values={{ sessionId: session.id, personId }}
              tone="quiet"
            />
          </li>
        ))}
      </ul>
      <form className="row" method="post" action={to.eventSettingsDeed(event.slug, 'programme/speakers')}>
        <input type="hidden" name="sessionId" value={session.id} />
        <label htmlFor={id}>{say('settings.speaker')}</label>
        <select id={id} name="personId">
          {others.map((delegate) => (
            <option key={delegate.personId} value={delegate.personId}>
              {say('settings.speaker-of', {
                name: spoken(delegate.name, lang).text,
                of: spoken(delegate.organisation, lang).text,
              })}
            </option>
          ))}
        </select>
        <button className="btn" type="submit">
          {say('settings.speaker-add')}
        </button>
      </form>
    </details>
  )
}
