import type { ListingPage } from '#catalogue/listing-page.ts'
import type { Suggestion } from '#matching/suggestions.ts'
import { isKnown } from '#people/access.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { History, type HistoryLine } from './history.tsx'
import { ListingFacts } from './listing-facts.tsx'
import { OwnerLine } from './owner.tsx'
import { Reasons } from './reasons.tsx'
import { Original, Sections, VersionNote, versionFor } from './versions.tsx'

type Props = {
  visit: Visit
  listing: ListingPage
  suggestions: Suggestion[]
  history: HistoryLine[]
  /** The event at which the reader may ask its owner to meet. */
  meetAt: string | undefined
}

/** One offer or need: the promise in a sentence first, then the facts, then the words. Prints as one page. */
export function ListingView({ visit, listing, suggestions, history, meetAt }: Props) {
  const { say, lang } = visit
  const version = versionFor(listing, lang)
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
        <VersionNote listing={listing} version={version} visit={visit} />
        <AskLine listing={listing} meetAt={meetAt} visit={visit} />
        <ListingFacts listing={listing} visit={visit} />
        <Targets listing={listing} visit={visit} />
        <Sections version={version} visit={visit} />
      </article>
      <aside className="stack side no-print">
        <Matches listing={listing} suggestions={suggestions} visit={visit} />
        {listing.inside && <Inside listing={listing} history={history} visit={visit} />}
      </aside>
      <Original listing={listing} visit={visit} />
    </div>
  )
}

function AskLine({ listing, meetAt, visit }: { listing: ListingPage; meetAt: string | undefined; visit: Visit }) {
  const { say, to, actor } = visit
  const { known } = listing.owner
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

function Targets({ listing, visit: { say } }: { listing: ListingPage; visit: Visit }) {
  if (listing.targets.length === 0) return null
  const said = listing.originalLang
  return (
    <section className="stack tight">
      <h2>{say('showcase.field.targets')}</h2>
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              {['name', 'value', 'method'].map((name) => (
                <th key={name} scope="col">
                  {say(`showcase.target.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody lang={htmlLang(said)}>
            {listing.targets.map(({ name, operator, value, unit, method }, i) => (
              <tr key={i}>
                <th scope="row">{name}</th>
                <td data-label={say('showcase.target.value')}>
                  {say(`showcase.operator.${OPERATORS[operator] ?? 'text'}`, {
                    value: unit ? `${value} ${unit}` : value,
                  })}
                </td>
                <td data-label={say('showcase.target.method')}>{method ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const OPERATORS: Record<string, string> = {
  '>=': 'at-least',
  '<=': 'at-most',
  '=': 'equal',
  '>': 'more',
  '<': 'less',
  range: 'range',
  text: 'text',
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

function Inside({ listing, history, visit }: { listing: ListingPage; history: HistoryLine[]; visit: Visit }) {
  const { say, to } = visit
  return (
    <section className="sheet stack tight" aria-labelledby="inside">
      <h2 id="inside">{say('showcase.inside')}</h2>
      {listing.inside?.reference && <p>{say('showcase.reference', { reference: listing.inside.reference })}</p>}
      <p>
        <a className="btn" href={to.editListing(listing.number)}>
          {say('showcase.edit')}
        </a>
      </p>
      <History history={history} visit={visit} />
    </section>
  )
}
