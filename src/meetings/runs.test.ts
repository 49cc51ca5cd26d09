import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { findActor, system } from '#people/actor.ts'
import { giveRole } from '#people/entitlements.ts'
import { addPerson } from '#people/persons.ts'
import type { Db } from '#platform/database/connect.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { beginRun, findRun, lookAtRun, reportRun } from './run-record.ts'
import { endRun, startRun } from './runs.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, desk } = await bringCast(db)

test('a run is seen while it lasts by everybody, its end by who started it', async () => {
  const { eventId } = await openBusyDay(db, organiser, { guests: 4, firms: 7, slots: 10, tables: 3 })
  await startRun(db, organiser, eventId, { keep: 'nothing', milliseconds: 60_000 })
  const colleague = await anotherOrganiser(db)
  assert.equal((await lookAtRun(db, colleague, eventId))?.outcome, null)
  await assert.rejects(startRun(db, colleague, eventId, { keep: 'nothing' }), { code: 'timetable.already-solving' })
  while (!(await findRun(db, eventId))?.best) await wait(100)
  await endRun(db, colleague, eventId)
  const seen = await lookAtRun(db, organiser, eventId)
  assert.ok(seen?.outcome && 'placed' in seen.outcome && seen.outcome.placed > 0)
  assert.equal(await lookAtRun(db, colleague, eventId), undefined)
})

test('a run in another process says how far it is, hears that it should stop, and gives way when it falls silent', async () => {
  const { eventId } = await openBusyDay(db, organiser, { guests: 1, firms: 1, slots: 2, tables: 1 })
  const other = await beginRun(db, organiser, eventId)
  const best = { moves: 10, placed: 1, wanted: 1, breaks: 0 }
  assert.equal(await reportRun(db, other, best), false)
  assert.deepEqual((await findRun(db, eventId))?.best, best)
  const ending = endRun(db, organiser, eventId)
  while (!(await reportRun(db, other, best))) await wait(20)
  await sql`update meetings.run set heard_at = heard_at - interval '1 minute' where id = ${other.id}`.execute(db)
  assert.equal(await findRun(db, eventId), undefined)
  await beginRun(db, organiser, eventId)
  await sql`update meetings.run set ended_at = now(), outcome = '{"code":"timetable.run.failed"}' where event_id = ${eventId}`.execute(
    db,
  )
  await ending
})

test('arranging is for organisers', async () => {
  const { eventId } = await openBusyDay(db, organiser, { guests: 1, firms: 1, slots: 2, tables: 1 })
  await assert.rejects(startRun(db, desk, eventId, { keep: 'holds' }), { status: 403 })
  await assert.rejects(endRun(db, desk, eventId), { status: 403 })
})

async function anotherOrganiser(db: Db) {
  const personId = await addPerson(db, system('test'), { name: { zh: '另一位' }, email: 'other@duihe.example' })
  await giveRole(db, system('test'), { personId, role: 'organiser' })
  const found = await findActor(db, personId)
  if (!found) throw new Error('nobody there')
  return found
}
