import { may as mayAtEvent } from '#events/access.ts'
import type { Event } from '#events/directory.ts'
import { may as mayOfOutcomes } from '#outcomes/access.ts'
import type { Actor } from '#people/actor.ts'
import { may as mayReport } from '#reporting/access.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

const places = [
  'overview',
  'settings',
  'participants',
  'day',
  'matrix',
  'wishes',
  'board',
  'releases',
  'desk',
  'statistics',
  'outcomes',
  'figures',
  'press',
] as const
export type OfficePlace = (typeof places)[number]

type EventHere = Pick<Event, 'id' | 'slug' | 'name'>

/** Where one is in the office of an event, and the other places of it that one may enter. */
export function EventNav({ visit, event, current }: { visit: Visit; event: EventHere; current: OfficePlace }) {
  const { say, to, lang, actor } = visit
  const addresses = addressesOf(visit, event.slug)
  return (
    <div className="stack tight no-print">
      <p className="muted">
        <a href={to.office}>{say('web.nav.office')}</a> / <Said text={event.name} lang={lang} />
      </p>
      <nav className="subnav" aria-label={say('office.places')}>
        {placesOf(actor, event.id).map((place) => (
          <a key={place} href={addresses[place]} aria-current={place === current ? 'page' : undefined}>
            {say(`office.place.${place}`)}
          </a>
        ))}
      </nav>
    </div>
  )
}

/** The places of an event its official may enter, in the order of the day. */
export function placesOf(actor: Actor, eventId: string): OfficePlace[] {
  if (mayAtEvent.organise(actor, eventId)) return [...places]
  const isOpen: Partial<Record<OfficePlace, boolean>> = {
    desk: mayAtEvent.runDesk(actor, eventId),
    press: mayReport.seeDraft(actor, eventId),
    figures: mayReport.seeRecords(actor, eventId),
    outcomes: mayOfOutcomes.seeEvent(actor, eventId),
  }
  return places.filter((place) => isOpen[place])
}

export function addressesOf({ to }: Visit, slug: string): Record<OfficePlace, string> {
  return {
    overview: to.officeEvent(slug),
    settings: to.eventSettings(slug),
    participants: to.participants(slug),
    day: to.daySetup(slug),
    matrix: to.matrix(slug),
    wishes: to.wishes(slug),
    board: to.board(slug),
    releases: to.releases(slug),
    desk: to.desk(slug),
    statistics: to.statistics(slug),
    outcomes: to.eventOutcomes(slug),
    figures: to.figures(slug),
    press: to.press(slug),
  }
}
