import { Hono } from 'hono'
import { isOfficial } from '#catalogue/access.ts'
import { listDuplicatePairs, tellListingsApart } from '#catalogue/duplicates.ts'
import { listListingMergers, readListingsForMerging } from '#catalogue/mergers.ts'
import { mergeListings, separateListings } from '#catalogue/merging.ts'
import { isMergePart } from '#catalogue/merging-choice.ts'
import { insist, may } from '#people/access.ts'
import { listMergers, listOrganisationPairs, readForMerging, tellOrganisationsApart } from '#people/duplicates.ts'
import { type MergeField, mergeFields, mergeOrganisations, separateOrganisations } from '#people/merging.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { ListingComparison, OrganisationComparison } from './duplicates-comparison.tsx'
import { DuplicatesView } from './duplicates-view.tsx'

/** Records that may be one, side by side, and mergers that can be taken back. */
export const duplicatesPages = new Hono<WebEnv>()
  .get('/office/duplicates', async (c) => {
    const { visit } = c.var
    const { db, actor, lang } = visit
    insist(isOfficial(actor) || may.keepDirectory(actor), actor)
    const keeps = may.keepDirectory(actor)
    const [organisations, mergers, listings, listingMergers] = await Promise.all([
      keeps ? listOrganisationPairs(db, actor) : [],
      keeps ? listMergers(db, actor) : [],
      listDuplicatePairs(db, actor),
      listListingMergers(db, actor, lang),
    ])
    const body = <DuplicatesView visit={visit} {...{ organisations, mergers, listings, listingMergers }} />
    return show(c, { title: visit.say('duplicates.title'), section: 'office', isPrivate: true, body })
  })
  .get('/office/duplicates/:kind{organisations|listings}/:one/:other', (c) => compare(c))
  .post('/office/duplicates/:kind{organisations|listings}/:one/:other', async (c) => {
    const { db, actor, say, to } = c.var.visit
    const fields = await readFields(c)
    const [one, other] = [c.req.param('one'), c.req.param('other')]
    const isListing = c.req.param('kind') === 'listings'
    if (fields.deed === 'apart') {
      await (isListing ? tellListingsApart : tellOrganisationsApart)(db, actor, [one, other])
      return goTo(c, to.duplicates, say('duplicates.told-apart'))
    }
    const into = fields.into === other ? other : one
    const from = into === one ? other : one
    const taken = Object.entries(fields).flatMap(([name, id]) =>
      name.startsWith('take.') && id === from ? [name.slice(5)] : [],
    )
    try {
      if (isListing) await mergeListings(db, actor, { from, into, take: taken.filter(isMergePart) })
      else await mergeOrganisations(db, actor, { from, into, take: taken.filter(isField) })
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error
      return compare(c, say(error.code, error.params))
    }
    return goTo(c, to.duplicates, say('duplicates.merged'))
  })
  .post('/office/duplicates/:kind{organisations|listings}/mergers/:id/removal', async (c) => {
    const { db, actor, say, to } = c.var.visit
    const separate = c.req.param('kind') === 'listings' ? separateListings : separateOrganisations
    await separate(db, actor, c.req.param('id'))
    return goTo(c, to.duplicates, say('duplicates.separated'))
  })

async function compare(c: PageContext, trouble?: string): Promise<Response> {
  const { visit } = c.var
  const ids: [string, string] = [c.req.param('one') ?? '', c.req.param('other') ?? '']
  const status = trouble ? 409 : 200
  const head = { section: 'office', isPrivate: true, status, title: visit.say('duplicates.compare') } as const
  if (c.req.param('kind') === 'listings') {
    const pair = await readListingsForMerging(visit.db, visit.actor, ids)
    if (pair[0].kind !== pair[1].kind) throw notFound('listing')
    return show(c, { ...head, body: <ListingComparison visit={visit} pair={pair} trouble={trouble} /> })
  }
  const pair = await readForMerging(visit.db, visit.actor, ids)
  return show(c, { ...head, body: <OrganisationComparison visit={visit} pair={pair} trouble={trouble} /> })
}

function isField(word: string): word is MergeField {
  return (mergeFields as readonly string[]).includes(word)
}
