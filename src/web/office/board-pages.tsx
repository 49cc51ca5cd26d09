import { Hono } from 'hono'
import { readBoardVersion } from '#meetings/board-version.ts'
import { getEventName } from '#meetings/legend.ts'
import { liftHold, placeOnBoard, putOnHold, takeOffBoard } from '#meetings/moves.ts'
import { endRun, startRun } from '#meetings/runs.ts'
import { redo, undo } from '#meetings/undoing.ts'
import type { WebEnv } from '../visit.ts'
import { doAndReturn, moveAndReturn, showBoard } from './board-answers.tsx'
import { readQuery } from './board-state.ts'
import { boardTimingPages } from './board-timing-pages.tsx'
import { boardTrialPages } from './board-trial-pages.tsx'

/** The organiser's board: everything on it is a form, so that it works without a script. */
export const boardPages = new Hono<WebEnv>()
  .get('/office/events/:slug/board', async (c) => {
    const { visit } = c.var
    return showBoard(c, await getEventName(visit.db, c.req.param('slug')), readQuery(visit.url))
  })
  .get('/office/events/:slug/board/version', async (c) => {
    const { db, actor } = c.var.visit
    const event = await getEventName(db, c.req.param('slug'))
    const version = await readBoardVersion(db, actor, event.id)
    const headers = { ETag: `"${version}"`, 'Cache-Control': 'private, no-cache' }
    if (c.req.header('If-None-Match') === headers.ETag) return c.body(null, 304, headers)
    return c.text(version, 200, headers)
  })
  .post('/office/events/:slug/board/meetings/:meeting/placement', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId, fields }) => {
      const { cell = '', seen = '' } = fields
      const { slotId, tableId } = await placeOnBoard(visit.db, visit.actor, event.id, { meetingId, cell, seen })
      return ({ legend }, words) => {
        const slot = legend.slots.get(slotId)
        const blanks = { slot: slot ? words.slotOf(slot) : '', table: words.table(tableId) }
        return visit.say('timetable.board.done.placed', blanks)
      }
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/removal', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId, fields }) => {
      await takeOffBoard(visit.db, visit.actor, event.id, { meetingId, seen: fields.seen ?? '' })
      return () => visit.say('timetable.board.done.off')
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/hold', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId }) => {
      await putOnHold(visit.db, visit.actor, event.id, meetingId)
      return () => visit.say('timetable.board.done.held')
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/hold-lifting', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId }) => {
      await liftHold(visit.db, visit.actor, event.id, meetingId)
      return () => visit.say('timetable.board.done.lifted')
    })
  })
  .post('/office/events/:slug/board/undo', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event }) => {
      await undo(visit.db, visit.actor, event.id)
      return () => visit.say('timetable.board.done.undone')
    })
  })
  .post('/office/events/:slug/board/redo', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event }) => {
      await redo(visit.db, visit.actor, event.id)
      return () => visit.say('timetable.board.done.redone')
    })
  })
  .post('/office/events/:slug/board/run', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event, fields }) => {
      const keep = fields.keep === 'nothing' || fields.keep === 'all-placed' ? fields.keep : 'holds'
      await startRun(visit.db, visit.actor, event.id, { keep })
      return undefined
    })
  })
  .post('/office/events/:slug/board/run-end', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event }) => {
      await endRun(visit.db, visit.actor, event.id)
      return undefined
    })
  })
  .route('/', boardTimingPages)
  .route('/', boardTrialPages)
