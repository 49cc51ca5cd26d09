import type { Event } from '#events/directory.ts'
import { wallClockAt } from '#events/wall-clock.ts'
import type { DeskMeeting } from '#meetings/desk.ts'
import { resultKinds } from '#meetings/result-input.ts'
import { htmlLang } from '#platform/languages.ts'
import type { FormState } from '#ui/form.tsx'
import { Chip, DeedButton, formatDate } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; event: Event; meeting: DeskMeeting; query: string; form: FormState | undefined }

/** What the meeting came to: three taps to note it, or what was noted with the way to change it. */
export function ResultPart(props: Props) {
  const { visit, event, meeting, query, form } = props
  const { say, to, lang } = visit
  const { result } = meeting
  const action = to.deskNote(event.slug, meeting.id, { note: 'result', query })
  const errorId = `m-${meeting.id}-error`
  if (!result) return <ResultForm {...props} action={action} errorId={errorId} />
  const undo = to.deskNote(event.slug, meeting.id, { note: 'result', isUndone: true, query })
  return (
    <div className="stack tight">
      <p>
        <Chip tone={result.kind === 'intent' ? 'ok' : 'plain'}>{say(`desk.result.${result.kind}`)}</Chip>{' '}
        {result.line && <span lang={htmlLang(result.lineLang)}>{result.line}</span>}{' '}
        {result.nextOn && (
          <span className="muted num">{say('desk.result.next-on', { date: formatDate(result.nextOn, lang) })}</span>
        )}
      </p>
      <details open={form !== undefined}>
        <summary>{say('desk.result.change')}</summary>
        <ResultForm {...props} action={action} errorId={errorId} />
        <DeedButton action={undo} label={say('desk.result.undo')} tone="quiet" />
      </details>
    </div>
  )
}

type FormProps = {
  visit: Visit
  event: Pick<Event, 'timeZone' | 'startsOn'>
  meeting: Pick<DeskMeeting, 'id' | 'startsAt' | 'result'>
  action: string
  form: FormState | undefined
  /** Where the page says what was wrong. */
  errorId: string
}

/** First tap the kind, second the date, third "save"; the line is for those who have a moment. */
export function ResultForm({ visit, event, meeting, action, form, errorId }: FormProps) {
  const { say } = visit
  const { result } = meeting
  const id = (name: string) => `${name}-${meeting.id}`
  const typed = (name: string) => (form ? String(form.values[name] ?? '') : undefined)
  const kind = typed('kind') ?? result?.kind
  return (
    <form className="result" method="post" action={action} aria-describedby={form ? errorId : undefined}>
      <input type="hidden" name="meetingId" value={meeting.id} />
      <input type="hidden" name="seenKind" value={result?.kind ?? ''} />
      <input type="hidden" name="seenLine" value={result?.line ?? ''} />
      <input type="hidden" name="seenNextOn" value={result?.nextOn ?? ''} />
      <fieldset className="taps">
        <legend>{say('desk.result.title')}</legend>
        {resultKinds.map((one) => (
          <label key={one} className={`tap ${one}`}>
            <input type="radio" name="kind" value={one} required defaultChecked={kind === one} />
            {say(`desk.result.${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="rest">
        <div className="field">
          <label htmlFor={id('line')}>
            {say('desk.result.line')} <span className="muted">{say('desk.result.line-hint')}</span>
          </label>
          <input
            id={id('line')}
            name="line"
            maxLength={500}
            autoComplete="off"
            lang={result?.line ? htmlLang(result.lineLang) : undefined}
            defaultValue={typed('line') ?? result?.line ?? ''}
          />
        </div>
        <NextDates visit={visit} event={event} meeting={meeting} typed={typed} />
        <button className="btn primary" type="submit">
          {say('desk.result.save')}
        </button>
      </div>
    </form>
  )
}

function NextDates({
  visit: { say, lang },
  event,
  meeting,
  typed,
}: {
  visit: Visit
  event: FormProps['event']
  meeting: FormProps['meeting']
  typed: (name: string) => string | undefined
}) {
  const soon = nextDates(meeting.startsAt, event.timeZone)
  const known = meeting.result?.nextOn ?? ''
  const isQuick = soon.some(({ date }) => date === known)
  const chosen = typed('next') ?? (known && !isQuick ? 'other' : meeting.result ? known : undefined)
  const otherId = `other-${meeting.id}`
  const choice = (value: string, label: string, day?: string) => (
    <label key={value} className="tap">
      <input type="radio" name="next" value={value} defaultChecked={chosen === value} />
      <span>
        {label} {day && <span className="muted num">{day}</span>}
      </span>
    </label>
  )
  return (
    <fieldset className="taps">
      <legend>{say('desk.result.next')}</legend>
      {soon.map(({ date, name }) =>
        choice(date, say(`desk.result.next-${name}`), formatDate(date, lang, { month: 'numeric', day: 'numeric' })),
      )}
      {choice('', say('desk.result.next-none'))}
      {choice('other', say('desk.result.next-other'))}
      <span className="other">
        <label htmlFor={otherId} className="visually-hidden">
          {say('desk.result.other-date')}
        </label>
        <input
          type="date"
          id={otherId}
          name="other"
          min={event.startsOn}
          defaultValue={typed('other') ?? (isQuick ? '' : known)}
        />
      </span>
    </fieldset>
  )
}

// Counted from the day of the meeting where it is held, so that the choices stay the same however late they are noted.
function nextDates(startsAt: Date, timeZone: string) {
  const day = wallClockAt(startsAt, timeZone).toPlainDate()
  return [
    { name: 'week', date: day.add({ weeks: 1 }).toString() },
    { name: 'fortnight', date: day.add({ weeks: 2 }).toString() },
    { name: 'month', date: day.add({ months: 1 }).toString() },
  ]
}
