import { type ShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import type { ShowcasePage } from '#search/showcase.ts'
import { Empty } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; query: ShowcaseQuery; page: ShowcasePage }

/** How a search was understood, where that is not what was typed. */
export function SearchNotes({ visit, query, page }: Props) {
  const { say, to } = visit
  const { corrected, isPartial } = page.understood
  return (
    <>
      {!page.isWhole && <p className="muted">{say('search.growing')}</p>}
      {query.isCut && <p className="muted">{say('search.cut', { count: query.q.length })}</p>}
      {corrected.map(({ typed, meant }) => (
        <p key={typed}>
          {say('search.corrected', { typed, meant })}{' '}
          <a href={to.showcase(writeShowcaseQuery({ ...query, cursor: undefined, q: quoted(query.q, typed) }))}>
            {say('search.exactly', { typed })}
          </a>
        </p>
      ))}
      {isPartial && <p className="muted">{say('search.partial')}</p>}
    </>
  )
}

/** What to do when nothing was found: closer words, fewer filters, or let others find oneself. */
export function NothingFound({ visit, query, page: { advice, understood } }: Props) {
  const { say, to } = visit
  const isSearched = query.q !== ''
  const address = (change: Partial<ShowcaseQuery>) =>
    to.showcase(writeShowcaseQuery({ ...query, cursor: undefined, ...change }))
  if (!isSearched && !advice?.unfiltered) return <NothingYet visit={visit} />
  return (
    <Empty>
      <p>{say(isSearched && understood.parts.length === 0 ? 'search.no-words' : 'search.nothing')}</p>
      {advice && advice.nearest.length > 0 && (
        <p className="row">
          <span>{say('search.nearest')}</span>
          {advice.nearest.map((word) => (
            <a key={word} className="btn" href={address({ q: word })}>
              {word}
            </a>
          ))}
        </p>
      )}
      {advice && advice.without.length > 0 && (
        <p className="row">
          <span>{say('search.drop')}</span>
          {advice.without.map(({ filter, count }) => (
            <a key={filter} className="btn" href={address({ [filter]: [] })}>
              {say('search.drop-one', { filter: say(`showcase.filter.${filter}`), count })}
            </a>
          ))}
        </p>
      )}
      <p className="row">
        {advice && advice.unfiltered > 0 && (
          <a className="btn" href={to.showcase(isSearched ? new URLSearchParams({ q: query.q }).toString() : '')}>
            {say('search.drop-all', { count: advice.unfiltered })}
          </a>
        )}
        <a className="btn" href={to.showcase()}>
          {say('showcase.show-all')}
        </a>
        <PostNeed visit={visit} query={query} />
      </p>
      <p className="muted">{say('search.post-need-hint')}</p>
    </Empty>
  )
}

function NothingYet({ visit: { say, to } }: { visit: Visit }) {
  return (
    <Empty>
      <p>{say('showcase.nothing-yet')}</p>
      <p className="row">
        <a className="btn" href={to.newListing('offer')}>
          {say('showcase.publish-offer')}
        </a>
        <a className="btn primary" href={to.newListing('need')}>
          {say('showcase.submit-need')}
        </a>
      </p>
    </Empty>
  )
}

function PostNeed({ visit: { say, to }, query: { q } }: { visit: Visit; query: ShowcaseQuery }) {
  const words = q.length > SHOWN_MAX ? `${q.slice(0, SHOWN_MAX)}…` : q
  return (
    <a className="btn primary" href={q ? to.newNeedAbout(q.slice(0, TITLE_MAX)) : to.newListing('need')}>
      {q ? say('search.post-need', { words }) : say('showcase.submit-need')}
    </a>
  )
}

// A quoted word is looked for as it stands.
function quoted(q: string, typed: string): string {
  const at = q.toLowerCase().indexOf(typed.toLowerCase())
  return at < 0 ? `"${typed}"` : `${q.slice(0, at)}"${q.slice(at, at + typed.length)}"${q.slice(at + typed.length)}`
}

const SHOWN_MAX = 24
const TITLE_MAX = 150
