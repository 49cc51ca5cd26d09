import { coach } from '#catalogue/coaching.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import type { Challenge } from '#catalogue/solutions/challenge-page.ts'
import type { Visits } from '#catalogue/visits.ts'
import type { Suggestion } from '#matching/suggestions.ts'
import { isKnown } from '#people/access.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip } from '#ui/parts.tsx'
import { KeepButton } from '../following/keep-button.tsx'
import { AnswerLine } from '../solutions/answer-line.tsx'
import { ChallengePanel } from '../solutions/challenge-views.tsx'
import type { Visit } from '../visit.ts'
import { CoachingCard } from '../workspace/coaching-card.tsx'
import { History, type HistoryLine } from './history.tsx'
import { LifeNote } from './life-note.tsx'
import { ListingFacts } from './listing-facts.tsx'
import { OwnerLine } from './owner.tsx'
import { Papers } from './papers.tsx'
import { Reasons } from './reasons.tsx'
import { PrintedLink, Share } from './share.tsx'
import { Targets } from './targets.tsx'
import { Original, Sections, VersionNote, versionFor } from './versions.tsx'
import { VisitChart } from './visit-chart.tsx'

type Props = {
  visit: Visit
  listing: ListingPage
  suggestions: Suggestion[]
  history: HistoryLine[]
  /** How often it is looked at; for its organisation and officials. */
  visits: Visits | undefined
  isSaved: boolean
  /** The event at which the reader may ask its owner to meet. */
  meetAt: string | undefined
  challenge: Challenge | undefined
}

/** One offer or need: the promise in a sentence first, then the facts, then the words. Prints as one page. */
export function ListingView({ visit, listing, suggestions, history, visits, isSaved, meetAt, challenge }: Props) {
  const { say, lang, to } = visit
  const version = versionFor(listing, lang)
  const completeness = coach(listing)
  const tag = version.lang === lang ? undefined : htmlLang(version.lang)
  return (
    <div className="listing">
      <article className={`stack sheet card-edge ${listing.kind}`}>
        <div className="row">
          <Chip tone={listing.kind}>{say(`catalogue.kind.${listing.kind}`)}</Chip>
          {listing.isSample && <Chip>{say('showcase.sample')}</Chip>}
          {listing.standing !== 'published' && <Chip tone="act">{say(`showcase.standing.${listing.standing}`)}</Chip>}
        </div>
        <h1 lang={tag}>{version.text.title}</h1>
        {version.text.summary && (
          <p className="lead" lang={tag}>
            {version.text.summary}
          </p>
        )}
        <LifeNote listing={listing} visit={visit} />
        <VersionNote listing={listing} version={version} visit={visit} />
        <AskLine listing={listing} meetAt={meetAt} visit={visit} />
        <AnswerLine listing={listing} challenge={challenge} visit={visit} />
        {challenge && <ChallengePanel visit={visit} listing={listing} challenge={challenge} />}
        {listing.standing === 'published' && (
          <div className="row no-print">
            <KeepButton visit={visit} number={listing.number} isSaved={isSaved} />
            <a className="btn" href={to.compare(`listing=${listing.number}`)} rel="nofollow">
              {say('following.compare')}
            </a>
          </div>
        )}
        <ListingFacts listing={listing} visit={visit} />
        <Targets listing={listing} visit={visit} />
        <Sections version={version} visit={visit} />
        {listing.standing === 'published' && <PassOn listing={listing} title={version.text.title} visit={visit} />}
      </article>
      <aside className="stack side no-print">
        {completeness && (
          <CoachingCard visit={visit} completeness={completeness} form={to.editListing(listing.number)} />
        )}
        <Matches listing={listing} suggestions={suggestions} visit={visit} />
        <Papers listing={listing} visit={visit} />
        {listing.inside && <Inside listing={listing} history={history} visits={visits} visit={visit} />}
      </aside>
      <Original listing={listing} visit={visit} />
    </div>
  )
}

function PassOn({ listing, title, visit }: { listing: ListingPage; title: string; visit: Visit }) {
  const { kind, number } = listing
  const short = `/${kind === 'offer' ? 'o' : 'n'}/${number}`
  return (
    <>
      <Share visit={visit} title={title} address={visit.to.listing(kind, number)} short={short} />
      <PrintedLink visit={visit} title={title} short={short} />
    </>
  )
}

function AskLine({ listing, meetAt, visit }: { listing: ListingPage; meetAt: string | undefined; visit: Visit }) {
  const { say, to, actor } = visit
  const { known } = listing.owner
  if (listing.standing === 'closed' || listing.standing === 'expired') return null
  if (meetAt && known)
    return (
      <p className="no-print">
        <a className="btn primary" href={to.askToMeet(meetAt, `to=${known.number}&listing=${listing.number}`)}>
          {say(`showcase.ask.${listing.kind}`)}
        </a>
      </p>
    )
  if (listing.inside) return null
  return (
    <p className="muted no-print">
      {isKnown(actor) ? (
        say('showcase.ask-when-both-take-part')
      ) : (
        <>
          {say('showcase.ask-after-sign-in')} <a href={to.signIn}>{say('people.sign-in')}</a>
        </>
      )}
    </p>
  )
}

function Matches({ listing, suggestions, visit }: { listing: ListingPage; suggestions: Suggestion[]; visit: Visit }) {
  const { say, to, lang } = visit
  return (
    <section className="stack tight" aria-labelledby="matches">
      <h2 id="matches">{say(`showcase.matches.${listing.kind}`)}</h2>
      {suggestions.length === 0 && <p className="muted">{say('showcase.no-matches')}</p>}
      {suggestions.map(({ card, reasons, missing, sureness }, i) => (
        <article key={card.id} className={`sheet stack tight card-edge ${card.kind}`}>
          <h3>
            <a href={to.listing(card.kind, card.number)} lang={card.lang === lang ? undefined : htmlLang(card.lang)}>
              {card.title}
            </a>
          </h3>
          <p className="muted">
            <OwnerLine owner={card.owner} visit={visit} />
          </p>
          <p>
            <Chip tone={sureness === 'strong' ? 'ok' : 'plain'}>{say(`matching.sureness.${sureness}`)}</Chip>
          </p>
          <Reasons reasons={reasons} missing={missing} visit={visit} />
          <a href={to.pair(listing.kind, listing.number, card.number, i + 1)}>{say('matching.side-by-side')}</a>
        </article>
      ))}
      <p className="muted">{say('showcase.reasons-note')}</p>
      <ExpectedForm listing={listing} visit={visit} />
    </section>
  )
}

/** For whoever expected somebody else here: the number of that listing, and the page says why not. */
function ExpectedForm({ listing, visit: { say, to } }: { listing: ListingPage; visit: Visit }) {
  return (
    <form className="row" method="get" action={to.pairs(listing.kind, listing.number)}>
      <label htmlFor="with">{say(`matching.expected.${listing.kind}`)}</label>
      <input id="with" name="with" inputMode="numeric" pattern="№?[0-9]{1,10}" required size={8} placeholder="№" />
      <button className="btn" type="submit">
        {say('matching.why-not')}
      </button>
    </form>
  )
}

function Inside({ listing, history, visits, visit }: Pick<Props, 'listing' | 'history' | 'visits' | 'visit'>) {
  const { say, to } = visit
  return (
    <section className="sheet stack tight" aria-labelledby="inside">
      <h2 id="inside">{say('showcase.inside')}</h2>
      {listing.inside?.reference && <p>{say('showcase.reference', { reference: listing.inside.reference })}</p>}
      <p>
        <a className="btn" href={to.editListing(listing.number)}>
          {say('showcase.edit')}
        </a>{' '}
        {listing.kind === 'need' && (
          <a className="btn" href={to.answers(listing.number)}>
            {say('solutions.answers')}
          </a>
        )}{' '}
        <a className="btn quiet" href={to.versions(listing.number)}>
          {say('life.versions')}
        </a>
      </p>
      {visits && (
        <div id="visits" className="stack tight">
          <h3>{say('visits.heading')}</h3>
          <VisitChart visit={visit} {...visits} />
        </div>
      )}
      <History history={history} visit={visit} />
    </section>
  )
}
