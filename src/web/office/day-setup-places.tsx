import type { Place } from '#events/places.ts'
import { spoken } from '#platform/languages.ts'
import { Select, TextField } from '#ui/form.tsx'
import { DeedButton, Said } from '#ui/parts.tsx'
import type { DayProps } from './day-setup-view.tsx'

/** Halls, buildings, cities: on which days they are used, and how long the way between them takes. */
export function PlacesOfDay(props: DayProps) {
  const { visit, event, places, form } = props
  const { say, to, lang } = visit
  const isLong = event.startsOn !== event.endsOn
  const days = { type: 'date', min: event.startsOn, max: event.endsOn }
  return (
    <section className="sheet stack" aria-labelledby="places-title">
      <h2 id="places-title">{say('office.places-count', { count: places.length })}</h2>
      <p className="muted">{say('office.places-hint')}</p>
      {places.length > 0 && (
        <ul>
          {places.map((place) => (
            <li key={place.id} className="row">
              <span>
                <Said text={place.name} lang={lang} /> {daysOf(place, visit)}
              </span>
              <details>
                <summary>
                  {say('office.remove')}
                  <span className="visually-hidden"> {spoken(place.name, lang).text}</span>
                </summary>
                <DeedButton
                  action={to.dayPart(event.slug, 'place-removal')}
                  label={say('office.remove-place', { name: spoken(place.name, lang).text })}
                  tone="danger"
                  values={{ placeId: place.id }}
                />
              </details>
            </li>
          ))}
        </ul>
      )}
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'places')} noValidate>
        <TextField {...{ form, name: 'nameZh', label: say('settings.place-zh') }} lang="zh-Hans" />
        <TextField {...{ form, name: 'nameEn', label: say('settings.place-en') }} lang="en" />
        {isLong && <TextField {...{ form, name: 'firstDay', label: say('office.place-first-day'), ...days }} />}
        {isLong && <TextField {...{ form, name: 'lastDay', label: say('office.place-last-day'), ...days }} />}
        <button className="btn primary" type="submit">
          {say('office.add-place')}
        </button>
      </form>
      {places.length > 1 && <Walks {...props} />}
    </section>
  )
}

function Walks({ visit: { say, to, lang }, event, places, walks, form }: DayProps) {
  const options = places.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? ''
  return (
    <div className="stack tight">
      <h3>{say('office.walks')}</h3>
      <p className="muted">{say('office.walks-hint')}</p>
      <ul>
        {walks.map(({ places: [one, other], minutes }) => (
          <li key={`${one} ${other}`}>{say('office.walk', { one: nameOf(one), other: nameOf(other), minutes })}</li>
        ))}
      </ul>
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'walks')} noValidate>
        <Select {...{ form, name: 'oneId', label: say('office.walk-from'), options }} />
        <Select {...{ form, name: 'otherId', label: say('office.walk-to'), options }} value={options[1]?.value} />
        <TextField
          {...{ form, name: 'minutes', label: say('office.walk-minutes') }}
          {...{ type: 'number', min: '0', max: '1440', value: '10' }}
        />
        <button className="btn" type="submit">
          {say('office.save')}
        </button>
      </form>
    </div>
  )
}

function daysOf({ firstDay, lastDay }: Place, { say }: DayProps['visit']): string {
  if (!firstDay && !lastDay) return ''
  return say('office.place-days', { first: firstDay ?? '', last: lastDay ?? '' })
}
