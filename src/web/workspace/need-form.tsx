import { urgencies } from '#catalogue/vocabularies/terms-of-trade.ts'
import { htmlLang } from '#platform/languages.ts'
import { Choices, type FormState, Select, TextArea, TextField } from '#ui/form.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import {
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
import { rowsOf, TargetFields } from './listing-targets.tsx'
import { TargetTranslations } from './target-translations.tsx'

type Props = { visit: Visit; form: FormState }

const MORE_WORDS = ['presentSolution', 'constraints', 'sought'] as const
const ALL_WORDS = ['title', 'summary', 'problem', 'tried', ...MORE_WORDS] as const

/**
 * A need as one writes it on a phone: what decides whether it is found and whether somebody can help stands open,
 * everything else lies folded.
 */
export function NeedForm({ visit, form, langs }: Props & { langs: string[] }) {
  const { say } = visit
  const [first = 'zh', ...others] = langs
  const [row = 0, ...further] = rowsOf(form)
  return (
    <>
      <Situation visit={visit} form={form} lang={first} />
      <TargetFields visit={visit} form={form} row={row} />
      <Fold
        title={say('coaching.form.more-targets')}
        isOpen={isTouched(form, (name) => /^targets\.[1-9]\d*\.(?!operator)/.test(name))}
      >
        {further.map((n) => (
          <TargetFields key={n} visit={visit} form={form} row={n} />
        ))}
      </Fold>
      <MoneyAndTime visit={visit} form={form} />
      <Asked visit={visit} form={form} part="tried" lang={first} />
      <Fields visit={visit} form={form} />
      <Fold title={say('coaching.form.more-words')} isOpen={isTouched(form, isOneOf(MORE_WORDS, first))}>
        <Words visit={visit} form={form} fields={MORE_WORDS} lang={first} />
      </Fold>
      <Conditions visit={visit} form={form} />
      {others.map((lang) => (
        <Fold
          key={lang}
          title={say('showcase.form.version', { language: languageName(lang, visit.lang) })}
          isOpen={isTouched(form, (name) => name.includes(`.${lang}`))}
        >
          <Words visit={visit} form={form} fields={ALL_WORDS} lang={lang} />
          <TargetTranslations visit={visit} form={form} lang={lang} />
          <OriginOf visit={visit} form={form} lang={lang} />
        </Fold>
      ))}
      <Fold title={say('showcase.form.original')} isOpen={isWrong(form, ['originalLang'])}>
        <OriginalLanguage visit={visit} form={form} langs={langs} />
      </Fold>
    </>
  )
}

function Situation({ visit, form, lang }: Props & { lang: string }) {
  const { say } = visit
  return (
    <>
      <TextField
        form={form}
        name={`title.${lang}`}
        label={say('showcase.field.title')}
        hint={say('coaching.form.title-hint')}
        lang={htmlLang(lang)}
        maxLength={200}
      />
      <TextArea
        form={form}
        name={`summary.${lang}`}
        label={say('showcase.field.summary')}
        hint={say('showcase.form.summary-hint')}
        lang={htmlLang(lang)}
        maxLength={500}
        rows={2}
      />
      <Asked visit={visit} form={form} part="problem" lang={lang} />
    </>
  )
}

/** A question in words, with the reason for asking it. */
function Asked({ visit: { say }, form, part, lang }: Props & { part: 'problem' | 'tried'; lang: string }) {
  return (
    <TextArea
      form={form}
      name={`${part}.${lang}`}
      label={say(`showcase.field.${part}`)}
      hint={`${say(`coaching.why.${part}`)} ${say(`coaching.example.${part}`)}`}
      lang={htmlLang(lang)}
      rows={4}
    />
  )
}

const currencies = ['CNY', 'EUR', 'GBP', 'USD', 'JPY', 'KRW', 'RUB', 'UAH', 'ILS'].map((code) => ({
  value: code,
  label: code,
}))
const amount = { inputMode: 'decimal', maxLength: 24 } as const

function MoneyAndTime({ visit: { say }, form }: Props) {
  const label = (name: string) => say(`showcase.field.${name}`)
  return (
    <div className="grid-2">
      <TextField
        form={form}
        name="dueOn"
        type="date"
        label={label('dueOn')}
        hint={`${say('coaching.why.due')} ${say('coaching.example.due')}`}
      />
      <TextField
        form={form}
        name="budgetMax"
        label={label('budgetMax')}
        hint={`${say('coaching.why.budget')} ${say('coaching.example.budget')}`}
        {...amount}
      />
      <TextField form={form} name="budgetMin" label={label('budgetMin')} {...amount} />
      <Select form={form} name="budgetCurrency" label={label('budgetCurrency')} value="CNY" options={currencies} />
    </div>
  )
}

const CONDITIONS = [
  'cooperation',
  'wantedTrl',
  'urgency',
  'prizeAmount',
  'prizeCurrency',
  'acceptsForeign',
  'isAnonymous',
]

function Conditions({ visit, form }: Props) {
  const { say } = visit
  const label = (name: string) => say(`showcase.field.${name}`)
  const blank = say('showcase.form.blank')
  const isHidden = form.values.isAnonymous === 'yes'
  return (
    <Fold title={say('coaching.form.conditions')} isOpen={isHidden || isWrong(form, CONDITIONS)}>
      <Choices
        form={form}
        name="isAnonymous"
        label={label('isAnonymous')}
        hint={say('showcase.form.anonymous-hint')}
        options={[{ value: 'yes', label: say('showcase.form.anonymous') }]}
      />
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
      <div className="grid-2">
        <Select form={form} name="wantedTrl" label={label('wantedTrl')} blank={blank} options={levelOptions(visit)} />
        <Select
          form={form}
          name="urgency"
          label={label('urgency')}
          blank={blank}
          options={optionsOf(urgencies, visit)}
        />
        <TextField form={form} name="prizeAmount" label={label('prize')} {...amount} />
        <Select form={form} name="prizeCurrency" label={label('prizeCurrency')} value="CNY" options={currencies} />
      </div>
      <Cooperation visit={visit} form={form} />
    </Fold>
  )
}

function isOneOf(fields: readonly string[], lang: string): (name: string) => boolean {
  return (name) => fields.some((field) => name === `${field}.${lang}`)
}
