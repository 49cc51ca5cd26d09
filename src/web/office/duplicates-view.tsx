import type { ReactNode } from 'react'
import type { DuplicatePair } from '#catalogue/duplicates.ts'
import type { ListingMerger } from '#catalogue/mergers.ts'
import type { Merger, OrganisationFace, OrganisationPair } from '#people/duplicates.ts'
import { htmlLang } from '#platform/languages.ts'
import { DeedButton, Empty, formatTime, Said } from '#ui/parts.tsx'
import { countryName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { reasonText } from './duplicates-reasons.ts'

type Props = {
  visit: Visit
  organisations: OrganisationPair[]
  listings: DuplicatePair[]
  mergers: Merger[]
  listingMergers: ListingMerger[]
}

export function DuplicatesView({ visit, organisations, listings, mergers, listingMergers }: Props) {
  const { say, to } = visit
  return (
    <>
      <h1>{say('duplicates.title')}</h1>
      <p className="muted">{say('duplicates.about')}</p>
      <section className="stack" aria-labelledby="organisations">
        <h2 id="organisations">{say('duplicates.organisations', { count: organisations.length })}</h2>
        {organisations.length === 0 && <Empty>{say('duplicates.none')}</Empty>}
        {organisations.map(({ one, other, reasons }) => (
          <Pair
            key={one.id + other.id}
            visit={visit}
            address={to.duplicatePair('organisations', one.id, other.id)}
            sides={[<Face key="one" visit={visit} face={one} />, <Face key="other" visit={visit} face={other} />]}
            reasons={reasons.map((reason) => reasonText(reason, visit))}
          />
        ))}
      </section>
      <section className="stack" aria-labelledby="listings">
        <h2 id="listings">{say('duplicates.listings', { count: listings.length })}</h2>
        {listings.length === 0 && <Empty>{say('duplicates.none')}</Empty>}
        {listings.map(({ one, other, reasons }) => (
          <Pair
            key={one.id + other.id}
            visit={visit}
            address={to.duplicatePair('listings', one.id, other.id)}
            sides={[one, other].map((listing) => <ListingFace key={listing.id} visit={visit} {...listing} />)}
            reasons={reasons.map((reason) => reasonText(reason, visit))}
          />
        ))}
      </section>
      <Mergers visit={visit} mergers={mergers} listingMergers={listingMergers} />
    </>
  )
}

type PairProps = { visit: Visit; address: string; sides: ReactNode[]; reasons: string[] }

function Pair({ visit: { say }, address, sides, reasons }: PairProps) {
  return (
    <article className="sheet stack tight">
      <div className="duplicate-sides">{sides}</div>
      <p className="muted">{reasons.join(say('web.list-separator'))}</p>
      <p>
        <a className="btn" href={address}>
          {say('duplicates.compare')}
        </a>
      </p>
    </article>
  )
}

function Face({ visit: { to, lang }, face }: { visit: Visit; face: OrganisationFace }) {
  return (
    <span>
      <a href={to.organisation(face.number)}>
        <Said text={face.name} lang={lang} />
      </a>{' '}
      <span className="muted">{[countryName(face.country, lang), face.city].filter(Boolean).join(' · ')}</span>
    </span>
  )
}

type Listed = { visit: Visit; kind: 'offer' | 'need'; number: number; title: string; lang: string }

function ListingFace({ visit: { to, say }, kind, number, title, lang }: Listed) {
  return (
    <span>
      <a href={to.listing(kind, number)} lang={htmlLang(lang)}>
        {title}
      </a>{' '}
      <span className="muted">{`${say(`catalogue.kind.${kind}`)} ${number}`}</span>
    </span>
  )
}

function Mergers({ visit, mergers, listingMergers }: Pick<Props, 'visit' | 'mergers' | 'listingMergers'>) {
  const { say, to, lang, actor } = visit
  if (mergers.length + listingMergers.length === 0) return null
  const lines = [
    ...mergers.map(({ id, mergedAt, from, into }) => ({
      ...{ id, mergedAt, kind: 'organisations' as const },
      from: <Face visit={visit} face={from} />,
      into: <Face visit={visit} face={into} />,
    })),
    ...listingMergers.map(({ id, mergedAt, from, into }) => ({
      ...{ id, mergedAt: new Date(mergedAt), kind: 'listings' as const },
      from: <ListingFace visit={visit} {...from} />,
      into: <ListingFace visit={visit} {...into} />,
    })),
  ]
  return (
    <section className="stack" aria-labelledby="mergers">
      <h2 id="mergers">{say('duplicates.mergers')}</h2>
      <ul className="plain stack">
        {lines.map((line) => (
          <li key={line.id} className="sheet row spread">
            <span className="stack tight">
              <span>{line.into}</span>
              <span className="muted">
                {say('duplicates.took-over')} {line.from} · {formatTime(line.mergedAt, lang, actor.timeZone)}
              </span>
            </span>
            <DeedButton action={to.mergerRemoval(line.kind, line.id)} label={say('duplicates.separate')} />
          </li>
        ))}
      </ul>
    </section>
  )
}
