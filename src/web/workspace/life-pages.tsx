import { Hono } from 'hono'
import { closeListing, closureSchema, reopenListing } from '#catalogue/closing.ts'
import { renewalSchema, renewListing } from '#catalogue/renewal.ts'
import { listRevisions } from '#catalogue/versions.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { formatDate } from '#ui/parts.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { ClosureView, RenewalView } from './life-views.tsx'
import { getOwn, type OwnPage } from './own-listing.ts'
import { RevisionsView } from './revisions-view.tsx'

/** The life of a listing after it was published: renewed, closed, opened again; and every version of it. */
export const lifePages = new Hono<WebEnv>()
  .get('/my/listings/:number{[0-9]{1,10}}/renewal', async (c) =>
    showRenewal(c, await getOwn(c.var.visit, c.req.param('number')), untouched),
  )
  .post('/my/listings/:number{[0-9]{1,10}}/renewal', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const tried = await attempt(visit, await readFields(c), renewalSchema, ({ months }) =>
      renewListing(visit.db, visit.actor, listing.id, months),
    )
    if (!tried.done) return showRenewal(c, listing, tried.form, tried.status)
    const on = formatDate(tried.value, visit.lang)
    return goTo(c, visit.to.myListings, visit.say('life.renewed', { on }))
  })
  .get('/my/listings/:number{[0-9]{1,10}}/closure', async (c) =>
    showClosure(c, await getOwn(c.var.visit, c.req.param('number')), untouched),
  )
  .post('/my/listings/:number{[0-9]{1,10}}/closure', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const fields = { ...(await readFields(c)), lang: visit.lang }
    const tried = await attempt(visit, fields, closureSchema, (why) =>
      closeListing(visit.db, visit.actor, listing.id, why),
    )
    if (!tried.done) return showClosure(c, listing, tried.form, tried.status)
    return goTo(c, visit.to.myListings, visit.say('life.closed'))
  })
  .post('/my/listings/:number{[0-9]{1,10}}/reopening', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const isDone = await reopenListing(visit.db, visit.actor, listing.id)
    return goTo(c, visit.to.editListing(listing.number), isDone ? visit.say('life.reopened') : undefined)
  })
  .get('/my/listings/:number{[0-9]{1,10}}/versions', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const body = <RevisionsView visit={visit} listing={listing} revisions={await listRevisions(visit.db, listing)} />
    return show(c, { title: visit.say('life.versions'), section: 'my', isPrivate: true, body })
  })

type PageStatus = NonNullable<Parameters<typeof show>[1]['status']>

function showRenewal(c: PageContext, listing: OwnPage, form: FormState, status: PageStatus = 200) {
  const { visit } = c.var
  const body = <RenewalView visit={visit} listing={listing} form={form} />
  return show(c, { title: visit.say('life.renew'), section: 'my', width: 'narrow', isPrivate: true, status, body })
}

function showClosure(c: PageContext, listing: OwnPage, form: FormState, status: PageStatus = 200) {
  const { visit } = c.var
  const body = <ClosureView visit={visit} listing={listing} form={form} />
  return show(c, { title: visit.say('life.close'), section: 'my', width: 'narrow', isPrivate: true, status, body })
}
