import type { LanguageMap } from '#db/tables.ts'
import type { Event } from '#events/directory.ts'
import type { Participation } from '#events/participation.ts'
import type { AttendedSession } from '#events/speakers.ts'
import type { DayRule } from '#meetings/day-rules.ts'
import type { MyMeeting } from '#meetings/my-day.ts'
import type { Request } from '#meetings/requests.ts'
import type { DayFigures } from '#meetings/statistics.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import { Chip, DeedButton, Empty, formatTime, Said } from '#ui/parts.tsx'
import { EventDates } from '../showcase/event-views.tsx'
import type { Visit } from '../visit.ts'
import { CalendarPart } from './calendar-part.tsx'
import { When } from './my-hours.tsx'
import { SessionCard } from './my-sessions.tsx'

type Props = {
  visit: Visit
  event: Event
  sides: Participation[]
  meetings: MyMeeting[]
  /** Where somebody of theirs has to be. */
  sessions: AttendedSession[]
  requests: Request[]
  rule: DayRule
  calendarSince: Date | undefined
  calendarAddress: string | undefined
  figures: DayFigures
  form: FormState | undefined
}

export function MyMeetings(props: Props) {
  const { visit, event, sides, meetings, sessions, requests, rule, calendarSince, calendarAddress, figures, form } =
    props
  const { say, to, lang } = visit
  const mine = new Set(sides.map(({ id }) => id))
  const toAnswer = requests.filter((request) => mine.has(request.asked.id) && request.answer === null)
  const sent = requests.filter((request) => mine.has(request.asking.id))
  const live = meetings.filter((meeting) => !meeting.isCancelled).length
  return (
    <>
      <header className="stack tight">
        <h1>
          <Said text={event.name} lang={lang} />
        </h1>
        <p className="muted">
          <EventDates event={event} lang={lang} /> · <Said text={event.city} lang={lang} /> · {event.timeZone}
        </p>
        <nav className="tabs" aria-label={say('my.parts')}>
          <a className="btn" href="#meetings">
            {say('my.meetings-count', { count: live })}
          </a>
          <a className="btn" href="#to-answer">
            {say('my.to-answer', { count: toAnswer.length })}
          </a>
          <a className="btn" href="#sent">
            {say('my.sent', { count: sent.filter(({ answer }) => answer === null).length })}
          </a>
          <a className="btn" href={to.myAvailability(event.slug)}>
            {say('my.availability')}
          </a>
          {sides.length > 0 && rule.arrangedBy === 'organiser' && (
            <a className="btn primary" href={to.myWishes(event.slug)}>
              {say('wishing.title')}
            </a>
          )}
          {sides.length > 0 && (
            <a className={rule.arrangedBy === 'organiser' ? 'btn' : 'btn primary'} href={to.askToMeet(event.slug)}>
              {say('my.ask')}
            </a>
          )}
        </nav>
      </header>
      {form && <ErrorSummary form={form} title={say('web.error.refused.title')} />}
      <YourDay visit={visit} event={event} figures={figures} />
      <section id="meetings" className="stack" aria-labelledby="meetings-title">
        <h2 id="meetings-title">{say('my.meetings')}</h2>
        {meetings.length === 0 && <NoMeetings visit={visit} event={event} hasSide={sides.length > 0} />}
        {meetings.length + sessions.length > 0 && (
          <ol className="meeting-list">
            {inOrderOfTime(meetings, sessions).map((entry) =>
              'persons' in entry ? (
                <SessionCard key={entry.id} {...{ visit, event, rule }} session={entry} />
              ) : (
                <MeetingCard key={entry.id} {...{ visit, event, meeting: entry, mine, rule }} />
              ),
            )}
          </ol>
        )}
      </section>
      <ToAnswer visit={visit} event={event} requests={toAnswer} rule={rule} />
      <Sent visit={visit} event={event} requests={sent} sides={sides} rule={rule} />
      <CalendarPart visit={visit} event={event} since={calendarSince} address={calendarAddress} />
    </>
  )
}

/** Once something has happened: what the day came to, and the way to say what is still missing. */
function YourDay({ visit, event, figures }: { visit: Visit; event: Event; figures: DayFigures }) {
  const { say, to } = visit
  const { held, noShow, missing } = figures
  if (held + noShow + missing === 0) return null
  return (
    <section className="sheet row spread" aria-labelledby="your-day">
      <div className="stack tight">
        <h2 id="your-day">{say('after.your-day')}</h2>
        <p>{say('after.your-day.text', figures)}</p>
        <p className="muted">{say('after.your-day.more', figures)}</p>
      </div>
      <a className={missing > 0 ? 'btn primary' : 'btn'} href={to.myResults(event.slug)}>
        {say('after.to-results')}
      </a>
    </section>
  )
}

function NoMeetings({ visit: { say, to }, event, hasSide }: { visit: Visit; event: Event; hasSide: boolean }) {
  return (
    <Empty>
      <p>{say(hasSide ? 'my.no-meetings' : 'my.not-registered')}</p>
      <a className="btn" href={hasSide ? to.myAvailability(event.slug) : to.event(event.slug)}>
        {say(hasSide ? 'my.availability' : 'my.to-event')}
      </a>
    </Empty>
  )
}

/** What has no time yet comes last. */
function inOrderOfTime(meetings: MyMeeting[], sessions: AttendedSession[]): (MyMeeting | AttendedSession)[] {
  const timeOf = ({ startsAt }: MyMeeting | AttendedSession) => startsAt?.getTime() ?? Number.MAX_SAFE_INTEGER
  return [...sessions, ...meetings].sort((one, other) => timeOf(one) - timeOf(other))
}

type CardProps = { visit: Visit; event: Event; meeting: MyMeeting; mine: Set<string>; rule: DayRule }

function MeetingCard({ visit, event, meeting, mine, rule }: CardProps) {
  const { say, to, lang } = visit
  const other = mine.has(meeting.hostId)
    ? { id: meeting.guestId, name: meeting.guest }
    : { id: meeting.hostId, name: meeting.host }
  const isBoth = !mine.has(meeting.hostId) && !mine.has(meeting.guestId)
  return (
    <li className={meeting.isCancelled ? 'sheet meeting off' : 'sheet meeting'}>
      <When visit={visit} event={event} span={meeting} rule={rule} />
      <div className="stack tight">
        <h3>
          {isBoth && (
            <>
              <Said text={meeting.guest} lang={lang} /> ×{' '}
            </>
          )}
          <Said text={other.name} lang={lang} />
        </h3>
        <p className="muted">
          {peopleOf(meeting, other.id).map(({ name }, i) => (
            <span key={i}>
              {i > 0 && say('web.list-separator')}
              <Said text={name} lang={lang} />
            </span>
          ))}
        </p>
        <p className="row">
          {meeting.table && <Chip tone="offer">{say('my.table', { table: meeting.table })}</Chip>}
          {meeting.place && <Said text={meeting.place} lang={lang} />}
          {meeting.isCancelled && <Chip tone="act">{say('my.cancelled')}</Chip>}
          {meeting.isHeld && <Chip tone="ok">{say('my.held')}</Chip>}
          {meeting.interpreter && (
            <span>
              {say('my.interpreter')} <Said text={meeting.interpreter} lang={lang} />
            </span>
          )}
          {meeting.isOnline && meeting.link && !meeting.isCancelled && (
            <a className="btn primary" href={meeting.link} rel="noreferrer">
              {say('my.join')}
            </a>
          )}
          {meeting.listingNumber !== null && meeting.listingKind && (
            <a href={to.listing(meeting.listingKind, meeting.listingNumber)}>
              {say(`my.about-${meeting.listingKind}`, { number: meeting.listingNumber })}
            </a>
          )}
        </p>
        {!meeting.isCancelled && !meeting.isHeld && !isBoth && (
          <Cancel visit={visit} event={event} meeting={meeting} name={other.name} />
        )}
      </div>
    </li>
  )
}

function peopleOf(meeting: MyMeeting, participationId: string) {
  return meeting.people.filter((person) => person.participationId === participationId)
}

// Calling off asks once more: the button stands behind a disclosure that says what will happen.
function Cancel({
  visit,
  event,
  meeting,
  name,
}: {
  visit: Visit
  event: Event
  meeting: MyMeeting
  name: LanguageMap
}) {
  const { say, to, lang } = visit
  const id = `reason-${meeting.id}`
  return (
    <details className="no-print">
      <summary>{say('my.cancel')}</summary>
      <form
        className="stack tight"
        method="post"
        action={to.myMeetingCancellation(event.slug, meeting.id)}
        aria-label={say('my.cancel-with', { name: spoken(name, lang).text })}
      >
        <p>{say('my.cancel-hint')}</p>
        <div className="field">
          <label htmlFor={id}>{say('my.reason')}</label>
          <input id={id} name="reason" maxLength={500} />
        </div>
        <p>
          <button className="btn danger" type="submit">
            {say('my.cancel-confirm')}
          </button>
        </p>
      </form>
    </details>
  )
}

type ListProps = { visit: Visit; event: Event; requests: Request[] }

function ToAnswer({ visit, event, requests, rule }: ListProps & { rule: DayRule }) {
  const { say, to, lang } = visit
  return (
    <section id="to-answer" className="stack" aria-labelledby="to-answer-title">
      <h2 id="to-answer-title">{say('my.to-answer', { count: requests.length })}</h2>
      {requests.length === 0 && <p className="muted">{say('my.nothing-to-answer')}</p>}
      {rule.requestsLapseAt && requests.length > 0 && (
        <p className="muted">
          {say('my.lapses', { time: formatTime(rule.requestsLapseAt, lang, event.timeZone), zone: event.timeZone })}
        </p>
      )}
      {requests.length > 0 && (
        <ul className="meeting-list">
          {requests.map((request) => (
            <li key={request.id} className="sheet stack tight">
              <h3>
                <Said text={request.asking.name} lang={lang} />
              </h3>
              <p lang={htmlLang(request.messageLang)}>{request.message}</p>
              <p className="row">
                <a className="btn primary" href={to.answer(event.slug, request.id)}>
                  {say('my.answer')}
                </a>
                {request.othersWaiting > 0 && (
                  <span className="muted">{say('my.others-waiting', { count: request.othersWaiting })}</span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sent({ visit, event, requests, sides, rule }: ListProps & { sides: Participation[]; rule: DayRule }) {
  const { say, to, lang } = visit
  const openOf = (id: string) => requests.filter(({ asking, answer }) => asking.id === id && answer === null).length
  return (
    <section id="sent" className="stack" aria-labelledby="sent-title">
      <h2 id="sent-title">{say('my.sent', { count: requests.filter(({ answer }) => answer === null).length })}</h2>
      {requests.length === 0 && <p className="muted">{say('my.nothing-sent')}</p>}
      {requests.length > 0 &&
        sides.map(({ id, name }) => (
          <p key={id} className="row">
            {sides.length > 1 && <Said text={name} lang={lang} />}
            <Chip tone={openOf(id) >= rule.openRequestsMax ? 'act' : 'plain'}>
              {say('my.open-of', { open: openOf(id), maximum: rule.openRequestsMax })}
            </Chip>
            <span className="muted">{say('my.open-hint')}</span>
          </p>
        ))}
      {requests.length > 0 && (
        <ul className="meeting-list">
          {requests.map((request) => (
            <li key={request.id} className="sheet stack tight">
              <h3>
                <Said text={request.asked.name} lang={lang} />
              </h3>
              <p lang={htmlLang(request.messageLang)}>{request.message}</p>
              <div className="row">
                {request.answer === 'lapsed' && <span className="muted">{say('my.lapsed-hint')}</span>}
                {request.answer === 'declined' && <span className="muted">{say('my.declined-hint')}</span>}
                {request.answer ? (
                  <Chip tone={request.answer === 'accepted' ? 'ok' : 'plain'}>
                    {say(`meetings.answer.${request.answer}`)}
                  </Chip>
                ) : (
                  <>
                    <Chip>{say('my.waiting')}</Chip>
                    {request.othersWaiting > 0 && (
                      <span className="muted">{say('my.others-asked', { count: request.othersWaiting })}</span>
                    )}
                    <DeedButton action={to.requestWithdrawal(event.slug, request.id)} label={say('my.withdraw')} />
                  </>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
