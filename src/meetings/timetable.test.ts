import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addSession } from '#events/sessions.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { seatMeeting } from './booking.ts'
import { closeTable } from './closures.ts'
import { cancelMeeting } from './meetings.ts'
import { placeOnBoard, putOnHold } from './moves.ts'
import { explainMeeting, legalCellsOf, listViolations, problemOf, solveTimetable } from './timetable.ts'
import { stateWish } from './wishes.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, desk, swansea } = await bringCast(db)
const quick = { seed: 7, budget: { moves: 4000 } }

test('the plan of the engine lies in the database without two meetings at one table, person or interpreter', async () => {
  const { eventId, meetings } = await openBusyDay(db, organiser, { guests: 3, firms: 6, slots: 8, tables: 3 })
  const solved = await solveTimetable(db, organiser, eventId, quick)
  assert.equal(solved.placed, meetings.length)
  assert.deepEqual(solved.unplaced, [])
  assert.deepEqual(await countOverlaps(eventId), { tables: 0, persons: 0, interpreters: 0, placed: meetings.length })
  assert.deepEqual(await listViolations(db, eventId), [])
})

test('the same draft, seed and number of moves give the same plan', async () => {
  const { eventId } = await openBusyDay(db, organiser, { guests: 3, firms: 4, slots: 5, tables: 3 })
  const options = { ...quick, keep: 'nothing' } as const
  await solveTimetable(db, organiser, eventId, options)
  assert.deepEqual((await solveTimetable(db, organiser, eventId, options)).moves, [])
})

test('what is on hold stays where it is while the rest is arranged anew', async () => {
  const { eventId, meetings, slots, tables } = await openBusyDay(db, organiser, {
    ...{ guests: 2, firms: 4, slots: 6, tables: 2 },
  })
  const [held = ''] = meetings
  const cell = `${slots[5]?.id}/${tables[1]?.id}`
  await placeOnBoard(db, organiser, eventId, { meetingId: held, cell, seen: '' })
  await putOnHold(db, organiser, eventId, held)
  const { moves, placed } = await solveTimetable(db, organiser, eventId, quick)
  assert.equal(placed, meetings.length)
  assert.ok(!moves.some(({ meetingId }) => meetingId === held))
})

test('a problem knows closed tables, the programme, refusals and what was called off', async () => {
  const day = await openBusyDay(db, organiser, { guests: 2, firms: 2, slots: 4, tables: 2 })
  const { eventId, slots, tables, meetings, guests, firms } = day
  await closeTable(db, organiser, eventId, { tableId: tables[1]?.id ?? '', slotId: slots[0]?.id ?? '' })
  await addSession(db, organiser, eventId, {
    ...{ kind: 'forum', name: { zh: '论坛' }, blocksMeetings: true },
    ...{ startsAt: '2017-09-13T10:20', endsAt: '2017-09-13T10:40' },
  })
  const [wishing, wished] = [guests[0]?.participationId ?? '', firms[1]?.participationId ?? '']
  await stateWish(db, organiser, { wishingId: wishing, wishedId: wished, level: 'no' })
  await cancelMeeting(db, organiser, { meetingId: meetings[3] ?? '' })
  const problem = await problemOf(db, eventId)
  assert.deepEqual(
    problem.tables.map((table) => table.closedSlots),
    [[], [0]],
  )
  const everybody = [...problem.parties.flatMap((party) => party.delegates), ...problem.interpreters]
  assert.ok(everybody.every((person) => person.freeSlots.join() === '0,2,3'))
  assert.deepEqual(problem.forbiddenPairs, [[wishing, wished]])
  assert.deepEqual(
    problem.meetings.map(({ id }) => id),
    meetings.slice(0, 2),
  )
})

test('a meeting without a place hears why, and a legal cell takes it', async () => {
  const day = await openBusyDay(db, organiser, { guests: 1, firms: 3, slots: 2, tables: 2 })
  const { unplaced } = await solveTimetable(db, organiser, day.eventId, quick)
  const [left] = unplaced
  assert.equal(unplaced.length, 1)
  assert.equal(left?.reason.code, 'party-full')
  assert.deepEqual(await explainMeeting(db, day.eventId, left?.meetingId ?? ''), left?.reason)
  assert.deepEqual(await legalCellsOf(db, day.eventId, left?.meetingId ?? ''), [])
  const placed = day.meetings.find((id) => id !== left?.meetingId) ?? ''
  const cells = await legalCellsOf(db, day.eventId, placed)
  assert.ok(cells.length > 0)
  await seatMeeting(db, organiser, { meetingId: placed, ...(cells[0] as (typeof cells)[0]) })
  assert.deepEqual(await listViolations(db, day.eventId), [])
})

test('a plan made for a draft that somebody changed meanwhile is refused, and their move stands', async () => {
  // More meetings than places: the search goes on until it is told to stop.
  const { eventId, meetings } = await openBusyDay(db, organiser, { guests: 3, firms: 6, slots: 5, tables: 3 })
  const [first = ''] = meetings
  const stopping = new AbortController()
  const hasBegun = Promise.withResolvers<void>()
  const solving = solveTimetable(db, organiser, eventId, {
    ...{ budget: { milliseconds: 60_000 }, isApart: true, signal: stopping.signal },
    onProgress: () => hasBegun.resolve(),
  })
  await hasBegun.promise
  const [cell] = await legalCellsOf(db, eventId, first)
  await seatMeeting(db, desk, { meetingId: first, ...(cell as NonNullable<typeof cell>) })
  stopping.abort()
  await assert.rejects(solving, { code: 'timetable.draft-changed', status: 409 })
  assert.deepEqual(await countOverlaps(eventId), { tables: 0, persons: 0, interpreters: 0, placed: 1 })
})

test('a search in its own thread reports progress and takes its best plan when it is stopped', async () => {
  const { eventId } = await openBusyDay(db, organiser, { guests: 4, firms: 7, slots: 10, tables: 4 })
  const stopping = new AbortController()
  const heard: number[] = []
  const { placed } = await solveTimetable(db, organiser, eventId, {
    budget: { milliseconds: 60_000 },
    isApart: true,
    signal: stopping.signal,
    onProgress: (progress) => {
      heard.push(progress.placed)
      stopping.abort()
    },
  })
  assert.ok(heard.length > 0 && placed >= (heard[0] ?? Infinity))
})

test('only organisers arrange a day, and there must be something to arrange', async () => {
  const { eventId } = await openBusyDay(db, organiser, { guests: 1, firms: 1, slots: 1, tables: 1, meetings: 0 })
  await assert.rejects(solveTimetable(db, swansea.actor, eventId, quick), { code: 'people.not-allowed' })
  await assert.rejects(solveTimetable(db, desk, eventId, quick), { code: 'people.not-allowed' })
  await assert.rejects(solveTimetable(db, organiser, eventId, quick), { code: 'timetable.nothing-to-plan' })
})

async function countOverlaps(eventId: string) {
  const { rows } = await sql`
    with p as (select * from meetings.placement where event_id = ${eventId}),
      s as (select s.* from meetings.seat s join p using (meeting_id))
    select
      (select count(*) from p one join p other using (table_id) where one.meeting_id < other.meeting_id and one.during && other.during) as tables,
      (select count(*) from s one join s other using (person_id) where one.meeting_id < other.meeting_id and one.during && other.during) as persons,
      (select count(*) from p one join p other using (interpreter_id) where one.meeting_id < other.meeting_id and one.during && other.during) as interpreters,
      (select count(*) from p) as placed`.execute(db)
  return rows[0]
}
