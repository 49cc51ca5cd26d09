import { Hono } from 'hono'
import { liftOrder, setOrder, setPartOfDay } from '#meetings/timing.ts'
import { partsOfDay } from '#meetings/timings.ts'
import { isId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import type { WebEnv } from '../visit.ts'
import { moveAndReturn } from './board-answers.tsx'

/** When the meeting in hand may be held; one goes back to the board with it still in hand. */
export const boardTimingPages = new Hono<WebEnv>()
  .post('/office/events/:slug/board/meetings/:meeting/part-of-day', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId, fields }) => {
      const part = partsOfDay.find((one) => one === fields.part) ?? null
      const isNews = await setPartOfDay(visit.db, visit.actor, event.id, { meetingId, part })
      return () => visit.say(isNews ? 'timetable.timing.saved' : 'office.notice.unchanged')
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/order', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId, fields: { side, other = '' } }) => {
      if (!isId(other)) throw new Refusal('timetable.choose-other', { status: 409 })
      const order =
        side === 'before' ? { firstId: meetingId, secondId: other } : { firstId: other, secondId: meetingId }
      const isNews = await setOrder(visit.db, visit.actor, event.id, order)
      return () => visit.say(isNews ? 'timetable.timing.saved' : 'office.notice.unchanged')
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/order-lifting', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, fields: { first = '', second = '' } }) => {
      if (!isId(first) || !isId(second)) throw new Refusal('timetable.choose-other', { status: 409 })
      const isNews = await liftOrder(visit.db, visit.actor, event.id, { firstId: first, secondId: second })
      return () => visit.say(isNews ? 'timetable.timing.saved' : 'office.notice.unchanged')
    })
  })
