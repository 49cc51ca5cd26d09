import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findActor, system } from '#people/actor.ts'
import { giveRole } from '#people/entitlements.ts'
import { addPerson } from '#people/persons.ts'
import { listFacts } from '#platform/facts.ts'
import { type BusyDay, openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { cellName } from './cells.ts'
import { listDraftLines } from './lines.ts'
import { cancelMeeting } from './meetings.ts'
import { CellRefusal, liftHold, placeOnBoard, putOnHold, StaleMove, takeOffBoard } from './moves.ts'
import { legalCellsOf, solveTimetable } from './timetable.ts'
import { findReach, redo, undo } from './undoing.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, editor, desk } = await bringCast(db)

test('a move that was overtaken is refused with where the meeting lies now, and that place stands', async () => {
  const day = await smallDay()
  const [meetingId = ''] = day.meetings
  const [first, second] = (await legalCellsOf(db, day.eventId, meetingId)).map(cellName)
  await placeOnBoard(db, organiser, day.eventId, { meetingId, cell: first ?? '', seen: '' })
  const late = placeOnBoard(db, organiser, day.eventId, { meetingId, cell: second ?? '', seen: '' })
  await assert.rejects(late, (error) => {
    assert.ok(error instanceof StaleMove)
    assert.deepEqual(
      [error.code, error.status, error.now && cellName(error.now)],
      ['timetable.moved-meanwhile', 409, first],
    )
    return true
  })
  const removal = takeOffBoard(db, organiser, day.eventId, { meetingId, seen: second ?? '' })
  await assert.rejects(removal, { code: 'timetable.moved-meanwhile' })
  assert.deepEqual(await cellsOf(day), new Map([[meetingId, first]]))
})

test('two organisers who move at the same moment: one succeeds, the other hears of it', async () => {
  const day = await smallDay()
  const [meetingId = ''] = day.meetings
  const cells = (await legalCellsOf(db, day.eventId, meetingId)).map(cellName)
  const results = await Promise.allSettled(
    cells.slice(0, 4).map((cell) => placeOnBoard(db, organiser, day.eventId, { meetingId, cell, seen: '' })),
  )
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.ok(results.every((result) => result.status === 'fulfilled' || result.reason instanceof StaleMove))
})

test('a cell that does not take the meeting says everything that stands in the way', async () => {
  const day = await smallDay()
  const [one = '', other = ''] = day.meetings
  const [cell = ''] = (await legalCellsOf(db, day.eventId, one)).map(cellName)
  await placeOnBoard(db, organiser, day.eventId, { meetingId: one, cell, seen: '' })
  await assert.rejects(placeOnBoard(db, organiser, day.eventId, { meetingId: other, cell, seen: '' }), (error) => {
    assert.ok(error instanceof CellRefusal)
    assert.deepEqual(error.obstacles.map(({ code }) => code).sort(), ['party-busy', 'table-taken'])
    return true
  })
  const nowhere = placeOnBoard(db, organiser, day.eventId, { meetingId: other, cell: 'x/y', seen: '' })
  await assert.rejects(nowhere, CellRefusal)
})

test('undo and redo walk through the own deeds of an organiser, until something new is done', async () => {
  const day = await smallDay()
  const [one = '', other = ''] = day.meetings
  const place = async (meetingId: string, pick: number) => {
    const cells = (await legalCellsOf(db, day.eventId, meetingId)).map(cellName)
    const seen = (await cellsOf(day)).get(meetingId) ?? ''
    await placeOnBoard(db, organiser, day.eventId, { meetingId, cell: cells[pick] ?? '', seen })
    return cellsOf(day)
  }
  const empty = await cellsOf(day)
  const states = [empty, await place(one, 0), await place(other, 2), await place(one, 1)]
  for (const state of states.slice(0, 3).toReversed()) {
    await undo(db, organiser, day.eventId)
    assert.deepEqual(await cellsOf(day), state)
  }
  await assert.rejects(undo(db, organiser, day.eventId), { code: 'timetable.nothing-to-undo' })
  for (const state of states.slice(1)) {
    await redo(db, organiser, day.eventId)
    assert.deepEqual(await cellsOf(day), state)
  }
  await undo(db, organiser, day.eventId)
  await place(other, 0)
  assert.equal((await findReach(db, organiser, day.eventId)).redo, undefined)
  await assert.rejects(redo(db, organiser, day.eventId), { code: 'timetable.nothing-to-redo' })
})

test('a whole run of the solver is taken back as one deed', async () => {
  const day = await smallDay()
  await solveTimetable(db, organiser, day.eventId, { budget: { moves: 1000 } })
  assert.equal((await cellsOf(day)).size, day.meetings.length)
  const deed = await undo(db, organiser, day.eventId)
  assert.equal(deed.kind, 'timetable.solved')
  assert.equal((await cellsOf(day)).size, 0)
})

test('what somebody else changed since is not undone over their head, nor is a called-off meeting brought back', async () => {
  const day = await smallDay()
  const [one = '', other = ''] = day.meetings
  const cells = (await legalCellsOf(db, day.eventId, one)).map(cellName)
  await placeOnBoard(db, organiser, day.eventId, { meetingId: one, cell: cells[0] ?? '', seen: '' })
  const colleague = await anotherOrganiser()
  await placeOnBoard(db, colleague, day.eventId, { meetingId: one, cell: cells[1] ?? '', seen: cells[0] ?? '' })
  await assert.rejects(undo(db, organiser, day.eventId), { code: 'timetable.changed-since', status: 409 })
  const seen = (await cellsOf(day)).get(one) ?? ''
  await takeOffBoard(db, organiser, day.eventId, { meetingId: one, seen })
  await cancelMeeting(db, organiser, { meetingId: one })
  await assert.rejects(undo(db, organiser, day.eventId), { code: 'timetable.meeting-cancelled', status: 409 })
  assert.ok(!(await cellsOf(day)).has(other))
})

test('a hold is set once, lifted once, and both are on record', async () => {
  const day = await smallDay()
  const [meetingId = ''] = day.meetings
  await assert.rejects(putOnHold(db, organiser, day.eventId, meetingId), { code: 'timetable.not-placed' })
  const [cell = ''] = (await legalCellsOf(db, day.eventId, meetingId)).map(cellName)
  await placeOnBoard(db, organiser, day.eventId, { meetingId, cell, seen: '' })
  for (const deed of [putOnHold, putOnHold, liftHold, liftHold]) await deed(db, organiser, day.eventId, meetingId)
  const facts = await listFacts(db, { kind: 'meeting', id: meetingId })
  assert.deepEqual(facts.map(({ kind }) => kind).slice(0, 2), ['hold.lifted', 'hold.set'])
})

test('the board is for organisers', async () => {
  const day = await smallDay()
  const move = { meetingId: day.meetings[0] ?? '', cell: 'x/y', seen: '' }
  for (const actor of [editor, desk])
    await assert.rejects(placeOnBoard(db, actor, day.eventId, move), { code: 'people.not-allowed', status: 403 })
})

function smallDay(): Promise<BusyDay> {
  return openBusyDay(db, organiser, { guests: 1, firms: 3, slots: 4, tables: 2 })
}

async function cellsOf({ eventId }: BusyDay): Promise<Map<string, string>> {
  return new Map((await listDraftLines(db, eventId)).map((line) => [line.meetingId, cellName(line)]))
}

async function anotherOrganiser() {
  const personId = await addPerson(db, system('test'), { name: { zh: '另一位' }, email: 'other@duihe.example' })
  await giveRole(db, system('test'), { personId, role: 'organiser' })
  const found = await findActor(db, personId)
  if (!found) throw new Error('nobody there')
  return found
}
