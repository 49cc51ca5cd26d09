import type { LanguageMap } from '#db/tables.ts'
import type { Event } from '#events/directory.ts'
import { type Participant, sides } from '#events/participation.ts'
import { organisationKinds } from '#people/organisations.ts'
import { spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, Select, TextField, untouched } from '#ui/form.tsx'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'

export type Filter = { q: string; side: string; without: string }

type Props = {
  visit: Visit
  event: Event
  shown: Participant[]
  total: number
  unregistered: { id: string; name: LanguageMap; country: string }[]
  /** Registrations of which some delegate has declared nothing. */
  undeclared: Set<string>
  filter: Filter
  form: FormState
}

export function Participants(props: Props) {
  const { visit, event, shown, total, filter } = props
  const { say, to } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="participants" />
      <h1>{say('office.participants-of', { shown: shown.length, total })}</h1>
      <form className="inline-form no-print" method="get" action={to.participants(event.slug)}>
        <TextField form={untouched} name="q" label={say('office.name-contains')} value={filter.q} />
        <Select
          {...{ form: untouched, name: 'from', label: say('office.side'), value: filter.side }}
          blank={say('office.all')}
          options={sides.map((side) => ({ value: side, label: say(`events.side.${side}`) }))}
        />
        <Select
          {...{ form: untouched, name: 'without', label: say('office.without'), value: filter.without }}
          blank={say('office.all')}
          options={['delegates', 'slots'].map((what) => ({ value: what, label: say(`office.without-${what}`) }))}
        />
        <button className="btn" type="submit">
          {say('office.filter')}
        </button>
      </form>
      {shown.length === 0 ? (
        <Empty>
          <p>{say(total === 0 ? 'office.no-participants' : 'office.none-fits')}</p>
          <a className="btn" href={total === 0 ? to.imports : to.participants(event.slug)}>
            {say(total === 0 ? 'office.imports' : 'office.show-all')}
          </a>
        </Empty>
      ) : (
        <ParticipantTable {...props} />
      )}
      <AddParticipant {...props} />
    </>
  )
}

function ParticipantTable({ visit: { say, to, lang }, event, shown, undeclared }: Props) {
  return (
    <div className="table-wrap">
      <table className="labelled">
        <thead>
          <tr>
            <th scope="col">{say('office.organisation')}</th>
            <th scope="col">{say('office.side')}</th>
            <th scope="col">{say('office.city')}</th>
            <th scope="col" className="n">
              {say('office.desks')}
            </th>
            <th scope="col" className="n">
              {say('office.delegates')}
            </th>
            <th scope="col">{say('office.availability')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, name, side, country, city, parallelDesks, delegates, arrived }) => (
            <tr key={id}>
              <th scope="row">
                <a href={to.participant(event.slug, id)}>
                  <Said text={name} lang={lang} />
                </a>
              </th>
              <td data-label={say('office.side')}>{say(`events.side.${side}`)}</td>
              <td data-label={say('office.city')}>{city ?? country}</td>
              <td className="n" data-label={say('office.desks')}>
                {parallelDesks}
              </td>
              <td className="n" data-label={say('office.delegates')}>
                {delegates}
                {arrived > 0 && ` (${say('office.arrived', { count: arrived })})`}
              </td>
              <td data-label={say('office.availability')}>
                {delegates === 0 || undeclared.has(id) ? (
                  <Chip tone="need">{say('office.incomplete')}</Chip>
                ) : (
                  <Chip tone="ok">{say('office.complete')}</Chip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AddParticipant({ visit, event, unregistered, form }: Props) {
  const { say, to, lang } = visit
  return (
    <section className="sheet stack no-print" aria-labelledby="add">
      <h2 id="add">{say('office.add-participant')}</h2>
      <form className="stack" method="post" action={to.participants(event.slug)} noValidate>
        <ErrorSummary form={form} title={say('web.input.summary')} />
        <div className="grid-2">
          <Select
            {...{ form, name: 'organisationId', label: say('office.known-organisation') }}
            blank={say('office.new-organisation')}
            options={unregistered.map(({ id, name, country }) => ({
              value: id,
              label: `${spoken(name, lang).text} (${country})`,
            }))}
          />
          <Select
            {...{ form, name: 'side', label: say('office.side'), value: 'domestic' }}
            options={sides.map((side) => ({ value: side, label: say(`events.side.${side}`) }))}
          />
          <TextField form={form} name="nameZh" label={say('office.name-zh')} lang="zh-Hans" />
          <TextField form={form} name="nameEn" label={say('office.name-en')} lang="en" />
          <Select
            {...{ form, name: 'kind', label: say('office.kind'), value: 'company' }}
            options={organisationKinds.map((kind) => ({ value: kind, label: say(`office.kind.${kind}`) }))}
          />
          <TextField
            {...{ form, name: 'country', label: say('office.country'), hint: say('office.country-hint'), maxLength: 2 }}
          />
          <TextField
            {...{ form, name: 'parallelDesks', label: say('office.desks'), hint: say('office.desks-hint') }}
            {...{ type: 'number', min: '1', max: '40', value: '1' }}
          />
        </div>
        <p>
          <button className="btn primary" type="submit">
            {say('office.register')}
          </button>
        </p>
      </form>
    </section>
  )
}
