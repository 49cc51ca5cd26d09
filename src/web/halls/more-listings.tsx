import type { ReactNode } from 'react'
import { htmlLang } from '#platform/languages.ts'
import type { Found } from '#search/showcase.ts'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = {
  visit: Visit
  title: string
  typed: string
  found: Found[]
  /** Which of those found hang there already. */
  shown: ReadonlySet<string>
  /** Where the words are looked for, and where a listing is added. */
  searching: string
  adding: string
  children?: ReactNode
}

/** The search that finds more for a hall, and what it found. */
export function MoreListings({ visit, title, typed, found, shown, searching, adding, children }: Props) {
  const { say } = visit
  return (
    <section className="sheet stack" aria-labelledby="more-for-hall">
      <h2 id="more-for-hall">{title}</h2>
      <search>
        <form className="inline-form" method="get" action={searching}>
          <div className="field">
            <label htmlFor="q">{say('settings.hall-words')}</label>
            <input id="q" name="q" type="search" defaultValue={typed} maxLength={400} />
          </div>
          <button className="btn primary" type="submit">
            {say('settings.hall-find')}
          </button>
        </form>
      </search>
      {typed && found.length === 0 && <Empty>{say('settings.hall-nothing', { typed })}</Empty>}
      {found.length > 0 && (
        <ul className="exhibits">
          {found.map((listing) => (
            <FoundListing key={listing.id} {...{ visit, listing, adding }} isShown={shown.has(listing.id)} />
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

function FoundListing({
  visit: { say, to, lang },
  listing: { id, kind, number, title, lang: spokenIn, owner },
  isShown,
  adding,
}: Pick<Props, 'visit' | 'adding'> & { listing: Found; isShown: boolean }) {
  return (
    <li>
      <Chip tone={kind}>{say(`settings.${kind}`)}</Chip>
      <div>
        <a href={to.listing(kind, number)} lang={htmlLang(spokenIn)}>
          {title}
        </a>{' '}
        {owner.known && (
          <span className="muted">
            <Said text={owner.known.name} lang={lang} />
          </span>
        )}
      </div>
      {isShown ? (
        <span className="muted">{say('settings.in-hall')}</span>
      ) : (
        <form method="post" action={adding}>
          <input type="hidden" name="listingId" value={id} />
          <button className="btn" type="submit" aria-label={say('settings.add-what', { title })}>
            {say('settings.add')}
          </button>
        </form>
      )}
    </li>
  )
}

/** The words looked for, as the addresses of deeds carry them along. */
export function queryOf(typed: string): string {
  return typed ? new URLSearchParams({ q: typed }).toString() : ''
}
