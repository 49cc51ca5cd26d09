import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { changeEvent } from '#events/editions.ts'
import { addSession, removeSession } from '#events/sessions.ts'
import { nameSpeaker, releaseSpeaker } from '#events/speakers.ts'
import { type BusyDay, openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { getBoard } from './board.ts'
import { readBoardVersion } from './board-version.ts'
import { cellName } from './cells.ts'
import { placeOnBoard } from './moves.ts'
import { listOpenings } from './openings.ts'
import { releaseTimetable } from './releases.ts'
import { legalCellsOf } from './timetable.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser } = await bringCast(db)
const noon = {
  kind: 'forum',
  name: { zh: '论坛', en: 'Forum' },
  startsAt: '2017-09-13T10:00',
  endsAt: '2017-09-13T10:20',
} as const

test('a session put over a placed meeting is one conflict, named, with the nearest place to go', async () => {
  const day = await dayWithOne()
  const [meetingId = ''] = day.meetings
  assert.deepEqual((await boardOf(day)).checks.conflicts, [])
  const version = await readBoardVersion(db, organiser, day.eventId)
  const { id } = await addSession(db, organiser, day.eventId, { ...noon, blocksMeetings: true })
  assert.notEqual(await readBoardVersion(db, organiser, day.eventId), version)
  const [found, ...others] = (await boardOf(day)).checks.conflicts
  assert.deepEqual(others, [])
  assert.deepEqual(found?.conflict, { code: 'hour-closed', meeting: meetingId, slot: 0, session: noon.name })
  assert.equal(found?.way?.cell.slotId, day.slots[1]?.id)
  const site = { origin: 'https://duihe.example', operator: {} } as never
  await assert.rejects(releaseTimetable(db, organiser, day.eventId, { site }), { code: 'timetable.rules-broken' })
  const cell = found?.way ? cellName(found.way.cell) : ''
  const seen = `${day.slots[0]?.id}/${day.tables[0]?.id}`
  await placeOnBoard(db, organiser, day.eventId, { meetingId, cell, seen })
  assert.deepEqual((await boardOf(day)).checks.conflicts, [])
  await removeSession(db, organiser, day.eventId, id)
})

test('who speaks at a session that lets others meet cannot meet meanwhile; nobody else is kept', async () => {
  const day = await dayWithOne()
  const [meetingId = '', other = ''] = day.meetings
  const person = day.firms[0]?.personId ?? ''
  const { id: sessionId } = await addSession(db, organiser, day.eventId, { ...noon, blocksMeetings: false })
  assert.deepEqual((await boardOf(day)).checks.conflicts, [])
  await nameSpeaker(db, organiser, day.eventId, { sessionId, personId: person })
  const { checks } = await boardOf(day)
  assert.deepEqual(
    checks.conflicts.map(({ conflict }) => conflict),
    [{ code: 'speaks', meeting: meetingId, person, slot: 0, session: noon.name }],
  )
  const slotsOf = async (id: string) => new Set((await legalCellsOf(db, day.eventId, id)).map(({ slotId }) => slotId))
  assert.ok(!(await slotsOf(meetingId)).has(day.slots[0]?.id ?? ''))
  const sides = [day.guests[0]?.participationId ?? '', day.firms[0]?.participationId ?? ''] as [string, string]
  const openings = await listOpenings(db, { eventId: day.eventId, sides })
  assert.ok(!openings.some(({ slotId }) => slotId === day.slots[0]?.id))
  assert.notEqual(other, '')
  await releaseSpeaker(db, organiser, day.eventId, { sessionId, personId: person })
  assert.deepEqual((await boardOf(day)).checks.conflicts, [])
})

test('another day for the event makes a conflict of every meeting that is not on it', async () => {
  const day = await dayWithOne()
  const [meetingId = ''] = day.meetings
  await changeEvent(db, organiser, day.eventId, { startsOn: '2017-09-14', endsOn: '2017-09-14' })
  const { checks, cards } = await boardOf(day)
  assert.deepEqual(
    checks.conflicts.map(({ conflict, way }) => [conflict, way]),
    [[{ code: 'hour-outside', meeting: meetingId, slot: 0 }, undefined]],
  )
  assert.equal(cards.get(meetingId)?.conflicts, 1)
})

/** One meeting placed in the first slot at the first table. */
async function dayWithOne(): Promise<BusyDay> {
  const day = await openBusyDay(db, organiser, { guests: 1, firms: 2, slots: 4, tables: 2 })
  const cell = `${day.slots[0]?.id}/${day.tables[0]?.id}`
  await placeOnBoard(db, organiser, day.eventId, { meetingId: day.meetings[0] ?? '', cell, seen: '' })
  return day
}

function boardOf({ eventId }: BusyDay) {
  return getBoard(db, organiser, eventId)
}
