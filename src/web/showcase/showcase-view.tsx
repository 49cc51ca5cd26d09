import type { ShowcasePage } from '#catalogue/showcase.ts'
import { filterNames, type ShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { isKnown } from '#people/access.ts'
import { Empty } from '#ui/parts.tsx'
import { CompareBar } from '../following/compare-bar.tsx'
import type { Visit } from '../visit.ts'
import { ListingCard } from './card.tsx'
import { FacetForm, facetLabel, SEARCH_FORM } from './facet-form.tsx'
import { markerOf } from './marked.tsx'
import { type OwnMatch, OwnMatches } from './own-matches.tsx'
import { ExportLinks } from './papers.tsx'
import { languageName } from './wording.ts'

type Props = {
  visit: Visit
  query: ShowcaseQuery
  page: ShowcasePage
  /** Events at which the owners of the results can be asked to meet, by owner. */
  places: Map<string, string>
  matches: OwnMatch[]
}

export function ShowcaseView({ visit, query, page, places, matches }: Props) {
  const { say, to } = visit
  const marker = markerOf(query.q)
  return (
    <div className="showcase">
      <div className="showcase-head">
        <div className="row spread">
          <h1>{say('showcase.title')}</h1>
          <span className="row no-print">
            <a className="btn" href={to.newListing('offer')}>
              {say('showcase.publish-offer')}
            </a>
            <a className="btn primary" href={to.newListing('need')}>
              {say('showcase.submit-need')}
            </a>
          </span>
        </div>
        <SearchForm visit={visit} query={query} />
      </div>
      <FacetForm facets={page.facets} query={query} visit={visit} />
      <section className="results" aria-label={say('showcase.results')}>
        <ResultBar visit={visit} query={query} page={page} />
        {page.found.length === 0 && <NothingFound visit={visit} query={query} />}
        {page.found.map((card) => (
          <ListingCard
            key={card.id}
            card={card}
            visit={visit}
            marker={marker}
            meetAt={card.owner.known && places.get(card.owner.known.id)}
            isPickable
          />
        ))}
        {page.found.length > 1 && <CompareBar visit={visit} />}
        <Paging visit={visit} query={query} next={page.next} />
      </section>
      <aside className="side no-print" aria-label={say('showcase.for-you')}>
        <h2>{say('showcase.for-you')}</h2>
        {isKnown(visit.actor) ? (
          <OwnMatches matches={matches} visit={visit} />
        ) : (
          <p className="muted">
            {say('showcase.for-you-hint')} <a href={to.signIn}>{say('people.sign-in')}</a>
          </p>
        )}
        <p className="muted">{say('showcase.reasons-note')}</p>
        <p>
          <a href={to.halls}>{say('halls.title')}</a>
        </p>
        <p>
          <a href={to.resources('expert')}>{say('resources.experts')}</a>
        </p>
        <p>
          <a href={to.resources('station')}>{say('resources.stations')}</a>
        </p>
      </aside>
    </div>
  )
}

function SearchForm({ visit: { say, to }, query }: { visit: Visit; query: ShowcaseQuery }) {
  return (
    <search>
      <form id={SEARCH_FORM} className="search" method="get" action={to.showcase()}>
        <input
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={400}
          aria-label={say('showcase.search-label')}
          placeholder={say('showcase.search-hint')}
        />
        <button className="btn primary" type="submit">
          {say('showcase.search')}
        </button>
      </form>
    </search>
  )
}

function ResultBar({ visit, query, page }: { visit: Visit; query: ShowcaseQuery; page: ShowcasePage }) {
  const { say, lang, to } = visit
  const originals = page.facets.originals.map((tag) => languageName(tag, lang)).join(say('web.list-separator'))
  const key = originals ? 'showcase.count-in' : 'showcase.count'
  return (
    <>
      <div className="row">
        <span className="muted" role="status">
          {say(key, { count: page.facets.total, languages: originals })}
        </span>
        <span className="row end no-print">
          <a className="btn" href={to.challenges}>
            {say('solutions.challenges')}
          </a>
          <a className="btn" href={isKnown(visit.actor) ? to.mySaved : to.kept()} rel="nofollow">
            {say('following.kept-short')}
          </a>
          <a className="btn" href={to.map(writeShowcaseQuery({ ...query, cursor: undefined }))}>
            {say('map.short')}
          </a>
          <a className="btn" href={to.subscribe(writeShowcaseQuery({ ...query, cursor: undefined }))} rel="nofollow">
            {say('following.subscribe-short')}
          </a>
          {query.q && (
            <label className="row">
              <span className="muted">{say('showcase.order')}</span>
              <select name="order" form={SEARCH_FORM} defaultValue={query.order}>
                <option value="relevance">{say('showcase.order.relevance')}</option>
                <option value="newest">{say('showcase.order.newest')}</option>
              </select>
            </label>
          )}
        </span>
      </div>
      <Chosen visit={visit} query={query} page={page} />
      {page.facets.total > 0 && (
        <p className="no-print">
          <ExportLinks
            label={say('papers.export-results')}
            address={(format) => to.showcaseExport(format, writeShowcaseQuery({ ...query, cursor: undefined }))}
          />
        </p>
      )}
    </>
  )
}

/** What narrows the search now, each with the search without it. */
function Chosen({ visit, query, page }: { visit: Visit; query: ShowcaseQuery; page: ShowcasePage }) {
  const { say, to } = visit
  const chosen = filterNames.flatMap((name) => query[name].map((value) => ({ name, value: value as string })))
  if (chosen.length === 0) return null
  return (
    <ul className="row chosen no-print" aria-label={say('showcase.chosen')}>
      {chosen.map(({ name, value }) => {
        const rest = { ...query, cursor: undefined, [name]: query[name].filter((other) => other !== value) }
        const facet = page.facets[name].find((known) => known.value === value) ?? { value, count: 0 }
        return (
          <li key={`${name} ${value}`}>
            <a className="btn" href={to.showcase(writeShowcaseQuery(rest))}>
              {facetLabel(name, facet, visit)}
              <span aria-hidden="true">✕</span>
              <span className="visually-hidden">{say('showcase.remove')}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function NothingFound({ visit: { say, to }, query }: { visit: Visit; query: ShowcaseQuery }) {
  const isNarrowed = filterNames.some((name) => query[name].length > 0)
  return (
    <Empty>
      <p>{say(query.q || isNarrowed ? 'showcase.nothing-found' : 'showcase.nothing-yet')}</p>
      <p className="row">
        {isNarrowed && (
          <a className="btn" href={to.showcase(query.q ? new URLSearchParams({ q: query.q }).toString() : '')}>
            {say('showcase.without-filters')}
          </a>
        )}
        {query.q && (
          <a className="btn" href={to.showcase()}>
            {say('showcase.show-all')}
          </a>
        )}
        <a className="btn primary" href={to.newListing('need')}>
          {say('showcase.submit-need')}
        </a>
      </p>
    </Empty>
  )
}

function Paging({ visit: { say, to }, query, next }: { visit: Visit; query: ShowcaseQuery; next: string | undefined }) {
  if (!next && !query.cursor) return null
  return (
    <nav className="row no-print" aria-label={say('showcase.pages')}>
      {query.cursor && (
        <a className="btn" href={to.showcase(writeShowcaseQuery({ ...query, cursor: undefined }))}>
          {say('showcase.first-page')}
        </a>
      )}
      {next && (
        <a className="btn" rel="next" href={to.showcase(writeShowcaseQuery({ ...query, cursor: next }))}>
          {say('showcase.next-page')}
        </a>
      )}
    </nav>
  )
}
