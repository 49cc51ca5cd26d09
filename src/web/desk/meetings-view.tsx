import type { Event } from '#events/directory.ts'
import type { DeskCounts as Counts, Desk, DeskMeeting, DeskSlot } from '#meetings/desk.ts'
import { Chip, Empty, formatTime, Notice, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { MarkForm, MeetingCard, type Refused } from './meeting-card.tsx'

/** Held n of m, intents, no-shows, and how many results are still missing, which leads to them. */
export function DeskCounts({ visit: { say, to }, event, counts }: { visit: Visit; event: Event; counts: Counts }) {
  const { held, planned, intents, noShow, missing } = counts
  return (
    <>
      <b>{say('desk.meetings.held', { held, planned })}</b>
      <Chip>{say('desk.meetings.intents', { count: intents })}</Chip>
      {noShow > 0 && <Chip>{say('desk.meetings.no-shows', { count: noShow })}</Chip>}
      {missing > 0 && (
        <a className="chip act" href={to.deskMeetings(event.slug, 'show=missing')}>
          {say('desk.meetings.missing', { count: missing })}
        </a>
      )}
    </>
  )
}

/** Every meeting that should have a result by now and has none. */
export function MissingResults({
  visit,
  event,
  meetings,
  missing,
  refused,
}: {
  visit: Visit
  event: Event
  meetings: DeskMeeting[]
  missing: number
  refused: Refused | undefined
}) {
  const { say, to } = visit
  return (
    <>
      <p className="row">
        <a className="btn" href={to.deskMeetings(event.slug)}>
          {say('desk.meetings.back-to-now')}
        </a>
        {meetings.length < missing && (
          <span className="muted">{say('desk.meetings.missing-first', { shown: meetings.length, missing })}</span>
        )}
      </p>
      {meetings.length === 0 && <Empty>{say('desk.meetings.missing-none')}</Empty>}
      <Cards visit={visit} event={event} meetings={meetings} refused={refused} query="show=missing" />
    </>
  )
}

/** One slot: full cards for the tables now, a short list of what comes next so that people can be called in time. */
export function SlotTables({
  visit,
  desk: { event, release },
  slots,
  chosen,
  isPresent,
  meetings,
  upNext,
  refused,
}: {
  visit: Visit
  desk: Desk
  slots: DeskSlot[]
  chosen: DeskSlot | undefined
  isPresent: boolean
  meetings: DeskMeeting[]
  upNext: DeskMeeting[]
  refused: Refused | undefined
}) {
  const { say, to, lang } = visit
  if (!chosen)
    return (
      <Empty>
        {say('desk.meetings.no-slots')}
        <a href={to.board(event.slug)}>{say('desk.meetings.board')}</a>
      </Empty>
    )
  const at = release && formatTime(release.releasedAt, lang, event.timeZone)
  return (
    <>
      {!release && <Notice tone="warn">{say('desk.meetings.working-plan')}</Notice>}
      <SlotNav visit={visit} event={event} slots={slots} chosen={chosen} isPresent={isPresent} />
      {meetings.length === 0 && <Empty>{say('desk.meetings.none-now')}</Empty>}
      <Cards visit={visit} event={event} meetings={meetings} refused={refused} query={`slot=${chosen.id}`} />
      {upNext.length > 0 && <UpNext visit={visit} event={event} meetings={upNext} query={`slot=${chosen.id}`} />}
      <p className="muted">
        {say('desk.meetings.zone', { zone: event.timeZone })}
        {release && at && ` · ${say('desk.meetings.release', { number: release.number, at })}`}
      </p>
    </>
  )
}

function Cards({
  visit,
  event,
  meetings,
  refused,
  query,
}: {
  visit: Visit
  event: Event
  meetings: DeskMeeting[]
  refused: Refused | undefined
  query: string
}) {
  return (
    <div className="tables">
      {meetings.map((meeting) => (
        <MeetingCard
          key={meeting.id}
          visit={visit}
          event={event}
          meeting={meeting}
          query={query}
          refused={refused?.meetingId === meeting.id ? refused : undefined}
        />
      ))}
    </div>
  )
}

function SlotNav({
  visit: { say, to, lang },
  event,
  slots,
  chosen,
  isPresent,
}: {
  visit: Visit
  event: Event
  slots: DeskSlot[]
  chosen: DeskSlot
  isPresent: boolean
}) {
  const place = slots.indexOf(chosen)
  const [previous, next] = [slots[place - 1], slots[place + 1]]
  const addressOf = (slot: DeskSlot) => to.deskMeetings(event.slug, `slot=${slot.id}`)
  // The day is said only where an event has several.
  const style: Intl.DateTimeFormatOptions =
    event.startsOn === event.endsOn ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' }
  return (
    <form className="row slot-nav" method="get" action={to.deskMeetings(event.slug)} data-slots>
      {previous && (
        <a className="btn" href={addressOf(previous)} rel="prev">
          ‹ {say('desk.meetings.previous')}
        </a>
      )}
      <label htmlFor="slot" className="visually-hidden">
        {say('desk.meetings.slot')}
      </label>
      <select id="slot" name="slot" defaultValue={chosen.id}>
        {slots.map((slot) => (
          <option key={slot.id} value={slot.id}>
            {say('desk.meetings.slot-option', {
              time: formatTime(slot.startsAt, lang, event.timeZone, style),
              meetings: slot.meetings,
            })}
          </option>
        ))}
      </select>
      <button className="btn" type="submit">
        {say('desk.meetings.slot-go')}
      </button>
      {next && (
        <a className="btn" href={addressOf(next)} rel="next">
          {say('desk.meetings.next')} ›
        </a>
      )}
      {!isPresent && <a href={to.deskMeetings(event.slug)}>{say('desk.meetings.back-to-now')}</a>}
    </form>
  )
}

function UpNext({
  visit,
  event,
  meetings,
  query,
}: {
  visit: Visit
  event: Event
  meetings: DeskMeeting[]
  query: string
}) {
  const { say, lang } = visit
  const time = formatTime(meetings[0]?.startsAt ?? new Date(0), lang, event.timeZone, { timeStyle: 'short' })
  return (
    <section className="stack tight" data-part="up-next">
      <h2>{say('desk.meetings.up-next', { time })}</h2>
      <div className="table-wrap">
        <table className="labelled up-next">
          <thead>
            <tr>
              <th scope="col">{say('desk.meetings.table-head')}</th>
              <th scope="col">{say('desk.meetings.pair-head')}</th>
              <th scope="col">{say('desk.meetings.interpreter')}</th>
              <th scope="col">{say('desk.meetings.marks-of')}</th>
            </tr>
          </thead>
          <tbody>
            {meetings.map((meeting) => (
              <tr key={meeting.id}>
                <th scope="row">{say('desk.meetings.table', { label: meeting.table })}</th>
                <td data-label={say('desk.meetings.pair-head')}>
                  <Said text={meeting.host.organisation} lang={lang} /> ×{' '}
                  <Said text={meeting.guest.organisation} lang={lang} />
                </td>
                <td data-label={say('desk.meetings.interpreter')}>
                  {meeting.interpreter ? <Said text={meeting.interpreter} lang={lang} /> : '—'}
                </td>
                <td>
                  {meeting.isCancelled ? (
                    <Chip tone="act">{say('desk.meetings.cancelled')}</Chip>
                  ) : (
                    <MarkForm visit={visit} event={event} meeting={meeting} kind="called" query={query} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
