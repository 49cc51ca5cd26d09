import { may } from '#events/access.ts'
import { attendances, type Delegate } from '#events/delegates.ts'
import type { Event } from '#events/directory.ts'
import { spoken } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'

/** Whether a delegate comes or takes part over video; the person says it, or an organiser. */
export function Attendance({ visit, event, delegate }: { visit: Visit; event: Event; delegate: Delegate }) {
  const { say, to, lang, actor } = visit
  const name = spoken(delegate.name, lang).text
  const mayChange = actor.personId === delegate.personId || may.organise(actor, event.id)
  return (
    <section id="attendance" className="sheet stack" aria-labelledby="attendance-title">
      <h2 id="attendance-title">{say('my.attendance')}</h2>
      <p className="muted">{say('my.attendance-hint')}</p>
      {mayChange ? (
        <form className="stack" method="post" action={to.myAttendance(event.slug)}>
          <input type="hidden" name="personId" value={delegate.personId} />
          <fieldset className="field">
            <legend>{say('my.attendance-of', { name })}</legend>
            <div className="choices">
              {attendances.map((value) => (
                <label key={value}>
                  <input type="radio" name="attends" value={value} defaultChecked={delegate.attends === value} />
                  {say(`events.attends.${value}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <p>
            <button className="btn" type="submit">
              {say('my.attendance-save')}
            </button>
          </p>
        </form>
      ) : (
        <p>{say(`events.attends.${delegate.attends}`)}</p>
      )}
    </section>
  )
}
