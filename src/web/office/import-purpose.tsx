import type { Event } from '#events/directory.ts'
import { sheetKinds } from '#intake/kinds.ts'
import type { Purpose } from '#intake/workbooks.ts'
import { spoken } from '#platform/languages.ts'
import { type FormState, Select } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'

/** What a sheet is to be read as, for which event, and whether it is shown at once. */
export function PurposeFields({
  visit: { say, lang },
  form,
  events,
  purpose,
}: {
  visit: Visit
  form: FormState
  events: Event[]
  purpose?: Purpose
}) {
  const event = events.find(({ id }) => id === purpose?.eventId)
  const publish = form.values.publish ?? (purpose?.publish ? 'yes' : undefined)
  return (
    <>
      <Select
        form={form}
        name="kind"
        label={say('intake.kind')}
        required
        value={purpose?.kind}
        options={sheetKinds.map((kind) => ({ value: kind, label: say(`intake.kind.${kind}`) }))}
      />
      <Select
        form={form}
        name="event"
        label={say('intake.event')}
        hint={say('intake.event-hint')}
        value={event?.slug}
        blank={say('intake.no-event')}
        options={events.map(({ slug, name }) => ({ value: slug, label: spoken(name, lang).text }))}
      />
      <label className="row">
        <input type="checkbox" name="publish" value="yes" defaultChecked={publish !== undefined} />
        {say('intake.publish')}
      </label>
    </>
  )
}
