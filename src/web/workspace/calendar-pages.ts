import { Hono } from 'hono'
import { getMyCalendar } from '#meetings/my-calendar.ts'
import { siteOf } from '../site.ts'
import type { WebEnv } from '../visit.ts'

/** My released meetings, to subscribe to or to keep. */
export const calendarPages = new Hono<WebEnv>().get('/my/events/:slug/calendar.ics', async (c) => {
  const { db, actor, lang, config } = c.var.visit
  const slug = c.req.param('slug')
  const calendar = await getMyCalendar(db, actor, slug, { site: siteOf(config), lang })
  return c.body(calendar, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `inline; filename="${slug}.ics"`,
    'Cache-Control': 'private, no-cache',
  })
})
