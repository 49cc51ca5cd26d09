import type { LanguageMap } from '#db/tables.ts'
import type { Event } from '#events/directory.ts'
import type { Participant } from '#events/participation.ts'
import type { Place } from '#events/places.ts'
import type { Walk } from '#events/walks.ts'
import { wallClockAt } from '#events/wall-clock.ts'
import type { DayRule } from '#meetings/day-rules.ts'
import type { Interpreter } from '#meetings/interpreters.ts'
import type { Slot } from '#meetings/slots.ts'
import type { Table } from '#meetings/tables.ts'
import { ErrorSummary, type FormState, Select, TextField } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'
import { DayGoals } from './day-setup-goals.tsx'
import { Closures, Interpreters } from './day-setup-hall.tsx'
import { PlacesOfDay } from './day-setup-places.tsx'
import { SlotsOfDay } from './day-setup-slots.tsx'
import { TablesOfDay } from './day-setup-tables.tsx'
import { EventNav } from './event-nav.tsx'

export type DayProps = {
  visit: Visit
  event: Event
  rule: DayRule
  slots: Slot[]
  tables: Table[]
  places: Place[]
  walks: Walk[]
  participants: Participant[]
  interpreters: Interpreter[]
  closures: { tableId: string; slotId: string; reason: string | null }[]
  persons: { id: string; name: LanguageMap }[]
  form: FormState
}

/** The set-up of a day: how meetings come about, when, where, with whose help. */
export function DaySetup(props: DayProps) {
  const { visit, event, form } = props
  const { say } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="day" />
      <h1>{say('office.place.day')}</h1>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <Rule {...props} />
      <DayGoals visit={visit} event={event} rule={props.rule} form={form} />
      <SlotsOfDay {...props} />
      <PlacesOfDay {...props} />
      <TablesOfDay {...props} />
      <Interpreters {...props} />
      <Closures {...props} />
    </>
  )
}

function Rule({ visit: { say, to }, event, rule, form }: DayProps) {
  const clock = (at: Date | null) => (at ? wallClockAt(at, event.timeZone).toString({ smallestUnit: 'minute' }) : '')
  return (
    <section className="sheet stack" aria-labelledby="rule">
      <h2 id="rule">{say('office.rule')}</h2>
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'rule')} noValidate>
        <Select
          {...{ form, name: 'arrangedBy', label: say('office.arranged-by'), value: rule.arrangedBy }}
          options={['organiser', 'participants'].map((who) => ({
            value: who,
            label: say(`office.arranged-by-${who}`),
          }))}
        />
        <TextField
          {...{ form, name: 'openRequestsMax', label: say('office.open-requests') }}
          {...{ type: 'number', min: '1', max: '200', value: String(rule.openRequestsMax) }}
        />
        <TextField
          {...{ form, name: 'requestsLapseAt', label: say('office.lapse', { zone: event.timeZone }) }}
          type="datetime-local"
          value={clock(rule.requestsLapseAt)}
        />
        <TextField
          {...{ form, name: 'mustsMax', label: say('office.musts-max') }}
          {...{ type: 'number', min: '1', max: '200', value: String(rule.mustsMax) }}
        />
        <TextField
          {...{ form, name: 'wishesCloseAt', label: say('office.wishes-close', { zone: event.timeZone }) }}
          type="datetime-local"
          value={clock(rule.wishesCloseAt)}
        />
        <TextField
          {...{ form, name: 'resultsAskedAfterDays', label: say('office.results-asked') }}
          {...{ type: 'number', min: '0', max: '60', value: String(rule.resultsAskedAfterDays) }}
        />
        <button className="btn primary" type="submit">
          {say('office.save')}
        </button>
      </form>
    </section>
  )
}
