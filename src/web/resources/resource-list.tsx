import {
  type FoundResources,
  type listResourceChoices,
  type ResourceQuery,
  writeResourceQuery,
} from '#catalogue/resources/finding.ts'
import type { ResourceKind } from '#catalogue/resources/input.ts'
import { expertServices, stationKinds, stationServices } from '#catalogue/vocabularies/experts-and-stations.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { regions } from '#catalogue/vocabularies/places-and-languages.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import { type FormState, type Option, Select } from '#ui/form.tsx'
import { Empty } from '#ui/parts.tsx'
import { countryName, languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { ResourceCardView } from './resource-card.tsx'

type Choices = Awaited<ReturnType<typeof listResourceChoices>>
type Props = { visit: Visit; kind: ResourceKind; query: ResourceQuery; page: FoundResources; choices: Choices }

/** Experts or stations by name, narrowed by what the reader is after. */
export function ResourceList({ visit, kind, query, page, choices }: Props) {
  const { say, to } = visit
  const isNarrowed = writeResourceQuery({ ...query, after: 0 }) !== ''
  return (
    <div className="stack resources">
      <div className="row spread">
        <h1>{say(`resources.${kind}s`)}</h1>
        <a className="btn" href={to.newResource(kind)}>
          {say(`resources.new.${kind}`)}
        </a>
      </div>
      <p>{say(`resources.${kind}s-lead`)}</p>
      <Narrowing visit={visit} kind={kind} query={query} choices={choices} />
      <p className="muted" role="status">
        {say(`resources.count.${kind}`, { count: page.total })}
      </p>
      <section className="results" aria-label={say('showcase.results')}>
        {page.found.map((card) => (
          <ResourceCardView key={card.id} visit={visit} card={card} />
        ))}
        {page.total === 0 && (
          <Empty>
            <p>{say(isNarrowed ? 'resources.nothing-found' : 'resources.nothing-yet')}</p>
            {isNarrowed && (
              <a className="btn" href={to.resources(kind)}>
                {say('showcase.show-all')}
              </a>
            )}
          </Empty>
        )}
      </section>
      <nav className="row no-print" aria-label={say('showcase.pages')}>
        {query.after > 0 && (
          <a className="btn" href={to.resources(kind, writeResourceQuery({ ...query, after: 0 }))}>
            {say('showcase.first-page')}
          </a>
        )}
        {page.next && (
          <a className="btn" rel="next" href={to.resources(kind, writeResourceQuery({ ...query, after: page.next }))}>
            {say('showcase.next-page')}
          </a>
        )}
      </nav>
    </div>
  )
}

function Narrowing({ visit, kind, query, choices }: Omit<Props, 'page'>) {
  const { say, to, lang } = visit
  const form: FormState = {
    values: Object.fromEntries(Object.entries(query).map(([k, v]) => [k, String(v)])),
    errors: {},
  }
  const choose = (name: string, options: Option[]) =>
    options.length > 1 || form.values[name] ? (
      <Select
        form={form}
        name={name}
        label={say(`resources.by.${name}`)}
        blank={say('resources.any')}
        options={options}
      />
    ) : null
  return (
    <search>
      <form className="stack" method="get" action={to.resources(kind)}>
        <div className="search">
          <input
            type="search"
            name="q"
            defaultValue={query.q}
            maxLength={400}
            aria-label={say(`resources.search.${kind}`)}
            placeholder={say(`resources.search.${kind}`)}
          />
          <button className="btn primary" type="submit">
            {say('showcase.search')}
          </button>
        </div>
        <div className="narrowing">
          {kind === 'station' && choose('type', optionsOf(stationKinds, lang))}
          {choose('field', optionsOf(fields, lang))}
          {choose('service', optionsOf(kind === 'expert' ? expertServices : stationServices, lang))}
          {choose(
            'country',
            choices.countries.map((code) => ({ value: code, label: countryName(code, lang) })),
          )}
          {kind === 'expert' &&
            choose(
              'lang',
              choices.languages.map((tag) => ({ value: tag, label: languageName(tag, lang) })),
            )}
          {kind === 'station' &&
            choose(
              'region',
              choices.regions.map((code) => ({ value: code, label: labelOf(regions, code, lang).text })),
            )}
        </div>
      </form>
    </search>
  )
}

export function optionsOf(vocabulary: Vocabulary, lang: string): Option[] {
  return vocabulary.terms.map(({ code }) => ({ value: code, label: labelOf(vocabulary, code, lang).text }))
}
