import { fields as fieldTerms } from '#catalogue/vocabularies/fields.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import type { Event } from '#events/directory.ts'
import type { Participation } from '#events/participation.ts'
import type { DayRule } from '#meetings/day-rules.ts'
import type { NamedListing } from '#meetings/listings-to-name.ts'
import type { Match } from '#meetings/matches.ts'
import {
  PROSPECTS_PER_PAGE,
  type Prospect,
  type ProspectQuery,
  prospectChoices,
  type Readiness,
  type WishCount,
} from '#meetings/my-wishes.ts'
import { now } from '#platform/clock.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import { Chip, Empty, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { WishCard } from './wish-card.tsx'
import { WishSteps } from './wish-steps.tsx'

export type WishesProps = {
  visit: Visit
  event: Event
  sides: Participation[]
  own: Participation
  rule: DayRule
  count: WishCount
  readiness: Readiness[]
  /** Whether the organiser has set up slots at all. */
  hasSlots: boolean
  matches: { match: Match; prospect: Prospect }[]
  found: { prospects: Prospect[]; total: number }
  fields: string[]
  query: ProspectQuery
  listings: Map<string, NamedListing[]>
  mayMark: boolean
  /** The query of the page the visitor is on. */
  asked: URLSearchParams
  form: FormState
}

export function MyWishes(props: WishesProps) {
  const { visit, event, sides, own, rule, form } = props
  const { say, to, lang } = visit
  return (
    <div className="stack" data-wishes={say('wishing.failed')}>
      <header className="stack tight">
        <p>
          <a href={to.myMeetings(event.slug)}>
            <Said text={event.name} lang={lang} />
          </a>
        </p>
        <h1>{say('wishing.title')}</h1>
        {sides.length > 1 && (
          <nav className="tabs" aria-label={say('wishing.as')}>
            {sides.map(({ id, name }) => (
              <a
                key={id}
                className="btn"
                href={to.myWishes(event.slug, `as=${id}`)}
                aria-current={id === own.id ? 'true' : undefined}
              >
                <Said text={name} lang={lang} />
              </a>
            ))}
          </nav>
        )}
      </header>
      {rule.arrangedBy === 'participants' ? (
        <Empty>
          <p>{say('wishing.not-here')}</p>
          <a className="btn primary" href={to.askToMeet(event.slug)}>
            {say('my.ask')}
          </a>
        </Empty>
      ) : (
        <>
          <p>{say('wishing.hint')}</p>
          <WishSteps {...props} />
          <ErrorSummary form={form} title={say('web.error.refused.title')} />
          <Progress {...props} />
          <Matches {...props} />
          <Directory {...props} />
        </>
      )}
    </div>
  )
}

/** How much of the cap is used and until when; it stays in sight while one works down the list. */
function Progress({ visit, event, rule, count, mayMark }: WishesProps) {
  const { say, lang, actor } = visit
  const { wishesCloseAt, mustsMax: maximum } = rule
  const at = (zone: string) => (wishesCloseAt ? formatTime(wishesCloseAt, lang, zone) : '')
  const there = { time: at(event.timeZone), zone: event.timeZone }
  const isOver = wishesCloseAt !== null && wishesCloseAt <= now()
  return (
    <section className="sheet row wish-progress" aria-label={say('wishing.progress')} data-part="progress">
      <Chip tone="offer">{say('wishing.progress.must', { count: count.must, maximum })}</Chip>
      <Chip tone="ok">{say('wishing.progress.want', { count: count.want })}</Chip>
      <Chip>{say('wishing.progress.no', { count: count.no })}</Chip>
      {wishesCloseAt && (
        <span className={isOver ? 'error' : 'muted'}>
          {say(isOver ? 'wishing.closed' : 'wishing.until', there)}{' '}
          {at(actor.timeZone) !== there.time &&
            say('wishing.until-yours', { time: at(actor.timeZone), zone: actor.timeZone })}
        </span>
      )}
      {!mayMark && <span className="muted">{say('wishing.read-only')}</span>}
      <span className="muted" role="status" data-said />
    </section>
  )
}

function Matches(props: WishesProps) {
  const { visit, matches } = props
  const { say, to } = visit
  return (
    <section className="stack" aria-labelledby="matches">
      <h2 id="matches">{say('wishing.matches', { count: matches.length })}</h2>
      {matches.length === 0 ? (
        <Empty>
          <p>{say('wishing.no-matches')}</p>
          <a className="btn" href={to.myListings}>
            {say('my.listings')}
          </a>
        </Empty>
      ) : (
        <>
          <p className="muted">{say('wishing.matches-hint')}</p>
          <ul className="meeting-list wish-cards">
            {matches.map(({ match, prospect }) => (
              <WishCard key={prospect.id} {...props} prospect={prospect} match={match} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Directory(props: WishesProps) {
  const { visit, event, own, found, query } = props
  const { say, to } = visit
  const isNarrowed = query.q !== '' || query.field !== '' || query.choice !== 'all'
  return (
    <section className="stack" aria-labelledby="directory" id="everybody">
      <h2 id="directory">{say('wishing.directory', { count: found.total })}</h2>
      <Filter {...props} />
      {found.total === 0 && (
        <Empty>
          <p>{say(isNarrowed ? 'wishing.nothing-found' : 'wishing.nobody-there')}</p>
          {isNarrowed && (
            <a className="btn" href={`${to.myWishes(event.slug, `as=${own.id}`)}#everybody`}>
              {say('wishing.show-all')}
            </a>
          )}
        </Empty>
      )}
      <ul className="meeting-list wish-cards">
        {found.prospects.map((prospect) => (
          <WishCard key={prospect.id} {...props} prospect={prospect} />
        ))}
      </ul>
      <Pages {...props} />
    </section>
  )
}

function Filter({ visit, event, own, query, fields }: WishesProps) {
  const { say, to, lang } = visit
  const labels = fields.map((code) => ({ code, label: labelOf(fieldTerms, code, lang).text }))
  return (
    <form
      className="inline-form"
      method="get"
      action={`${to.myWishes(event.slug)}#everybody`}
      aria-label={say('wishing.search')}
    >
      <input type="hidden" name="as" value={own.id} />
      <div className="field">
        <label htmlFor="q">{say('wishing.search')}</label>
        <input id="q" name="q" type="search" defaultValue={query.q} maxLength={100} />
      </div>
      <div className="field">
        <label htmlFor="field">{say('wishing.field')}</label>
        <select id="field" name="field" defaultValue={query.field}>
          <option value="">{say('wishing.any-field')}</option>
          {labels.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="show">{say('wishing.choice')}</label>
        <select id="show" name="show" defaultValue={query.choice}>
          {prospectChoices.map((choice) => (
            <option key={choice} value={choice}>
              {say(`wishing.choice.${choice}`)}
            </option>
          ))}
        </select>
      </div>
      <button className="btn" type="submit">
        {say('wishing.find')}
      </button>
    </form>
  )
}

function Pages({ visit, event, own, found, query }: WishesProps) {
  const { say, to } = visit
  const last = Math.ceil(found.total / PROSPECTS_PER_PAGE)
  if (last < 2) return null
  const { q, field, choice } = query
  return (
    <nav className="tabs" aria-label={say('wishing.pages')}>
      {Array.from({ length: last }, (_, i) => i + 1).map((page) => {
        const asked = new URLSearchParams({ as: own.id, q, field, show: choice, page: String(page) })
        return (
          <a
            key={page}
            className="btn"
            href={`${to.myWishes(event.slug, asked.toString())}#everybody`}
            aria-current={page === query.page ? 'true' : undefined}
          >
            {say('wishing.page', { page })}
          </a>
        )
      })}
    </nav>
  )
}
