import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { getListing } from '#catalogue/listing-page.ts'
import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { type ExportFormat, exportFormats } from '#intake/exports.ts'
import { type Paper, papers, writePaper } from '#intake/papers/papers.ts'
import { exportShowcase } from '#intake/showcase-export.ts'
import { visitor } from '#people/actor.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'
import { API_ROOT } from './addresses.ts'
import { parametersOf, problems } from './describing.ts'
import { readerLanguage } from './reader.ts'
import { searchParameters } from './schemas.ts'

const TYPES: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=UTF-8',
  jsonl: 'application/jsonl',
}
const file = z.string().openapi({ format: 'binary' })

/** Whole searches and single listings as files, in the language that Accept-Language asks for. */
export function addExportRoutes(app: OpenAPIHono, db: Db, { publicUrl }: Config): void {
  for (const format of exportFormats)
    app.openapi(searchRoute(format), (c) => {
      const lang = readerLanguage(c)
      const query = readShowcaseQuery(new URL(c.req.url).searchParams)
      c.header('Content-Type', TYPES[format])
      c.header('Content-Disposition', `attachment; filename="listings.${format}"`)
      c.header('Vary', 'Accept-Language')
      return stream(c, async (out) => {
        for await (const part of exportShowcase(db, query, { format, lang, publicUrl })) await out.write(part)
      })
    })
  for (const paper of Object.keys(papers) as Paper[])
    app.openapi(paperRoute(paper), async (c) => {
      const lang = readerLanguage(c)
      const kind = c.req.param('kind')
      if (kind !== 'offer' && kind !== 'need') throw notFound('listing')
      const listing = await getListing(db, visitor(lang), { kind, number: Number(c.req.param('number')) })
      const bytes = await writePaper(paper, listing, { lang, publicUrl })
      c.header('Vary', 'Accept-Language')
      return c.body(Buffer.from(bytes), 200, { 'Content-Type': papers[paper] })
    })
}

function searchRoute(format: ExportFormat) {
  const { cursor: _, limit: __, ...search } = searchParameters.shape
  return createRoute({
    method: 'get',
    path: `${API_ROOT}/listings/export.${format}`,
    summary: `All that a search finds, as ${format}; sent while it is read`,
    parameters: parametersOf(search),
    responses: { 200: { description: 'The file', content: { [TYPES[format]]: { schema: file } } }, 422: problems },
  })
}

function paperRoute(paper: Paper) {
  return createRoute({
    method: 'get',
    path: `${API_ROOT}/listings/{kind}/{number}/${paper}`,
    summary: SUMMARIES[paper],
    parameters: parametersOf({ kind: z.enum(['offer', 'need']), number: z.int() }, 'path'),
    responses: { 200: { description: 'The file', content: { [papers[paper]]: { schema: file } } }, 404: problems },
  })
}

const SUMMARIES: Record<Paper, string> = {
  'one-page.pdf': 'One offer or need on one page A4, with a code that leads to its page',
  'one-page.docx': 'The same as a Word document',
  'een.xml': 'One offer or need in the shape of the profiles of the Enterprise Europe Network',
}
