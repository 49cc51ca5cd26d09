import type { Event } from '#events/directory.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

const places = [
  'overview',
  'settings',
  'participants',
  'day',
  'wishes',
  'board',
  'releases',
  'desk',
  'outcomes',
  'figures',
  'press',
] as const
export type OfficePlace = (typeof places)[number]

/** Where one is in the office of an event, and the other places of it. */
export function EventNav({ visit, event, current }: { visit: Visit; event: Event; current: OfficePlace }) {
  const { say, to, lang } = visit
  const { slug } = event
  const addresses: Record<OfficePlace, string> = {
    overview: to.officeEvent(slug),
    settings: to.eventSettings(slug),
    participants: to.participants(slug),
    day: to.daySetup(slug),
    wishes: to.wishes(slug),
    board: to.board(slug),
    releases: to.releases(slug),
    desk: to.desk(slug),
    outcomes: to.eventOutcomes(slug),
    figures: to.figures(slug),
    press: to.press(slug),
  }
  return (
    <div className="stack tight no-print">
      <p className="muted">
        <a href={to.office}>{say('web.nav.office')}</a> / <Said text={event.name} lang={lang} />
      </p>
      <nav className="subnav" aria-label={say('office.places')}>
        {places.map((place) => (
          <a key={place} href={addresses[place]} aria-current={place === current ? 'page' : undefined}>
            {say(`office.place.${place}`)}
          </a>
        ))}
      </nav>
    </div>
  )
}
