import {
  expertServices,
  languageLevels,
  stationKinds,
  stationServices,
} from '#catalogue/vocabularies/experts-and-stations.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { regions } from '#catalogue/vocabularies/places-and-languages.ts'
import { languageChoices } from '#intake/forms/places-and-tongues.ts'
import type { Candidate } from '#people/resolving.ts'
import { htmlLang, spoken, uiLanguages } from '#platform/languages.ts'
import { Choices, type FormState, Select, TextArea, TextField } from '#ui/form.tsx'
import { countryName, languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { LANGUAGE_ROWS } from './resource-form-input.ts'
import { optionsOf } from './resource-list.tsx'

type Props = { visit: Visit; form: FormState }

/** Everything one can say about an expert; nothing here is an address or a number at which somebody is reached. */
export function ExpertFields({ visit, form }: Props) {
  const { say, lang } = visit
  return (
    <>
      <section className="sheet stack">
        <div className="grid-2">
          <InBoth visit={visit} form={form} part="name" called="resources.name-of.expert" maxLength={120} />
          <InBoth visit={visit} form={form} part="title" maxLength={120} />
          <InBoth visit={visit} form={form} part="post" maxLength={200} />
          <InBoth visit={visit} form={form} part="honours" rows={2} />
          <InBoth visit={visit} form={form} part="about" rows={6} hint={say('resources.about-hint')} />
        </div>
      </section>
      <section className="sheet stack">
        <Choices form={form} name="fields" label={say('resources.field.fields')} options={optionsOf(fields, lang)} />
        <Choices
          form={form}
          name="services"
          label={say('resources.field.services')}
          options={optionsOf(expertServices, lang)}
        />
        <Languages visit={visit} form={form} />
        <div className="grid-2">
          <TextField form={form} name="orcid" label={say('resources.field.orcid')} hint={say('resources.orcid-hint')} />
          <TextArea
            form={form}
            name="links"
            label={say('resources.field.links')}
            hint={say('resources.links-hint')}
            rows={2}
          />
        </div>
      </section>
    </>
  )
}

export function StationFields({ visit, form, candidates }: Props & { candidates: Candidate[] }) {
  const { say, lang } = visit
  return (
    <>
      <section className="sheet stack">
        <Select
          form={form}
          name="stationKind"
          label={say('resources.field.stationKind')}
          blank={say('resources.choose')}
          options={optionsOf(stationKinds, lang)}
          required
        />
        <div className="grid-2">
          <InBoth visit={visit} form={form} part="name" called="resources.name-of.station" maxLength={120} />
        </div>
        <HostField visit={visit} form={form} candidates={candidates} />
        <div className="grid-2">
          <Select
            form={form}
            name="region"
            label={say('resources.field.region')}
            blank={say('resources.region-none')}
            options={regions.terms.map(({ code, broader }) => ({
              value: code,
              label: `${broader ? '　' : ''}${spoken(regionLabel(code), lang).text}`,
            }))}
          />
          <TextField form={form} name="city" label={say('resources.field.city')} maxLength={80} />
          <InBoth visit={visit} form={form} part="address" maxLength={200} />
          <TextField form={form} name="openedOn" type="date" label={say('resources.field.openedOn')} />
          <TextField form={form} name="closedOn" type="date" label={say('resources.field.closedOn')} />
          <InBoth visit={visit} form={form} part="about" rows={6} hint={say('resources.about-hint')} />
        </div>
      </section>
      <section className="sheet stack">
        <Choices
          form={form}
          name="services"
          label={say('resources.field.services')}
          options={optionsOf(stationServices, lang)}
        />
        <Choices form={form} name="fields" label={say('resources.field.fields')} options={optionsOf(fields, lang)} />
        <TextArea
          form={form}
          name="links"
          label={say('resources.field.links')}
          hint={say('resources.links-hint')}
          rows={2}
        />
      </section>
    </>
  )
}

function regionLabel(code: string) {
  return regions.terms.find((region) => region.code === code)?.label ?? {}
}

type InBothProps = Props & { part: string; called?: string; maxLength?: number; rows?: number; hint?: string }

/** The same part in each language of the screens. */
function InBoth({ visit: { say, lang }, form, part, called, maxLength, rows, hint }: InBothProps) {
  return uiLanguages.map((tag) => {
    const label = say('showcase.form.in', {
      field: say(called ?? `resources.field.${part}`),
      language: languageName(tag, lang),
    })
    const shared = { form, name: `${part}.${tag}`, label, lang: htmlLang(tag), ...(hint ? { hint } : {}) }
    return rows ? (
      <TextArea key={tag} {...shared} rows={rows} />
    ) : (
      <TextField key={tag} {...shared} {...(maxLength ? { maxLength } : {})} />
    )
  })
}

function Languages({ visit: { say, lang }, form }: Props) {
  const filled = Object.keys(form.values).filter((name) => /^languages\.\d+\.lang$/.test(name) && form.values[name])
  const rows = Math.max(LANGUAGE_ROWS, filled.length + 1)
  const options = languageChoices.map(({ code }) => ({ value: code, label: languageName(code, lang) }))
  const known = new Set(options.map(({ value }) => value))
  return (
    <fieldset className="field language-rows" id="languages">
      <legend>{say('resources.field.languages')}</legend>
      {Array.from({ length: rows }, (_, i) => {
        const own = [form.values[`languages.${i}.lang`] ?? ''].flat()[0] ?? ''
        const more = own && !known.has(own) ? [{ value: own, label: languageName(own, lang) }] : []
        return (
          <div className="grid-2" key={i}>
            <Select
              form={form}
              name={`languages.${i}.lang`}
              label={say('resources.language', { number: i + 1 })}
              blank="–"
              options={[...options, ...more]}
            />
            <Select
              form={form}
              name={`languages.${i}.level`}
              label={say('resources.level')}
              value="working"
              options={optionsOf(languageLevels, lang)}
            />
          </div>
        )
      })}
    </fieldset>
  )
}

function HostField({ visit: { say, lang }, form, candidates }: Props & { candidates: Candidate[] }) {
  return (
    <>
      <TextField
        form={form}
        name="host"
        label={say('resources.field.host')}
        hint={say('resources.host-hint')}
        maxLength={300}
      />
      {candidates.length > 0 && (
        <Choices
          form={form}
          name="hostId"
          type="radio"
          label={say('resources.host-which')}
          options={candidates.slice(0, 6).map(({ id, name, country, city }) => ({
            value: id,
            label: [spoken(name, lang).text, countryName(country, lang), city].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </>
  )
}
