import type { Event } from '#events/directory.ts'
import { DeedButton, formatTime } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  visit: Visit
  event: Event
  /** Since when there has been an address to subscribe to. */
  since: Date | undefined
  /** The address itself, in the one answer that tells it. */
  address: string | undefined
}

/** The reader's meetings in their own calendar: an address to subscribe to, and a file to keep. */
export function CalendarPart({ visit, event, since, address }: Props) {
  const { say, to } = visit
  return (
    <section id="calendar" className="sheet stack no-print" aria-labelledby="calendar-title">
      <h2 id="calendar-title">{say('my.calendar')}</h2>
      <p>{say('my.calendar-hint')}</p>
      {address ? (
        <NewAddress visit={visit} address={address} />
      ) : (
        <Standing visit={visit} event={event} since={since} />
      )}
      <p className="muted">{say('my.calendar-reveals')}</p>
      <p className="row">
        <a className="btn" href={to.myCalendar(event.slug)}>
          {say('my.to-calendar')}
        </a>
      </p>
      {(since || address) && (
        <details>
          <summary>{say('my.calendar-close')}</summary>
          <p>{say('my.calendar-close-hint')}</p>
          <DeedButton
            action={to.calendarAddressRemoval(event.slug)}
            label={say('my.calendar-close-confirm')}
            tone="danger"
          />
        </details>
      )}
    </section>
  )
}

function NewAddress({ visit: { say }, address }: { visit: Visit; address: string }) {
  return (
    <div className="notice stack tight" role="status">
      <p>{say('my.calendar-new')}</p>
      <div className="field">
        <label htmlFor="calendar-address">{say('my.calendar-address')}</label>
        <input id="calendar-address" readOnly value={address} dir="ltr" />
      </div>
      <p className="row">
        <a className="btn primary" href={address.replace(/^https?:/, 'webcal:')}>
          {say('my.calendar-subscribe')}
        </a>
        <button
          className="btn"
          type="button"
          hidden
          data-copy="calendar-address"
          data-copied={say('my.calendar-copied')}
        >
          {say('my.calendar-copy')}
        </button>
      </p>
    </div>
  )
}

function Standing({ visit, event, since }: Omit<Props, 'address'>) {
  const { say, to, lang, actor } = visit
  if (!since)
    return (
      <DeedButton
        action={`${to.calendarAddress(event.slug)}#calendar`}
        label={say('my.calendar-make')}
        tone="primary"
      />
    )
  const date = formatTime(since, lang, actor.timeZone, { dateStyle: 'long' })
  return (
    <>
      <p>{say('my.calendar-stands', { date })}</p>
      <DeedButton action={`${to.calendarAddress(event.slug)}#calendar`} label={say('my.calendar-renew')} />
    </>
  )
}
