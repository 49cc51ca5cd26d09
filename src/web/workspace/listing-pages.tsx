import { Hono } from 'hono'
import { findDuplicates } from '#catalogue/duplicates.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import { saveListing } from '#catalogue/listings.ts'
import { listOwnListings, listOwnOrganisations, listSetAside, listSubmitted } from '#catalogue/own-listings.ts'
import { listWarnings, publishListing, submitListing, withdrawListing } from '#catalogue/publication.ts'
import { listReviews } from '#catalogue/review-history.ts'
import { draftFrom } from '#intake/documents/draft.ts'
import { exportFormats, exportOwn } from '#intake/exports.ts'
import { formOf } from '#intake/kinds.ts'
import { insist, isKnown } from '#people/access.ts'
import { isUiLanguage, otherUiLanguage, uiLanguages } from '#platform/languages.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { sendSheet } from '../office/import-downloads.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { lifePages } from './life-pages.tsx'
import { EditView, NewView, NobodyView, WithdrawalView } from './listing-edit.tsx'
import { fieldsOf } from './listing-form-fields.ts'
import { listingForm } from './listing-form-input.ts'
import { ListingsView } from './listing-list.tsx'
import { Resembling } from './listing-resembling.tsx'
import { getOwn, type OwnPage } from './own-listing.ts'
import { reviewPages } from './review-pages.tsx'

/** What an organisation offers and needs, as those who write it see it. */
export const workspaceListingPages = new Hono<WebEnv>()
  .use('/my/listings', signedIn)
  .use('/my/listings/*', signedIn)
  .get('/my/listings', async (c) => {
    const { visit } = c.var
    const [own, submitted, setAside] = await Promise.all([
      listOwnListings(visit.db, visit.actor, visit.lang),
      listSubmitted(visit.db, visit.actor, visit.lang),
      listSetAside(visit.db, visit.actor, visit.lang),
    ])
    const body = <ListingsView visit={visit} {...{ own, submitted, setAside }} />
    return show(c, { title: visit.say('showcase.my-listings'), section: 'my', isPrivate: true, body })
  })
  .route('/', reviewPages)
  .route('/', lifePages)
  .get('/my/listings/exports/:file{(offers|needs)\\.[a-z]+}', async (c) => {
    const { db, actor, lang } = c.var.visit
    const [kind, ending] = c.req.param('file').split('.')
    const format = exportFormats.find((candidate) => candidate === ending)
    if (!format) throw notFound('export')
    const own = kind === 'needs' ? 'needs' : 'offers'
    return sendSheet(c, await exportOwn(db, actor, { kind: own, format, lang }), formOf(own).titles[lang], format)
  })
  .get('/my/listings/new', (c) => showNew(c, kindOf(c.req.query('kind')), begunWith(c.var.visit, c.req.query('title'))))
  // Whoever changes the language there has left the file behind.
  .get('/my/listings/from-document', (c) => goTo(c, c.var.visit.to.newListing('offer')))
  .post('/my/listings/from-document', async (c) => {
    const { visit } = c.var
    const { document, kind: said } = await c.req.parseBody()
    const kind = kindOf(String(said))
    try {
      const draft = await draftFrom(document instanceof File ? await document.bytes() : new Uint8Array())
      return showNew(c, kind, { values: draft.values, errors: {} }, 200, draft.source)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const errors = { document: visit.say(error.code, error.params) }
      return showNew(c, kind, { values: {}, errors }, error.status)
    }
  })
  .post('/my/listings', async (c) => {
    const { visit } = c.var
    const fields = await readFields(c)
    const kind = kindOf(String(fields.kind))
    const organisationId = String(fields.organisationId)
    const schema = listingForm({ kind, organisationId, langs: langsIn(visit, fields) })
    const tried = await attempt(visit, fields, schema, (input) => saveListing(visit.db, visit.actor, input))
    if (!tried.done) return showNew(c, kind, tried.form, tried.status)
    return carryOn(c, tried.value, fields.next, { notice: visit.say('showcase.saved') })
  })
  .get('/my/listings/:number{[0-9]{1,10}}', async (c) => {
    const listing = await getOwn(c.var.visit, c.req.param('number'))
    return showEdit(c, listing, { values: fieldsOf(listing), errors: {} })
  })
  .post('/my/listings/:number{[0-9]{1,10}}', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const fields = await readFields(c)
    const { organisationId } = listing.inside
    const schema = listingForm({ kind: listing.kind, organisationId, id: listing.id, langs: langsOf(visit, listing) })
    const tried = await attempt(visit, fields, schema, (input) => saveListing(visit.db, visit.actor, input))
    if (!tried.done) return showEdit(c, listing, tried.form, tried.status)
    const notice = tried.value.outcome === 'unchanged' ? 'showcase.saved-unchanged' : 'showcase.saved'
    return carryOn(c, tried.value, fields.next, { notice: visit.say(notice) })
  })
  .post('/my/listings/:number{[0-9]{1,10}}/publication', async (c) => {
    const listing = await getOwn(c.var.visit, c.req.param('number'))
    // Whoever reviews goes back to what else waits; whoever submits, to the listing.
    const { myListings, editListing } = c.var.visit.to
    const address = listing.inside.mayPublish ? myListings : editListing(listing.number)
    return carryOn(c, listing, 'publish', { address })
  })
  .get('/my/listings/:number{[0-9]{1,10}}/withdrawal', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const body = <WithdrawalView visit={visit} listing={listing} />
    return show(c, { title: visit.say('showcase.withdraw'), section: 'my', width: 'narrow', isPrivate: true, body })
  })
  .post('/my/listings/:number{[0-9]{1,10}}/withdrawal', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const { reason } = await readFields(c)
    const isDone = await withdrawListing(
      visit.db,
      visit.actor,
      listing.id,
      String(reason ?? '')
        .trim()
        .slice(0, 1000),
    )
    return goTo(c, visit.to.editListing(listing.number), isDone ? visit.say('showcase.withdrawn') : undefined)
  })

async function signedIn(c: PageContext, next: () => Promise<void>): Promise<void> {
  insist(isKnown(c.var.visit.actor), c.var.visit.actor)
  await next()
}

/** After saving: stay a draft, or go on to be submitted or published, as the button said and the person may. */
async function carryOn(
  c: PageContext,
  { id, number }: { id: string; number: number },
  next: unknown,
  { notice, address }: { notice?: string; address?: string },
): Promise<Response> {
  const { visit } = c.var
  const form = visit.to.editListing(number)
  if (next !== 'publish') return goTo(c, form, notice)
  const listing = await getOwn(visit, String(number))
  try {
    if (listing.inside.mayPublish) await publishListing(visit.db, visit.actor, id)
    else await submitListing(visit.db, visit.actor, id)
  } catch (error) {
    if (!(error instanceof Refusal && error.field)) throw error
    // It is kept as a draft, and the reason stands beside what it speaks about.
    const errors = { [error.field]: visit.say(error.code, error.params) }
    return showEdit(c, listing, { values: fieldsOf(listing), errors }, error.status)
  }
  return goTo(c, address ?? form, visit.say(listing.inside.mayPublish ? 'showcase.published' : 'showcase.submitted'))
}

async function showNew(
  c: PageContext,
  kind: 'offer' | 'need',
  form: FormState,
  status: PageStatus = 200,
  source?: string,
) {
  const { visit } = c.var
  const organisations = await listOwnOrganisations(visit.db, visit.actor)
  const title = visit.say(`showcase.new.${kind}`)
  const body =
    organisations.length > 0 ? (
      <NewView
        visit={visit}
        kind={kind}
        form={form}
        organisations={organisations}
        langs={langsIn(visit, form.values)}
        source={source}
      />
    ) : (
      <NobodyView visit={visit} title={title} />
    )
  return show(c, { title, section: 'my', isPrivate: true, status, body })
}

async function showEdit(c: PageContext, listing: OwnPage, form: FormState, status: PageStatus = 200) {
  const { visit } = c.var
  const [warnings, reviews, duplicates] = await Promise.all([
    listWarnings(visit.db, visit.actor, listing.id),
    listReviews(visit.db, listing),
    findDuplicates(visit.db, visit.actor, listing.id),
  ])
  const body = (
    <>
      <Resembling visit={visit} listing={listing} duplicates={duplicates} />
      <EditView visit={visit} {...{ listing, form, warnings, reviews }} langs={langsOf(visit, listing)} />
    </>
  )
  return show(c, { title: visit.say('showcase.edit'), section: 'my', isPrivate: true, status, body })
}

type PageStatus = NonNullable<Parameters<typeof show>[1]['status']>

/** What was searched for in vain becomes the title of a need. */
function begunWith({ lang }: Visit, title: string | undefined): FormState {
  return title ? { values: { [`title.${lang}`]: title }, errors: {} } : untouched
}

function kindOf(given: string | undefined): 'offer' | 'need' {
  return given === 'offer' ? 'offer' : 'need'
}

/** Those of the form, and whatever other language a document was written in. */
function langsIn(visit: Visit, fields: Record<string, unknown>): string[] {
  const titled = Object.keys(fields).flatMap(
    (name) => /^title\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/.exec(name)?.[1] ?? [],
  )
  return [...new Set([...langsOf(visit), ...titled])]
}

/** Languages the form has room for: the original first, then those of the screens, then whatever there is. */
function langsOf({ lang }: Visit, listing?: ListingPage): string[] {
  const first = listing?.originalLang ?? lang
  const second = isUiLanguage(first) ? [otherUiLanguage(first)] : uiLanguages
  return [...new Set([first, ...second, ...Object.keys(listing?.texts ?? {})])]
}
