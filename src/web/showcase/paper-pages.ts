import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { getListing } from '#catalogue/listing-page.ts'
import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { exportFormats } from '#intake/exports.ts'
import { isPaper, papers, writePaper } from '#intake/papers/papers.ts'
import { exportShowcase } from '#intake/showcase-export.ts'
import { notFound } from '#platform/refusal.ts'
import { headSheet } from '../office/import-downloads.ts'
import type { WebEnv } from '../visit.ts'

/** What is taken away: one listing on a page or as data, or all that a search found. */
export const paperPages = new Hono<WebEnv>()
  .get('/showcase/:file{export\\.[a-z]+}', (c) => {
    const { db, lang, config, url, say } = c.var.visit
    const format = exportFormats.find((candidate) => c.req.param('file') === `export.${candidate}`)
    if (!format) throw notFound('export')
    const query = readShowcaseQuery(url.searchParams)
    headSheet(c, say('papers.showcase'), format)
    return stream(c, async (out) => {
      for await (const part of exportShowcase(db, query, { format, lang, publicUrl: config.publicUrl }))
        await out.write(part)
    })
  })
  .get('/:kind{offers|needs}/:number{[0-9]{1,10}}/:paper{[a-z-]+\\.[a-z]+}', async (c) => {
    const { db, actor, lang, config } = c.var.visit
    const { paper, number } = c.req.param()
    if (!isPaper(paper)) throw notFound('export')
    const kind = c.req.param('kind') === 'offers' ? 'offer' : 'need'
    const listing = await getListing(db, actor, { kind, number: Number(number) })
    const bytes = await writePaper(paper, listing, { lang, publicUrl: config.publicUrl })
    c.header('Content-Type', papers[paper])
    c.header(
      'Content-Disposition',
      `${paper === 'een.xml' ? 'inline' : 'attachment'}; filename="${kind}-${number}-${paper}"`,
    )
    c.header('Cache-Control', 'no-store')
    return c.body(Buffer.from(bytes))
  })
