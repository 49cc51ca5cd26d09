import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { getListing } from '#catalogue/listing-page.ts'
import { findListingMergedInto } from '#catalogue/merging.ts'
import { readShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { visitor } from '#people/actor.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'
import { listFound } from '#search/showcase.ts'
import { API_ROOT, apiAddresses } from './addresses.ts'
import { Answers } from './answer.ts'
import { json, parametersOf, problems } from './describing.ts'
import { presentCard, presentListing } from './present.ts'
import { readerLanguage } from './reader.ts'
import { listingSchema, listSchema, searchParameters } from './schemas.ts'

const searchRoute = createRoute({
  method: 'get',
  path: `${API_ROOT}/listings`,
  summary: 'Search offers and needs, with the same query string as the screen',
  parameters: parametersOf(searchParameters.shape),
  responses: {
    200: {
      description: 'One page; the Link header names the next one',
      headers: z.object({ Link: z.string().optional(), ETag: z.string() }),
      content: { 'application/json': { schema: listSchema } },
    },
    304: { description: 'Unchanged since the entity tag that was sent' },
    422: problems,
  },
})

const listingRoute = createRoute({
  method: 'get',
  path: `${API_ROOT}/listings/{kind}/{number}`,
  summary: 'One offer or need, in all its languages',
  parameters: parametersOf({ kind: z.enum(['offer', 'need']), number: z.int() }, 'path'),
  responses: {
    200: json('The listing', listingSchema),
    302: { description: 'It was merged into another listing, which the Location header names' },
    304: { description: 'Unchanged since the entity tag that was sent' },
    404: problems,
  },
})

export function addListingRoutes(app: OpenAPIHono, db: Db, config: Config): void {
  const answers = new Answers()
  const to = apiAddresses(config.publicUrl)
  app.openapi(searchRoute, (c) => {
    const lang = readerLanguage(c)
    return answers.give(c, lang, async () => {
      const query = readShowcaseQuery(new URL(c.req.url).searchParams)
      const { found, next } = await listFound(db, visitor(lang), query, lang)
      const link = next && `<${to.listings(writeShowcaseQuery({ ...query, cursor: next }))}>; rel="next"`
      const listings = found.map(({ excerpt: _, ...card }) => presentCard(card, to))
      return { content: { listings }, ...(link ? { link } : {}) }
    })
  })
  app.openapi(listingRoute, async (c) => {
    const lang = readerLanguage(c)
    const kind = c.req.param('kind')
    if (kind !== 'offer' && kind !== 'need') throw notFound('listing')
    const merged = await findListingMergedInto(db, Number(c.req.param('number')))
    if (merged) return c.redirect(to.listing(merged.kind, merged.number), 302)
    return answers.give(c, lang, async () => {
      const number = Number(c.req.param('number'))
      return { content: presentListing(await getListing(db, visitor(lang), { kind, number }), lang, to) }
    })
  })
}
