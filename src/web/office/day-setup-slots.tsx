import type { Event } from '#events/directory.ts'
import type { Slot } from '#meetings/slots.ts'
import { TextField } from '#ui/form.tsx'
import { formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import type { DayProps } from './day-setup-view.tsx'

/** Slots by day, and the form that cuts a stretch of the day into more of them. */
export function SlotsOfDay({ visit, event, slots, form }: DayProps) {
  const { say, to, lang } = visit
  const days = Map.groupBy(slots, ({ startsAt }) => formatTime(startsAt, lang, event.timeZone, { dateStyle: 'full' }))
  return (
    <section className="sheet stack" aria-labelledby="slots-title">
      <h2 id="slots-title">{say('office.slots-count', { count: slots.length })}</h2>
      {[...days].map(([day, those]) => (
        <div key={day} className="stack tight">
          <h3>{day}</h3>
          <ul className="names">
            {those.map((slot) => (
              <li key={slot.id}>
                <span className="num">{slotTimes(slot, visit, event)}</span>
                {slot.blockedBy && (
                  <span className="muted">
                    {' '}
                    {say('my.closed-by')} <Said text={slot.blockedBy} lang={lang} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'slots')} noValidate>
        <TextField
          {...{ form, name: 'day', label: say('office.day'), type: 'date', value: event.startsOn }}
          {...{ min: event.startsOn, max: event.endsOn }}
        />
        <TextField {...{ form, name: 'from', label: say('office.from'), type: 'time', value: '10:00' }} />
        <TextField {...{ form, name: 'to', label: say('office.to'), type: 'time', value: '12:00' }} />
        <TextField
          {...{
            form,
            name: 'minutes',
            label: say('office.minutes'),
            type: 'number',
            min: '5',
            max: '240',
            value: '20',
          }}
        />
        <TextField
          {...{
            form,
            name: 'pauseMinutes',
            label: say('office.pause'),
            type: 'number',
            min: '0',
            max: '240',
            value: '0',
          }}
        />
        <button className="btn primary" type="submit">
          {say('office.add-slots')}
        </button>
      </form>
      <p className="muted">{say('events.zone', { zone: event.timeZone })}</p>
      {slots.length > 0 && (
        <details>
          <summary>{say('office.remove-slot')}</summary>
          <form className="inline-form" method="post" action={to.dayPart(event.slug, 'slot-removal')}>
            <SlotSelect {...{ visit, event, slots }} id="removed-slot" />
            <button className="btn danger" type="submit">
              {say('office.remove')}
            </button>
          </form>
          <p className="muted">{say('office.remove-slot-hint')}</p>
        </details>
      )}
    </section>
  )
}

export function SlotSelect({ visit, event, slots, id }: { visit: Visit; event: Event; slots: Slot[]; id: string }) {
  return (
    <div className="field">
      <label htmlFor={id}>{visit.say('office.slot')}</label>
      <select id={id} name="slotId">
        {slots.map((slot) => (
          <option key={slot.id} value={slot.id}>
            {slotTimes(slot, visit, event, true)}
          </option>
        ))}
      </select>
    </div>
  )
}

export function slotTimes(slot: Slot, { lang }: Visit, event: Event, withDay = false): string {
  const time = (at: Date) => formatTime(at, lang, event.timeZone, { timeStyle: 'short' })
  const day =
    withDay && event.startsOn !== event.endsOn
      ? `${formatTime(slot.startsAt, lang, event.timeZone, { dateStyle: 'short' })} `
      : ''
  return `${day}${time(slot.startsAt)}–${time(slot.endsAt)}`
}
