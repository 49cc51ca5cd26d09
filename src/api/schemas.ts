import { z } from '@hono/zod-openapi'
import { closureReasons } from '#catalogue/closing.ts'
import { fieldCodes } from '#catalogue/vocabularies/fields.ts'
import { bandCodes, stageCodes } from '#catalogue/vocabularies/readiness.ts'

const kind = z.enum(['offer', 'need'])
const languageMap = z
  .record(z.string(), z.string())
  .openapi({ example: { en: 'Sample University', de: 'Beispieluniversität' } })
const amount = z.string().nullable().openapi({ example: '2000000.00', description: 'A decimal text.' })

/** Whose listing it is. An anonymous need carries neither number nor name. */
const ownerSchema = z
  .object({
    kind: z.string(),
    country: z.string().openapi({ example: 'GB' }),
    city: z.string().nullable(),
    number: z.int().optional(),
    name: languageMap.optional(),
    url: z.string().optional(),
  })
  .openapi('Owner')

const cardShape = {
  kind,
  number: z.int(),
  url: z.string(),
  pages: z.record(z.string(), z.string()).openapi({ description: 'The page of it in each language of the screens.' }),
  title: z.string(),
  summary: z.string(),
  lang: z.string().openapi({ description: 'Language of title and summary.' }),
  origin: z.enum(['original', 'human', 'machine', 'reviewed']),
  originalLang: z.string(),
  fields: z.array(z.string()),
  cooperation: z.array(z.string()),
  trl: z.int().nullable(),
  stage: z.enum(stageCodes).nullable(),
  budget: z.object({ min: amount, max: amount, currency: z.string() }).nullable(),
  dueOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  owner: ownerSchema,
  publishedAt: z.string().nullable(),
  isSample: z.boolean(),
}

const cardSchema = z.object(cardShape).openapi('ListingCard')
export const listSchema = z.object({ listings: z.array(cardSchema) }).openapi('ListingList')

const versionSchema = z
  .object({
    origin: z.enum(['original', 'human', 'machine', 'reviewed']),
    isOutdated: z.boolean(),
    ...Object.fromEntries(
      [
        'title',
        'summary',
        'description',
        'advantages',
        'sought',
        'problem',
        'presentSolution',
        'tried',
        'constraints',
      ].map((field) => [field, z.string()]),
    ),
  })
  .openapi('Version')

export const listingSchema = z
  .object({
    ...cardShape,
    texts: z.record(z.string(), versionSchema),
    profile: z.string(),
    keywords: z.array(z.string()),
    ipc: z.array(z.string()),
    industries: z.array(z.string()),
    ipStatus: z.string().nullable(),
    patents: z.array(z.string()),
    priceTerms: z.string().nullable(),
    exhibitMedia: z.array(z.string()),
    prize: z.object({ amount: z.string(), currency: z.string() }).nullable(),
    acceptsForeign: z.boolean().nullable(),
    urgency: z.string().nullable(),
    targets: z.array(
      z.object({
        name: z.string(),
        operator: z.string(),
        value: z.string(),
        unit: z.string().nullable(),
        method: z.string().nullable(),
        present: z.string().nullable().openapi({ description: 'What it shows today, as typed.' }),
        translations: z.record(z.string(), z.record(z.string(), z.string())).openapi({
          description: 'Its words in further languages than that of the original.',
        }),
      }),
    ),
    halls: z.array(z.object({ slug: z.string(), name: languageMap })),
    standing: z.enum(['published', 'expired', 'closed']).openapi({
      description: 'Only what is published is found by a search; the others are still read at their address.',
    }),
    closed: z.object({ at: z.string(), reason: z.enum(closureReasons) }).nullable(),
    changedAt: z.string(),
  })
  .openapi('Listing')

export const organisationSchema = z
  .object({
    number: z.int(),
    url: z.string(),
    pages: z.record(z.string(), z.string()),
    name: languageMap,
    kind: z.string(),
    country: z.string(),
    region: z.string().nullable(),
    city: z.string().nullable(),
    website: z.string().nullable(),
    isSample: z.boolean(),
    listings: z.array(cardSchema),
  })
  .openapi('Organisation')

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .openapi('Problem')

const several = <const Codes extends readonly [string, ...string[]]>(codes: Codes) => z.array(z.enum(codes)).optional()

/** The search as the screen writes it in its address. It is read by the catalogue; here it is only described. */
export const searchParameters = z.object({
  q: z.string().max(400).optional(),
  kind: several(['offer', 'need']),
  field: several(fieldCodes),
  stage: several(bandCodes),
  country: z.array(z.string()).optional().openapi({ description: 'ISO 3166-1 alpha-2' }),
  lang: z.array(z.string()).optional().openapi({ description: 'Languages in which there is a version, BCP 47' }),
  event: z.array(z.string()).optional().openapi({ description: 'Slugs of events in whose hall it is shown' }),
  order: z.enum(['relevance', 'newest']).optional(),
  cursor: z.string().optional().openapi({ description: 'From the Link header of the page before' }),
  limit: z.int().min(1).max(100).optional(),
})
