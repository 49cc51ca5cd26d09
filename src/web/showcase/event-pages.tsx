import { Hono } from 'hono'
import { eventCalendar } from '#events/calendar.ts'
import { getEventBySlug, listEvents } from '#events/directory.ts'
import { countExhibits } from '#events/exhibits.ts'
import { findHallOfEvent } from '#events/halls.ts'
import { listOrganisers } from '#events/organisers.ts'
import { listParticipants } from '#events/participation.ts'
import { eventAsLinkedData } from '#events/present.ts'
import { listSessions } from '#events/sessions.ts'
import { now } from '#platform/clock.ts'
import { isId } from '#platform/ids.ts'
import { spoken } from '#platform/languages.ts'
import { findSignedRelease } from '#reporting/press-releases.ts'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { EventList, EventView } from './event-views.tsx'
import { describePath, graphOf } from './structured-data.ts'

const PAGE_SIZE = 30

export const eventPages = new Hono<WebEnv>()
  .get('/events', async (c) => {
    const { visit } = c.var
    const events = await listEvents(visit.db, { limit: PAGE_SIZE + 1, after: afterOf(visit) })
    const body = <EventList visit={visit} events={events.slice(0, PAGE_SIZE)} hasMore={events.length > PAGE_SIZE} />
    const canonicalQuery = visit.url.searchParams.has('after') ? visit.url.search.slice(1) : ''
    return show(c, { title: visit.say('web.nav.events'), section: 'events', canonicalQuery, body })
  })
  .get('/events/:slug', async (c) => {
    const { visit } = c.var
    const { db, lang, config, to } = visit
    const event = await getEventBySlug(db, c.req.param('slug'))
    const [organisers, sessions, participants, exhibits, release, hall] = await Promise.all([
      listOrganisers(db, event.id),
      listSessions(db, event.id),
      listParticipants(db, event.id),
      countExhibits(db, event.id),
      findSignedRelease(db, event.id),
      findHallOfEvent(db, event.id),
    ])
    const address = config.publicUrl + to.event(event.slug)
    return show(c, {
      title: spoken(event.name, lang).text,
      section: 'events',
      ...(event.objective ? { description: spoken(event.objective, lang).text } : {}),
      picture: 'event',
      jsonLd: graphOf(
        eventAsLinkedData(event, { lang, address, organisers }),
        describePath(
          visit,
          { name: visit.say('web.nav.events'), address: to.events },
          { name: spoken(event.name, lang).text, address: to.event(event.slug) },
        ),
      ),
      body: <EventView visit={visit} {...{ event, organisers, sessions, participants, exhibits, release, hall }} />,
    })
  })
  .get('/events/:slug/event.ics', async (c) => {
    const { db, lang, config, to } = c.var.visit
    const event = await getEventBySlug(db, c.req.param('slug'))
    const address = config.publicUrl + to.event(event.slug)
    return c.body(eventCalendar(event, { lang, address, at: now() }), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${event.slug}.ics"`,
    })
  })

// `?after=2017-09-13.<id>`; anything else starts from the newest.
function afterOf({ url }: Visit): { startsOn: string; id: string } | undefined {
  const [startsOn = '', id = ''] = (url.searchParams.get('after') ?? '').split('.')
  return /^\d{4}-\d{2}-\d{2}$/.test(startsOn) && isId(id) ? { startsOn, id } : undefined
}
