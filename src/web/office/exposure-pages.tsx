import { Hono } from 'hono'
import { type Exposed, type Exposure, readExposure } from '#matching/exposure.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'

/** How evenly suggestions are spread over what is published, the least shown first. */
export const exposurePages = new Hono<WebEnv>().get('/office/matching/exposure', async (c) => {
  const { visit } = c.var
  const exposure = await readExposure(visit.db, visit.actor, { lang: visit.lang })
  const body = <ExposureView visit={visit} exposure={exposure} />
  return show(c, { title: visit.say('matching.exposure.title'), section: 'office', isPrivate: true, body })
})

function ExposureView({ visit, exposure }: { visit: Visit; exposure: Exposure }) {
  const { say, to, lang } = visit
  const { listings, published, neverShown, shareOfTenth } = exposure
  const percent = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'percent' })
  return (
    <>
      <p className="muted">
        <a href={to.matching}>{say('matching.office.title')}</a>
      </p>
      <h1>{say('matching.exposure.title')}</h1>
      <p>{say('matching.exposure.rule')}</p>
      {published === 0 ? (
        <Empty>{say('matching.exposure.nothing')}</Empty>
      ) : (
        <>
          <dl className="import-counts">
            <Count label={say('matching.exposure.published')} value={String(published)} />
            <Count label={say('matching.exposure.never')} value={String(neverShown)} />
            <Count
              label={say('matching.exposure.tenth')}
              value={shareOfTenth === undefined ? '–' : percent.format(shareOfTenth)}
            />
          </dl>
          <ExposureTable visit={visit} listings={listings} />
          {listings.length < published && (
            <p className="muted">{say('matching.exposure.cut', { count: listings.length })}</p>
          )}
        </>
      )}
    </>
  )
}

function Count({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function ExposureTable({ visit: { say, to, lang }, listings }: { visit: Visit; listings: Exposed[] }) {
  return (
    <div className="table-wrap">
      <table className="labelled">
        <thead>
          <tr>
            <th scope="col">{say('matching.exposure.listing')}</th>
            <th scope="col">{say('matching.exposure.organisation')}</th>
            <th scope="col" className="n">
              {say('matching.exposure.lately')}
            </th>
            <th scope="col" className="n">
              {say('matching.exposure.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {listings.map((listing) => (
            <tr key={listing.number}>
              <th scope="row">
                <Chip tone={listing.kind}>
                  {say(`catalogue.kind.${listing.kind}`)} №{listing.number}
                </Chip>{' '}
                <a
                  href={to.listing(listing.kind, listing.number)}
                  lang={listing.lang === lang ? undefined : htmlLang(listing.lang)}
                >
                  {listing.title}
                </a>
              </th>
              <td data-label={say('matching.exposure.organisation')}>
                <Said text={listing.organisation} lang={lang} />
              </td>
              <td className="n" data-label={say('matching.exposure.lately')}>
                {listing.lately}
              </td>
              <td className="n" data-label={say('matching.exposure.total')}>
                {listing.total}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
