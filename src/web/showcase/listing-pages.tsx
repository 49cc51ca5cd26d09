import { Hono } from 'hono'
import { listCardsOf } from '#catalogue/cards.ts'
import { getListing, getOrganisation, listHistory } from '#catalogue/listing-page.ts'
import { findListingMergedInto } from '#catalogue/merging.ts'
import { isSaved } from '#catalogue/saved.ts'
import { findChallenge } from '#catalogue/solutions/challenge-page.ts'
import { countVisit, readVisits } from '#catalogue/visits.ts'
import { suggestFor } from '#matching/suggestions.ts'
import { isKnown } from '#people/access.ts'
import { findNumberMergedInto } from '#people/merging-trail.ts'
import { getOrganisationRecord } from '#people/organisation-record.ts'
import { spoken } from '#platform/languages.ts'
import type { Page } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { listMeetingPlaces } from './asking.ts'
import { showBriefly } from './brief.ts'
import { ListingView } from './listing-view.tsx'
import { OrganisationView } from './organisation-view.tsx'
import { isOpenedBySomebody } from './robots.ts'
import { describeListing, describeOrganisation } from './structured-data.ts'
import { versionFor } from './versions.tsx'

const SUGGESTIONS = 3

export const listingPages = new Hono<WebEnv>()
  .get('/:kind{offers|needs}/:number{[0-9]{1,10}}', async (c) => {
    const { visit } = c.var
    const kind = c.req.param('kind') === 'offers' ? 'offer' : 'need'
    const number = Number(c.req.param('number'))
    const merged = await findListingMergedInto(visit.db, number)
    if (merged) return c.redirect(visit.to.listing(merged.kind, merged.number), 302)
    const isCounted = isOpenedBySomebody(c)
    const answer = await showBriefly(c, () => listingPage(visit, kind, number, isCounted))
    if (isCounted && !isKnown(visit.actor)) countVisit(visit.db, number)
    return answer
  })
  .get('/organisations/:number{[0-9]{1,10}}', async (c) => {
    const number = Number(c.req.param('number'))
    const merged = await findNumberMergedInto(c.var.visit.db, number)
    if (merged) return c.redirect(c.var.visit.to.organisation(merged), 302)
    return showBriefly(c, () => organisationPage(c.var.visit, number))
  })

async function listingPage(visit: Visit, kind: 'offer' | 'need', number: number, isCounted: boolean): Promise<Page> {
  const { db, actor, lang } = visit
  const listing = await getListing(db, actor, { kind, number })
  // A stranger's page may come out of memory: it is counted at the door.
  if (isCounted && isKnown(actor) && !listing.inside) countVisit(db, number)
  const [suggestions, history, visits, saved, places, challenge] = await Promise.all([
    suggestFor(db, actor, listing.id, { limit: SUGGESTIONS, lang }),
    listHistory(db, listing),
    listing.inside && listing.standing === 'published' ? readVisits(db, listing.id) : undefined,
    isSaved(db, actor, listing.id),
    listMeetingPlaces(db, actor, listing.owner.known ? [listing.owner.known.id] : []),
    listing.kind === 'need' ? findChallenge(db, listing.id) : undefined,
  ])
  const { text } = versionFor(listing, lang)
  const meetAt = listing.owner.known && places.get(listing.owner.known.id)
  return {
    title: text.title,
    description: text.summary || text.title,
    section: 'showcase',
    island: 'keep',
    isPrivate: listing.standing !== 'published',
    ...(listing.standing === 'published' ? { jsonLd: describeListing(visit, listing) } : {}),
    body: <ListingView {...{ visit, listing, suggestions, history, visits, meetAt, challenge, isSaved: saved }} />,
  }
}

async function organisationPage(visit: Visit, number: number): Promise<Page> {
  const { db, actor, lang } = visit
  const organisation = await getOrganisation(db, number)
  const [cards, record] = await Promise.all([
    listCardsOf(db, actor, organisation.id, lang),
    getOrganisationRecord(db, organisation.id),
  ])
  return {
    title: spoken(organisation.name, lang).text,
    section: 'showcase',
    jsonLd: describeOrganisation(visit, organisation),
    body: <OrganisationView visit={visit} organisation={organisation} record={record} cards={cards} />,
  }
}
