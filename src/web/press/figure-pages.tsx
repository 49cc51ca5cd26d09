import { Hono } from 'hono'
import { spoken } from '#platform/languages.ts'
import { getFigureRecords } from '#reporting/figures.ts'
import { getPlacedFigure } from '#reporting/placed-figures.ts'
import { printClaim } from '#reporting/press-text.ts'
import { show } from '../shell.tsx'
import type { WebEnv } from '../visit.ts'
import { EventFigure, PlacedFigureView } from './figure-views.tsx'
import { printValue } from './printed.ts'

/** What stands behind a figure: of an event as it is now, of a document as it was signed. */
export const figurePages = new Hono<WebEnv>()
  .get('/events/:slug/figures/:metric', async (c) => {
    const { visit } = c.var
    const page = await getFigureRecords(visit.db, visit.actor, {
      slug: c.req.param('slug'),
      metric: c.req.param('metric'),
    })
    const title = `${printValue(visit, page.metric, page.records.length)} · ${spoken(page.event.name, visit.lang).text}`
    return show(c, { title, section: 'events', width: 'narrow', body: <EventFigure visit={visit} page={page} /> })
  })
  .get('/figures/:id', async (c) => {
    const { visit } = c.var
    const page = await getPlacedFigure(visit.db, visit.actor, c.req.param('id'))
    const title = `${printClaim(page.figure, visit.lang)} · ${spoken(page.release.event.name, visit.lang).text}`
    const body = <PlacedFigureView visit={visit} page={page} />
    return show(c, { title, section: 'events', width: 'narrow', isPrivate: !page.release.signature, body })
  })
