import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { noteResult } from '#meetings/results.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { deskDays } from '#tests/world/desk-day.ts'
import { createCall, findCall, findCallOfEvent, linkEventToCall, listCalls } from './calls.ts'
import { callInput } from './input.ts'
import './listeners.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const freshDay = deskDays(db, cast, 'calls')
const openCall = (code: string) => createCall(db, organiser, { code, name: { zh: '示例计划', en: 'Sample call' } })
const candidatesOf = async (code: string) => (await findCall(db, code))?.candidates

test('a code names one call', async () => {
  await openCall('ONE')
  await assert.rejects(openCall('ONE'), { code: 'outcomes.call-code-taken', field: 'code' })
})

test('a call counts the intents of every event that feeds it', async () => {
  const callId = await openCall('TWO-EVENTS')
  for (const day of [await freshDay(), await freshDay()]) {
    await linkEventToCall(db, organiser, { eventId: day.eventId, callId })
    await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'intent' })
    await noteResult(db, desk, { meetingId: day.meetings.sanheng, kind: 'contact' })
  }
  assert.equal(await candidatesOf('TWO-EVENTS'), 2)
  assert.equal((await listCalls(db)).find((call) => call.code === 'TWO-EVENTS')?.candidates, 2)
})

test('an event that is linked late brings the intents it has reached already', async () => {
  const day = await freshDay()
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'intent' })
  const callId = await openCall('LATE')
  assert.equal(await linkEventToCall(db, organiser, { eventId: day.eventId, callId }), true)
  assert.equal(await linkEventToCall(db, organiser, { eventId: day.eventId, callId }), false)
  assert.equal(await candidatesOf('LATE'), 1)
})

test('an event that turns to another call takes its candidates along', async () => {
  const day = await freshDay()
  const [first, second] = [await openCall('FIRST'), await openCall('SECOND')]
  await linkEventToCall(db, organiser, { eventId: day.eventId, callId: first })
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'intent' })
  await linkEventToCall(db, organiser, { eventId: day.eventId, callId: second })
  assert.deepEqual([await candidatesOf('FIRST'), await candidatesOf('SECOND')], [0, 1])
  await linkEventToCall(db, organiser, { eventId: day.eventId, callId: null })
  assert.equal(await candidatesOf('SECOND'), 0)
  assert.equal(await findCallOfEvent(db, day.eventId), undefined)
})

test('an intent noted while its event is being linked becomes a candidate once', async () => {
  const day = await freshDay()
  const callId = await openCall('RACE')
  const meetingId = day.meetings.changgong
  await noteResult(db, desk, { meetingId, kind: 'intent' })
  await noteResult(db, desk, { meetingId, kind: 'contact' })
  await Promise.all([
    linkEventToCall(db, organiser, { eventId: day.eventId, callId }),
    noteResult(db, desk, { meetingId, kind: 'intent' }),
    noteResult(db, desk, { meetingId: day.meetings.sanheng, kind: 'intent' }),
  ])
  assert.equal(await candidatesOf('RACE'), 2)
})

test('a call that does not exist is not fed, and the desk opens no calls', async () => {
  const day = await freshDay()
  const nowhere = { eventId: day.eventId, callId: '00000000-0000-7000-8000-000000000000' }
  await assert.rejects(linkEventToCall(db, organiser, nowhere), { status: 404 })
  await assert.rejects(createCall(db, desk, { code: 'DESK', name: { en: 'No' } }), { status: 403 })
})

test('a call needs a name in one language and a code that can stand in an address', () => {
  const complaints = (input: unknown) => callInput.safeParse(input).error?.issues.map((issue) => issue.message)
  assert.deepEqual(complaints({ code: 'JS-UK' }), ['outcomes.call-name-missing'])
  assert.deepEqual(complaints({ code: 'a/b', nameZh: '计划' }), ['outcomes.call-code-wrong'])
  assert.deepEqual(callInput.parse({ code: ' JS-UK ', nameZh: ' 计划 ' }), {
    code: 'JS-UK',
    name: { zh: '计划' },
    programme: null,
  })
})
