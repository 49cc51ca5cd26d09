import { isOfficial } from '#catalogue/access.ts'
import { listOwnListings, type OwnListing } from '#catalogue/own-listings.ts'
import { countSuggestions } from '#matching/exposure.ts'
import { type Suggestion, suggestFor } from '#matching/suggestions.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { Reasons } from './reasons.tsx'

export type OwnMatch = { own: OwnListing; suggestion: Suggestion }

const LISTINGS = 3

/** The best match of each of the listings the reader's organisations changed last. */
export async function listOwnMatches({ db, actor, lang }: Visit): Promise<OwnMatch[]> {
  const listings = (await listOwnListings(db, actor, lang)).slice(0, LISTINGS)
  const found = await Promise.all(
    listings.map(async (own) => ({ own, best: await suggestFor(db, actor, own.id, { limit: 1, lang }) })),
  )
  if (!isOfficial(actor))
    countSuggestions(
      db,
      found.flatMap(({ best }) => best),
    )
  return found.flatMap(({ own, best }) => best.map((suggestion) => ({ own, suggestion })))
}

export function OwnMatches({ matches, visit }: { matches: OwnMatch[]; visit: Visit }) {
  const { say, to, lang } = visit
  if (matches.length === 0)
    return (
      <p className="muted">
        {say('showcase.no-own-matches')} <a href={to.myListings}>{say('showcase.my-listings')}</a>
      </p>
    )
  return matches.map(({ own, suggestion: { card, reasons, missing } }) => (
    <article key={own.id} className="sheet stack tight">
      <div className="row">
        <Chip tone={own.kind}>
          {say(`catalogue.kind.${own.kind}`)} №{own.number}
        </Chip>
        <Chip tone={card.kind}>
          {say(`catalogue.kind.${card.kind}`)} №{card.number}
        </Chip>
      </div>
      <h3>
        <a href={to.listing(card.kind, card.number)} lang={card.lang === lang ? undefined : htmlLang(card.lang)}>
          {card.title}
        </a>
      </h3>
      <Reasons reasons={reasons} missing={missing} visit={visit} />
      <a href={to.pair(own.kind, own.number, card.number)}>{say('matching.side-by-side')}</a>
    </article>
  ))
}
