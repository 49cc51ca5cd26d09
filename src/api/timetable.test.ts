import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { z } from 'zod'
import type { Actor } from '#people/actor.ts'
import { startSession } from '#people/sign-in.ts'
import { readConfig } from '#platform/config.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { apiApp } from './app.ts'
import { openingsSchema, releasedSchema, runSchema, timetableSchema } from './timetable-shapes.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const config = readConfig({ publicUrl: 'https://duihe.example' }, {})
const site = { host: 'duihe.example', organizer: config.mailFrom, myMeetings: () => 'https://duihe.example' }
const api = apiApp(db, config, site)

test('an organiser’s program arranges a day: it searches, reads the plan with its reasons, and releases it', async () => {
  const { slug } = await openBusyDay(db, cast.organiser, { guests: 3, firms: 7, slots: 4, tables: 2 })
  const ask = await programOf(cast.organiser, slug)
  const started = await ask('POST', '/timetable/run', { keep: 'nothing', seconds: 1 })
  assert.deepEqual([started.status, started.headers.get('Location')], [202, `/api/v1/events/${slug}/timetable/run`])
  const ended = await untilItEnds(ask)
  const plan = await read(ask, '/timetable', timetableSchema)
  const waiting = plan.meetings.filter(({ cell }) => cell === null)
  assert.ok(ended && 'placed' in ended)
  assert.deepEqual([ended.placed, plan.meetings.length], [8, 21])
  assert.equal(waiting.length, 13)
  assert.ok(waiting.every(({ reason }) => reason && reason.code !== 'unknown-meeting'))
  const released = await ask('POST', '/releases', { fingerprint: plan.fingerprint })
  assert.equal(released.status, 201)
  assert.equal(releasedSchema.parse(await released.json()).number, 1)
  assert.deepEqual((await read(ask, '/timetable', timetableSchema)).lastRelease?.number, 1)
  assert.equal((await ask('POST', '/releases', { fingerprint: plan.fingerprint })).status, 422)
})

test('a meeting goes where the openings say; elsewhere the answer names everything in the way', async () => {
  const { slug, slots, tables } = await openBusyDay(db, cast.organiser, { guests: 1, firms: 2, slots: 2, tables: 1 })
  const ask = await programOf(cast.organiser, slug)
  const [one, other] = (await read(ask, '/timetable', timetableSchema)).meetings
  assert.ok(one && other && slots[0] && tables[0])
  const { cells } = await read(ask, `/meetings/${one.id}/openings`, openingsSchema)
  const place = { slotId: slots[0].id, tableId: tables[0].id }
  assert.ok(cells.some(({ slotId, tableId }) => slotId === place.slotId && tableId === place.tableId))
  const put = await ask('PUT', `/meetings/${one.id}/placement`, { ...place, seen: null })
  assert.deepEqual([put.status, await put.json()], [200, place])

  const refused = await ask('PUT', `/meetings/${other.id}/placement`, { ...place, seen: null })
  const problem = (await refused.json()) as { code: string; obstacles: { code: string }[] }
  assert.deepEqual([refused.status, problem.code], [409, 'timetable.cell-not-legal'])
  assert.ok(problem.obstacles.length > 0)

  const stale = await ask('DELETE', `/meetings/${one.id}/placement`, { seen: null })
  assert.deepEqual([stale.status, ((await stale.json()) as { now: unknown }).now], [409, place])
  assert.equal((await ask('DELETE', `/meetings/${one.id}/placement`, { seen: place })).status, 204)
})

test('who brings no token is asked for one, who may not arrange is told so, and a cookie counts for nothing', async () => {
  const { slug } = await openBusyDay(db, cast.organiser, { guests: 1, firms: 1, slots: 1, tables: 1 })
  const path = `/api/v1/events/${slug}/timetable`
  const cookie = `session=${await startSession(db, cast.organiser.personId ?? '')}`
  for (const headers of [{}, { Cookie: cookie }, { Authorization: `Bearer ${'x'.repeat(43)}` }]) {
    const answer = await api.request(path, { headers })
    assert.deepEqual([answer.status, answer.headers.get('WWW-Authenticate')], [401, 'Bearer'])
  }
  const desk = await programOf(cast.desk, slug)
  for (const [method, deed] of [
    ['GET', '/timetable'],
    ['GET', '/timetable/run'],
    ['POST', '/timetable/run'],
    ['DELETE', '/timetable/run'],
  ] as const)
    assert.equal((await desk(method, deed, method === 'POST' ? {} : undefined)).status, 403, `${method} ${deed}`)
  const organiser = await programOf(cast.organiser, 'no-such-day')
  assert.equal((await organiser('GET', '/timetable')).status, 404)
})

test('what is wrong with a body is said of its field', async () => {
  const { slug } = await openBusyDay(db, cast.organiser, { guests: 1, firms: 1, slots: 1, tables: 1 })
  const ask = await programOf(cast.organiser, slug)
  const [meeting] = (await read(ask, '/timetable', timetableSchema)).meetings
  const wrong = [
    ['POST', '/timetable/run', { keep: 'some' }, 'keep'],
    ['POST', '/timetable/run', { seconds: 0 }, 'seconds'],
    ['POST', '/releases', {}, 'fingerprint'],
    ['PUT', `/meetings/${meeting?.id}/placement`, { slotId: 'ten', seen: null }, 'slotId'],
    ['PUT', `/meetings/${meeting?.id}/placement`, { slotId: meeting?.id }, 'seen'],
  ] as const
  for (const [method, path, body, field] of wrong) {
    const answer = await ask(method, path, body)
    const { errors } = (await answer.json()) as { errors: { field: string }[] }
    assert.deepEqual([answer.status, errors[0]?.field], [422, field])
  }
  const broken = await ask('POST', '/timetable/run', '{"keep":')
  assert.deepEqual([broken.status, ((await broken.json()) as { code: string }).code], [422, 'api.json-wrong'])
})

type Ask = (method: string, path: string, body?: object | string) => Promise<Response>

async function programOf(actor: Actor, slug: string): Promise<Ask> {
  const token = await startSession(db, actor.personId ?? '', 1)
  return async (method, path, body) =>
    api.request(`/api/v1/events/${slug}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
}

async function read<S extends z.ZodType>(ask: Ask, path: string, schema: S): Promise<z.output<S>> {
  const answer = await ask('GET', path)
  assert.equal(answer.status, 200)
  return schema.parse(await answer.json())
}

async function untilItEnds(ask: Ask) {
  for (;;) {
    const { outcome } = await read(ask, '/timetable/run', runSchema)
    if (outcome) return outcome
    await wait(100)
  }
}
