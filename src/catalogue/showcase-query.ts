import { z } from 'zod'
import { Refusal } from '#platform/refusal.ts'
import { type FieldCode, fieldCodes } from './vocabularies/fields.ts'
import { type BandCode, bandCodes } from './vocabularies/readiness.ts'

/** A search of the showcase. Within one filter any of the values will do; every filter must be met. */
export type ShowcaseQuery = {
  q: string
  /** More was typed than a search takes: `q` is the beginning of it. */
  isCut?: boolean
  kind: ('offer' | 'need')[]
  field: FieldCode[]
  stage: BandCode[]
  country: string[]
  /** Languages in which there is a version. */
  lang: string[]
  /** Slugs of events in whose hall the listing is shown. */
  event: string[]
  order: 'relevance' | 'newest'
  cursor: string | undefined
  limit: number
}

export const filterNames = ['kind', 'field', 'stage', 'country', 'lang', 'event'] as const
export type FilterName = (typeof filterNames)[number]

const PAGE = 20
const PAGE_MAX = 100
/** Longer texts are descriptions: their beginning is searched for. */
const SEARCH_MAX = 400

const list = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.array(z.enum(codes, 'catalogue.filter-unknown')).max(codes.length, 'catalogue.too-many')
const tags = (pattern: RegExp) =>
  z.array(z.string().regex(pattern, 'catalogue.filter-unknown')).max(40, 'catalogue.too-many')

const schema = z.object({
  q: z.string(),
  kind: list(['offer', 'need']),
  field: list(fieldCodes),
  stage: list(bandCodes),
  country: tags(/^[A-Z]{2}$/),
  lang: tags(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  event: tags(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  order: z.enum(['relevance', 'newest'], 'catalogue.order-unknown').optional(),
  cursor: z.string().max(400, 'catalogue.cursor-wrong').optional(),
  limit: z.coerce
    .number('catalogue.limit-wrong')
    .int('catalogue.limit-wrong')
    .min(1, 'catalogue.limit-wrong')
    .max(PAGE_MAX, 'catalogue.limit-wrong')
    .default(PAGE),
})

/** Reads a search from an address, the same for the screen, the feed and the interface; refuses with the name of what is wrong. */
export function readShowcaseQuery(params: URLSearchParams): ShowcaseQuery {
  const many = (name: string) => [...new Set(params.getAll(name).filter(Boolean))]
  const one = (name: string) => params.get(name) || undefined
  const typed = (params.get('q') ?? '').replace(/\p{Cc}/gu, ' ').trim()
  const q = [...typed.slice(0, SEARCH_MAX * 2)].slice(0, SEARCH_MAX).join('').trim()
  const filters = Object.fromEntries(filterNames.map((name) => [name, many(name)]))
  const parsed = schema.safeParse({ q, ...filters, order: one('order'), cursor: one('cursor'), limit: one('limit') })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const field = String(issue?.path[0])
    throw new Refusal(issue?.message ?? 'catalogue.filter-unknown', {
      field,
      params: { field, value: many(field).join(' '), maximum: PAGE_MAX },
    })
  }
  const { order, cursor, ...query } = parsed.data
  // Without words nothing is more relevant than anything else.
  const found = { ...query, order: q ? (order ?? 'relevance') : ('newest' as const), cursor }
  return q.length < typed.length ? { ...found, isCut: true } : found
}

/** The address of a search, shortest form: what is not narrowed is not mentioned. */
export function writeShowcaseQuery(query: ShowcaseQuery): string {
  const params = new URLSearchParams()
  if (query.q) params.set('q', query.q)
  for (const name of filterNames) for (const value of query[name]) params.append(name, value)
  if (query.order !== (query.q ? 'relevance' : 'newest')) params.set('order', query.order)
  if (query.limit !== PAGE) params.set('limit', String(query.limit))
  if (query.cursor) params.set('cursor', query.cursor)
  return params.toString()
}

/** Where a page of results ended. The order is part of it: a place in one order means nothing in another. */
export type Place =
  | { order: 'relevance'; rank: number; number: number }
  | { order: 'newest'; at: number; number: number }

const placeSchema = z.union([
  z.object({ order: z.literal('relevance'), rank: z.number(), number: z.int() }),
  z.object({ order: z.literal('newest'), at: z.int(), number: z.int() }),
])

export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

export function readCursor({ cursor, order }: ShowcaseQuery): Place | undefined {
  if (cursor === undefined) return undefined
  let content: unknown
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    content = undefined
  }
  const parsed = placeSchema.safeParse(content)
  if (!parsed.success || parsed.data.order !== order) throw new Refusal('catalogue.cursor-wrong', { field: 'cursor' })
  return parsed.data
}
