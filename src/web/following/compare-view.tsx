import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ListingPage } from '#catalogue/listing-page.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Empty, Notice } from '#ui/parts.tsx'
import { factRows } from '../showcase/listing-facts.tsx'
import { SECTIONS, versionFor } from '../showcase/versions.tsx'
import type { Visit } from '../visit.ts'
import { addressOf } from './chosen.ts'

type Props = {
  visit: Visit
  listings: ListingPage[]
  /** How many more were named than fit beside each other. */
  leftOut: number
  unknown: number[]
  isOnlyDifferences: boolean
}

/** Listings as columns, what is known of them as rows; where they differ the row says so. */
export function CompareView({ visit, listings, leftOut, unknown, isOnlyDifferences }: Props) {
  const { say, to } = visit
  const rows = compare(listings, visit)
  const shown = isOnlyDifferences ? rows.filter(({ differs }) => differs) : rows
  const here = addressOf(listings.map(({ number }) => number))
  return (
    <div className="stack compare">
      <h1>{say('following.compare')}</h1>
      {leftOut > 0 && <Notice tone="warn">{say('following.compare-left-out', { count: leftOut })}</Notice>}
      {unknown.length > 0 && (
        <Notice tone="warn">
          {say('following.compare-unknown', { numbers: unknown.map((number) => `№${number}`).join(' ') })}
        </Notice>
      )}
      {listings.length < 2 ? (
        <Empty>
          <p>{say('following.compare-too-few', { count: listings.length })}</p>
          <a className="btn" href={to.showcase()}>
            {say('web.nav.showcase')}
          </a>
        </Empty>
      ) : (
        <p className="row no-print">
          <span className="muted">
            {say('following.differences', {
              count: rows.filter(({ differs }) => differs).length,
              rows: rows.length,
            })}
          </span>
          <a className="btn" href={to.compare(isOnlyDifferences ? here : `${here}&only=differences`)}>
            {say(isOnlyDifferences ? 'following.show-all-rows' : 'following.only-differences')}
          </a>
          <span className="muted">{say('following.print-hint')}</span>
        </p>
      )}
      {listings.length > 0 && <Table visit={visit} listings={listings} rows={shown} />}
      {listings.length < 4 && <AddForm visit={visit} listings={listings} />}
    </div>
  )
}

type Row = { name: string; values: ReactNode[]; differs: boolean }

function compare(listings: ListingPage[], visit: Visit): Row[] {
  const facts = listings.map(
    (listing) => new Map<string, ReactNode>([...words(listing, visit), ...known(listing, visit)]),
  )
  const names = new Set(facts.flatMap((row) => [...row].filter(([, value]) => value).map(([name]) => name)))
  return [...names].map((name) => {
    const values = facts.map((row) => row.get(name) || null)
    const written = values.map((value) => renderToStaticMarkup(value))
    return { name, values, differs: new Set(written).size > 1 }
  })
}

// A number tells listings apart by nature; that is no difference anybody looks for.
function known(listing: ListingPage, visit: Visit): [string, ReactNode][] {
  const targets = listing.targets.map(({ name, operator, value, unit }, i) => (
    <div key={i}>{[name, operator === 'text' ? '' : operator, value, unit].filter(Boolean).join(' ')}</div>
  ))
  return [...factRows(listing, visit).filter(([name]) => name !== 'number'), ['targets', targets.length > 0 && targets]]
}

function words(listing: ListingPage, visit: Visit): [string, ReactNode][] {
  const { text, lang } = versionFor(listing, visit.lang)
  return (['summary', ...SECTIONS] as const).map((field) => [
    field,
    text[field] && <span lang={lang === visit.lang ? undefined : htmlLang(lang)}>{text[field]}</span>,
  ])
}

function Table({ visit, listings, rows }: { visit: Visit; listings: ListingPage[]; rows: Row[] }) {
  const { say } = visit
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className="table-wrap" tabIndex={0} aria-label={say('following.compare')}>
      <table className="compared">
        <thead>
          <tr>
            <td />
            {listings.map((listing) => (
              <Head key={listing.id} visit={visit} listing={listing} listings={listings} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, differs }) => (
            <tr key={name} className={differs ? 'differs' : undefined}>
              <th scope="row">
                {say(`showcase.field.${name}`)}
                {differs && listings.length > 1 && (
                  <span className="unequal" title={say('following.differs')}>
                    <span aria-hidden="true">≠</span>
                    <span className="visually-hidden">{say('following.differs')}</span>
                  </span>
                )}
              </th>
              {values.map((value, i) => (
                <td key={listings[i]?.id}>{value ?? <span className="muted">–</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Head({ visit, listing, listings }: { visit: Visit; listing: ListingPage; listings: ListingPage[] }) {
  const { say, to, lang } = visit
  const version = versionFor(listing, lang)
  const rest = listings.filter(({ id }) => id !== listing.id).map(({ number }) => number)
  return (
    <th scope="col">
      <span className="row">
        <Chip tone={listing.kind}>{say(`catalogue.kind.${listing.kind}`)}</Chip>
        {listing.isSample && <Chip>{say('showcase.sample')}</Chip>}
        <span className="muted">№{listing.number}</span>
      </span>
      <a
        href={to.listing(listing.kind, listing.number)}
        lang={version.lang === lang ? undefined : htmlLang(version.lang)}
      >
        {version.text.title}
      </a>
      <a className="muted no-print take-out" href={to.compare(addressOf(rest))}>
        {say('following.take-out')}
        <span className="visually-hidden"> {version.text.title}</span>
      </a>
    </th>
  )
}

function AddForm({ visit: { say, to }, listings }: { visit: Visit; listings: ListingPage[] }) {
  return (
    <form className="inline-form no-print" method="get" action={to.compare()}>
      {listings.map(({ number }) => (
        <input key={number} type="hidden" name="listing" value={number} />
      ))}
      <div className="field">
        <label htmlFor="more">{say('following.compare-more')}</label>
        <input id="more" name="listing" inputMode="numeric" maxLength={12} required />
      </div>
      <button className="btn" type="submit">
        {say('following.compare-add')}
      </button>
    </form>
  )
}
