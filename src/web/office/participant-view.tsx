import type { LanguageMap } from '#db/tables.ts'
import { attendances, type Delegate } from '#events/delegates.ts'
import type { Event } from '#events/directory.ts'
import { type Participant, sides, tableFeatures } from '#events/participation.ts'
import { zonesOf } from '#events/wall-clock.ts'
import { spoken } from '#platform/languages.ts'
import { Choices, ErrorSummary, type FormState, type Option, Select, TextField } from '#ui/form.tsx'
import { Chip, DeedButton, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'

type Props = {
  visit: Visit
  event: Event
  participant: Participant
  delegates: Delegate[]
  colleagues: { id: string; name: LanguageMap }[]
  form: FormState
}

export function ParticipantView(props: Props) {
  const { visit, event, participant, form } = props
  const { say, to, lang } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="participants" />
      <p>
        <a href={to.participants(event.slug)}>{say('office.place.participants')}</a>
      </p>
      <h1>
        <Said text={participant.name} lang={lang} />
      </h1>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <form className="sheet inline-form" method="post" action={to.participant(event.slug, participant.id)}>
        <Select
          {...{ form, name: 'side', label: say('office.side'), value: participant.side }}
          options={sides.map((side) => ({ value: side, label: say(`events.side.${side}`) }))}
        />
        <TextField
          {...{ form, name: 'parallelDesks', label: say('office.desks'), hint: say('office.desks-hint') }}
          {...{ type: 'number', min: '1', max: '40', value: String(participant.parallelDesks) }}
        />
        <Choices
          {...{ form, name: 'needs', label: say('office.needs'), values: participant.needs }}
          options={tableFeatures.map((value) => ({ value, label: say(`events.feature.${value}`) }))}
        />
        <button className="btn primary" type="submit">
          {say('office.save')}
        </button>
      </form>
      <Delegates {...props} />
      <AddDelegate {...props} />
      <details className="sheet">
        <summary>{say('office.take-back')}</summary>
        <p>{say('office.take-back-hint')}</p>
        <DeedButton
          action={to.participantWithdrawal(event.slug, participant.id)}
          label={say('office.take-back-confirm')}
          tone="danger"
        />
      </details>
    </>
  )
}

function Delegates({ visit: { say, to, lang }, event, participant, delegates }: Props) {
  return (
    <section className="stack" aria-labelledby="delegates">
      <h2 id="delegates">{say('office.delegates-count', { count: delegates.length })}</h2>
      {delegates.length === 0 && <p className="muted">{say('office.no-delegates')}</p>}
      {delegates.length > 0 && (
        <div className="table-wrap">
          <table className="labelled">
            <thead>
              <tr>
                {['name', 'post', 'languages', 'badge', 'slots', 'removal'].map((name) => (
                  <th key={name} scope="col">
                    {say(`office.delegate.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {delegates.map((delegate) => (
                <tr key={delegate.id}>
                  <th scope="row">
                    <Said text={delegate.name} lang={lang} />{' '}
                    {delegate.attends === 'online' && <Chip>{say('events.attends.online')}</Chip>}
                    {delegate.arrivedAt && <Chip tone="ok">{say('office.has-arrived')}</Chip>}
                  </th>
                  <td data-label={say('office.delegate.post')}>
                    {delegate.post && <Said text={delegate.post} lang={lang} />}
                  </td>
                  <td data-label={say('office.delegate.languages')}>{delegate.languages.join(' ')}</td>
                  <td data-label={say('office.delegate.badge')}>
                    <span className="num">{delegate.badgeCode}</span>
                  </td>
                  <td data-label={say('office.delegate.slots')}>
                    <a
                      href={to.availabilityOf(event.slug, delegate.personId)}
                      aria-label={say('office.availability-of', { name: spoken(delegate.name, lang).text })}
                    >
                      {say('office.availability')}
                    </a>
                  </td>
                  <td>
                    <details>
                      <summary>{say('office.take-back')}</summary>
                      <DeedButton
                        action={to.delegateWithdrawal(event.slug, participant.id, delegate.id)}
                        label={say('office.take-back-confirm')}
                        tone="danger"
                      />
                    </details>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** The clocks of the organisation's country first. */
function zonesFor(country: string): Option[] {
  const zones = new Set([...zonesOf(country), ...Intl.supportedValuesOf('timeZone')])
  return [...zones].map((zone) => ({ value: zone, label: zone }))
}

function AddDelegate({ visit, event, participant, colleagues, form }: Props) {
  const { say, to, lang } = visit
  return (
    <section className="sheet stack" aria-labelledby="add-delegate">
      <h2 id="add-delegate">{say('office.add-delegate')}</h2>
      <form className="stack" method="post" action={to.participantDelegates(event.slug, participant.id)} noValidate>
        <div className="grid-2">
          <Select
            {...{ form, name: 'personId', label: say('office.known-person') }}
            blank={say('office.new-person')}
            options={colleagues.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
          />
          <TextField form={form} name="email" type="email" label={say('people.email')} />
          <TextField form={form} name="nameZh" label={say('office.name-zh')} lang="zh-Hans" />
          <TextField form={form} name="nameEn" label={say('office.name-en')} lang="en" />
          <TextField form={form} name="post" label={say('office.delegate.post')} />
          <TextField
            {...{
              form,
              name: 'languages',
              label: say('office.delegate.languages'),
              hint: say('office.languages-hint'),
            }}
          />
          <Select
            {...{ form, name: 'attends', label: say('office.attends') }}
            options={attendances.map((value) => ({ value, label: say(`events.attends.${value}`) }))}
          />
          <Select
            {...{ form, name: 'timeZone', label: say('office.time-zone'), hint: say('office.time-zone-hint') }}
            blank={say('office.time-zone-of-country')}
            options={zonesFor(participant.country)}
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
