import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { getBoard } from '#meetings/board.ts'
import { cellName } from '#meetings/cells.ts'
import { placeOnBoard, takeOffBoard } from '#meetings/moves.ts'
import type { Site } from '#meetings/news.ts'
import { releaseTimetable } from '#meetings/releases.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'
import { API_ROOT } from './addresses.ts'
import { PRIVATE } from './caller.ts'
import { answersNo, json, jsonBody, parametersOf, problems, tokens } from './describing.ts'
import { enterEvent } from './entering.ts'
import { presentReason, presentTimetable } from './timetable-present.ts'
import { addRunRoutes } from './timetable-runs.ts'
import {
  openingsSchema,
  placementInput,
  placeSchema,
  releasedSchema,
  releaseInput,
  removalInput,
  timetableSchema,
} from './timetable-shapes.ts'

const EVENT = `${API_ROOT}/events/{slug}`
const MEETING = `${EVENT}/meetings/{meeting}`
const ofEvent = parametersOf({ slug: z.string() }, 'path')
const ofMeeting = parametersOf({ slug: z.string(), meeting: z.uuid() }, 'path')

const timetableRoute = createRoute({
  method: 'get',
  path: `${EVENT}/timetable`,
  summary: 'The draft: slots, tables, meetings with their places, and why those that wait have none',
  security: tokens,
  parameters: ofEvent,
  responses: { 200: json('The draft', timetableSchema), ...answersNo },
})

const openingsRoute = createRoute({
  method: 'get',
  path: `${MEETING}/openings`,
  summary: 'Where a meeting could be held right now, and what would make more room',
  security: tokens,
  parameters: ofMeeting,
  responses: { 200: json('The openings', openingsSchema), ...answersNo },
})

const placementRoute = createRoute({
  method: 'put',
  path: `${MEETING}/placement`,
  summary: 'Put a meeting into a slot; refused with everything that stands in the way',
  security: tokens,
  parameters: ofMeeting,
  request: jsonBody(placementInput),
  responses: { 200: json('Where it is now', placeSchema), ...answersNo, 409: problems, 422: problems },
})

const removalRoute = createRoute({
  method: 'delete',
  path: `${MEETING}/placement`,
  summary: 'Take a meeting off the board',
  security: tokens,
  parameters: ofMeeting,
  request: jsonBody(removalInput),
  responses: { 204: { description: 'It waits beside the board' }, ...answersNo, 409: problems, 422: problems },
})

const releaseRoute = createRoute({
  method: 'post',
  path: `${EVENT}/releases`,
  summary: 'Release the draft and tell those it touches',
  security: tokens,
  parameters: ofEvent,
  request: jsonBody(releaseInput),
  responses: { 201: json('The release', releasedSchema), ...answersNo, 409: problems, 422: problems },
})

/** The timetable of an event, for programs of its organisers: the deeds of the board, by the same rules. */
export function addTimetableRoutes(app: OpenAPIHono, db: Db, site: Site): void {
  app.openapi(timetableRoute, async (c) => {
    const { actor, eventId } = await enterEvent(c, db)
    return c.json(presentTimetable(await getBoard(db, actor, eventId)), 200, PRIVATE)
  })
  app.openapi(openingsRoute, async (c) => {
    const { actor, eventId, meetingId } = await enterEvent(c, db)
    const { chosen, legend } = await getBoard(db, actor, eventId, { meetingId })
    if (!chosen) throw notFound('meeting')
    const reason = presentReason(chosen.reason, [...legend.slots.keys()])
    return c.json({ cells: chosen.cells, reason }, 200, PRIVATE)
  })
  app.openapi(placementRoute, async (c) => {
    const { actor, eventId, meetingId } = await enterEvent(c, db)
    const { slotId, tableId = '', seen } = c.req.valid('json')
    const move = { meetingId, cell: cellName({ slotId, tableId }), seen: seen ? cellName(seen) : '' }
    const placed = await placeOnBoard(db, actor, eventId, move)
    return c.json({ slotId: placed.slotId, tableId: placed.tableId }, 200, PRIVATE)
  })
  app.openapi(removalRoute, async (c) => {
    const { actor, eventId, meetingId } = await enterEvent(c, db)
    const { seen } = c.req.valid('json')
    await takeOffBoard(db, actor, eventId, { meetingId, seen: seen ? cellName(seen) : '' })
    return c.body(null, 204)
  })
  app.openapi(releaseRoute, async (c) => {
    const { actor, eventId } = await enterEvent(c, db)
    const { fingerprint, note } = c.req.valid('json')
    const released = await releaseTimetable(db, actor, eventId, { site, fingerprint, ...(note && { note }) })
    return c.json({ number: released.number, told: released.told }, 201, PRIVATE)
  })
  addRunRoutes(app, db)
}
