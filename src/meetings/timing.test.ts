import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listFacts } from '#platform/facts.ts'
import { type BusyDay, openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { declareAvailability } from './availability.ts'
import { getBoard } from './board.ts'
import { readBoardVersion } from './board-version.ts'
import { moveMeeting } from './booking.ts'
import { cellName } from './cells.ts'
import { readDay } from './day.ts'
import { listDraftLines } from './lines.ts'
import { cancelMeeting } from './meetings.ts'
import { CellRefusal, placeOnBoard } from './moves.ts'
import { listOpenings } from './openings.ts'
import { layOutDay, listSlots } from './slots.ts'
import { legalCellsOf, solveTimetable } from './timetable.ts'
import { liftOrder, setOrder, setPartOfDay } from './timing.ts'
import { listTimings } from './timings.ts'
import { redo, undo } from './undoing.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, editor } = await bringCast(db)

test('a meeting held to a half of the day goes to its slots only: by hand, by openings and by the search', async () => {
  const day = await dayAroundNoon()
  const { eventId, meetings, slots } = day
  const [meetingId = ''] = meetings
  assert.equal(await setPartOfDay(db, organiser, eventId, { meetingId, part: 'afternoon' }), true)
  assert.equal(await setPartOfDay(db, organiser, eventId, { meetingId, part: 'afternoon' }), false)
  const afternoon = slots.slice(2).map(({ id }) => id)
  assert.deepEqual(slotsOf(await legalCellsOf(db, eventId, meetingId)), afternoon)
  const sides: [string, string] = [day.guests[0]?.participationId ?? '', day.firms[0]?.participationId ?? '']
  assert.deepEqual(slotsOf(await listOpenings(db, { eventId, sides })), afternoon)
  await solveTimetable(db, organiser, eventId, { budget: { moves: 1000 } })
  const line = (await listDraftLines(db, eventId)).find((one) => one.meetingId === meetingId)
  assert.ok(afternoon.includes(line?.slotId ?? ''))
  await setPartOfDay(db, organiser, eventId, { meetingId, part: null })
  assert.deepEqual((await listTimings(db, eventId)).size, 0)
})

test('noon belongs to the afternoon, by the clock of the event', async () => {
  const day = await openBusyDay(db, organiser, { guests: 1, firms: 1, slots: 1, tables: 1 })
  const spans = [
    { startsAt: '2017-09-13T11:40', endsAt: '2017-09-13T12:00' },
    { startsAt: '2017-09-13T12:00', endsAt: '2017-09-13T12:20' },
  ]
  await layOutDay(db, organiser, day.eventId, { slots: spans })
  const [meetingId = ''] = day.meetings
  await setPartOfDay(db, organiser, day.eventId, { meetingId, part: 'morning' })
  const { problem } = await readDay(db, day.eventId)
  assert.deepEqual(problem.meetings[0]?.allowedSlots, [0, 1])
})

test('placed in the wrong half it is a conflict with a way out, and the cell says why it will not take it', async () => {
  const day = await dayAroundNoon()
  const [meetingId = ''] = day.meetings
  await place(day, meetingId, 0)
  const version = await readBoardVersion(db, organiser, day.eventId)
  await setPartOfDay(db, organiser, day.eventId, { meetingId, part: 'afternoon' })
  assert.notEqual(await readBoardVersion(db, organiser, day.eventId), version)
  const { checks } = await getBoard(db, organiser, day.eventId)
  assert.deepEqual(
    checks.conflicts.map(({ conflict, way }) => [conflict, way?.cell.slotId]),
    [[{ code: 'other-part-of-day', meeting: meetingId, slot: 0, part: 'afternoon' }, day.slots[2]?.id]],
  )
  const cell = cellOf(day, 1)
  await assert.rejects(placeOnBoard(db, organiser, day.eventId, { meetingId, cell, seen: cellOf(day, 0) }), (error) => {
    assert.ok(error instanceof CellRefusal)
    assert.deepEqual(error.obstacles, [{ code: 'other-part-of-day', slot: 1, part: 'afternoon' }])
    return true
  })
  const [slotId = '', tableId = ''] = cell.split('/')
  await assert.rejects(moveMeeting(db, organiser, { meetingId, slotId, tableId }), {
    code: 'meetings.only-in-the-afternoon',
    status: 409,
  })
})

test('an order is kept by hand and by the search, and broken it is a conflict from which one of the two can go', async () => {
  const day = await dayAroundNoon()
  const [first = '', second = ''] = day.meetings
  await place(day, first, 2)
  await place(day, second, 1)
  await setOrder(db, organiser, day.eventId, { firstId: first, secondId: second })
  const { checks } = await getBoard(db, organiser, day.eventId)
  assert.deepEqual(
    checks.conflicts.map(({ conflict, way }) => [conflict, way?.meetingId, way?.cell.slotId]),
    [[{ code: 'wrong-order', meetings: [first, second] }, second, day.slots[3]?.id]],
  )
  const early = { meetingId: second, slotId: day.slots[0]?.id ?? '', tableId: day.tables[0]?.id ?? '' }
  await assert.rejects(moveMeeting(db, organiser, early), { code: 'meetings.out-of-order', status: 409 })
  await solveTimetable(db, organiser, day.eventId, { keep: 'nothing', budget: { moves: 1000 } })
  const at = new Map((await listDraftLines(db, day.eventId)).map((line) => [line.meetingId, +line.startsAt]))
  assert.ok((at.get(first) ?? 0) < (at.get(second) ?? 0))
  assert.equal(await liftOrder(db, organiser, day.eventId, { firstId: first, secondId: second }), true)
  assert.equal((await readDay(db, day.eventId)).problem.precedences, undefined)
})

test('an order in a circle is refused, and the sentence names the meetings', async () => {
  const day = await dayAroundNoon()
  const [a = '', b = '', c = ''] = day.meetings
  const set = (firstId: string, secondId: string) => setOrder(db, organiser, day.eventId, { firstId, secondId })
  await set(a, b)
  await set(b, c)
  await assert.rejects(set(a, a), { code: 'timetable.order-with-itself' })
  await assert.rejects(set(c, a), (error: { code: string; params: { meetings: Record<string, string> } }) => {
    assert.equal(error.code, 'timetable.order-in-a-circle')
    assert.equal(error.params.meetings.en?.split(' → ').length, 4)
    return true
  })
  assert.deepEqual((await listTimings(db, day.eventId)).get(c), { part: null, follows: [b], precedes: [] })
})

test('what was called off stands in nobody’s way, and finds its order again when it returns', async () => {
  const day = await dayAroundNoon()
  const [first = '', second = ''] = day.meetings
  await setOrder(db, organiser, day.eventId, { firstId: first, secondId: second })
  await cancelMeeting(db, organiser, { meetingId: first })
  assert.equal((await readDay(db, day.eventId)).problem.precedences, undefined)
  assert.deepEqual((await listTimings(db, day.eventId)).get(second)?.follows, [first])
})

test('undo and redo take back what was said about time, unless somebody said something else since', async () => {
  const day = await dayAroundNoon()
  const [first = '', second = ''] = day.meetings
  const timings = () => listTimings(db, day.eventId)
  await setPartOfDay(db, organiser, day.eventId, { meetingId: first, part: 'morning' })
  await setOrder(db, organiser, day.eventId, { firstId: first, secondId: second })
  const said = await timings()
  await undo(db, organiser, day.eventId)
  assert.deepEqual((await timings()).get(first), { part: 'morning', follows: [], precedes: [] })
  await undo(db, organiser, day.eventId)
  assert.equal((await timings()).size, 0)
  await redo(db, organiser, day.eventId)
  await redo(db, organiser, day.eventId)
  assert.deepEqual(await timings(), said)
  const [fact] = await listFacts(db, { kind: 'meeting', id: first })
  assert.deepEqual([fact?.kind, fact?.actor_name], ['meeting.timed', organiser.name])
})

test('only organisers say when a meeting may be, and only of meetings of their event', async () => {
  const day = await dayAroundNoon()
  const other = await dayAroundNoon()
  const [meetingId = ''] = day.meetings
  const [elsewhere = ''] = other.meetings
  const part = 'morning'
  await assert.rejects(setPartOfDay(db, editor, day.eventId, { meetingId, part }), { status: 403 })
  await assert.rejects(setPartOfDay(db, organiser, other.eventId, { meetingId, part }), { status: 404 })
  await assert.rejects(setOrder(db, organiser, day.eventId, { firstId: meetingId, secondId: elsewhere }), {
    status: 404,
  })
})

/** Two slots in the morning, two in the afternoon; one guest from abroad, three firms. */
async function dayAroundNoon(): Promise<BusyDay> {
  const day = await openBusyDay(db, organiser, { guests: 1, firms: 3, slots: 0, tables: 2 })
  const slots = ['11:20', '11:40', '12:00', '12:20', '12:40'].map((clock) => `2017-09-13T${clock}`)
  const spans = slots.slice(1).map((endsAt, at) => ({ startsAt: slots[at] ?? '', endsAt }))
  await layOutDay(db, organiser, day.eventId, { slots: spans })
  const laid = { ...day, slots: await listSlots(db, day.eventId) }
  await declareAll(laid)
  return laid
}

async function declareAll({ eventId, guests, firms, interpreter }: BusyDay): Promise<void> {
  for (const { personId } of [...guests, ...firms, interpreter])
    await declareAvailability(db, organiser, { eventId, personId, slotIds: 'all' })
}

function place({ eventId, slots, tables }: BusyDay, meetingId: string, slot: number) {
  const cell = cellName({ slotId: slots[slot]?.id ?? '', tableId: tables[0]?.id ?? '' })
  return placeOnBoard(db, organiser, eventId, { meetingId, cell, seen: '' })
}

function cellOf({ slots, tables }: BusyDay, slot: number): string {
  return cellName({ slotId: slots[slot]?.id ?? '', tableId: tables[0]?.id ?? '' })
}

function slotsOf(cells: { slotId: string }[]): string[] {
  return [...new Set(cells.map(({ slotId }) => slotId))]
}
