import { Hono } from 'hono'
import { listCardsOf } from '#catalogue/cards.ts'
import { getListing, getOrganisation, listHistory } from '#catalogue/listing-page.ts'
import { findChallenge } from '#catalogue/solutions/challenge-page.ts'
import { suggestFor } from '#matching/suggestions.ts'
import { spoken } from '#platform/languages.ts'
import type { Page } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { listMeetingPlaces } from './asking.ts'
import { showBriefly } from './brief.ts'
import { ListingView } from './listing-view.tsx'
import { OrganisationView } from './organisation-view.tsx'
import { describeListing, describeOrganisation } from './structured-data.ts'
import { versionFor } from './versions.tsx'

const SUGGESTIONS = 3

export const listingPages = new Hono<WebEnv>()
  .get('/:kind{offers|needs}/:number{[0-9]{1,10}}', (c) => {
    const kind = c.req.param('kind') === 'offers' ? 'offer' : 'need'
    return showBriefly(c, () => listingPage(c.var.visit, kind, Number(c.req.param('number'))))
  })
  .get('/organisations/:number{[0-9]{1,10}}', (c) =>
    showBriefly(c, () => organisationPage(c.var.visit, Number(c.req.param('number')))),
  )

async function listingPage(visit: Visit, kind: 'offer' | 'need', number: number): Promise<Page> {
  const { db, actor, lang } = visit
  const listing = await getListing(db, actor, { kind, number })
  const [suggestions, history, places, challenge] = await Promise.all([
    suggestFor(db, actor, listing.id, { limit: SUGGESTIONS, lang }),
    listHistory(db, listing),
    listMeetingPlaces(db, actor, listing.owner.known ? [listing.owner.known.id] : []),
    listing.kind === 'need' ? findChallenge(db, listing.id) : undefined,
  ])
  const { text } = versionFor(listing, lang)
  const meetAt = listing.owner.known && places.get(listing.owner.known.id)
  return {
    title: text.title,
    description: text.summary || text.title,
    section: 'showcase',
    isPrivate: listing.standing !== 'published',
    ...(listing.standing === 'published' ? { jsonLd: describeListing(visit, listing) } : {}),
    body: (
      <ListingView
        visit={visit}
        listing={listing}
        suggestions={suggestions}
        history={history}
        {...{ meetAt, challenge }}
      />
    ),
  }
}

async function organisationPage(visit: Visit, number: number): Promise<Page> {
  const { db, actor, lang } = visit
  const organisation = await getOrganisation(db, number)
  const cards = await listCardsOf(db, actor, organisation.id, lang)
  return {
    title: spoken(organisation.name, lang).text,
    section: 'showcase',
    jsonLd: describeOrganisation(visit, organisation),
    body: <OrganisationView visit={visit} organisation={organisation} cards={cards} />,
  }
}
