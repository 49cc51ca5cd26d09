import { spoken } from '#platform/languages.ts'
import { Select, TextField } from '#ui/form.tsx'
import { DeedButton, Said } from '#ui/parts.tsx'
import { SlotSelect, slotTimes } from './day-setup-slots.tsx'
import type { DayProps } from './day-setup-view.tsx'

/** Who interprets, and how many slots they have declared. */
export function Interpreters({ visit: { say, to, lang }, event, interpreters, persons, form }: DayProps) {
  return (
    <section className="sheet stack" aria-labelledby="interpreters-title">
      <h2 id="interpreters-title">{say('office.interpreters-count', { count: interpreters.length })}</h2>
      {interpreters.length === 0 && <p className="muted">{say('office.no-interpreters')}</p>}
      <ul>
        {interpreters.map(({ id, personId, name, languages, longestStretch, slots }) => (
          <li key={id}>
            <Said text={name} lang={lang} /> · {languages.join('–')} ·{' '}
            {say('office.stretch-of', { count: longestStretch })} ·{' '}
            <a href={to.availabilityOf(event.slug, personId)}>{say('office.slots-declared', { count: slots })}</a>
            <details>
              <summary>{say('office.remove')}</summary>
              <DeedButton
                action={to.dayPart(event.slug, 'interpreter-removal')}
                label={say('office.remove-interpreter', { name: spoken(name, lang).text })}
                tone="danger"
                values={{ interpreterId: id }}
              />
            </details>
          </li>
        ))}
      </ul>
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'interpreters')} noValidate>
        <Select
          {...{ form, name: 'personId', label: say('office.person') }}
          blank={say('my.choose-whom')}
          options={persons.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
        />
        <TextField
          {...{ form, name: 'languages', label: say('office.delegate.languages'), hint: say('office.languages-hint') }}
        />
        <TextField
          {...{ form, name: 'longestStretch', label: say('office.stretch') }}
          {...{ type: 'number', min: '1', max: '40', value: '4' }}
        />
        <button className="btn primary" type="submit">
          {say('office.name-interpreter')}
        </button>
      </form>
    </section>
  )
}

/** Tables that cannot be used for a while. */
export function Closures({ visit, event, slots, tables, closures, form }: DayProps) {
  const { say, to } = visit
  const closed = closures.flatMap(({ tableId, slotId, reason }) => {
    const [table, slot] = [tables.find(({ id }) => id === tableId), slots.find(({ id }) => id === slotId)]
    return table && slot ? [{ table, slot, reason }] : []
  })
  if (slots.length === 0 || tables.length === 0) return null
  return (
    <section className="sheet stack" aria-labelledby="closures-title">
      <h2 id="closures-title">{say('office.closures-count', { count: closed.length })}</h2>
      {closed.length > 0 && (
        <ul>
          {closed.map(({ table, slot, reason }) => (
            <li key={`${table.id} ${slot.id}`} className="row">
              <span>
                {say('office.closed-at', { table: table.label, time: slotTimes(slot, visit, event, true) })} {reason}
              </span>
              <DeedButton
                action={to.dayPart(event.slug, 'opening')}
                label={say('office.open-again')}
                values={{ tableId: table.id, slotId: slot.id }}
              />
            </li>
          ))}
        </ul>
      )}
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'closures')} noValidate>
        <Select
          {...{ form, name: 'tableId', label: say('office.table') }}
          options={tables.map(({ id, label }) => ({ value: id, label }))}
        />
        <SlotSelect {...{ visit, event, slots }} id="closed-slot" />
        <TextField form={form} name="reason" label={say('office.reason')} maxLength={200} />
        <button className="btn" type="submit">
          {say('office.close')}
        </button>
      </form>
    </section>
  )
}
