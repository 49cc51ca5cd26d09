import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { bringDeskDay, deskDays } from '#tests/world/desk-day.ts'
import { countAtDesk, currentSlot, getDesk, listDeskMeetings, listDeskSlots } from './desk.ts'
import { markMeeting } from './marks.ts'
import { noteResult } from './results.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { desk } = cast
const freshDay = deskDays(db, cast, 'desk')

test('a slot shows its tables with both sides, their people and what was noted', async () => {
  const day = await freshDay()
  await day.release()
  await db
    .insertInto('events.arrival')
    .values({ delegate_id: day.swansea.delegateId, way: 'desk', arrived_at: new Date() })
    .execute()
  await markMeeting(db, desk, { meetingId: day.meetings.changgong, kind: 'late' })
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'contact', line: 'x', lineLang: 'en' })
  const [meeting, ...others] = await listDeskMeetings(db, desk, day.eventId, { slotId: day.slots[0] })
  assert.equal(others.length, 0)
  assert.equal(meeting?.table, '1')
  assert.deepEqual(meeting?.host, {
    organisation: { zh: '示例斯旺西大学', en: 'Sample University of Swansea' },
    side: 'foreign',
    persons: [{ name: { en: 'Ada Sample' }, hasArrived: true }],
  })
  assert.deepEqual(meeting?.guest.persons, [{ name: { zh: '单工', en: 'Shan Gong' }, hasArrived: false }])
  assert.deepEqual(
    meeting?.marks.map(({ kind }) => kind),
    ['late', 'held'],
  )
  assert.deepEqual(meeting?.result, { kind: 'contact', line: 'x', lineLang: 'en', nextOn: null })
})

test('only what was published appears; before the first release the working plan does', async () => {
  const day = await freshDay()
  const planned = async () => (await listDeskSlots(db, desk, day.eventId)).map((slot) => slot.meetings)
  assert.equal((await getDesk(db, desk, day.slug)).release, null)
  assert.deepEqual(await planned(), [1, 1, 0])
  await day.release()
  assert.equal((await getDesk(db, desk, day.slug)).release?.number, 1)
  await db.deleteFrom('meetings.placement').where('meeting_id', '=', day.meetings.sanheng).execute()
  assert.deepEqual(await planned(), [1, 1, 0])
  await day.release()
  assert.deepEqual(await planned(), [1, 0, 0])
})

test('a result is missing once the time is over or both were there, unless nobody came', async () => {
  const day = await bringDeskDay(db, cast)
  const { changgong, sanheng } = day.meetings
  const counts = async () => {
    const { held, noShow, missing, planned, intents } = await countAtDesk(db, desk, day.eventId)
    return { planned, held, noShow, missing, intents }
  }
  setClock(new Date('2017-09-13T02:05:00Z'))
  assert.deepEqual(await counts(), { planned: 2, held: 0, noShow: 0, missing: 0, intents: 0 })
  await markMeeting(db, desk, { meetingId: changgong, kind: 'held' })
  assert.deepEqual(await counts(), { planned: 2, held: 1, noShow: 0, missing: 1, intents: 0 })
  setClock(new Date('2017-09-13T02:40:00Z'))
  assert.deepEqual(await counts(), { planned: 2, held: 1, noShow: 0, missing: 2, intents: 0 })
  await markMeeting(db, desk, { meetingId: sanheng, kind: 'no_show' })
  await noteResult(db, desk, { meetingId: changgong, kind: 'intent' })
  assert.deepEqual(await counts(), { planned: 2, held: 1, noShow: 1, missing: 0, intents: 1 })
  assert.deepEqual(await listDeskMeetings(db, desk, day.eventId, 'missing'), [])
  setClock()
})

test('the desk opens at the running slot, between slots at the next one, after the day at the last', async () => {
  const day = await freshDay()
  const slots = await listDeskSlots(db, desk, day.eventId)
  const [first, second, third] = slots
  const minutesAfterStart = (minutes: number) => new Date((first?.startsAt.getTime() ?? 0) + minutes * 60_000)
  const at = (minutes: number) => currentSlot(slots, minutesAfterStart(minutes))?.id
  assert.deepEqual(
    [at(-60), at(0), at(19), at(20), at(600)],
    [first, first, first, second, third].map((slot) => slot?.id),
  )
  assert.equal(currentSlot([], new Date()), undefined)
})

test('a meeting that was called off is shown as such and counted no more', async () => {
  const day = await freshDay()
  await db
    .insertInto('meetings.cancellation')
    .values({ meeting_id: day.meetings.changgong, cancelled_at: new Date() })
    .execute()
  const [meeting] = await listDeskMeetings(db, desk, day.eventId, { meetingId: day.meetings.changgong })
  assert.equal(meeting?.isCancelled, true)
  assert.equal((await countAtDesk(db, desk, day.eventId)).planned, 1)
})

test('the desk of one event opens nothing at another, and delegates stay in front of it', async () => {
  const day = await freshDay()
  await assert.rejects(getDesk(db, cast.swansea.actor, day.slug), { status: 403 })
  await assert.rejects(listDeskMeetings(db, cast.swansea.actor, day.eventId, 'missing'), { status: 403 })
  await assert.rejects(getDesk(db, desk, 'no-such-event'), { status: 404 })
})
