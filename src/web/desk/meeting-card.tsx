import type { Event } from '#events/directory.ts'
import type { DeskMeeting, DeskSide } from '#meetings/desk.ts'
import { type MarkKind, markKinds } from '#meetings/marks.ts'
import type { FormState } from '#ui/form.tsx'
import { Chip, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { ResultPart } from './result-form.tsx'

/** A "no" and what had been typed, for the meeting it speaks about. */
export type Refused = { meetingId: string; note: 'mark' | 'result'; form: FormState }

type Props = { visit: Visit; event: Event; meeting: DeskMeeting; query: string }

/** One meeting at its table: who sits there, the four marks, the result. */
export function MeetingCard({ visit, event, meeting, query, refused }: Props & { refused: Refused | undefined }) {
  const { say, lang } = visit
  const title = `m-${meeting.id}`
  const typed = refused?.note === 'result' ? refused.form : undefined
  return (
    <article className="sheet meeting" aria-labelledby={title} data-part={meeting.id}>
      <h2 id={title} className="row spread">
        <span className="num">{say('desk.meetings.table', { label: meeting.table })}</span>
        <span className="muted num">
          {formatTime(meeting.startsAt, lang, event.timeZone, { timeStyle: 'short' })}–
          {formatTime(meeting.endsAt, lang, event.timeZone, { timeStyle: 'short' })}
        </span>
      </h2>
      <Side visit={visit} side={meeting.host} />
      <Side visit={visit} side={meeting.guest} />
      {meeting.interpreter && (
        <p className="muted">
          {say('desk.meetings.interpreter')} <Said text={meeting.interpreter} lang={lang} />
        </p>
      )}
      {Object.values(refused?.form.errors ?? {}).map((message) => (
        <p key={message} className="errors" role="alert" id={`${title}-error`}>
          {message}
        </p>
      ))}
      {meeting.isCancelled ? (
        <p>
          <Chip tone="act">{say('desk.meetings.cancelled')}</Chip>
        </p>
      ) : (
        <>
          <fieldset className="marks">
            <legend className="visually-hidden">{say('desk.meetings.marks-of')}</legend>
            {markKinds.map((kind) => (
              <MarkForm key={kind} visit={visit} event={event} meeting={meeting} kind={kind} query={query} />
            ))}
          </fieldset>
          <ResultPart visit={visit} event={event} meeting={meeting} query={query} form={typed} />
        </>
      )}
    </article>
  )
}

function Side({ visit: { say, lang }, side }: { visit: Visit; side: DeskSide }) {
  return (
    <div className={`side ${side.side}`}>
      <span className="row spread">
        <b>
          <Said text={side.organisation} lang={lang} />
        </b>
        <Chip>{say(`events.side.${side.side}`)}</Chip>
      </span>
      <ul>
        {side.persons.map((person, i) => (
          <li key={i}>
            <Said text={person.name} lang={lang} />{' '}
            <span className={person.hasArrived ? 'here' : 'muted'}>
              {person.hasArrived ? `✓ ${say('desk.meetings.arrived')}` : say('desk.meetings.not-arrived')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The button stays where it is when the mark is set, so that an impatient second tap repeats it instead of undoing it. */
export function MarkForm({ visit, event, meeting, kind, query }: Props & { kind: MarkKind }) {
  const { say, to, lang } = visit
  const set = meeting.marks.find((mark) => mark.kind === kind)
  const mark = say(`desk.mark.${kind}`)
  const address = (isUndone: boolean) => to.deskNote(event.slug, meeting.id, { note: 'mark', isUndone, query })
  return (
    <div className="mark">
      <form method="post" action={address(false)}>
        <input type="hidden" name="kind" value={kind} />
        <button className={`btn ${kind}`} type="submit" aria-pressed={set !== undefined}>
          {set && <span aria-hidden="true">✓</span>} {mark}
        </button>
      </form>
      {set && (
        <form method="post" action={address(true)}>
          <input type="hidden" name="kind" value={kind} />
          <span className="muted num">{formatTime(set.at, lang, event.timeZone, { timeStyle: 'short' })}</span>
          <button className="btn quiet" type="submit" aria-label={say('desk.mark.undo-which', { mark })}>
            {say('desk.mark.undo')}
          </button>
        </form>
      )}
    </div>
  )
}
