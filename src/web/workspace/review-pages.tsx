import { Hono } from 'hono'
import { z } from 'zod'
import { getListing, type ListingPage } from '#catalogue/listing-page.ts'
import { listWarnings } from '#catalogue/publication.ts'
import { refusalSchema, refuseListing } from '#catalogue/review.ts'
import { listReviews } from '#catalogue/review-history.ts'
import { insist } from '#people/access.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { addresses } from '../routes.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { ReviewView } from './review-view.tsx'

/** What was submitted, for those who decide whether it is published. */
export const reviewPages = new Hono<WebEnv>()
  .get('/my/listings/:number{[0-9]{1,10}}/review', async (c) => {
    return showReview(c, await openReview(c.var.visit, c.req.param('number')), untouched)
  })
  .post('/my/listings/:number{[0-9]{1,10}}/review', async (c) => {
    const { visit } = c.var
    const listing = await openReview(visit, c.req.param('number'))
    const linkFor = (lang: UiLanguage, number: number) => visit.config.publicUrl + addresses(lang).editListing(number)
    const tried = await attempt(visit, await readFields(c), refusalForm(visit.lang), (answer) =>
      refuseListing(visit.db, visit.actor, listing.id, { answer, linkFor }).then(() => answer.outcome),
    )
    if (!tried.done) return showReview(c, listing, tried.form, tried.status)
    return goTo(c, visit.to.myListings, visit.say(`showcase.review-done.${tried.value}`))
  })

// One box ticked comes as a text, several as a list, none not at all.
function refusalForm(lang: UiLanguage) {
  return z.preprocess((fields) => {
    const { outcome, reasons, line } = fields as Record<string, string | string[] | undefined>
    return { outcome, reasons: [reasons ?? []].flat(), line: line ?? '', lang }
  }, refusalSchema)
}

async function openReview({ db, actor }: Visit, number: string): Promise<ListingPage> {
  const listing = await getListing(db, actor, { number: Number(number) })
  if (!listing.inside) throw notFound('listing')
  insist(listing.inside.mayPublish, actor)
  return listing
}

type PageStatus = NonNullable<Parameters<typeof show>[1]['status']>

async function showReview(c: PageContext, listing: ListingPage, form: FormState, status: PageStatus = 200) {
  const { visit } = c.var
  const [reviews, warnings] = await Promise.all([
    listReviews(visit.db, listing),
    listWarnings(visit.db, visit.actor, listing.id),
  ])
  const body = <ReviewView visit={visit} {...{ listing, reviews, warnings, form }} />
  return show(c, { title: visit.say('showcase.review-deed'), section: 'my', isPrivate: true, status, body })
}
