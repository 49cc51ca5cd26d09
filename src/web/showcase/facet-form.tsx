import { type FilterName, filterNames, type ShowcaseQuery } from '#catalogue/showcase-query.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { stageBands } from '#catalogue/vocabularies/readiness.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import { spoken } from '#platform/languages.ts'
import type { Facet, Facets } from '#search/shelf/facets.ts'
import type { Visit } from '../visit.ts'
import { countryName, languageName } from './wording.ts'

/** Where the search begins and ends: every filter belongs to this form, wherever it stands on the page. */
export const SEARCH_FORM = 'search'

/** The ways to narrow the search, each with what it would leave. On a phone they lie in a drawer. */
export function FacetForm({ facets, query, visit }: { facets: Facets; query: ShowcaseQuery; visit: Visit }) {
  const { say } = visit
  const chosen = filterNames.reduce((sum, name) => sum + query[name].length, 0)
  return (
    <div className="facets-column">
      <details className="facets-drawer">
        <summary className="btn">{say('showcase.filters', { count: chosen })}</summary>
      </details>
      <section className="facets" aria-label={say('showcase.filters', { count: chosen })}>
        {filterNames.map((name) => (
          <FacetGroup key={name} name={name} values={facets[name]} chosen={query[name]} visit={visit} />
        ))}
        <button className="btn" type="submit" form={SEARCH_FORM}>
          {say('showcase.apply')}
        </button>
      </section>
    </div>
  )
}

function FacetGroup({
  name,
  values,
  chosen,
  visit,
}: {
  name: FilterName
  values: Facet[]
  chosen: string[]
  visit: Visit
}) {
  // One value to choose from is no choice, unless it was chosen and may be given up.
  if (values.length < 2 && chosen.length === 0) return null
  const lost = chosen.filter((value) => !values.some((facet) => facet.value === value))
  return (
    <fieldset>
      <legend>{visit.say(`showcase.filter.${name}`)}</legend>
      {[...values, ...lost.map((value): Facet => ({ value, count: 0 }))].map((facet) => (
        <label key={facet.value} className={facet.count === 0 ? 'none' : undefined}>
          <input
            type="checkbox"
            form={SEARCH_FORM}
            name={name}
            value={facet.value}
            defaultChecked={chosen.includes(facet.value)}
          />
          <span>{facetLabel(name, facet, visit)}</span>
          <span className="muted">{facet.count}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A filter value in the reader's words. */
export function facetLabel(
  name: FilterName,
  { value, name: said }: Facet,
  { say, lang }: Pick<Visit, 'say' | 'lang'>,
): string {
  switch (name) {
    case 'kind':
      return say(`catalogue.kind.${value}`)
    case 'field':
      return labelOf(fields, value, lang).text
    case 'stage':
      return labelOf(stageBands, value, lang).text
    case 'country':
      return countryName(value, lang)
    case 'lang':
      return languageName(value, lang)
    case 'event':
      return said ? spoken(said, lang).text : value
  }
}
