// The parts that descriptions of routes have in common.
import { z } from '@hono/zod-openapi'
import { problemSchema } from './schemas.ts'

export const problems = {
  description: 'What went wrong, after RFC 9457',
  content: { 'application/problem+json': { schema: problemSchema } },
}

/** What may be said to whoever needs a token and has none, may not do it, or names what is not there. */
export const answersNo = { 401: problems, 403: problems, 404: problems }

/** Asks for a token. */
export const tokens: { token: string[] }[] = [{ token: [] }]

export function json<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { 'application/json': { schema } } }
}

/** A body that has to be there. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

/** Describes parameters without checking them: the catalogue reads them and says precisely what is wrong. */
export function parametersOf(shape: Record<string, z.ZodType>, place: 'query' | 'path' = 'query') {
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as object,
    ...(schema.description ? { description: schema.description } : {}),
  }))
}
