import { filterNames, type ShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { isKnown } from '#people/access.ts'
import type { Named } from '#search/named.ts'
import { type ShowcasePage, wordsToShow } from '#search/showcase.ts'
import { markerOf } from '#search/words/marking.ts'
import { CompareBar } from '../following/compare-bar.tsx'
import type { Visit } from '../visit.ts'
import { ListingCard } from './card.tsx'
import { FacetForm, facetLabel, SEARCH_FORM } from './facet-form.tsx'
import { type OwnMatch, OwnMatches } from './own-matches.tsx'
import { ExportLinks } from './papers.tsx'
import { NamedResults, type ResultKind, ResultTabs } from './result-kinds.tsx'
import { NothingFound, SearchNotes } from './search-notes.tsx'
import { languageName } from './wording.ts'

type Props = {
  visit: Visit
  query: ShowcaseQuery
  page: ShowcasePage
  /** Events at which the owners of the results can be asked to meet, by owner. */
  places: Map<string, string>
  matches: OwnMatch[]
  shown: ResultKind
  named: Named
}

export function ShowcaseView({ visit, query, page, places, matches, shown, named }: Props) {
  const { say, to } = visit
  const counts = {
    ...{ listings: page.facets.total, organisations: named.organisations.length, events: named.events.length },
  }
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
        {query.q && <ResultTabs visit={visit} query={query} shown={shown} counts={counts} />}
        {shown === 'listings' ? (
          <Listings visit={visit} query={query} page={page} places={places} />
        ) : (
          <NamedResults visit={visit} shown={shown} named={named} />
        )}
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

function Listings({ visit, query, page, places }: Pick<Props, 'visit' | 'query' | 'page' | 'places'>) {
  const marker = markerOf(page.understood.parts)
  return (
    <>
      <ResultBar visit={visit} query={query} page={page} />
      <SearchNotes visit={visit} query={query} page={page} />
      {page.found.length === 0 && <NothingFound visit={visit} query={query} page={page} />}
      {page.found.map((card) => (
        <ListingCard
          key={card.id}
          card={card}
          visit={visit}
          marker={card.meant ? markerOf(wordsToShow(card.meant) ?? []) : marker}
          meetAt={card.owner.known && places.get(card.owner.known.id)}
          isPickable
        />
      ))}
      {page.found.length > 1 && <CompareBar visit={visit} />}
      <Paging visit={visit} query={query} next={page.next} />
    </>
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
          data-suggest={to.showcaseSuggestions}
          autoComplete="off"
          enterKeyHint="search"
          aria-label={say('search.label')}
          placeholder={say('search.hint')}
        />
        <button className="btn primary" type="submit">
          {say('showcase.search')}
        </button>
      </form>
      <details className="search-help">
        <summary>{say('search.help')}</summary>
        <p className="muted">{say('search.help-text')}</p>
      </details>
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
