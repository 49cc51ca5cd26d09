import { Hono } from 'hono'
import { listVisited, type VisitedListing } from '#catalogue/visits.ts'
import { insist, isKnown } from '#people/access.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Empty } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'

export const myVisitsPages = new Hono<WebEnv>().get('/my/visits', async (c) => {
  const { visit } = c.var
  insist(isKnown(visit.actor), visit.actor)
  const body = <MyVisits visit={visit} listings={await listVisited(visit.db, visit.actor, visit.lang)} />
  return show(c, { title: visit.say('visits.title'), section: 'my', isPrivate: true, body })
})

/** How often what one shows is looked at, the most visited first. */
function MyVisits({ visit, listings }: { visit: Visit; listings: VisitedListing[] }) {
  const { say, to, lang } = visit
  const columns = ['listing', 'lately', 'total'] as const
  return (
    <>
      <h1>{say('visits.title')}</h1>
      <p className="muted">{say('visits.definition')}</p>
      {listings.length === 0 && (
        <Empty>
          <p>{say('visits.none')}</p>
          <a className="btn" href={to.myListings}>
            {say('showcase.my-listings')}
          </a>
        </Empty>
      )}
      {listings.length > 0 && (
        <div className="table-wrap">
          <table className="labelled">
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col" className={name === 'listing' ? undefined : 'n'}>
                    {say(`visits.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listings.map((listing) => (
                <tr key={listing.number}>
                  <th scope="row">
                    <Chip tone={listing.kind}>{say(`catalogue.kind.${listing.kind}`)}</Chip>{' '}
                    <a
                      href={`${to.listing(listing.kind, listing.number)}#visits`}
                      lang={listing.lang === lang ? undefined : htmlLang(listing.lang)}
                    >
                      {listing.title}
                    </a>
                  </th>
                  <td className="n" data-label={say('visits.column.lately')}>
                    {listing.lately}
                  </td>
                  <td className="n" data-label={say('visits.column.total')}>
                    {listing.total}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
