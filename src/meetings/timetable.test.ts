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
