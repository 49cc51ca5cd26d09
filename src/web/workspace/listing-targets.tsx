import { targetOperators } from '#catalogue/input.ts'
import { type FormState, Select, TextField } from '#ui/form.tsx'
import { operatorKeys } from '../showcase/targets.tsx'
import type { Visit } from '../visit.ts'
import { filledRows, TARGET_ROWS } from './listing-form-input.ts'

type Props = { visit: Visit; form: FormState }

/** The indicators a form has room for: three, or as many as there are. */
export function rowsOf(form: FormState): number[] {
  return Array.from({ length: Math.max(TARGET_ROWS, filledRows(form.values)) }, (_, row) => row)
}

/** One indicator: what is measured, what it shows today, what is wanted, and how that is tested. */
export function TargetFields({ visit, form, row }: Props & { row: number }) {
  const { say } = visit
  const name = (part: string) => `targets.${row}.${part}`
  const label = (part: string) => say(`showcase.target.${part}`)
  // The reasons and examples stand once, at the first indicator.
  const hint = (part: string) =>
    row === 0 ? { hint: `${say(`coaching.why.${part}`)} ${say(`coaching.example.${part}`)}` } : {}
  return (
    <fieldset className="field target">
      <legend>{say('coaching.form.target', { number: row + 1 })}</legend>
      <TextField form={form} name={name('name')} label={label('name')} maxLength={100} {...hint('indicator')} />
      <TextField form={form} name={name('present')} label={label('present')} maxLength={100} {...hint('present')} />
      <div className="target-wanted">
        <Select
          form={form}
          name={name('operator')}
          label={label('operator')}
          value="<="
          options={targetOperators.map((code) => ({ value: code, label: say(operatorKey(code)) }))}
        />
        <TextField form={form} name={name('value')} label={label('value')} maxLength={100} />
        <TextField form={form} name={name('unit')} label={label('unit')} maxLength={40} />
      </div>
      {row === 0 && <span className="hint">{hint('wanted').hint}</span>}
      <TextField form={form} name={name('method')} label={label('method')} maxLength={300} {...hint('method')} />
    </fieldset>
  )
}

function operatorKey(code: (typeof targetOperators)[number]): string {
  return `showcase.operator-name.${operatorKeys[code]}`
}
