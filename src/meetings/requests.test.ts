import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { layOut, openDay } from '#tests/world/day.ts'
import { acceptRequest } from './acceptance.ts'
import { declareAvailability } from './availability.ts'
import { findSeating } from './booking.ts'
import { setDayRule } from './day-rules.ts'
import { cancelMeeting } from './meetings.ts'
import { askForMeeting, declineRequest, lapseRequests, listRequests, withdrawRequest } from './requests.ts'
import { stateWish } from './wishes.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const day = await openDay(db, cast)
const { eventId, swansea, changgong, sanheng } = day
const { slots } = await layOut(db, cast, day, { slots: 2, tables: 1 })

const ask = (asking: typeof swansea, asked: typeof swansea) =>
  askForMeeting(db, asking.actor, {
    ...{ askingId: asking.participationId, askedId: asked.participationId },
    message: 'MEMS',
  })

test('only those who speak for an organisation ask, answer and withdraw for it', async () => {
  const id = await ask(swansea, changgong)
  const input = { askingId: swansea.participationId, askedId: changgong.participationId, message: 'x' }
  await assert.rejects(askForMeeting(db, sanheng.actor, input), { status: 403 })
  await assert.rejects(acceptRequest(db, swansea.actor, { requestId: id }), { status: 403 })
  await assert.rejects(declineRequest(db, sanheng.actor, id), { status: 403 })
  await assert.rejects(withdrawRequest(db, changgong.actor, id), { status: 403 })
  await withdrawRequest(db, swansea.actor, id)
})

test('a request in the other direction is answered, not asked again', async () => {
  const id = await ask(swansea, changgong)
  await assert.rejects(ask(changgong, swansea), { code: 'meetings.they-asked-first' })
  await withdrawRequest(db, swansea.actor, id)
})

test('pending requests hold nothing and are seen as others waiting', async () => {
  const first = await ask(swansea, changgong)
  const second = await ask(sanheng, changgong)
  const [newest] = await listRequests(db, [changgong.participationId])
  assert.deepEqual([newest?.id, newest?.othersWaiting], [second, 1])
  assert.equal((await db.selectFrom('meetings.placement').select('meeting_id').execute()).length, 0)
  await withdrawRequest(db, swansea.actor, first)
  await withdrawRequest(db, sanheng.actor, second)
})

test('where the organiser arranges, an acceptance waits for the timetable and names no slot', async () => {
  const id = await ask(swansea, changgong)
  await assert.rejects(acceptRequest(db, changgong.actor, { requestId: id, slotId: slots[0]?.id }), {
    code: 'meetings.organiser-arranges',
  })
  const { meetingId, isPlaced } = await acceptRequest(db, changgong.actor, { requestId: id })
  assert.deepEqual([isPlaced, await findSeating(db, meetingId)], [false, undefined])
  await assert.rejects(ask(changgong, swansea), { code: 'meetings.meeting-exists' })
  await cancelMeeting(db, organiser, { meetingId })
})

test('where participants arrange, the earliest slot that works for both is taken', async () => {
  await setDayRule(db, organiser, eventId, { arrangedBy: 'participants' })
  await declareAvailability(db, organiser, { eventId, personId: changgong.personId, slotIds: [slots[1]?.id ?? ''] })
  const id = await ask(changgong, swansea)
  const { meetingId, isPlaced } = await acceptRequest(db, swansea.actor, { requestId: id })
  assert.equal(isPlaced, true)
  const seating = await findSeating(db, meetingId)
  assert.equal(seating?.slotId, slots[1]?.id)
  assert.deepEqual(seating?.persons.toSorted(), [swansea.personId, changgong.personId].toSorted())
})

test('a slot that does not work says why', async () => {
  const id = await ask(sanheng, swansea)
  const accept = (slotId: string) => acceptRequest(db, swansea.actor, { requestId: id, slotId })
  await assert.rejects(accept(slots[1]?.id ?? ''), { code: 'meetings.no-free-table', field: 'slotId' })
  await declareAvailability(db, organiser, { eventId, personId: sanheng.personId, slotIds: [slots[1]?.id ?? ''] })
  await assert.rejects(accept(slots[0]?.id ?? ''), { code: 'meetings.slot-not-common', field: 'slotId' })
  await declineRequest(db, swansea.actor, id)
  await assert.rejects(ask(sanheng, swansea), { code: 'meetings.declined-before' })
})

test('one “no” is enough, and does not say whose it was', async () => {
  await stateWish(db, organiser, {
    wishingId: sanheng.participationId,
    wishedId: changgong.participationId,
    level: 'no',
  })
  await assert.rejects(ask(changgong, sanheng), { code: 'meetings.not-askable' })
  await assert.rejects(ask(sanheng, changgong), { code: 'meetings.not-askable' })
})

test('what nobody answered lapses at the hour that was set, and then nobody asks any more', async () => {
  await stateWish(db, organiser, {
    wishingId: sanheng.participationId,
    wishedId: changgong.participationId,
    level: 'want',
  })
  const id = await ask(sanheng, changgong)
  const requestsLapseAt = new Date(Date.now() + 3_600_000)
  await setDayRule(db, organiser, eventId, { requestsLapseAt })
  assert.equal(await lapseRequests(db, organiser, eventId), 0)
  setClock(new Date(requestsLapseAt.getTime() + 1000))
  assert.equal(await lapseRequests(db, organiser, eventId), 1)
  assert.equal(await lapseRequests(db, organiser, eventId), 0)
  const [request] = await listRequests(db, [sanheng.participationId])
  assert.deepEqual([request?.id, request?.answer], [id, 'lapsed'])
  await assert.rejects(ask(sanheng, changgong), { code: 'meetings.asking-is-over' })
  const jobs = await db
    .selectFrom('platform.job')
    .select('run_at')
    .where('kind', '=', 'meetings.lapse-requests')
    .execute()
  assert.deepEqual(jobs, [{ run_at: requestsLapseAt }])
  setClock()
})
