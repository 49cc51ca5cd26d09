import { targetOperators } from '#catalogue/input.ts'
import type { FormState } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'
import { TARGET_ROWS } from './listing-form-input.ts'

const COLUMNS = ['name', 'operator', 'value', 'unit', 'method'] as const

/** Measurable targets of a need, one a row. */
export function TargetRows({ visit, form }: { visit: Visit; form: FormState }) {
  const { say } = visit
  return (
    <fieldset className="field">
      <legend>{say('showcase.field.targets')}</legend>
      <span className="hint">{say('showcase.form.targets-hint')}</span>
      {Array.from({ length: TARGET_ROWS }, (_, i) => (
        <div key={i} className="target-row">
          {COLUMNS.map((column) => (
            <TargetCell key={column} visit={visit} form={form} row={i} column={column} />
          ))}
        </div>
      ))}
    </fieldset>
  )
}

function TargetCell({
  visit,
  form,
  row,
  column,
}: {
  visit: Visit
  form: FormState
  row: number
  column: (typeof COLUMNS)[number]
}) {
  const { say } = visit
  const name = `targets.${row}.${column}`
  const error = form.errors[name]
  const shared = {
    id: name,
    name,
    defaultValue: String(form.values[name] ?? ''),
    'aria-label': say('showcase.form.target-cell', { column: say(`showcase.target.${column}`), row: row + 1 }),
    ...(error ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {}),
  }
  return (
    <span className={`target-${column}`}>
      <span className="hint" aria-hidden="true">
        {say(`showcase.target.${column}`)}
      </span>
      {column === 'operator' ? (
        <select {...shared}>
          {targetOperators.map((operator) => (
            <option key={operator} value={operator}>
              {say(`showcase.operator-name.${OPERATOR_KEYS[operator]}`)}
            </option>
          ))}
        </select>
      ) : (
        <input type="text" {...shared} />
      )}
      {error && (
        <span className="error" id={`${name}-error`}>
          {error}
        </span>
      )}
    </span>
  )
}

const OPERATOR_KEYS: Record<(typeof targetOperators)[number], string> = {
  '>=': 'at-least',
  '<=': 'at-most',
  '=': 'equal',
  '>': 'more',
  '<': 'less',
  range: 'range',
  text: 'text',
}
