import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { findResources, readResourceQuery, writeResourceQuery } from '#catalogue/resources/finding.ts'
import type { ResourceKind } from '#catalogue/resources/input.ts'
import { getResource, type ResourceCard, type ResourcePage } from '#catalogue/resources/reading.ts'
import { visitor } from '#people/actor.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { uiLanguages } from '#platform/languages.ts'
import { API_ROOT, apiAddresses } from './addresses.ts'
import { Answers } from './answer.ts'
import { json, parametersOf, problems } from './describing.ts'
import { readerLanguage } from './reader.ts'

const words = z.record(z.string(), z.string())
const wordsOrNone = words.nullable()
const owner = z.object({ number: z.int(), name: words, url: z.string() })

const shared = {
  kind: z.enum(['expert', 'station']),
  number: z.int(),
  url: z.string(),
  pages: words,
  name: words,
  about: wordsOrNone,
  fields: z.array(z.string()).openapi({ description: 'Codes of the vocabulary `fields`.' }),
  services: z.array(z.string()).openapi({ description: 'Codes of `expert-services` or `station-services`.' }),
  links: z.array(z.string()),
  organisation: owner.extend({ country: z.string() }),
  isSample: z.boolean(),
  publishedAt: z.string().nullable(),
  changedAt: z.string(),
}

const expertSchema = z
  .object({
    ...shared,
    title: wordsOrNone,
    post: wordsOrNone,
    honours: wordsOrNone,
    orcid: z.string().nullable(),
    languages: z
      .array(z.object({ lang: z.string(), level: z.string() }))
      .optional()
      .openapi({ description: 'On the page of one expert; levels are codes of `language-levels`.' }),
  })
  .openapi('Expert', { description: 'Contact goes through the organisation; no address is given.' })

const stationSchema = z
  .object({
    ...shared,
    stationKind: z.string().openapi({ description: 'A code of `station-kinds`.' }),
    host: owner.nullable(),
    region: z.string().nullable().openapi({ description: 'A code of `gbt-2260`.' }),
    city: z.string().nullable(),
    address: wordsOrNone,
    openedOn: z.string().nullable(),
    closedOn: z.string().nullable(),
  })
  .openapi('Station')

const schemas = { expert: expertSchema, station: stationSchema }

const parameters = {
  q: z.string().optional(),
  field: z.string().optional(),
  service: z.string().optional(),
  country: z.string().optional(),
  lang: z.string().optional().describe('Of experts: a language they work in.'),
  type: z.string().optional().describe('Of stations: their kind.'),
  region: z.string().optional().describe('Of stations: a province or prefecture.'),
  after: z.int().optional().describe('The number of the last one of the page before.'),
}

/** Experts and stations on show. */
export function addResourceRoutes(app: OpenAPIHono, db: Db, config: Config): void {
  for (const kind of ['expert', 'station'] as const) addRoutes(app, db, { config, kind })
}

function addRoutes(app: OpenAPIHono, db: Db, { config, kind }: { config: Config; kind: ResourceKind }): void {
  const answers = new Answers()
  const to = apiAddresses(config.publicUrl)
  app.openapi(listRoute(kind), (c) =>
    answers.give(c, readerLanguage(c), async () => {
      const query = readResourceQuery(new URL(c.req.url).searchParams)
      const { found, total, next } = await findResources(db, kind, query)
      const link = next && `<${to.resources(kind, writeResourceQuery({ ...query, after: next }))}>; rel="next"`
      return { content: { total, [`${kind}s`]: found.map((card) => present(card, to)) }, ...(link ? { link } : {}) }
    }),
  )
  app.openapi(oneRoute(kind), (c) =>
    answers.give(c, readerLanguage(c), async () => {
      const number = Number(c.req.param('number'))
      return { content: present(await getResource(db, visitor(readerLanguage(c)), { kind, number }), to) }
    }),
  )
}

function listRoute(kind: ResourceKind) {
  return createRoute({
    method: 'get',
    path: `${API_ROOT}/${kind}s`,
    summary: kind === 'expert' ? 'Experts on show, by name' : 'Stations on show, by name',
    parameters: parametersOf(parameters),
    responses: {
      200: {
        description: 'One page; the Link header names the next one',
        headers: z.object({ Link: z.string().optional(), ETag: z.string() }),
        content: {
          'application/json': { schema: z.object({ total: z.int(), [`${kind}s`]: z.array(schemas[kind]) }) },
        },
      },
      304: { description: 'Unchanged since the entity tag that was sent' },
      503: problems,
    },
  })
}

function oneRoute(kind: ResourceKind) {
  return createRoute({
    method: 'get',
    path: `${API_ROOT}/${kind}s/{number}`,
    summary: kind === 'expert' ? 'One expert' : 'One station',
    parameters: parametersOf({ number: z.int() }, 'path'),
    responses: {
      200: json('The record', schemas[kind]),
      304: { description: 'Unchanged since the entity tag that was sent' },
      404: problems,
    },
  })
}

type To = ReturnType<typeof apiAddresses>

function present(card: ResourceCard & Partial<Pick<ResourcePage, 'languages'>>, to: To) {
  const { kind, number, name, about, fields, services, links, isSample } = card
  const owned = { number: card.ownerNumber, name: card.ownerName, url: to.organisation(card.ownerNumber) }
  const head = {
    ...{ kind, number, url: to.resource(kind, number) },
    pages: Object.fromEntries(uiLanguages.map((lang) => [lang, to.page(lang, `${kind}s/${number}`)])),
    ...{ name, about, fields, services, links, isSample },
    organisation: { ...owned, country: card.ownerCountry },
    ...{ publishedAt: card.publishedAt?.toISOString() ?? null, changedAt: card.changedAt.toISOString() },
  }
  if (kind === 'expert') {
    const { title, post, honours, orcid, languages } = card
    return { ...head, title, post, honours, orcid, ...(languages ? { languages } : {}) }
  }
  const { stationKind, hostNumber, hostName, region, city, address, openedOn, closedOn } = card
  const host = hostNumber && hostName ? { number: hostNumber, name: hostName, url: to.organisation(hostNumber) } : null
  return { ...head, stationKind, host, region, city, address, openedOn, closedOn }
}
