import { z } from 'zod'
import type { LanguageMap } from '#db/tables.ts'
import { may } from '#people/access.ts'
import { spoken as said } from '#platform/languages.ts'
import { type FormState, TextField } from '#ui/form.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'

/** What is spoken at these tables most; others are written as codes. */
const COMMON = ['zh', 'en', 'ko', 'ja', 'ru', 'uk', 'de', 'fr', 'es', 'it', 'he', 'ar']

const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'meetings.language-wrong')

export const languagesInput = z.object({
  personId: z.uuid(),
  spoken: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(tag).max(30)),
  other: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,，、;；/]+/).filter(Boolean))
    .pipe(z.array(tag).max(10)),
})

/** What a delegate speaks; the person says it, others of the organisation may read it. */
export function Languages({
  visit,
  event,
  person,
  known,
  form,
}: {
  visit: Visit
  event: { slug: string }
  person: { personId: string; name: LanguageMap }
  known: string[]
  form: FormState
}) {
  const { say, to, lang, actor } = visit
  const mayChange = actor.personId === person.personId || may.keepDirectory(actor)
  const name = said(person.name, lang).text
  const chosen = form.values.other === undefined ? known : [form.values.spoken ?? []].flat()
  return (
    <section id="languages" className="sheet stack" aria-labelledby="languages-title">
      <h2 id="languages-title">{say('my.languages')}</h2>
      <p className="muted">{say('my.languages-hint')}</p>
      {mayChange ? (
        <form className="stack" method="post" action={to.myLanguages(event.slug)}>
          <input type="hidden" name="personId" value={person.personId} />
          <fieldset className="field">
            <legend>{say('my.languages-of', { name })}</legend>
            <div className="choices">
              {[...new Set([...COMMON, ...known])].map((code) => (
                <label key={code}>
                  <input type="checkbox" name="spoken" value={code} defaultChecked={chosen.includes(code)} />
                  {languageName(code, lang)}
                </label>
              ))}
            </div>
          </fieldset>
          <TextField {...{ form, name: 'other', label: say('my.languages-other') }} maxLength={60} />
          <p>
            <button className="btn primary" type="submit">
              {say('my.save')}
            </button>
          </p>
        </form>
      ) : (
        <p>
          {known.map((code) => languageName(code, lang)).join(say('web.list-separator')) || say('my.languages-none')}{' '}
          <span className="muted">{say('my.languages-theirs')}</span>
        </p>
      )}
    </section>
  )
}
