import type { Event } from '#events/directory.ts'
import { isSettled, type PastMeeting, type Said as SaidResult, type Voice } from '#meetings/opinions.ts'
import { formatDay, formatHours } from '#meetings/times.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import { Chip, Empty, formatDate, formatTime, Said } from '#ui/parts.tsx'
import { ResultForm } from '../desk/result-form.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  visit: Visit
  event: Event
  voice: Voice
  address: string
  until: Date | undefined
  meetings: PastMeeting[]
  form: FormState
}

/** Everything of one side that is over: what still lacks a word first. */
export function MyResults(props: Props) {
  const { visit, event, voice, until, meetings, form } = props
  const { say, to, lang } = visit
  const [done, open] = [meetings.filter(isSettled), meetings.filter((meeting) => !isSettled(meeting))]
  const organisation = spoken(voice.side.name, lang).text
  return (
    <>
      <header className="stack tight">
        <p>
          <a href={until ? to.event(event.slug) : to.myMeetings(event.slug)}>
            <Said text={event.name} lang={lang} />
          </a>
          {' · '}
          <Said text={voice.side.name} lang={lang} />
        </p>
        <h1>{say('after.title')}</h1>
        <p>{say('after.hint')}</p>
        {until && (
          <p className="muted">
            {say('after.by-link', {
              ...{ name: voice.actor.name, organisation },
              date: formatTime(until, lang, event.timeZone, { dateStyle: 'long' }),
            })}
          </p>
        )}
      </header>
      <div id="refused">
        <ErrorSummary form={form} title={say('web.error.refused.title')} />
      </div>
      {meetings.length === 0 && <Empty>{say('after.nothing')}</Empty>}
      {meetings.length > 0 && open.length === 0 && <p className="notice">{say('after.all-done')}</p>}
      {open.length > 0 && <List {...props} name="open" meetings={open} />}
      {done.length > 0 && <List {...props} name="done" meetings={done} />}
    </>
  )
}

function List(props: Props & { name: 'open' | 'done' }) {
  const { visit, event, name, meetings } = props
  return (
    <section className="stack" aria-labelledby={name}>
      <h2 id={name}>{visit.say(`after.${name}`, { count: meetings.length })}</h2>
      <ul className="meeting-list">
        {meetings.map((meeting) => (
          <li key={meeting.id} className="sheet stack tight" id={`meeting-${meeting.id}`}>
            <h3>
              <Said text={meeting.other} lang={visit.lang} />
            </h3>
            <p className="muted num">
              {event.startsOn !== event.endsOn && `${formatDay(meeting.startsAt, visit.lang, event.timeZone)} `}
              {formatHours(meeting, visit.lang, event.timeZone)} · {visit.say('my.table', { table: meeting.table })}
            </p>
            <Words {...props} meeting={meeting} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What stands, and the taps: at once where nothing does, behind a word where something does. */
function Words(props: Props & { meeting: PastMeeting }) {
  const { visit, event, meeting, address, form } = props
  const { say } = visit
  const { opinion, result } = meeting
  const typed = form.values.meetingId === meeting.id ? form : undefined
  const taps = (
    <ResultForm
      {...{ visit, event, form: typed, action: address, errorId: 'refused' }}
      meeting={{ id: meeting.id, startsAt: meeting.startsAt, result: opinion }}
    />
  )
  if (!isSettled(meeting)) return taps
  const differs = result && opinion && !isSameSaid(result, opinion)
  return (
    <>
      {opinion && <Line visit={visit} lead={say('after.yours')} said={opinion} />}
      {result && (!opinion || differs) && <Line visit={visit} lead={say('after.on-record')} said={result} />}
      {differs && <p className="muted">{say('after.kept')}</p>}
      <details open={typed !== undefined}>
        <summary>{say(opinion ? 'after.change' : 'after.see-otherwise')}</summary>
        {taps}
      </details>
    </>
  )
}

function Line({ visit: { say, lang }, lead, said }: { visit: Visit; lead: string; said: SaidResult }) {
  return (
    <p>
      {lead} <Chip tone={said.kind === 'intent' ? 'ok' : 'plain'}>{say(`desk.result.${said.kind}`)}</Chip>{' '}
      {said.line && <span lang={htmlLang(said.lineLang)}>{said.line}</span>}{' '}
      {said.nextOn && (
        <span className="muted num">{say('desk.result.next-on', { date: formatDate(said.nextOn, lang) })}</span>
      )}
    </p>
  )
}

function isSameSaid(one: SaidResult, other: SaidResult): boolean {
  return one.kind === other.kind && one.line === other.line && one.nextOn === other.nextOn
}
