import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { moveMeeting, seatMeeting, unseatMeeting } from './booking.ts'
import { nameInterpreter } from './interpreters.ts'
import { findBestCrew, listOpenings } from './openings.ts'
import { listViolations } from './timetable.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser } = await bringCast(db)
// Every third firm speaks Chinese only, so that it needs the interpreter to talk to the guest.
const day = await openBusyDay(db, organiser, { guests: 1, firms: 7, slots: 5, tables: 2 })
const { eventId, slots, tables, guests, firms, interpreter } = day
const { id: interpreterId } = await nameInterpreter(db, organiser, {
  ...{ eventId, personId: interpreter.personId, languages: ['en', 'zh'], longestStretch: 2 },
})
const silent = [0, 3, 6]

function seatingOf(one: number, slot: number) {
  const at = silent[one] ?? 0
  const [guest, firm] = [guests[0], firms[at]]
  return {
    ...{ meetingId: day.meetings[at] ?? '', slotId: slots[slot]?.id ?? '', tableId: tables[0]?.id ?? '' },
    ...{ persons: [guest?.personId ?? '', firm?.personId ?? ''], interpreterId },
  }
}

test('an interpreter due a rest is not booked, however one tries, and the draft stays without a broken rule', async () => {
  await seatMeeting(db, organiser, seatingOf(0, 0))
  await seatMeeting(db, organiser, seatingOf(1, 1))
  const tired = { code: 'meetings.interpreter-needs-rest', status: 409 }
  await assert.rejects(seatMeeting(db, organiser, seatingOf(2, 2)), tired)
  await seatMeeting(db, organiser, seatingOf(2, 3))
  await assert.rejects(moveMeeting(db, organiser, seatingOf(2, 2)), tired)
  assert.deepEqual(await listViolations(db, eventId), [])
})

test('who answers a request is offered only slots for which the interpreter is rested', async () => {
  const { meetingId } = seatingOf(2, 3)
  await unseatMeeting(db, organiser, meetingId)
  const sides: [string, string] = [guests[0]?.participationId ?? '', firms[6]?.participationId ?? '']
  const openings = await listOpenings(db, { eventId, sides })
  assert.deepEqual(
    openings.map(({ slotId }) => slotId),
    [slots[3]?.id, slots[4]?.id],
  )
  assert.equal((await findBestCrew(db, { eventId, sides }, slots[2]?.id ?? ''))?.isSilent, true)
})

test('a meeting may take the place of its own in the row', async () => {
  await moveMeeting(db, organiser, seatingOf(1, 2))
  await moveMeeting(db, organiser, seatingOf(1, 1))
  assert.deepEqual(await listViolations(db, eventId), [])
})
