import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { closeCalendarAddress, getSubscribedCalendar, makeCalendarAddress } from '#meetings/calendar-address.ts'
import { getMyCalendar } from '#meetings/my-calendar.ts'
import { goTo } from '../deed.ts'
import { siteOf } from '../site.ts'
import type { PageContext, WebEnv } from '../visit.ts'
import { openMyEvent, showMeetings } from './my-meetings-pages.tsx'

/** My meetings for a calendar program: to keep once, or to subscribe to. */
export const calendarPages = new Hono<WebEnv>()
  .get('/my/events/:slug/calendar.ics', async (c) => {
    const { db, actor, lang, config } = c.var.visit
    const slug = c.req.param('slug')
    const calendar = await getMyCalendar(db, actor, slug, { site: siteOf(config), lang })
    return send(c, calendar, slug)
  })
  // Whoever changes the language of that answer comes here.
  .get('/my/events/:slug/calendar-address', (c) =>
    c.redirect(`${c.var.visit.to.myMeetings(c.req.param('slug'))}#calendar`, 302),
  )
  // Shown in the answer itself: an address kept for the next page would have to be kept somewhere.
  .post('/my/events/:slug/calendar-address', async (c) => {
    const { visit } = c.var
    await openMyEvent(visit, c.req.param('slug'))
    const token = await makeCalendarAddress(visit.db, visit.actor)
    c.header('Cache-Control', 'no-store')
    return showMeetings(c, { calendarAddress: visit.config.publicUrl + visit.to.subscribedCalendar(token) })
  })
  .post('/my/events/:slug/calendar-address/removal', async (c) => {
    const { visit } = c.var
    const { event } = await openMyEvent(visit, c.req.param('slug'))
    await closeCalendarAddress(visit.db, visit.actor)
    return goTo(c, `${visit.to.myMeetings(event.slug)}#calendar`, visit.say('my.notice.calendar-closed'))
  })
  .get('/calendars/:file{[A-Za-z0-9_-]{20,100}\\.ics}', async (c) => {
    const { db, lang, config } = c.var.visit
    const token = c.req.param('file').slice(0, -'.ics'.length)
    return send(c, await getSubscribedCalendar(db, token, { site: siteOf(config), lang }), 'duihe')
  })

// Programs that subscribe ask every hour; most of the time nothing is new.
function send(c: PageContext, calendar: string, name: string): Response {
  const etag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' }
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304, headers)
  return c.body(calendar, 200, {
    ...headers,
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `inline; filename="${name}.ics"`,
  })
}
