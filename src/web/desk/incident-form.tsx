import type { Delegate } from '#events/delegates.ts'
import type { Event } from '#events/directory.ts'
import type { Participant } from '#events/participation.ts'
import { type IncidentKind, incidentKinds } from '#meetings/incidents/incident.ts'
import type { Interpreter } from '#meetings/interpreters.ts'
import type { Legend } from '#meetings/legend.ts'
import { spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, type Option, Select } from '#ui/form.tsx'
import { formatTime } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

export function KindChoice({ visit, event, kind }: { visit: Visit; event: Event; kind: IncidentKind | undefined }) {
  const { say, to } = visit
  return (
    <nav className="row incident-kinds no-print" aria-label={say('desk.incident.what')}>
      {incidentKinds.map((one) => (
        <a
          key={one}
          className={one === kind ? 'btn primary' : 'btn'}
          href={to.deskIncidents(event.slug, `kind=${one}`)}
          aria-current={one === kind ? 'true' : undefined}
        >
          {say(`desk.incident.kind.${one}`)}
        </a>
      ))}
    </nav>
  )
}

export type Choices = {
  delegates: Delegate[]
  interpreters: Interpreter[]
  participants: Participant[]
  /** The first slot that has not begun. */
  nowSlot: number
  legend: Legend
}

type Props = { visit: Visit; event: Event; kind: IncidentKind; form: FormState; choices: Choices }

/** Whom or what it strikes, and how long. Asking for proposals changes nothing, so the form only reads. */
export function IncidentForm({ visit, event, kind, form, choices }: Props) {
  const { say, to } = visit
  return (
    <form className="sheet stack" method="get" action={to.deskIncidents(event.slug)} noValidate>
      <h2>{say(`desk.incident.kind.${kind}`)}</h2>
      <p className="muted">{say(`desk.incident.about.${kind}`)}</p>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <input type="hidden" name="kind" value={kind} />
      <div className="grid-2">
        <Fields {...{ visit, event, kind, form, choices }} />
      </div>
      <p>
        <button className="btn primary" type="submit" name="proposed" value="yes">
          {say('desk.incident.propose')}
        </button>
      </p>
    </form>
  )
}

function Fields({ visit, event, kind, form, choices }: Props) {
  const { say, lang } = visit
  const blank = say('desk.incident.choose')
  const slots = slotOptions(event, choices, lang)
  const select = (name: string, options: Option[], key: string = name) => (
    <Select {...{ form, name, options, blank, required: true }} label={say(`desk.incident.field.${key}`)} />
  )
  switch (kind) {
    case 'late':
      return (
        <>
          {select('personId', everybody(visit, choices))}
          {select('slotId', slots.slice(1), 'back-at')}
        </>
      )
    case 'left':
    case 'no_show':
      return select('personId', delegateOptions(visit, choices))
    case 'interpreter_ill':
      return select('personId', interpreterOptions(visit, choices), 'interpreter')
    case 'table_gone':
      return (
        <>
          {select('tableId', tableOptions(choices))}
          <Select
            {...{ form, name: 'slotId', options: slots.slice(1), blank: say('desk.incident.rest-of-day') }}
            label={say('desk.incident.field.usable-at')}
          />
        </>
      )
    case 'slot_lost':
      return select('slotId', slots)
    case 'added':
      return (
        <>
          {select('hostId', partyOptions(visit, choices, 'foreign'))}
          {select('guestId', partyOptions(visit, choices, 'domestic'))}
        </>
      )
  }
}

// Only what has not begun can still be lost or used.
function slotOptions({ timeZone }: Event, { legend, nowSlot }: Choices, lang: string): Option[] {
  return [...legend.slots].slice(nowSlot).map(([value, { startsAt }]) => ({
    value,
    label: formatTime(startsAt, lang, timeZone, {
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }),
  }))
}

function everybody(visit: Visit, choices: Choices): Option[] {
  return [...delegateOptions(visit, choices), ...interpreterOptions(visit, choices)]
}

function delegateOptions({ lang }: Visit, { delegates }: Choices): Option[] {
  return delegates.map(({ personId, name, organisation }) => ({
    value: personId,
    label: `${spoken(organisation, lang).text} · ${spoken(name, lang).text}`,
  }))
}

function interpreterOptions({ lang, say }: Visit, { interpreters }: Choices): Option[] {
  return interpreters.map(({ personId, name }) => ({
    value: personId,
    label: `${say('desk.incident.interpreter')} · ${spoken(name, lang).text}`,
  }))
}

function tableOptions({ legend }: Choices): Option[] {
  return [...legend.tables].map(([value, { label }]) => ({ value, label }))
}

function partyOptions({ lang }: Visit, { participants }: Choices, side: Participant['side']): Option[] {
  return participants
    .filter((participant) => participant.side === side)
    .map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))
}
