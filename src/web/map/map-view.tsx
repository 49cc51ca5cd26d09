import type { ShowcaseQuery } from '#catalogue/showcase-query.ts'
import type { ShowingOrganisation } from '#catalogue/showing-organisations.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import { spoken } from '#platform/languages.ts'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import { countryName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { Chart } from './chart.tsx'

type Props = {
  visit: Visit
  organisations: ShowingOrganisation[]
  query: ShowcaseQuery
  /** The search without page and order, as it stands in addresses. */
  address: string
  search: string
  isWorld: boolean
}

/** Organisations in one place, as a reader names it. */
export type Town = { key: string; name: string; organisations: ShowingOrganisation[] }

/** The map, and beside it the same as a list: for the keyboard, for phones, and for what has no place on it. */
export function MapView({ visit, organisations, query, address, search, isWorld }: Props) {
  const { say, to } = visit
  const towns = townsOf(organisations, visit)
  const view = (world: boolean) => to.map([address, world ? 'view=world' : ''].filter(Boolean).join('&'))
  return (
    <>
      <div className="row spread">
        <h1>{say('map.title')}</h1>
        <a className="btn no-print" href={to.showcase(address)}>
          {say('map.as-list')}
        </a>
      </div>
      <MapFilters visit={visit} query={query} />
      <p className="muted" role="status">
        {search && `${search} · `}
        {say('map.count', { organisations: organisations.length, places: towns.length })}
      </p>
      {organisations.length === 0 ? (
        <Empty>
          <p>{say('map.nothing')}</p>
          <a className="btn" href={to.map()}>
            {say('map.everything')}
          </a>
        </Empty>
      ) : (
        <div className="map">
          <figure>
            <Chart towns={towns} isWorld={isWorld} />
            <figcaption className="row no-print">
              <a className="btn" href={view(!isWorld)}>
                {say(isWorld ? 'map.closer' : 'map.world')}
              </a>
              <span className="muted">{say('map.note')}</span>
            </figcaption>
          </figure>
          <TownList visit={visit} towns={towns} />
        </div>
      )}
    </>
  )
}

function MapFilters({ visit, query }: { visit: Visit; query: ShowcaseQuery }) {
  const { say, to, lang } = visit
  const kept = (['stage', 'country', 'lang', 'event'] as const).flatMap((name) =>
    query[name].map((value) => ({ name, value: value as string })),
  )
  return (
    <search className="no-print">
      <form className="inline-form" method="get" action={to.map()}>
        {kept.map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <div className="field">
          <label htmlFor="q">{say('map.words')}</label>
          <input id="q" name="q" type="search" defaultValue={query.q} maxLength={400} />
        </div>
        <div className="field">
          <label htmlFor="kind">{say('showcase.filter.kind')}</label>
          <select id="kind" name="kind" defaultValue={query.kind.length === 1 ? query.kind[0] : ''}>
            <option value="">{say('map.all')}</option>
            {(['offer', 'need'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {say(`catalogue.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="field">{say('showcase.filter.field')}</label>
          <select id="field" name="field" defaultValue={query.field[0] ?? ''}>
            <option value="">{say('map.all')}</option>
            {fields.terms.map(({ code }) => (
              <option key={code} value={code}>
                {labelOf(fields, code, lang).text}
              </option>
            ))}
          </select>
        </div>
        <button className="btn primary" type="submit">
          {say('showcase.search')}
        </button>
      </form>
    </search>
  )
}

function TownList({ visit, towns }: { visit: Visit; towns: Town[] }) {
  const { say, to, lang } = visit
  return (
    <section className="stack towns" aria-label={say('map.list')}>
      {towns.map(({ key, name, organisations }) => (
        <section key={key} id={key} className="stack tight" aria-label={name}>
          <h2>
            {name} <span className="muted">{organisations.length}</span>
          </h2>
          <ul>
            {organisations.map(({ number, name: said, offers, needs, isSample }) => (
              <li key={number}>
                <a href={to.organisation(number)}>
                  <Said text={said} lang={lang} />
                </a>{' '}
                <span className="muted">{say('map.shows', { offers, needs })}</span>{' '}
                {isSample && <Chip>{say('showcase.sample')}</Chip>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

// The places with most first, what has none on the map last.
function townsOf(organisations: ShowingOrganisation[], { lang, say }: Visit): Town[] {
  const names = Map.groupBy(organisations, (organisation) => nameOf(organisation, lang))
  return [...names]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, those], i) => ({ key: `place-${i + 1}`, name: name || say('map.no-place'), organisations: those }))
}

function nameOf({ country, city, place }: ShowingOrganisation, lang: Visit['lang']): string {
  const town = place ? spoken(place, lang).text : city
  const land = countryName(country, lang)
  if (!town || town === land) return land
  return lang === 'zh' ? `${land} ${town}` : `${town}, ${land}`
}
