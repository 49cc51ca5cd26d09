import { fields } from '#catalogue/vocabularies/fields.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import { countryName } from '../showcase/wording.ts'
import { looks, type MatrixView, strengths } from './matrix-state.ts'

/** What is looked at, of what is there: only countries and fields that occur are offered. */
export function MatrixFilter({ view: { visit, matrix, query } }: { view: MatrixView }) {
  const { say, lang } = visit
  const listings = [...matrix.needs, ...matrix.offers]
  const countries = [...new Set(listings.map(({ country }) => country))]
  const codes = [...new Set(listings.flatMap((listing) => listing.fields))]
  const named = (options: string[], name: (code: string) => string) =>
    options.map((code) => ({ code, label: name(code) })).sort((a, b) => a.label.localeCompare(b.label, lang))
  return (
    <div className="matrix-filter no-print">
      <label>
        <span>{say('matrix.words')}</span>
        <input type="search" name="q" defaultValue={query.q} maxLength={80} />
      </label>
      <Picker
        name="country"
        label={say('matrix.country')}
        value={query.country}
        all={say('matrix.all')}
        options={named(countries, (code) => countryName(code, lang))}
      />
      <Picker
        name="field"
        label={say('matrix.field')}
        value={query.field}
        all={say('matrix.all')}
        options={named(codes, (code) => labelOf(fields, code, lang).text)}
      />
      <Picker
        name="strength"
        label={say('matrix.strength')}
        value={query.strength}
        options={strengths.map((code) => ({ code, label: say(`matrix.strength.${code}`) }))}
      />
      <Picker
        name="look"
        label={say('matrix.look')}
        value={query.look}
        options={looks.map((code) => ({ code, label: say(`matrix.look.${code}`) }))}
      />
      <label className="check">
        <input type="checkbox" name="empty" value="1" defaultChecked={query.empty === '1'} />
        <span>{say('matrix.empty')}</span>
      </label>
      <button className="btn" type="submit">
        {say('matrix.apply')}
      </button>
    </div>
  )
}

type Option = { code: string; label: string }
type PickerProps = { name: string; label: string; value: string; options: Option[]; all?: string }

function Picker({ name, label, value, options, all }: PickerProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={value}>
        {all && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
