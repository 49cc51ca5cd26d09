import type { ReactNode } from 'react'
import type { TextField as Word } from '#catalogue/input.ts'
import { industries, ipc } from '#catalogue/vocabularies/classifications.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { readinessLevels } from '#catalogue/vocabularies/readiness.ts'
import { cooperationTypes } from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import { htmlLang } from '#platform/languages.ts'
import { Choices, type FormState, GroupedChoices, type Option, Select, TextArea, TextField } from '#ui/form.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'

/** The words of a listing in one language, each field under its name. */
export function Words({
  visit,
  form,
  fields: asked,
  lang,
}: {
  visit: Visit
  form: FormState
  fields: readonly Word[]
  lang: string
}) {
  const { say } = visit
  const tag = htmlLang(lang)
  return asked.map((field) => {
    const name = `${field}.${lang}`
    const label = say('showcase.form.in', {
      field: say(`showcase.field.${field}`),
      language: languageName(lang, visit.lang),
    })
    if (field === 'title')
      return <TextField key={field} form={form} name={name} label={label} lang={tag} maxLength={200} />
    const isSummary = field === 'summary'
    const more = isSummary ? { hint: say('showcase.form.summary-hint'), maxLength: 500 } : {}
    return <TextArea key={field} form={form} name={name} label={label} lang={tag} rows={isSummary ? 2 : 4} {...more} />
  })
}

/** How a translation came about. */
export function OriginOf({ visit: { say }, form, lang }: { visit: Visit; form: FormState; lang: string }) {
  return (
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
  )
}

/** Which language the original is in. */
export function OriginalLanguage({ visit, form, langs }: { visit: Visit; form: FormState; langs: string[] }) {
  const { say } = visit
  return (
    <Choices
      form={form}
      name="originalLang"
      type="radio"
      label={say('showcase.form.original')}
      hint={say('showcase.form.original-hint')}
      values={langs.slice(0, 1)}
      options={langs.map((lang) => ({ value: lang, label: languageName(lang, visit.lang) }))}
    />
  )
}

/** Where it belongs: by these it is narrowed down in the showcase. */
export function Fields({ visit, form }: { visit: Visit; form: FormState }) {
  return (
    <Choices form={form} name="fields" label={visit.say('showcase.field.fields')} options={optionsOf(fields, visit)} />
  )
}

/** How one would like to work together. */
export function Cooperation({ visit, form }: { visit: Visit; form: FormState }) {
  const label = visit.say('showcase.field.cooperation')
  return <Choices form={form} name="cooperation" label={label} options={optionsOf(cooperationTypes, visit)} />
}

/** Industries and patent classes: sections of a classification, each with what stands below it. */
export function Classified({ visit, form }: { visit: Visit; form: FormState }) {
  const { say } = visit
  return (
    <>
      <GroupedChoices
        form={form}
        name="industries"
        label={say('showcase.field.industries')}
        groups={groupsOf(industries, visit)}
      />
      <GroupedChoices
        form={form}
        name="ipcClass"
        label={say('showcase.form.ipc-class')}
        groups={groupsOf(ipc, visit)}
      />
      <TextField form={form} name="ipc" label={say('showcase.form.ipc-finer')} hint={say('showcase.form.ipc-hint')} />
    </>
  )
}

function groupsOf(vocabulary: Vocabulary, visit: Visit) {
  const said = ({ code }: { code: string }) => `${code} ${labelOf(vocabulary, code, visit.lang).text}`
  return vocabulary.terms
    .filter(({ broader }) => !broader)
    .map((section) => ({
      label: said(section),
      options: [
        { value: section.code, label: visit.say('showcase.form.whole-section', { code: section.code }) },
        ...vocabulary.terms
          .filter(({ broader }) => broader === section.code)
          .map((term) => ({ value: term.code, label: said(term) })),
      ],
    }))
}

export function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="fold" open={isOpen}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}

// A fold that holds something, or something wrong, lies open: nothing typed is hidden from whoever typed it.
export function isTouched(form: FormState, isAbout: (name: string) => boolean): boolean {
  const filled = Object.entries(form.values).filter(([, value]) => value.length > 0)
  return [...filled.map(([name]) => name), ...Object.keys(form.errors)].some(isAbout)
}

export function isWrong(form: FormState, names: string[]): boolean {
  return Object.keys(form.errors).some((name) => names.includes(name))
}

export function optionsOf(vocabulary: Vocabulary, { lang }: Visit): Option[] {
  return vocabulary.terms.map(({ code }) => ({ value: code, label: labelOf(vocabulary, code, lang).text }))
}

export function levelOptions(visit: Visit): Option[] {
  return optionsOf(readinessLevels, visit).map(({ value, label }) => ({ value, label: `TRL ${value} ${label}` }))
}
