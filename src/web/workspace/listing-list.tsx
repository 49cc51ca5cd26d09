import type { OwnListing } from '#catalogue/own-listings.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Empty, formatTime, Said } from '#ui/parts.tsx'
import { ExportLinks } from '../showcase/papers.tsx'
import type { Visit } from '../visit.ts'
import { objectionText } from './coaching-card.tsx'
import { NextDeed } from './next-deed.tsx'
import { NextQuestion } from './next-question.tsx'
import { reasonsText } from './reviews.tsx'

/** What the reader's organisations have written, and for officials what waits to be published. */
export function ListingsView({
  visit,
  own,
  submitted,
  setAside,
}: {
  visit: Visit
  own: OwnListing[]
  submitted: OwnListing[]
  setAside: OwnListing[]
}) {
  const { say, to } = visit
  const hasOrganisation = visit.actor.organisations.length > 0
  return (
    <>
      <div className="row spread">
        <h1>{say('showcase.my-listings')}</h1>
        {hasOrganisation && (
          <span className="row">
            <a className="btn" href={to.newListing('offer')}>
              {say('showcase.publish-offer')}
            </a>
            <a className="btn primary" href={to.newListing('need')}>
              {say('showcase.submit-need')}
            </a>
          </span>
        )}
      </div>
      {submitted.length > 0 && (
        <section className="stack tight">
          <h2>{say('showcase.waiting', { count: submitted.length })}</h2>
          <ListingTable visit={visit} listings={submitted} isQueue />
        </section>
      )}
      {setAside.length > 0 && (
        <details>
          <summary>{say('showcase.set-aside-list', { count: setAside.length })}</summary>
          <ListingTable visit={visit} listings={setAside} isQueue />
        </details>
      )}
      {own.length > 0 && <ListingTable visit={visit} listings={own} />}
      {own.length > 0 && (
        <p className="row no-print">
          {(['offers', 'needs'] as const).map((kind) => (
            <ExportLinks
              key={kind}
              label={`${say('papers.export-own')} ${say(`intake.kind.${kind}`)}`}
              address={(format) => to.ownExport(kind, format)}
            />
          ))}
        </p>
      )}
      {own.length === 0 && (hasOrganisation || submitted.length === 0) && (
        <Empty>
          <p>{say(hasOrganisation ? 'showcase.no-own-listings' : 'showcase.no-organisation')}</p>
        </Empty>
      )}
    </>
  )
}

function ListingTable({ visit, listings, isQueue }: { visit: Visit; listings: OwnListing[]; isQueue?: boolean }) {
  const { say, to, lang, actor } = visit
  const columns = ['number', 'title', 'standing', 'score', 'changed', ...(isQueue ? ['owner', 'deed'] : ['next'])]
  return (
    <div className="table-wrap">
      <table className="labelled">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {say(`showcase.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listings.map((listing) => (
            <tr key={listing.id}>
              <td data-label={say('showcase.column.number')}>
                <Chip tone={listing.kind}>
                  {say(`catalogue.kind.${listing.kind}`)} №{listing.number}
                </Chip>
              </td>
              <th scope="row">
                <a
                  href={to.editListing(listing.number)}
                  lang={listing.lang === lang ? undefined : htmlLang(listing.lang)}
                >
                  {listing.title}
                </a>
              </th>
              <td data-label={say('showcase.column.standing')}>
                <Standing visit={visit} listing={listing} />
              </td>
              <td data-label={say('showcase.column.score')}>
                <Score visit={visit} listing={listing} />
              </td>
              <td data-label={say('showcase.column.changed')}>
                {formatTime(listing.changedAt, lang, actor.timeZone)} ({actor.timeZone})
              </td>
              {!isQueue && (
                <td data-label={say('showcase.column.next')}>
                  <NextDeed visit={visit} listing={listing} />
                </td>
              )}
              {isQueue && (
                <>
                  <td data-label={say('showcase.column.owner')}>
                    <Said text={listing.owner} lang={lang} />
                  </td>
                  <td>
                    <a className="btn" href={to.review(listing.number)}>
                      {say('showcase.review-deed')}
                    </a>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where it stands; a draft that came back says so, and why. */
function Standing({ visit, listing: { standing, review } }: { visit: Visit; listing: OwnListing }) {
  const { say } = visit
  if (!review) return <Chip tone={TONES[standing]}>{say(`showcase.standing.${standing}`)}</Chip>
  return (
    <>
      <Chip tone={review.outcome === 'returned' ? 'act' : 'plain'}>{say(`showcase.standing.${review.outcome}`)}</Chip>{' '}
      <span className="muted">{reasonsText(visit, review.reasons)}</span>
    </>
  )
}

/** Of a need: how far it can be answered, and what to say next. */
function Score({ visit, listing: { completeness, number } }: { visit: Visit; listing: OwnListing }) {
  if (!completeness) return '–'
  const { score, next, objections } = completeness
  const objection = objections[0]
  const said = objection ? objectionText(visit, objection) : next && <NextQuestion visit={visit} question={next} />
  const input = objection?.input ?? next?.input
  return (
    <>
      <strong className="num">{visit.say('coaching.score-short', { score })}</strong>{' '}
      {said && <a href={`${visit.to.editListing(number)}#${input}`}>{said}</a>}
    </>
  )
}

const TONES = { draft: 'plain', submitted: 'need', published: 'ok', expired: 'act', closed: 'plain' } as const
