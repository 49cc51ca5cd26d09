import { type ShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import type { ListedEvent, ListedOrganisation } from '#search/directory.ts'
import type { Named } from '#search/named.ts'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { EventDates } from './event-views.tsx'
import { countryName } from './wording.ts'

export const resultKinds = ['listings', 'organisations', 'events'] as const
export type ResultKind = (typeof resultKinds)[number]

export function readResultKind(params: URLSearchParams): ResultKind {
  return resultKinds.find((kind) => kind === params.get('show')) ?? 'listings'
}

/** One search, three sorts of answers, each with how many there are. */
export function ResultTabs({
  visit: { say, to },
  query,
  shown,
  counts,
}: {
  visit: Visit
  query: ShowcaseQuery
  shown: ResultKind
  counts: Record<ResultKind, number>
}) {
  const address = (kind: ResultKind) => {
    const params = new URLSearchParams(writeShowcaseQuery({ ...query, cursor: undefined }))
    if (kind !== 'listings') params.set('show', kind)
    return to.showcase(params.toString())
  }
  return (
    <nav className="result-tabs no-print" aria-label={say('search.tabs')}>
      {resultKinds.map((kind) => (
        <a
          key={kind}
          href={address(kind)}
          aria-current={kind === shown ? 'page' : undefined}
          className={counts[kind] === 0 ? 'none' : undefined}
        >
          {say(`search.tab.${kind}`, { count: counts[kind] })}
        </a>
      ))}
    </nav>
  )
}

export function NamedResults({
  visit,
  shown,
  named,
}: {
  visit: Visit
  shown: 'organisations' | 'events'
  named: Named
}) {
  if (named[shown].length === 0) return <Empty>{visit.say(`search.nothing-named.${shown}`)}</Empty>
  return (
    <ul className="named">
      {shown === 'organisations'
        ? named.organisations.map((each) => <OrganisationLine key={each.id} organisation={each} visit={visit} />)
        : named.events.map((each) => <EventLine key={each.id} event={each} visit={visit} />)}
    </ul>
  )
}

function OrganisationLine({ organisation, visit }: { organisation: ListedOrganisation; visit: Visit }) {
  const { say, lang, to } = visit
  const place = [countryName(organisation.country, lang), organisation.city].filter(Boolean)
  return (
    <li className="sheet stack tight">
      <h2>
        <a href={to.organisation(organisation.number)}>
          <Said text={organisation.name} lang={lang} />
        </a>
      </h2>
      <p className="row">
        <Chip>{say(`showcase.organisation.${organisation.kind}`)}</Chip>
        {organisation.isSample && <Chip>{say('showcase.sample')}</Chip>}
        <span className="muted">{place.join(say('showcase.separator'))}</span>
      </p>
    </li>
  )
}

function EventLine({ event, visit }: { event: ListedEvent; visit: Visit }) {
  const { say, lang, to } = visit
  return (
    <li className="sheet stack tight">
      <h2>
        <a href={to.event(event.slug)}>
          <Said text={event.name} lang={lang} />
        </a>
      </h2>
      <p className="row">
        {event.isSample && <Chip>{say('showcase.sample')}</Chip>}
        <span className="muted">
          <EventDates event={event} lang={lang} /> · <Said text={event.city} lang={lang} />
        </span>
      </p>
    </li>
  )
}
