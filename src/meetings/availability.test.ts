import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addSession } from '#events/sessions.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { declareAvailability, listDeclared, listUndeclared } from './availability.ts'
import { seatMeeting } from './booking.ts'
import { closeTable } from './closures.ts'
import { addMeeting } from './meetings.ts'
import { cutIntoSlots, layOutDay, listSlots, removeSlot } from './slots.ts'
import { listTables, removeTable } from './tables.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const { eventId, swansea, changgong, sanheng } = await openDay(db, cast)
const stretch = { day: '2017-09-13', from: '11:00', to: '13:00', minutes: 25, pauseMinutes: 5 }

test('a stretch of the day is cut into as many slots as fit', () => {
  assert.deepEqual(
    cutIntoSlots(stretch).map(({ startsAt, endsAt }) => `${startsAt.slice(11, 16)}–${endsAt.slice(11, 16)}`),
    ['11:00–11:25', '11:30–11:55', '12:00–12:25', '12:30–12:55'],
  )
  assert.deepEqual(cutIntoSlots({ ...stretch, to: '11:20' }), [])
})

test('a slot stands on the clock of the event; a slot of another day, of no length or across another is refused', async () => {
  await layOutDay(db, organiser, eventId, {
    slots: cutIntoSlots(stretch),
    tables: ['A', { label: 'B', isOnline: true }],
  })
  const [first] = await listSlots(db, eventId)
  assert.equal(first?.startsAt.toISOString(), '2017-09-13T03:00:00.000Z')
  const add = (startsAt: string, endsAt: string) => layOutDay(db, organiser, eventId, { slots: [{ startsAt, endsAt }] })
  await assert.rejects(add('2017-09-13T11:10', '2017-09-13T11:20'), { code: 'meetings.slots-overlap' })
  await assert.rejects(add('2017-09-14T11:10', '2017-09-14T11:20'), { code: 'meetings.slot-outside-event' })
  await assert.rejects(add('2017-09-13T14:00', '2017-09-13T14:00'), { code: 'meetings.slot-ends-before-it-starts' })
})

test('morning, afternoon and all day follow the clock on the wall', async () => {
  const declare = async (slotIds: 'all' | 'morning' | 'afternoon' | 'none') =>
    (await declareAvailability(db, swansea.actor, { eventId, personId: swansea.personId, slotIds })).declared
  assert.deepEqual(
    [await declare('morning'), await declare('afternoon'), await declare('none'), await declare('all')],
    [2, 2, 0, 4],
  )
  assert.equal((await listUndeclared(db, eventId)).has(swansea.participationId), false)
})

test('the programme closes its slots: they are left out of “all day” and cannot be ticked', async () => {
  const lunch = {
    kind: 'break' as const,
    name: { zh: '午餐' },
    startsAt: '2017-09-13T12:20',
    endsAt: '2017-09-13T12:40',
  }
  await addSession(db, organiser, eventId, lunch)
  const personId = changgong.personId
  assert.equal((await declareAvailability(db, organiser, { eventId, personId, slotIds: 'all' })).declared, 2)
  const slotIds = (await listSlots(db, eventId)).map(({ id }) => id)
  await assert.rejects(declareAvailability(db, organiser, { eventId, personId, slotIds }), {
    code: 'meetings.slot-closed',
    params: { time: '12:00' },
  })
})

test('nobody declares for others, and nobody who is not of the event', async () => {
  const input = { eventId, personId: swansea.personId, slotIds: 'none' as const }
  await assert.rejects(declareAvailability(db, sanheng.actor, input), { status: 403 })
  const stranger = { ...input, personId: cast.editor.personId ?? '' }
  await assert.rejects(declareAvailability(db, organiser, stranger), { status: 404 })
})

test('where a meeting stands, the slot stays declared, open and there', async () => {
  const sides: [string, string] = [swansea.participationId, changgong.participationId]
  const { id } = await addMeeting(db, organiser, { eventId, sides, weight: 'want', cameFrom: 'desk' })
  const [slotId = ''] = await listDeclared(db, eventId, changgong.personId)
  const [table] = await listTables(db, eventId)
  const tableId = table?.id ?? ''
  await seatMeeting(db, organiser, { meetingId: id, slotId, tableId, persons: [swansea.personId, changgong.personId] })
  await assert.rejects(
    declareAvailability(db, changgong.actor, { eventId, personId: changgong.personId, slotIds: 'none' }),
    { code: 'meetings.slot-has-meeting', params: { time: '11:00' } },
  )
  await assert.rejects(removeSlot(db, organiser, eventId, slotId), { code: 'meetings.slot-in-use' })
  await assert.rejects(removeTable(db, organiser, eventId, tableId), { code: 'meetings.table-in-use' })
  await assert.rejects(closeTable(db, organiser, eventId, { tableId, slotId }), { code: 'meetings.table-in-use' })
  assert.equal((await listDeclared(db, eventId, swansea.personId)).includes(slotId), true)
})
