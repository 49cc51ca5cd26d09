import { Hono } from 'hono'
import { isOfficial } from '#catalogue/access.ts'
import { listCardsOf } from '#catalogue/cards.ts'
import { getListing, getOrganisation, listHistory } from '#catalogue/listing-page.ts'
import { findListingMergedInto } from '#catalogue/merging.ts'
import { listResourcesOf } from '#catalogue/resources/reading.ts'
import { isSaved } from '#catalogue/saved.ts'
import { findChallenge } from '#catalogue/solutions/challenge-page.ts'
import { countVisit, readVisits } from '#catalogue/visits.ts'
import { countSuggestions } from '#matching/exposure.ts'
import { suggestFor } from '#matching/suggestions.ts'
import { isKnown, may } from '#people/access.ts'
import { findNumberMergedInto } from '#people/merging-trail.ts'
import { getOrganisationRecord } from '#people/organisation-record.ts'
import { findPoint, placeOrganisation, pointInput } from '#people/points.ts'
import { spoken } from '#platform/languages.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { PointForm } from '../map/point-form.tsx'
import { type Page, show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { listMeetingPlaces } from './asking.ts'
import { showBriefly } from './brief.ts'
import { ListingView } from './listing-view.tsx'
import { OrganisationView } from './organisation-view.tsx'
import { isOpenedBySomebody } from './robots.ts'
import { describeListing, describeOrganisation, describePath, graphOf } from './structured-data.ts'
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
  .post('/organisations/:number{[0-9]{1,9}}/point', async (c) => {
    const { visit } = c.var
    const number = Number(c.req.param('number'))
    const tried = await attempt(visit, await readFields(c), pointInput, (point) =>
      placeOrganisation(visit.db, visit.actor, number, point),
    )
    if (tried.done) return goTo(c, visit.to.organisation(number), visit.say('office.notice.saved'))
    return show(c, { ...(await organisationPage(visit, number, tried.form)), status: tried.status })
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
  if (isCounted && !isOfficial(actor)) countSuggestions(db, suggestions)
  const { text } = versionFor(listing, lang)
  const meetAt = listing.owner.known && places.get(listing.owner.known.id)
  const path = describePath(
    visit,
    { name: visit.say('web.nav.showcase'), address: visit.to.showcase() },
    { name: text.title, address: visit.to.listing(kind, number) },
  )
  return {
    title: text.title,
    description: text.summary || text.title,
    section: 'showcase',
    island: 'keep',
    isPrivate: listing.standing !== 'published',
    picture: kind,
    ...(listing.standing === 'published' ? { jsonLd: graphOf(describeListing(visit, listing), path) } : {}),
    body: <ListingView {...{ visit, listing, suggestions, history, visits, meetAt, challenge, isSaved: saved }} />,
  }
}

async function organisationPage(visit: Visit, number: number, form: FormState = untouched): Promise<Page> {
  const { db, actor, lang } = visit
  const organisation = await getOrganisation(db, number)
  const [cards, record, resources] = await Promise.all([
    listCardsOf(db, actor, organisation.id, lang),
    getOrganisationRecord(db, organisation.id),
    listResourcesOf(db, organisation.id),
  ])
  const point = may.keepDirectory(actor) ? await findPoint(db, organisation.id) : undefined
  const name = spoken(organisation.name, lang).text
  const path = describePath(
    visit,
    { name: visit.say('web.nav.showcase'), address: visit.to.showcase() },
    { name, address: visit.to.organisation(number) },
  )
  return {
    title: name,
    section: 'showcase',
    picture: 'organisation',
    jsonLd: graphOf(describeOrganisation(visit, organisation), path),
    body: (
      <>
        <OrganisationView
          visit={visit}
          organisation={organisation}
          record={record}
          cards={cards}
          resources={resources}
        />
        {point && <PointForm {...{ visit, form, number, point }} />}
      </>
    ),
  }
}
