import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { findVocabulary, type Registered, termId, vocabularies } from '#catalogue/vocabularies/registry.ts'
import type { Config } from '#platform/config.ts'
import { notFound } from '#platform/refusal.ts'
import { API_ROOT, apiAddresses } from './addresses.ts'
import { Answers } from './answer.ts'
import { json, parametersOf, problems } from './describing.ts'
import { readerLanguage } from './reader.ts'

const labels = z.record(z.string(), z.string()).openapi({ example: { en: 'Manufacture of medicines' } })

const headShape = {
  id: z.string().openapi({ example: 'gbt-4754' }),
  title: labels,
  scheme: z.string().openapi({ example: 'GB/T 4754', description: 'Whose list it is.' }),
  version: z.string().openapi({ example: '2017' }),
  url: z.string(),
}

const termSchema = z
  .object({
    id: z.string().openapi({ example: 'gbt-4754:C35', description: 'The same for ever, on every installation.' }),
    code: z.string().openapi({ example: 'C35', description: 'What records carry.' }),
    labels,
    broader: z.string().nullable().openapi({ description: 'The id of the term this one is a part of.' }),
    matches: z.array(
      z.object({
        id: z.string(),
        relation: z
          .enum(['close', 'broad', 'narrow', 'related'])
          .openapi({ description: 'As SKOS names them: the other term means much the same, more, less, or overlaps.' }),
      }),
    ),
  })
  .openapi('Term')

const listSchema = z
  .object({ vocabularies: z.array(z.object({ ...headShape, terms: z.int() })) })
  .openapi('Vocabularies')
const vocabularySchema = z.object({ ...headShape, terms: z.array(termSchema) }).openapi('Vocabulary')

const listRoute = createRoute({
  method: 'get',
  path: `${API_ROOT}/vocabularies`,
  summary: 'The controlled vocabularies by whose codes records are described',
  responses: {
    200: json('All of them', listSchema),
    304: { description: 'Unchanged since the entity tag that was sent' },
    503: problems,
  },
})

const vocabularyRoute = createRoute({
  method: 'get',
  path: `${API_ROOT}/vocabularies/{id}`,
  summary: 'One vocabulary with its terms, their labels, and what they are in other vocabularies',
  parameters: parametersOf({ id: z.string() }, 'path'),
  responses: {
    200: json('The vocabulary', vocabularySchema),
    304: { description: 'Unchanged since the entity tag that was sent' },
    404: problems,
  },
})

/** What codes mean, for whoever exchanges records with us. */
export function addVocabularyRoutes(app: OpenAPIHono, config: Config): void {
  const answers = new Answers()
  const to = apiAddresses(config.publicUrl)
  const head = ({ id, title, scheme, version }: Registered) => ({ id, title, scheme, version, url: to.vocabulary(id) })
  app.openapi(listRoute, (c) =>
    answers.give(c, readerLanguage(c), async () => ({
      content: { vocabularies: vocabularies.map((one) => ({ ...head(one), terms: one.terms.length })) },
    })),
  )
  app.openapi(vocabularyRoute, (c) =>
    answers.give(c, readerLanguage(c), async () => {
      const vocabulary = findVocabulary(c.req.param('id'))
      if (!vocabulary) throw notFound('vocabulary')
      return { content: { ...head(vocabulary), terms: presentTerms(vocabulary) } }
    }),
  )
}

function presentTerms(vocabulary: Registered): z.output<typeof termSchema>[] {
  return vocabulary.terms.map(({ code, label, broader, matches = [] }) => ({
    id: termId(vocabulary.id, code),
    code,
    labels: label,
    broader: broader ? termId(vocabulary.id, broader) : null,
    matches: matches.map((match) => ({ id: termId(match.vocabulary, match.code), relation: match.relation })),
  }))
}
