import { Hono } from 'hono'
import { z } from 'zod'
import { closeWall, getWall, openWall } from '#meetings/wall.ts'
import { attempt, goTo, readFields } from '../deed.ts'
import { openOffice } from '../office/office-home-pages.tsx'
import { show } from '../shell.tsx'
import type { WebEnv } from '../visit.ts'
import { WALL_ROWS, WallView } from './wall-view.tsx'

/** A screenful stays long enough to be read across a hall. */
const SECONDS = 20

const wallInput = z.object({ showsNames: z.literal('yes').optional() })

/** The screen on the wall of the hall, and the organiser's switch. */
export const wallPages = new Hono<WebEnv>()
  .get('/events/:slug/wall', async (c) => {
    const { visit } = c.var
    const wall = await getWall(visit.db, visit.actor, c.req.param('slug'))
    const pages = Math.max(1, Math.ceil(wall.rows.length / WALL_ROWS))
    const asked = Number(c.req.query('page'))
    const page = Number.isInteger(asked) && asked > 1 && asked <= pages ? asked : 1
    const next = visit.to.wall(wall.event.slug) + (page < pages ? `?page=${page + 1}` : '')
    c.header('Cache-Control', 'no-store')
    return show(c, {
      title: visit.say('wall.title'),
      isPrivate: true,
      isBare: true,
      refresh: { seconds: SECONDS, address: next },
      island: 'wall',
      body: <WallView visit={visit} wall={wall} page={page} pages={pages} next={next} seconds={SECONDS} />,
    })
  })
  .post('/office/events/:slug/wall', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), wallInput, ({ showsNames }) =>
      openWall(visit.db, visit.actor, event.id, { showsNames: showsNames === 'yes' }),
    )
    return goTo(c, visit.to.slips(event.slug), visit.say(tried.done ? 'wall.notice.opened' : 'web.error.refused.title'))
  })
  .post('/office/events/:slug/wall/removal', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    await closeWall(visit.db, visit.actor, event.id)
    return goTo(c, visit.to.slips(event.slug), visit.say('wall.notice.closed'))
  })
