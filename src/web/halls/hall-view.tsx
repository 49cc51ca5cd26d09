import type { ReactNode } from 'react'
import type { Card } from '#catalogue/cards.ts'
import type { LanguageMap } from '#db/tables.ts'
import type { Hall } from '#events/halls.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { Chip, Empty, formatDate, Said } from '#ui/parts.tsx'
import { CompareBar } from '../following/compare-bar.tsx'
import { ListingCard } from '../showcase/card.tsx'
import { Share } from '../showcase/share.tsx'
import type { Visit } from '../visit.ts'

export function HallList({ visit, halls }: { visit: Visit; halls: (Hall & { pieces: number })[] }) {
  const { say, to } = visit
  return (
    <>
      <h1>{say('halls.title')}</h1>
      <p className="muted">{say('halls.description')}</p>
      {halls.length === 0 && (
        <Empty>
          <p>{say('halls.none')}</p>
          <a className="btn" href={to.showcase()}>
            {say('web.nav.showcase')}
          </a>
        </Empty>
      )}
      {halls.length > 0 && (
        <ul className="cards event-cards">
          {halls.map((hall) => (
            <HallCard key={hall.id} visit={visit} hall={hall} address={to.hall(hall.slug)}>
              <Chip>{say('halls.pieces', { count: hall.pieces })}</Chip>
              <Dates visit={visit} hall={hall} />
            </HallCard>
          ))}
        </ul>
      )}
    </>
  )
}

/** A hall in a list of halls: its name, its event, and what else is to be said. */
export function HallCard({
  visit: { lang },
  hall,
  address,
  children,
}: {
  visit: Visit
  hall: Hall
  address: string
  children: ReactNode
}) {
  return (
    <li className="sheet stack tight">
      <h2>
        <a href={address}>
          <Said text={hall.name} lang={lang} />
        </a>
      </h2>
      {hall.event && (
        <p className="muted">
          <Said text={hall.event.name} lang={lang} />
        </p>
      )}
      <p className="row">{children}</p>
    </li>
  )
}

type Piece = { card: Card; line: LanguageMap | null }

type Props = {
  visit: Visit
  hall: Hall
  pieces: Piece[]
  page: number
  pages: number
  total: number
  isCurator: boolean
}

/** A hall as its visitors walk through it: the curator's words first, then piece by piece. */
export function HallView({ visit, hall, pieces, page, pages, total, isCurator }: Props) {
  const { say, to } = visit
  return (
    <div className="hall">
      <HallHead {...{ visit, hall, total, isCurator }} />
      {pieces.length === 0 && (
        <Empty>
          <p>{say('halls.empty')}</p>
          <a className="btn" href={to.showcase()}>
            {say('web.nav.showcase')}
          </a>
        </Empty>
      )}
      <div className="results">
        {pieces.map(({ card, line }) => (
          <div key={card.id} className="stack tight piece">
            {line && (
              <p className="curator">
                <span className="visually-hidden">{say('halls.line-label')}</span>
                <Said text={line} lang={visit.lang} />
              </p>
            )}
            <ListingCard card={card} visit={visit} isPickable />
          </div>
        ))}
      </div>
      {pieces.length > 1 && <CompareBar visit={visit} />}
      {pages > 1 && (
        <nav className="row no-print" aria-label={say('showcase.pages')}>
          {page > 1 && (
            <a className="btn" rel="prev" href={to.hall(hall.slug, page > 2 ? `page=${page - 1}` : '')}>
              {say('halls.page-before')}
            </a>
          )}
          <span className="muted">{say('halls.page', { page, pages })}</span>
          {page < pages && (
            <a className="btn" rel="next" href={to.hall(hall.slug, `page=${page + 1}`)}>
              {say('showcase.next-page')}
            </a>
          )}
        </nav>
      )}
    </div>
  )
}

function HallHead({ visit, hall, total, isCurator }: Pick<Props, 'visit' | 'hall' | 'total' | 'isCurator'>) {
  const { say, to, lang } = visit
  const intro = hall.intro && spoken(hall.intro, lang)
  return (
    <header className="stack sheet">
      <p className="muted no-print">
        <a href={to.halls}>{say('halls.title')}</a>
      </p>
      <h1>
        <Said text={hall.name} lang={lang} />
      </h1>
      <p className="row">
        {!hall.isOpen && <Chip tone="act">{say('halls.not-open')}</Chip>}
        <Chip>{say('halls.pieces', { count: total })}</Chip>
        <Dates visit={visit} hall={hall} />
      </p>
      {intro && (
        <div className="stack tight words" lang={intro.lang === lang ? undefined : htmlLang(intro.lang)}>
          {intro.text.split(/\n+/).map((paragraph, i) => (
            <p key={i}>{paragraph}</p>
          ))}
        </div>
      )}
      <p className="row no-print">
        {hall.event && (
          <a className="btn" href={to.event(hall.event.slug)}>
            {say('halls.to-event')}
          </a>
        )}
        {hall.event && (
          <a className="btn" href={to.eventHall(hall.event.slug)}>
            {say('halls.search-within')}
          </a>
        )}
        <a className="btn primary" href={to.newListing('need')}>
          {say('showcase.submit-need')}
        </a>
        {isCurator && (
          <a className="btn" href={to.officeHall(hall.slug)}>
            {say('halls.curate')}
          </a>
        )}
      </p>
      <Share
        visit={visit}
        title={spoken(hall.name, lang).text}
        address={to.hall(hall.slug)}
        short={`/h/${hall.slug}`}
      />
    </header>
  )
}

function Dates({ visit: { say, lang }, hall }: { visit: Visit; hall: Hall }) {
  const { opensOn, closesOn } = hall
  return (
    <span className="muted">
      {closesOn
        ? say('halls.open-between', { from: formatDate(opensOn, lang), until: formatDate(closesOn, lang) })
        : say('halls.open-since', { from: formatDate(opensOn, lang) })}
    </span>
  )
}
