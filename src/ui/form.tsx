import type { ReactNode } from 'react'

/** What was typed and what was wrong with it, by field name: a page shown again after an error loses nothing. */
export type FormState = { values: Record<string, string | string[]>; errors: Record<string, string> }

export const untouched: FormState = { values: {}, errors: {} }

type FieldProps = { form: FormState; name: string; label: string; hint?: string | undefined; required?: boolean }

export function TextField({
  form,
  name,
  label,
  hint,
  required,
  ...input
}: FieldProps & {
  type?: string
  value?: string | undefined
  autoComplete?: string
  lang?: string
  maxLength?: number
  min?: string
  max?: string
  inputMode?: 'numeric' | 'decimal'
}) {
  return (
    <Field form={form} name={name} label={label} hint={hint} required={required ?? false}>
      <input
        {...input}
        {...described(form, name, hint)}
        id={name}
        name={name}
        required={required}
        type={input.type ?? 'text'}
        defaultValue={one(form, name) ?? input.value ?? ''}
        value={undefined}
      />
    </Field>
  )
}

/** Files cannot be filled in again: after an error they have to be chosen anew. */
export function FileField({
  form,
  name,
  label,
  hint,
  ...input
}: Omit<FieldProps, 'required'> & { accept: string; multiple?: boolean }) {
  return (
    <Field form={form} name={name} label={label} hint={hint} required={false}>
      <input {...input} {...described(form, name, hint)} id={name} name={name} type="file" />
    </Field>
  )
}

export function TextArea({
  form,
  name,
  label,
  hint,
  required,
  value,
  lang,
  maxLength,
  rows,
}: FieldProps & { value?: string | undefined; lang?: string; maxLength?: number; rows?: number }) {
  return (
    <Field form={form} name={name} label={label} hint={hint} required={required ?? false}>
      <textarea
        {...described(form, name, hint)}
        id={name}
        name={name}
        required={required}
        lang={lang}
        maxLength={maxLength}
        rows={rows}
        defaultValue={one(form, name) ?? value ?? ''}
      />
    </Field>
  )
}

export type Option = { value: string; label: string }

export function Select({
  form,
  name,
  label,
  hint,
  required,
  options,
  value,
  blank,
}: FieldProps & { options: Option[]; value?: string | undefined; blank?: string | undefined }) {
  return (
    <Field form={form} name={name} label={label} hint={hint} required={required ?? false}>
      <select
        {...described(form, name, hint)}
        id={name}
        name={name}
        required={required}
        defaultValue={one(form, name) ?? value ?? ''}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Several of a few, or one of a few (`type="radio"`). */
export function Choices({
  options,
  values,
  type = 'checkbox',
  ...field
}: FieldProps & { options: Option[]; values?: string[]; type?: 'checkbox' | 'radio' }) {
  const chosen = chosenIn(field, values)
  return (
    <ChoiceField {...field}>
      <ChoiceList {...{ name: field.name, options, chosen, type }} />
    </ChoiceField>
  )
}

/** Several of many, in groups that lie folded; a group that holds something chosen lies open. */
export function GroupedChoices({ groups, ...field }: FieldProps & { groups: { label: string; options: Option[] }[] }) {
  const chosen = chosenIn(field)
  return (
    <ChoiceField {...field}>
      <div className="groups">
        {groups.map(({ label, options }) => (
          <details key={label} open={options.some(({ value }) => chosen.includes(value))}>
            <summary>{label}</summary>
            <ChoiceList {...{ name: field.name, options, chosen, type: 'checkbox' }} />
          </details>
        ))}
      </div>
    </ChoiceField>
  )
}

function chosenIn({ form, name }: FieldProps, values: string[] = []): string[] {
  const typed = form.values[name]
  return typed === undefined ? values : [typed].flat()
}

function ChoiceField({ form, name, label, hint, children }: FieldProps & { children: ReactNode }) {
  const error = form.errors[name]
  return (
    <fieldset className="field" id={name} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{label}</legend>
      {hint && <span className="hint">{hint}</span>}
      {children}
      {error && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
    </fieldset>
  )
}

type ChoiceListProps = { name: string; options: Option[]; chosen: string[]; type: 'checkbox' | 'radio' }

function ChoiceList({ name, options, chosen, type }: ChoiceListProps) {
  return (
    <div className="choices">
      {options.map(({ value, label }) => (
        <label key={value}>
          <input type={type} name={name} value={value} defaultChecked={chosen.includes(value)} />
          {label}
        </label>
      ))}
    </div>
  )
}

/** The list of everything that was wrong, at the top, each a link to its field. */
export function ErrorSummary({ form, title }: { form: FormState; title: string }) {
  const errors = Object.entries(form.errors)
  if (errors.length === 0) return null
  return (
    <div className="errors" role="alert" tabIndex={-1}>
      <strong>{title}</strong>
      <ul>
        {errors.map(([name, message]) => (
          <li key={name}>{name ? <a href={`#${name}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

function Field({
  form,
  name,
  label,
  hint,
  required,
  children,
}: {
  form: FormState
  name: string
  label: string
  hint: string | undefined
  required: boolean
  children: ReactNode
}) {
  const error = form.errors[name]
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {children}
      {error && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
    </div>
  )
}

function described(form: FormState, name: string, hint?: string) {
  const ids = [hint && `${name}-hint`, form.errors[name] && `${name}-error`].filter(Boolean).join(' ')
  return {
    ...(ids ? { 'aria-describedby': ids } : {}),
    ...(form.errors[name] ? { 'aria-invalid': true as const } : {}),
  }
}

function one(form: FormState, name: string): string | undefined {
  const value = form.values[name]
  return Array.isArray(value) ? value[0] : value
}
