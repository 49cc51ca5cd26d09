import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { may } from '#meetings/access.ts'
import { findRun } from '#meetings/run-record.ts'
import { endRun, startRun } from '#meetings/runs.ts'
import { insist } from '#people/access.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'
import { API_ROOT } from './addresses.ts'
import { PRIVATE } from './caller.ts'
import { answersNo, json, jsonBody, parametersOf, problems, tokens } from './describing.ts'
import { enterEvent } from './entering.ts'
import { readerLanguage } from './reader.ts'
import { presentRun } from './timetable-present.ts'
import { runInput, runSchema } from './timetable-shapes.ts'

const RUN = `${API_ROOT}/events/{slug}/timetable/run`
const about = {
  path: RUN,
  security: tokens,
  parameters: parametersOf({ slug: z.string() }, 'path'),
}
const run = (description: string) => json(description, runSchema)

const startRoute = createRoute({
  ...about,
  method: 'post',
  summary: 'Arrange: search for the best timetable, in the background, one search an event at a time',
  request: jsonBody(runInput),
  responses: { 202: run('It is searching'), ...answersNo, 409: problems, 422: problems },
})

const lookRoute = createRoute({
  ...about,
  method: 'get',
  summary: 'How far the search is, or how it ended',
  responses: { 200: run('The search'), ...answersNo },
})

const endRoute = createRoute({
  ...about,
  method: 'delete',
  summary: 'Enough: the best plan so far becomes the draft',
  responses: { 200: run('How it ended'), 204: { description: 'Nothing was searching' }, ...answersNo },
})

/** Searching for a timetable, as the board does it. */
export function addRunRoutes(app: OpenAPIHono, db: Db): void {
  app.openapi(startRoute, async (c) => {
    const { actor, eventId } = await enterEvent(c, db)
    const { keep, seconds } = c.req.valid('json')
    const started = await startRun(db, actor, eventId, { keep, milliseconds: seconds * 1000 })
    return c.json(presentRun(started, readerLanguage(c)), 202, { ...PRIVATE, Location: new URL(c.req.url).pathname })
  })
  app.openapi(lookRoute, async (c) => {
    const { actor, eventId } = await enterEvent(c, db)
    insist(may.arrange(actor, eventId), actor)
    const found = await findRun(db, eventId)
    if (!found) throw notFound('run')
    return c.json(presentRun(found, readerLanguage(c)), 200, PRIVATE)
  })
  app.openapi(endRoute, async (c) => {
    const { actor, eventId } = await enterEvent(c, db)
    await endRun(db, actor, eventId)
    const ended = await findRun(db, eventId)
    return ended ? c.json(presentRun(ended, readerLanguage(c)), 200, PRIVATE) : c.body(null, 204)
  })
}
