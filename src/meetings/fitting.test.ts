import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { changeAttendance, listDelegates } from '#events/delegates.ts'
import { addPlace } from '#events/places.ts'
import { setWalk } from '#events/walks.ts'
import { changePerson } from '#people/persons.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { layOut, openDay } from '#tests/world/day.ts'
import { declareAvailability, listDeclared } from './availability.ts'
import { seatMeeting, unseatMeeting } from './booking.ts'
import { readDay } from './day.ts'
import { addMeeting } from './meetings.ts'
import { layOutDay, listSlots } from './slots.ts'
import { fitOutTables, listTables } from './tables.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const day = await openDay(db, cast, { endsOn: '2017-09-14' })
const { eventId, swansea, changgong, sanheng } = day
const { slots, tables } = await layOut(db, cast, day, { slots: 4, tables: 3 })
const slotAt = (at: number) => slots[at]?.id ?? ''
const [near = '', far = '', room = ''] = tables.map(({ id }) => id)

const meet = async (one: string, other: string) =>
  (await addMeeting(db, desk, { eventId, sides: [one, other], weight: 'want', cameFrom: 'desk' })).id
const first = await meet(changgong.participationId, swansea.participationId)
const second = await meet(sanheng.participationId, swansea.participationId)
const firstSeats = [swansea.personId, changgong.personId]
const secondSeats = [swansea.personId, sanheng.personId]
const seatFirst = (slotId: string, tableId: string) =>
  seatMeeting(db, organiser, { meetingId: first, slotId, tableId, persons: firstSeats })
const seatSecond = (slotId: string, tableId: string) =>
  seatMeeting(db, organiser, { meetingId: second, slotId, tableId, persons: secondSeats })
const [hall, annex] = [
  await addPlace(db, organiser, eventId, { name: { en: 'Hall' } }),
  await addPlace(db, organiser, eventId, { name: { en: 'Annex' } }),
]
const fitOut = (tableId: string, change: Omit<Parameters<typeof fitOutTables>[3], 'tableIds'>) =>
  fitOutTables(db, organiser, eventId, { tableIds: [tableId], ...change })

test('nobody is expected at another place before they can have walked there', async () => {
  await fitOut(near, { placeId: hall.id })
  await fitOut(far, { placeId: annex.id })
  await setWalk(db, organiser, eventId, { places: [hall.id, annex.id], minutes: 20 })
  await seatFirst(slotAt(0), near)
  await assert.rejects(seatSecond(slotAt(1), far), { code: 'meetings.too-far-to-walk', status: 409 })
  await seatSecond(slotAt(1), near)
  // Twenty minutes between the end of the one and the beginning of the other are enough.
  await seatSecond(slotAt(2), far)
  await unseatMeeting(db, organiser, second)
})

test('a stand seats its own meetings', async () => {
  await fitOut(far, { boothOfId: sanheng.participationId, placeId: hall.id })
  await assert.rejects(seatFirst(slotAt(3), far), { code: 'meetings.stand-of-another', status: 409 })
  await seatSecond(slotAt(3), far)
  await unseatMeeting(db, organiser, second)
  await fitOut(far, { boothOfId: null })
})

test('who takes part over video sits in online rooms only', async () => {
  await unseatMeeting(db, organiser, first)
  await fitOut(room, { isOnline: true, link: 'https://meet.example/1' })
  assert.equal(await changeAttendance(db, swansea.actor, swansea.delegateId, 'online'), true)
  await assert.rejects(seatFirst(slotAt(0), near), { code: 'meetings.needs-online-table', status: 409 })
  await seatFirst(slotAt(0), room)
  await assert.rejects(changeAttendance(db, changgong.actor, swansea.delegateId, 'onsite'), {
    code: 'people.not-allowed',
  })
  const [delegate] = await listDelegates(db, eventId, swansea.participationId)
  assert.equal(delegate?.attends, 'online')
})

test('working hours are told by the clock of whoever is far away', async () => {
  await changePerson(db, organiser, swansea.personId, { timeZone: 'Europe/London' })
  const declare = () => declareAvailability(db, organiser, { eventId, personId: swansea.personId, slotIds: 'working' })
  // Ten in Changzhou is three in the morning in Swansea; a meeting already stands there and cannot be forgotten.
  await assert.rejects(declare(), { code: 'meetings.slot-has-meeting' })
  await unseatMeeting(db, organiser, first)
  await declare()
  assert.deepEqual(await listDeclared(db, eventId, swansea.personId), [])
  const evening = [{ startsAt: '2017-09-13T16:00', endsAt: '2017-09-13T16:30' }]
  await layOutDay(db, organiser, eventId, { slots: evening })
  await declare()
  const declared = await listDeclared(db, eventId, swansea.personId)
  const late = (await listSlots(db, eventId)).find(({ id }) => id === declared[0])
  assert.deepEqual([declared.length, late?.startsAt.toISOString()], [1, '2017-09-13T08:00:00.000Z'])
})

test('a table is closed on days on which its place is not used', async () => {
  await addPlace(db, organiser, eventId, { name: { en: 'Annex' }, firstDay: '2017-09-14' })
  await fitOut(far, { placeId: annex.id })
  await changeAttendance(db, organiser, swansea.delegateId, 'onsite')
  await declareAvailability(db, organiser, { eventId, personId: swansea.personId, slotIds: 'all' })
  await assert.rejects(seatFirst(slotAt(0), far), { code: 'meetings.place-closed', status: 409 })
  const { problem } = await readDay(db, eventId)
  const closed = problem.tables.map(({ closedSlots }) => closedSlots.length)
  assert.deepEqual(closed, [0, 5, 0])
})

test('tables and places of another event are not found', async () => {
  const other = await openDay(db, cast, { slug: 'another-day' })
  await assert.rejects(fitOutTables(db, organiser, other.eventId, { tableIds: [near], features: ['screen'] }), {
    code: 'platform.not-found',
  })
  await layOutDay(db, organiser, other.eventId, { tables: 1 })
  const [table] = await listTables(db, other.eventId)
  const tableIds = [table?.id ?? '']
  await assert.rejects(fitOutTables(db, organiser, other.eventId, { tableIds, placeId: hall.id }), {
    code: 'platform.not-found',
  })
  assert.equal(await fitOutTables(db, organiser, other.eventId, { tableIds, features: ['screen', 'power'] }), 1)
  assert.equal(await fitOutTables(db, organiser, other.eventId, { tableIds, features: ['screen', 'power'] }), 0)
})
