import type { OwnListing } from '#catalogue/own-listings.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, DeedButton, Empty, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** What the reader's organisations have written, and for officials what waits to be published. */
export function ListingsView({ visit, own, submitted }: { visit: Visit; own: OwnListing[]; submitted: OwnListing[] }) {
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
      {own.length > 0 && <ListingTable visit={visit} listings={own} />}
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
  const columns = ['number', 'title', 'standing', 'changed', ...(isQueue ? ['owner', 'deed'] : [])]
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
                <Chip tone={TONES[listing.standing]}>{say(`showcase.standing.${listing.standing}`)}</Chip>
              </td>
              <td data-label={say('showcase.column.changed')}>
                {formatTime(listing.changedAt, lang, actor.timeZone)} ({actor.timeZone})
              </td>
              {isQueue && (
                <>
                  <td data-label={say('showcase.column.owner')}>
                    <Said text={listing.owner} lang={lang} />
                  </td>
                  <td>
                    <DeedButton action={to.publication(listing.number)} label={say('showcase.publish')} />
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

const TONES = { draft: 'plain', submitted: 'need', published: 'ok' } as const
