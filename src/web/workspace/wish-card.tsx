import type { ReactNode } from 'react'
import type { NamedListing } from '#meetings/listings-to-name.ts'
import type { Match } from '#meetings/matches.ts'
import type { Prospect } from '#meetings/my-wishes.ts'
import { wishLevels } from '#meetings/wishes.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { Chip, Said } from '#ui/parts.tsx'
import { Reasons } from '../showcase/reasons.tsx'
import { countryName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import type { WishesProps } from './my-wishes-views.tsx'

type CardProps = WishesProps & { prospect: Prospect; match?: Match }

/** One of the other side: what they show, who else wants them, and the presses of one's own. */
export function WishCard(props: CardProps) {
  const { visit, prospect, match, listings, mayMark } = props
  const { say, to, lang } = visit
  const at = anchorOf(props)
  const place = [countryName(prospect.country, lang), prospect.city].filter(Boolean).join(say('web.list-separator'))
  return (
    <li id={at} className={`sheet stack tight wish ${prospect.level ?? ''}`} data-part={at} tabIndex={-1}>
      <div className="row spread">
        <h3>
          <a href={to.organisation(prospect.number)}>
            <Said text={prospect.name} lang={lang} />
          </a>
        </h3>
        <span className="muted">{place}</span>
      </div>
      <p className="row">
        {prospect.wishesUs && <Chip tone="ok">{say('wishing.wishes-us')}</Chip>}
        {prospect.othersWishing > 0 && (
          <span className="muted">{say('wishing.others', { count: prospect.othersWishing })}</span>
        )}
        {!prospect.hasSlots && <span className="muted">{say('wishing.no-slots-there')}</span>}
      </p>
      {match ? (
        <Why visit={visit} match={match} />
      ) : (
        <Listings visit={visit} listings={listings.get(prospect.id) ?? []} />
      )}
      {mayMark ? <Levels {...props} /> : <Stated {...props} />}
      {mayMark && prospect.level && prospect.level !== 'no' && <Note {...props} />}
    </li>
  )
}

function anchorOf({ prospect, match }: CardProps): string {
  return `${match ? 'm' : 'd'}-${prospect.id}`
}

function Why({ visit, match: { own, suggestion } }: { visit: Visit; match: Match }) {
  const { to, lang } = visit
  const { card } = suggestion
  return (
    <>
      <p className="row">
        <Chip tone={own.kind}>
          <a
            href={to.listing(own.kind, own.number)}
            lang={own.titleLang === lang ? undefined : htmlLang(own.titleLang)}
          >
            {own.title}
          </a>
        </Chip>
        <span aria-hidden="true">↔</span>
        <Chip tone={card.kind}>
          <a href={to.listing(card.kind, card.number)} lang={card.lang === lang ? undefined : htmlLang(card.lang)}>
            {card.title}
          </a>
        </Chip>
      </p>
      <Reasons reasons={suggestion.reasons} missing={suggestion.missing} visit={visit} />
    </>
  )
}

const LISTINGS_SHOWN = 3

function Listings({ visit: { say, to, lang }, listings }: { visit: Visit; listings: NamedListing[] }) {
  if (listings.length === 0) return null
  return (
    <ul className="wish-listings">
      {listings.slice(0, LISTINGS_SHOWN).map(({ id, kind, number, title, titleLang }) => (
        <li key={id}>
          <Chip tone={kind}>{say(`my.about-${kind}`, { number })}</Chip>{' '}
          <a href={to.listing(kind, number)} lang={titleLang === lang ? undefined : htmlLang(titleLang)}>
            {title}
          </a>
        </li>
      ))}
      {listings.length > LISTINGS_SHOWN && (
        <li className="muted">{say('wishing.more-listings', { count: listings.length - LISTINGS_SHOWN })}</li>
      )}
    </ul>
  )
}

function Stated({ visit: { say }, prospect }: CardProps) {
  if (!prospect.level) return null
  return (
    <p>
      <Chip tone="offer">{say(`wishing.level.${prospect.level}`)}</Chip>
    </p>
  )
}

/** One press each. What was pressed says so; pressing it away is a press of its own. */
function Levels(props: CardProps) {
  const { visit, prospect, match } = props
  const { say, lang } = visit
  const name = spoken(prospect.name, lang).text
  return (
    <WishForm {...props}>
      {/* The first press on a match names what it is about; later ones leave that as it is. */}
      {match && !prospect.level && <input type="hidden" name="listingId" value={match.suggestion.card.id} />}
      <fieldset className="row">
        <legend className="visually-hidden">{say('wishing.levels', { name })}</legend>
        {wishLevels.map((level) => (
          <button
            key={level}
            className={`btn level ${level}`}
            name="level"
            value={level}
            type="submit"
            aria-pressed={prospect.level === level}
          >
            <span aria-hidden="true">{prospect.level === level ? '● ' : '○ '}</span>
            {say(`wishing.level.${level}`)}
          </button>
        ))}
        {prospect.level && (
          <button className="btn quiet" name="level" value="none" type="submit">
            {say('wishing.level.none')}
          </button>
        )}
      </fieldset>
    </WishForm>
  )
}

// A form of its own: Enter in the note saves the note and presses no level.
function Note(props: CardProps) {
  const { visit, prospect, own, listings, form } = props
  const { say } = visit
  const id = (name: string) => `${name}-${anchorOf(props)}`
  const typed = form.values.wishedId === prospect.id ? form.values.note : undefined
  return (
    <details open={typed !== undefined && typed !== prospect.note}>
      <summary>{prospect.note ?? say('wishing.note-add')}</summary>
      <WishForm {...props}>
        <input type="hidden" name="level" value={prospect.level ?? 'want'} />
        <div className="field grow">
          <label htmlFor={id('note')}>{say('wishing.note')}</label>
          <input id={id('note')} name="note" maxLength={500} defaultValue={String(typed ?? prospect.note ?? '')} />
        </div>
        <div className="field grow">
          <label htmlFor={id('about')}>{say('wishing.about')}</label>
          <select id={id('about')} name="listingId" defaultValue={prospect.listingId ?? ''}>
            <option value="">{say('wishing.about-nothing')}</option>
            <Group visit={visit} label={say('wishing.theirs')} listings={listings.get(prospect.id) ?? []} />
            <Group visit={visit} label={say('wishing.ours')} listings={listings.get(own.id) ?? []} />
          </select>
        </div>
        <button className="btn" type="submit">
          {say('wishing.save')}
        </button>
      </WishForm>
    </details>
  )
}

function Group({ visit: { say }, label, listings }: { visit: Visit; label: string; listings: NamedListing[] }) {
  if (listings.length === 0) return null
  return (
    <optgroup label={label}>
      {listings.map(({ id, kind, number, title }) => (
        <option key={id} value={id}>
          {`${say(`my.about-${kind}`, { number })} ${title}`}
        </option>
      ))}
    </optgroup>
  )
}

// Says whose wish it is, and where on the page it was pressed, so that the page comes back at the same place.
function WishForm(props: CardProps & { children: ReactNode }) {
  const { visit, event, own, prospect, asked, children } = props
  const { to } = visit
  return (
    <form className="row wish-form" method="post" action={to.myWishes(event.slug)}>
      <input type="hidden" name="wishingId" value={own.id} />
      <input type="hidden" name="wishedId" value={prospect.id} />
      <input type="hidden" name="query" value={asked.toString()} />
      <input type="hidden" name="at" value={anchorOf(props)} />
      {children}
    </form>
  )
}
