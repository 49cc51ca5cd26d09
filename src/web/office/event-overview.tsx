import type { Event } from '#events/directory.ts'
import type { DayCount } from '#meetings/day-count.ts'
import { Chip, Said } from '#ui/parts.tsx'
import { EventDates } from '../showcase/event-views.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'

type Step = { name: string; value: string; address: string; isDone: boolean }

/** How far the event is: one line a step, each a way to the place where it goes on. */
export function EventOverview({ visit, event, count }: { visit: Visit; event: Event; count: DayCount }) {
  const { say, to, lang } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="overview" />
      <header className="row spread">
        <div className="stack tight">
          <h1>
            <Said text={event.name} lang={lang} />
          </h1>
          <p className="muted">
            <EventDates event={event} lang={lang} /> · <Said text={event.city} lang={lang} /> · {event.timeZone}
          </p>
        </div>
        <a className="btn" href={to.event(event.slug)}>
          {say('office.public-page')}
        </a>
      </header>
      <ol className="checklist">
        {stepsOf(visit, event, count).map(({ name, value, address, isDone }) => (
          <li key={name}>
            <a className="sheet" href={address}>
              <span className="muted">{say(`office.step.${name}`)}</span>
              <span className="big-number">{value}</span>
              <span>
                <Chip tone={isDone ? 'ok' : 'plain'}>{say(isDone ? 'office.done' : 'office.open')}</Chip>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}

// A step counts as done when the next one has all it needs.
function stepsOf({ say, to }: Visit, { slug }: Event, count: DayCount): Step[] {
  const of = (part: number, whole: number) => say('office.of', { part, whole })
  const full = (part: number, whole: number) => whole > 0 && part >= whole
  const { participants, delegates, declared, slots, tables, wishes, meetings, placed, released, arrived } = count
  const step = (name: string, value: number | string, address: string, isDone: boolean): Step => ({
    ...{ name, address, isDone },
    value: String(value),
  })
  return [
    step('participants', participants, to.participants(slug), participants > 0),
    step('delegates', delegates, to.participants(slug), delegates >= participants && delegates > 0),
    step('day', say('office.slots-and-tables', { slots, tables }), to.daySetup(slug), slots > 0 && tables > 0),
    step('availability', of(declared, delegates), to.participants(slug, 'without=slots'), full(declared, delegates)),
    step('wishes', wishes + count.openRequests, to.wishes(slug), wishes > 0),
    step('meetings', meetings, to.wishes(slug), meetings > 0),
    step('placed', of(placed, meetings), to.board(slug), full(placed, meetings)),
    step('released', of(released, placed), to.releases(slug), full(released, placed)),
    step('arrived', of(arrived, delegates), to.desk(slug), full(arrived, delegates)),
    step('held', of(count.held, meetings), to.deskMeetings(slug), full(count.held, meetings)),
    step('results', of(count.results, meetings), to.eventOutcomes(slug), full(count.results, meetings)),
  ]
}
