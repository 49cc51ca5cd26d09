import { tableFeatures } from '#events/participation.ts'
import type { Table } from '#meetings/tables.ts'
import { spoken } from '#platform/languages.ts'
import { Choices, Select, TextField } from '#ui/form.tsx'
import { Chip } from '#ui/parts.tsx'
import type { DayProps } from './day-setup-view.tsx'

/** How many tables there are; where they stand, what they have and whose they are. */
export function TablesOfDay(props: DayProps) {
  const { visit, event, tables, form } = props
  const { say, to } = visit
  return (
    <section className="sheet stack" aria-labelledby="tables-title">
      <h2 id="tables-title">{say('office.tables-count', { count: tables.length })}</h2>
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'tables')} noValidate>
        <TextField
          {...{ form, name: 'tables', label: say('office.tables-wanted') }}
          {...{ type: 'number', min: '1', max: '400', value: String(Math.max(tables.length, 1)) }}
        />
        <button className="btn primary" type="submit">
          {say('office.lay-out')}
        </button>
      </form>
      {tables.length > 0 && <FittingOut {...props} />}
      {tables.length > 0 && (
        <details>
          <summary>{say('office.remove-table')}</summary>
          <form className="inline-form" method="post" action={to.dayPart(event.slug, 'table-removal')}>
            <div className="field">
              <label htmlFor="removed-table">{say('office.table')}</label>
              <select id="removed-table" name="tableId">
                {tables.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </div>
            <button className="btn danger" type="submit">
              {say('office.remove')}
            </button>
          </form>
        </details>
      )}
    </section>
  )
}

/** Tick tables, say what holds for all of them. */
function FittingOut(props: DayProps) {
  const { visit, event, tables, places, participants, form } = props
  const { say, to, lang } = visit
  const typed = form.values.tableIds
  const ticked = typed === undefined ? [] : [typed].flat()
  return (
    <form className="stack" method="post" action={to.dayPart(event.slug, 'tables/fitting-out')} noValidate>
      <fieldset className="field" id="tableIds">
        <legend>{say('office.tables-which')}</legend>
        <ul className="table-list">
          {tables.map((table) => (
            <li key={table.id}>
              <label>
                <input type="checkbox" name="tableIds" value={table.id} defaultChecked={ticked.includes(table.id)} />
                <b>{table.label}</b>
              </label>
              <Equipment {...props} table={table} />
            </li>
          ))}
        </ul>
        {form.errors.tableIds && <span className="error">{form.errors.tableIds}</span>}
      </fieldset>
      <details open={ticked.length > 0}>
        <summary>{say('office.fit-out')}</summary>
        <div className="grid-2">
          <Select
            {...{ form, name: 'placeId', label: say('office.table-place') }}
            blank={say('office.table-no-place')}
            options={places.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
          />
          <Select
            {...{ form, name: 'boothOfId', label: say('office.table-booth'), hint: say('office.table-booth-hint') }}
            blank={say('office.table-anybody')}
            options={participants.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
          />
          <Choices
            {...{ form, name: 'features', label: say('office.table-features') }}
            options={tableFeatures.map((value) => ({ value, label: say(`events.feature.${value}`) }))}
          />
          <Choices
            {...{ form, name: 'isOnline', label: say('office.table-online'), type: 'radio', values: ['no'] }}
            options={(['no', 'yes'] as const).map((value) => ({ value, label: say(`office.table-online-${value}`) }))}
          />
          <TextField
            {...{ form, name: 'link', label: say('office.table-link'), hint: say('office.table-link-hint') }}
            {...{ type: 'url', maxLength: 300 }}
          />
        </div>
        <p>
          <button className="btn primary" type="submit">
            {say('office.fit-out-save')}
          </button>
        </p>
      </details>
    </form>
  )
}

function Equipment({ visit: { say, lang }, places, participants, table }: DayProps & { table: Table }) {
  const place = places.find(({ id }) => id === table.placeId)
  const owner = participants.find(({ id }) => id === table.boothOfId)
  return (
    <>
      {table.isOnline && <Chip>{say('office.table-online-yes')}</Chip>}
      {place && <span>{spoken(place.name, lang).text}</span>}
      {owner && <span>{say('office.table-stand-of', { name: spoken(owner.name, lang).text })}</span>}
      {table.features.length > 0 && (
        <span className="muted">
          {table.features.map((feature) => say(`events.feature.${feature}`)).join(say('web.list-separator'))}
        </span>
      )}
    </>
  )
}
