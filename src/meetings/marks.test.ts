import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listFacts } from '#platform/facts.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { deskDays } from '#tests/world/desk-day.ts'
import { markMeeting, unmarkMeeting } from './marks.ts'
import { noteResult } from './results.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { desk, organiser } = cast
const freshDay = deskDays(db, cast, 'marks')
const freshMeeting = async () => (await freshDay()).meetings.changgong
const marksOf = async (meetingId: string) =>
  (
    await db.selectFrom('meetings.mark').select('kind').where('meeting_id', '=', meetingId).orderBy('kind').execute()
  ).map((mark) => mark.kind)

test('the second tap of a mark changes nothing and tells nothing', async () => {
  const meetingId = await freshMeeting()
  assert.equal(await markMeeting(db, desk, { meetingId, kind: 'called' }), true)
  assert.equal(await markMeeting(db, organiser, { meetingId, kind: 'called' }), false)
  assert.deepEqual(await marksOf(meetingId), ['called'])
  assert.equal((await listFacts(db, { kind: 'meeting', id: meetingId })).length, 1)
})

test('a meeting was held or nobody came, not both, whichever was tapped first', async () => {
  const [one, other] = [await freshMeeting(), await freshMeeting()]
  await markMeeting(db, desk, { meetingId: one, kind: 'held' })
  await assert.rejects(markMeeting(db, desk, { meetingId: one, kind: 'no_show' }), {
    code: 'desk.was-held',
    status: 409,
  })
  await markMeeting(db, desk, { meetingId: other, kind: 'no_show' })
  await assert.rejects(markMeeting(db, desk, { meetingId: other, kind: 'held' }), { code: 'desk.nobody-came' })
  assert.deepEqual([await marksOf(one), await marksOf(other)], [['held'], ['no_show']])
})

test('two tablets that say the opposite at the same moment leave one mark', async () => {
  const meetingId = await freshMeeting()
  const taps = await Promise.allSettled([
    markMeeting(db, desk, { meetingId, kind: 'held' }),
    markMeeting(db, organiser, { meetingId, kind: 'no_show' }),
  ])
  assert.equal(taps.filter((tap) => tap.status === 'fulfilled').length, 1)
  assert.equal((await marksOf(meetingId)).length, 1)
})

test('a mark taken back is gone, and the trail says who took it back', async () => {
  const meetingId = await freshMeeting()
  await markMeeting(db, desk, { meetingId, kind: 'no_show' })
  assert.equal(await unmarkMeeting(db, organiser, { meetingId, kind: 'no_show' }), true)
  assert.equal(await unmarkMeeting(db, organiser, { meetingId, kind: 'no_show' }), false)
  assert.deepEqual(await marksOf(meetingId), [])
  const [last] = await listFacts(db, { kind: 'meeting', id: meetingId })
  assert.deepEqual(
    [last?.kind, last?.actor_name, last?.before],
    ['meeting.unmarked', organiser.name, { kind: 'no_show' }],
  )
})

test('held stays while an intent stands on it', async () => {
  const meetingId = await freshMeeting()
  await noteResult(db, desk, { meetingId, kind: 'intent' })
  await assert.rejects(unmarkMeeting(db, desk, { meetingId, kind: 'held' }), { code: 'desk.intent-stands' })
  await noteResult(db, desk, { meetingId, kind: 'contact' })
  assert.equal(await unmarkMeeting(db, desk, { meetingId, kind: 'held' }), true)
})

test('only the desk and the organiser mark meetings', async () => {
  const meetingId = await freshMeeting()
  const sitting = cast.swansea.actor
  await assert.rejects(markMeeting(db, sitting, { meetingId, kind: 'held' }), { status: 404 })
  assert.deepEqual(await marksOf(meetingId), [])
})

test('a meeting that was called off is marked no more', async () => {
  const meetingId = await freshMeeting()
  await db.insertInto('meetings.cancellation').values({ meeting_id: meetingId, cancelled_at: new Date() }).execute()
  await assert.rejects(markMeeting(db, desk, { meetingId, kind: 'called' }), { code: 'desk.meeting-cancelled' })
})
