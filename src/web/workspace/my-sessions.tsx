import type { Event } from '#events/directory.ts'
import type { AttendedSession } from '#events/speakers.ts'
import type { DayRule } from '#meetings/day-rules.ts'
import { Chip, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { When } from './my-hours.tsx'

type Props = { visit: Visit; event: Event; session: AttendedSession; rule: DayRule }

/** An item of the programme among the meetings of the day: who has to be there, and cannot meet meanwhile. */
export function SessionCard({ visit, event, session, rule }: Props) {
  const { say, lang } = visit
  return (
    <li className="sheet meeting">
      <When visit={visit} event={event} span={session} rule={rule} />
      <div className="stack tight">
        <h3>
          <Said text={session.name} lang={lang} />
        </h3>
        <p className="muted">
          {session.persons.map((name, i) => (
            <span key={i}>
              {i > 0 && say('web.list-separator')}
              <Said text={name} lang={lang} />
            </span>
          ))}
        </p>
        <p className="row">
          <Chip>{say('my.has-to-be-there')}</Chip>
          {session.place && <Said text={session.place} lang={lang} />}
        </p>
      </div>
    </li>
  )
}
