import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { listCardsOf } from '#catalogue/cards.ts'
import { getOrganisation } from '#catalogue/listing-page.ts'
import { visitor } from '#people/actor.ts'
import { findNumberMergedInto } from '#people/merging-trail.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { API_ROOT, apiAddresses } from './addresses.ts'
import { Answers } from './answer.ts'
import { json, parametersOf, problems } from './describing.ts'
import { presentOrganisation } from './present.ts'
import { readerLanguage } from './reader.ts'
import { organisationSchema } from './schemas.ts'

const organisationRoute = createRoute({
  method: 'get',
  path: `${API_ROOT}/organisations/{number}`,
  summary: 'One organisation with what it shows',
  parameters: parametersOf({ number: z.int() }, 'path'),
  responses: {
    200: json('The organisation', organisationSchema),
    302: { description: 'It was merged into another organisation, which the Location header names' },
    304: { description: 'Unchanged since the entity tag that was sent' },
    404: problems,
  },
})

export function addOrganisationRoutes(app: OpenAPIHono, db: Db, config: Config): void {
  const answers = new Answers()
  const to = apiAddresses(config.publicUrl)
  app.openapi(organisationRoute, async (c) => {
    const lang = readerLanguage(c)
    const merged = await findNumberMergedInto(db, Number(c.req.param('number')))
    if (merged) return c.redirect(to.organisation(merged), 302)
    return answers.give(c, lang, async () => {
      const organisation = await getOrganisation(db, Number(c.req.param('number')))
      const cards = await listCardsOf(db, visitor(lang), organisation.id, lang)
      return { content: presentOrganisation(organisation, cards, to) }
    })
  })
}
