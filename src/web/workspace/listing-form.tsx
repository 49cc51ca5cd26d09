import type { ReactNode } from 'react'
import type { TextField as Word } from '#catalogue/input.ts'
import { industries } from '#catalogue/vocabularies/classifications.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { readinessLevels, stages } from '#catalogue/vocabularies/readiness.ts'
import {
  cooperationTypes,
  exhibitMedia,
  ipStatuses,
  profiles,
  urgencies,
} from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import { htmlLang } from '#platform/languages.ts'
import { Choices, type FormState, type Option, Select, TextArea, TextField } from '#ui/form.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { TargetRows } from './listing-targets.tsx'

type Props = { visit: Visit; form: FormState; kind: 'offer' | 'need'; langs: string[] }

/** Everything one can say about an offer or a need; what most people fill in stands first, the rest lies folded. */
export function ListingFields({ visit, form, kind, langs }: Props) {
  const { say } = visit
  const [first = 'zh', ...others] = langs
  return (
    <>
      <Choices
        form={form}
        name="originalLang"
        type="radio"
        label={say('showcase.form.original')}
        hint={say('showcase.form.original-hint')}
        values={[first]}
        options={langs.map((lang) => ({ value: lang, label: languageName(lang, visit.lang) }))}
      />
      <Words visit={visit} form={form} kind={kind} lang={first} isOriginal />
      {others.map((lang) => (
        <Fold
          key={lang}
          title={say('showcase.form.version', { language: languageName(lang, visit.lang) })}
          isOpen={isTouched(form, (name) => name.endsWith(`.${lang}`))}
        >
          <Words visit={visit} form={form} kind={kind} lang={lang} />
        </Fold>
      ))}
      <Choices form={form} name="fields" label={say('showcase.field.fields')} options={optionsOf(fields, visit)} />
      <Choices
        form={form}
        name="cooperation"
        label={say('showcase.field.cooperation')}
        options={optionsOf(cooperationTypes, visit)}
      />
      {kind === 'offer' ? <OfferFields visit={visit} form={form} /> : <NeedFields visit={visit} form={form} />}
      <Fold title={say('showcase.form.more')} isOpen={isWrong(form, MORE)}>
        <MoreFields visit={visit} form={form} kind={kind} />
      </Fold>
    </>
  )
}

const WORDS: Record<'offer' | 'need', Word[]> = {
  offer: ['description', 'advantages', 'sought'],
  need: ['problem', 'presentSolution', 'constraints', 'sought'],
}

function Words({
  visit,
  form,
  kind,
  lang,
  isOriginal,
}: {
  visit: Visit
  form: FormState
  kind: 'offer' | 'need'
  lang: string
  isOriginal?: boolean
}) {
  const { say } = visit
  const tag = htmlLang(lang)
  const label = (field: string) =>
    say('showcase.form.in', { field: say(`showcase.field.${field}`), language: languageName(lang, visit.lang) })
  return (
    <div className="stack">
      <TextField form={form} name={`title.${lang}`} label={label('title')} lang={tag} maxLength={200} />
      <TextArea
        form={form}
        name={`summary.${lang}`}
        label={label('summary')}
        hint={say('showcase.form.summary-hint')}
        lang={tag}
        maxLength={500}
        rows={2}
      />
      {WORDS[kind].map((field) => (
        <TextArea key={field} form={form} name={`${field}.${lang}`} label={label(field)} lang={tag} rows={4} />
      ))}
      {!isOriginal && (
        <Select
          form={form}
          name={`origins.${lang}`}
          label={say('showcase.form.origin')}
          blank={say('showcase.form.origin-blank')}
          options={['human', 'machine', 'reviewed'].map((origin) => ({
            value: origin,
            label: say(`showcase.origin.${origin}`),
          }))}
        />
      )}
    </div>
  )
}

function OfferFields({ visit, form }: { visit: Visit; form: FormState }) {
  const { say } = visit
  const label = (name: string) => say(`showcase.field.${name}`)
  return (
    <Fold title={say('showcase.form.offer')} isOpen>
      <div className="grid-2">
        <Select
          form={form}
          name="trl"
          label={label('trl')}
          blank={say('showcase.form.blank')}
          options={levelOptions(visit)}
        />
        <Select
          form={form}
          name="stage"
          label={label('stage')}
          blank={say('showcase.form.blank')}
          options={optionsOf(stages, visit)}
        />
        <Select
          form={form}
          name="ipStatus"
          label={label('ipStatus')}
          blank={say('showcase.form.blank')}
          options={optionsOf(ipStatuses, visit)}
        />
        <TextField form={form} name="priceTerms" label={label('priceTerms')} maxLength={500} />
      </div>
      <TextArea form={form} name="patents" label={label('patents')} hint={say('showcase.form.list-hint')} rows={2} />
      <Choices form={form} name="exhibitMedia" label={label('exhibitMedia')} options={optionsOf(exhibitMedia, visit)} />
    </Fold>
  )
}

function NeedFields({ visit, form }: { visit: Visit; form: FormState }) {
  const { say } = visit
  const label = (name: string) => say(`showcase.field.${name}`)
  const amount = { inputMode: 'decimal', maxLength: 24 } as const
  const currencies = ['CNY', 'EUR', 'GBP', 'USD', 'JPY', 'KRW', 'RUB', 'UAH', 'ILS'].map((code) => ({
    value: code,
    label: code,
  }))
  return (
    <Fold title={say('showcase.form.need')} isOpen>
      <TargetRows visit={visit} form={form} />
      <div className="grid-2">
        <Select
          form={form}
          name="wantedTrl"
          label={label('wantedTrl')}
          blank={say('showcase.form.blank')}
          options={levelOptions(visit)}
        />
        <TextField form={form} name="dueOn" type="date" label={label('dueOn')} />
        <TextField
          form={form}
          name="budgetMin"
          label={label('budgetMin')}
          hint={say('showcase.form.amount-hint')}
          {...amount}
        />
        <TextField
          form={form}
          name="budgetMax"
          label={label('budgetMax')}
          hint={say('showcase.form.amount-hint')}
          {...amount}
        />
        <Select form={form} name="budgetCurrency" label={label('budgetCurrency')} value="CNY" options={currencies} />
        <TextField form={form} name="prizeAmount" label={label('prize')} {...amount} />
        <Select form={form} name="prizeCurrency" label={label('prizeCurrency')} value="CNY" options={currencies} />
        <Select
          form={form}
          name="urgency"
          label={label('urgency')}
          blank={say('showcase.form.blank')}
          options={optionsOf(urgencies, visit)}
        />
      </div>
      <Choices
        form={form}
        name="acceptsForeign"
        type="radio"
        label={label('acceptsForeign')}
        values={['yes']}
        options={[
          { value: 'yes', label: say('showcase.foreign-yes') },
          { value: 'no', label: say('showcase.foreign-no') },
        ]}
      />
      <Choices
        form={form}
        name="isAnonymous"
        label={label('isAnonymous')}
        hint={say('showcase.form.anonymous-hint')}
        options={[{ value: 'yes', label: say('showcase.form.anonymous') }]}
      />
    </Fold>
  )
}

const MORE = ['keywords', 'reference', 'profile', 'ipc', 'industries', 'expiresOn']

function MoreFields({ visit, form, kind }: { visit: Visit; form: FormState; kind: 'offer' | 'need' }) {
  const { say } = visit
  const label = (name: string) => say(`showcase.field.${name}`)
  const suited = profiles.terms.filter(({ code }) => code === 'RDR' || code.endsWith(kind === 'offer' ? 'O' : 'R'))
  return (
    <>
      <TextArea form={form} name="keywords" label={label('keywords')} hint={say('showcase.form.list-hint')} rows={2} />
      <div className="grid-2">
        <TextField
          form={form}
          name="expiresOn"
          type="date"
          label={label('expiresOn')}
          hint={say('showcase.form.expires-hint')}
        />
        <TextField
          form={form}
          name="reference"
          label={label('reference')}
          hint={say('showcase.form.reference-hint')}
          maxLength={80}
        />
        <Select
          form={form}
          name="profile"
          label={label('profile')}
          value={kind === 'offer' ? 'TO' : 'TR'}
          options={suited.map(({ code }) => ({ value: code, label: labelOf(profiles, code, visit.lang).text }))}
        />
        <TextField form={form} name="ipc" label={label('ipc')} hint={say('showcase.form.ipc-hint')} />
      </div>
      <Choices form={form} name="industries" label={label('industries')} options={optionsOf(industries, visit)} />
    </>
  )
}

function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={isOpen}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}

// A fold that holds something, or something wrong, lies open: nothing typed is hidden from whoever typed it.
function isTouched(form: FormState, isAbout: (name: string) => boolean): boolean {
  const filled = Object.entries(form.values).filter(([, value]) => value.length > 0)
  return [...filled.map(([name]) => name), ...Object.keys(form.errors)].some(isAbout)
}

function isWrong(form: FormState, names: string[]): boolean {
  return Object.keys(form.errors).some((name) => names.includes(name))
}

function optionsOf(vocabulary: Vocabulary, { lang }: Visit): Option[] {
  return vocabulary.terms.map(({ code }) => ({ value: code, label: labelOf(vocabulary, code, lang).text }))
}

function levelOptions(visit: Visit): Option[] {
  return optionsOf(readinessLevels, visit).map(({ value, label }) => ({ value, label: `TRL ${value} ${label}` }))
}
