import { targetWords } from '#catalogue/targets.ts'
import { htmlLang } from '#platform/languages.ts'
import { type FormState, TextField } from '#ui/form.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { filledRows } from './listing-form-input.ts'

type Props = { visit: Visit; form: FormState }

/** The words of the indicators in another language; only for those that are there. */
export function TargetTranslations({ visit, form, lang }: Props & { lang: string }) {
  const { say } = visit
  const rows = Array.from({ length: filledRows(form.values) }, (_, row) => row)
  return rows.map((row) => (
    <fieldset key={row} className="field">
      <legend>
        {say('showcase.form.in', {
          field: say('coaching.form.target', { number: row + 1 }),
          language: languageName(lang, visit.lang),
        })}
      </legend>
      <div className="grid-2">
        {targetWords.map((word) => (
          <TextField
            key={word}
            form={form}
            name={`targets.${row}.translations.${lang}.${word}`}
            label={say(`showcase.target.${word}`)}
            lang={htmlLang(lang)}
            maxLength={word === 'method' ? 300 : 100}
          />
        ))}
      </div>
    </fieldset>
  ))
}
