import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { cancelMeeting } from './meetings.ts'
import { setPartOfDay } from './timing.ts'
import { listTimings, timingOf } from './timings.ts'
import { makeMeetingsFromWishes, stateWish, takeBackWish, type WishLevel } from './wishes.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const { eventId, swansea, changgong, sanheng } = await openDay(db, cast)

const wish = (one: typeof swansea, other: typeof swansea, level: WishLevel) =>
  stateWish(db, organiser, { wishingId: one.participationId, wishedId: other.participationId, level })
const make = () => makeMeetingsFromWishes(db, organiser, eventId)
const nothing = { created: 0, restored: 0, updated: 0, unchanged: 0, stayedOff: 0 }

test('saying it again is no new wish', async () => {
  assert.equal(await wish(swansea, changgong, 'want'), 'created')
  assert.equal(await wish(swansea, changgong, 'want'), 'unchanged')
  await assert.rejects(wish(swansea, swansea, 'want'), { code: 'meetings.ask-yourself' })
})

test('a pair wanted by one side meets, and making meetings twice makes one', async () => {
  await wish(swansea, sanheng, 'want')
  await wish(sanheng, swansea, 'no')
  assert.deepEqual(await make(), { ...nothing, created: 1 })
  assert.deepEqual(await make(), { ...nothing, unchanged: 1 })
})

test('the stronger wish gives the weight', async () => {
  assert.equal(await wish(changgong, swansea, 'must'), 'created')
  assert.deepEqual(await make(), { ...nothing, updated: 1 })
  const [meeting] = await db.selectFrom('meetings.meeting').select(['weight', 'host_id']).execute()
  assert.deepEqual(meeting, { weight: 'must', host_id: swansea.participationId })
})

test('a meeting called off stays off until one of its wishes is stated anew', async () => {
  const { id: meetingId } = await db.selectFrom('meetings.meeting').select('id').executeTakeFirstOrThrow()
  await cancelMeeting(db, organiser, { meetingId })
  assert.deepEqual(await make(), { ...nothing, stayedOff: 1 })
  setClock(new Date(Date.now() + 60_000))
  await wish(changgong, swansea, 'want')
  assert.deepEqual(await make(), { ...nothing, restored: 1 })
  setClock()
})

test('the half of the day that is wished for stands for the meeting, unless the two sides or the organiser say another', async () => {
  const { id } = await db.selectFrom('meetings.meeting').select('id').executeTakeFirstOrThrow()
  const state = (one: typeof swansea, other: typeof swansea, partOfDay: 'morning' | 'afternoon' | null) =>
    stateWish(db, organiser, {
      ...{ wishingId: one.participationId, wishedId: other.participationId, level: 'want', partOfDay },
    })
  const part = async () => timingOf(await listTimings(db, eventId), id).part
  await state(swansea, changgong, 'morning')
  await state(changgong, swansea, 'afternoon')
  assert.deepEqual([await make(), await part()], [{ ...nothing, unchanged: 1 }, null])
  await state(swansea, changgong, 'afternoon')
  assert.deepEqual([await make(), await part()], [{ ...nothing, updated: 1 }, 'afternoon'])
  await setPartOfDay(db, organiser, eventId, { meetingId: id, part: 'morning' })
  assert.deepEqual([await make(), await part()], [{ ...nothing, unchanged: 1 }, 'morning'])
})

test('a side wishes for itself and for nobody else', async () => {
  const input = { wishingId: changgong.participationId, wishedId: sanheng.participationId, level: 'want' as const }
  assert.equal(await stateWish(db, changgong.actor, input), 'created')
  await assert.rejects(stateWish(db, sanheng.actor, input), { status: 403 })
  assert.equal(await takeBackWish(db, changgong.actor, input), true)
  assert.equal(await takeBackWish(db, changgong.actor, input), false)
  await assert.rejects(makeMeetingsFromWishes(db, changgong.actor, eventId), { status: 403 })
})
