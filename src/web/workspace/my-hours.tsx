import type { Event } from '#events/directory.ts'
import type { DayRule } from '#meetings/day-rules.ts'
import { formatTime } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  visit: Visit
  event: Event
  span: { startsAt: Date | null; endsAt: Date | null }
  rule: DayRule
}

/** When something of the day is, where the event is and where the reader is; or what the time waits for. */
export function When({ visit, event, span, rule }: Props) {
  const { say, lang, actor } = visit
  const { startsAt, endsAt } = span
  if (!startsAt || !endsAt)
    return <p className="muted">{say(rule.arrangedBy === 'organiser' ? 'my.awaits-timetable' : 'my.awaits-slot')}</p>
  const time = (at: Date, zone: string) => formatTime(at, lang, zone, { timeStyle: 'short' })
  const isElsewhere = time(startsAt, actor.timeZone) !== time(startsAt, event.timeZone)
  const isOneDay = event.startsOn === event.endsOn
  return (
    <p className="stack tight">
      <time className="when num" dateTime={startsAt.toISOString()}>
        {time(startsAt, event.timeZone)}–{time(endsAt, event.timeZone)}
      </time>
      {!isOneDay && <span>{formatTime(startsAt, lang, event.timeZone, { dateStyle: 'medium' })}</span>}
      {isElsewhere && (
        <span className="muted">
          {say('my.your-time', { time: time(startsAt, actor.timeZone), zone: actor.timeZone })}
        </span>
      )}
    </p>
  )
}
