import type { OrganisationPage } from '#catalogue/listing-page.ts'
import { may } from '#people/access.ts'
import { identifierSchemes } from '#people/identifiers.ts'
import { otherNameKinds } from '#people/organisation-names.ts'
import { sizeBands } from '#people/organisation-record.ts'
import type { RegisterCandidate } from '#people/register/looking-up.ts'
import { spoken, uiLanguages } from '#platform/languages.ts'
import { ErrorSummary, type FormState, Select, TextArea, TextField } from '#ui/form.tsx'
import { formatTime } from '#ui/parts.tsx'
import { reasonText } from '../office/duplicates-reasons.ts'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { wordParts } from './organisation-form-input.ts'

type HistoryLine = { id: number; at: Date; actor_name: string | null; kind: string }
type Props = {
  visit: Visit
  form: FormState
  organisation: OrganisationPage
  known: RegisterCandidate[]
  history: HistoryLine[]
}

export function OrganisationForm({ visit, form, organisation, known, history }: Props) {
  const { say, to, lang } = visit
  return (
    <div className="stack">
      <div className="row spread">
        <h1>{spoken(organisation.name, lang).text}</h1>
        <a className="btn" href={to.organisation(organisation.number)}>
          {say('organisations.public-page')}
        </a>
      </div>
      {known.length > 0 && <Known visit={visit} known={known} />}
      <form className="stack" method="post" action={to.editOrganisation(organisation.number)} noValidate>
        <ErrorSummary form={form} title={say('web.input.summary')} />
        {may.keepDirectory(visit.actor) && <Directory visit={visit} form={form} />}
        <Names visit={visit} form={form} />
        <About visit={visit} form={form} />
        <Numbers visit={visit} form={form} />
        <p>
          <button className="btn primary" type="submit">
            {say('organisations.save')}
          </button>
        </p>
      </form>
      <section className="stack tight">
        <h2>{say('organisations.history')}</h2>
        <ol className="history">
          {history.map(({ id, at, kind, actor_name }) => (
            <li key={id}>
              <span className="muted">{formatTime(at, lang, visit.actor.timeZone)}</span>
              <span>{say(`organisations.history.${kind.split('.')[1]}`, { name: actor_name ?? '' })}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

type Part = { visit: Visit; form: FormState }

function Directory({ visit: { say, lang }, form }: Part) {
  return (
    <section className="sheet stack">
      <h2>{say('organisations.directory')}</h2>
      <div className="grid-2">
        {uiLanguages.map((tag) => (
          <TextField
            key={tag}
            form={form}
            name={`name.${tag}`}
            label={`${say('duplicates.field.name')} (${languageName(tag, lang)})`}
            maxLength={300}
          />
        ))}
        <TextField form={form} name="region" label={say('duplicates.field.region')} />
        <TextField form={form} name="city" label={say('duplicates.field.city')} />
        <TextField form={form} name="website" label={say('duplicates.field.website')} />
        <TextField form={form} name="creditCode" label={say('duplicates.field.credit_code')} />
      </div>
    </section>
  )
}

function Names({ visit: { say }, form }: Part) {
  return (
    <section className="sheet stack">
      <h2>{say('organisations.names')}</h2>
      <p className="muted">{say('organisations.names-hint')}</p>
      <div className="grid-2">
        {otherNameKinds.map((kind) => (
          <TextArea key={kind} form={form} name={`names.${kind}`} label={say(`organisations.names.${kind}`)} rows={2} />
        ))}
      </div>
    </section>
  )
}

function About({ visit: { say, lang }, form }: Part) {
  const options = sizeBands.map((band) => ({ value: band, label: say('organisations.staff', { band }) }))
  return (
    <section className="sheet stack">
      <h2>{say('organisations.about')}</h2>
      <div className="grid-2">
        <TextField
          form={form}
          name="founded"
          label={say('duplicates.field.founded')}
          inputMode="numeric"
          maxLength={4}
        />
        <Select
          form={form}
          name="sizeBand"
          label={say('duplicates.field.size_band')}
          blank={say('organisations.not-said')}
          options={options}
        />
        {wordParts.flatMap((part) =>
          uiLanguages.map((tag) => (
            <TextArea
              key={part + tag}
              form={form}
              name={`${part}.${tag}`}
              label={`${say(`duplicates.field.${part}`)} (${languageName(tag, lang)})`}
              rows={part === 'address' ? 1 : 3}
            />
          )),
        )}
      </div>
      <TextArea
        form={form}
        name="affiliations"
        label={say('organisations.affiliations')}
        hint={say('organisations.one-a-line')}
        rows={2}
      />
    </section>
  )
}

function Numbers({ visit: { say }, form }: Part) {
  return (
    <section className="sheet stack">
      <h2>{say('organisations.numbers')}</h2>
      <div className="grid-2">
        {identifierSchemes.map((scheme) => (
          <TextField key={scheme} form={form} name={scheme} label={say(`organisations.number.${scheme}`)} />
        ))}
      </div>
    </section>
  )
}

function Known({ visit, known }: { visit: Visit; known: RegisterCandidate[] }) {
  const { say } = visit
  return (
    <section className="sheet stack tight">
      <h2>{say('organisations.register')}</h2>
      <ul>
        {known.map(({ ror, name, city, country, reasons }) => (
          <li key={ror}>
            <a href={`https://ror.org/${ror}`} rel="noopener noreferrer">
              {name}
            </a>{' '}
            <span className="muted">
              {[city, country, `ROR ${ror}`].filter(Boolean).join(' · ')} (
              {reasons.map((reason) => reasonText(reason, visit)).join(say('web.list-separator'))})
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{say('organisations.register-hint')}</p>
    </section>
  )
}
