import { oldestToday } from '#catalogue/deadlines.ts'
import { monthsAfter } from '#catalogue/renewal.ts'
import { stages } from '#catalogue/vocabularies/readiness.ts'
import { exhibitMedia, ipStatuses, profiles } from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import { Choices, type FormState, Select, TextArea, TextField } from '#ui/form.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import {
  Classified,
  Cooperation,
  Fields,
  Fold,
  isTouched,
  isWrong,
  levelOptions,
  OriginalLanguage,
  OriginOf,
  optionsOf,
  Words,
} from './listing-form-parts.tsx'
import { NeedForm } from './need-form.tsx'

type Props = { visit: Visit; form: FormState; langs: string[] }

/** Everything one can say about an offer or a need; what most people fill in stands first, the rest lies folded. */
export function ListingFields({ kind, isNew, ...props }: Props & { kind: 'offer' | 'need'; isNew?: boolean }) {
  const { visit, form } = props
  return (
    <>
      {kind === 'offer' ? <OfferForm {...props} /> : <NeedForm {...props} />}
      <Fold title={visit.say('showcase.form.more')} isOpen={isWrong(form, MORE)}>
        <MoreFields visit={visit} form={form} kind={kind} isNew={isNew ?? false} />
      </Fold>
    </>
  )
}

function OfferForm({ visit, form, langs }: Props) {
  const { say } = visit
  const [first = 'zh', ...others] = langs
  return (
    <>
      <OriginalLanguage visit={visit} form={form} langs={langs} />
      <Words visit={visit} form={form} fields={OFFER_WORDS} lang={first} />
      {others.map((lang) => (
        <Fold
          key={lang}
          title={say('showcase.form.version', { language: languageName(lang, visit.lang) })}
          isOpen={isTouched(form, (name) => name.endsWith(`.${lang}`))}
        >
          <Words visit={visit} form={form} fields={OFFER_WORDS} lang={lang} />
          <OriginOf visit={visit} form={form} lang={lang} />
        </Fold>
      ))}
      <Fields visit={visit} form={form} />
      <Cooperation visit={visit} form={form} />
      <OfferFields visit={visit} form={form} />
    </>
  )
}

const OFFER_WORDS = ['title', 'summary', 'description', 'advantages', 'sought'] as const

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

const MORE = ['keywords', 'reference', 'profile', 'ipc', 'industries', 'expiresOn']

type MoreProps = { visit: Visit; form: FormState; kind: 'offer' | 'need'; isNew: boolean }

function MoreFields({ visit, form, kind, isNew }: MoreProps) {
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
          // Nothing stays for ever by oversight: a year, unless somebody says otherwise.
          value={isNew ? monthsAfter(oldestToday(), 12) : undefined}
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
      </div>
      <Classified visit={visit} form={form} />
    </>
  )
}
