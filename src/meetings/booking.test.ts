import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { registerDelegate } from '#events/delegates.ts'
import { addSession } from '#events/sessions.ts'
import { system } from '#people/actor.ts'
import { addPerson } from '#people/persons.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { layOut, openDay } from '#tests/world/day.ts'
import { declareAvailability } from './availability.ts'
import { findSeating, moveMeeting, rearrangeMeetings, seatMeeting, unseatMeeting } from './booking.ts'
import { closeTable } from './closures.ts'
import { nameInterpreter } from './interpreters.ts'
import { addMeeting, cancelMeeting, getMeeting } from './meetings.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const day = await openDay(db, cast)
const { eventId, swansea, changgong, sanheng } = day
const { slots, tables } = await layOut(db, cast, day, { slots: 4, tables: 2 })
const [slot1 = '', slot2 = '', slot3 = '', slot4 = ''] = slots.map(({ id }) => id)
const [table1 = '', table2 = ''] = tables.map(({ id }) => id)

const meet = async (one: string, other: string) =>
  (await addMeeting(db, desk, { eventId, sides: [one, other], weight: 'want', cameFrom: 'desk' })).id
const first = await meet(changgong.participationId, swansea.participationId)
const second = await meet(sanheng.participationId, swansea.participationId)
const firstSeats = [swansea.personId, changgong.personId]
const secondSeats = [swansea.personId, sanheng.personId]

test('the side from abroad is the host, and a pair has one meeting', async () => {
  const meeting = await getMeeting(db, first)
  assert.equal(meeting.host.participationId, swansea.participationId)
  assert.equal(await meet(swansea.participationId, changgong.participationId), first)
})

test('the same person is not seated twice in a slot, nor is a table', async () => {
  await seatMeeting(db, organiser, { meetingId: first, slotId: slot1, tableId: table1, persons: firstSeats })
  const seat = (tableId: string) =>
    seatMeeting(db, organiser, { meetingId: second, slotId: slot1, tableId, persons: secondSeats })
  await assert.rejects(seat(table1), { code: 'meetings.table-taken', status: 409 })
  await assert.rejects(seat(table2), { code: 'meetings.person-busy', status: 409 })
  assert.equal(await findSeating(db, second), undefined)
})

test('a meeting moves with its people, and two meetings swap places in one step', async () => {
  await seatMeeting(db, organiser, { meetingId: second, slotId: slot2, tableId: table2, persons: secondSeats })
  await assert.rejects(moveMeeting(db, desk, { meetingId: first, slotId: slot2, tableId: table1 }), {
    code: 'meetings.person-busy',
  })
  await rearrangeMeetings(db, desk, eventId, {
    seat: [
      { meetingId: first, slotId: slot2, tableId: table2, persons: firstSeats },
      { meetingId: second, slotId: slot1, tableId: table1, persons: secondSeats },
    ],
  })
  assert.equal((await findSeating(db, first))?.slotId, slot2)
  assert.equal((await findSeating(db, second))?.slotId, slot1)
})

test('one refusal undoes the whole rearrangement', async () => {
  const clash = rearrangeMeetings(db, desk, eventId, {
    unseat: [second],
    seat: [
      { meetingId: first, slotId: slot3, tableId: table1, persons: firstSeats },
      { meetingId: second, slotId: slot3, tableId: table2, persons: secondSeats },
    ],
  })
  await assert.rejects(clash, { code: 'meetings.person-busy' })
  assert.equal((await findSeating(db, first))?.slotId, slot2)
  assert.equal((await findSeating(db, second))?.slotId, slot1)
})

test('nobody sits who has not declared the slot, unless they stand at the desk and agree', async () => {
  const { personId } = day.sanheng
  await declareAvailability(db, organiser, { eventId, personId, slotIds: [slot1] })
  const seating = { meetingId: second, slotId: slot3, tableId: table1, persons: secondSeats }
  await assert.rejects(seatMeeting(db, organiser, seating), {
    code: 'meetings.not-declared',
    params: { name: '区恒', time: '10:40' },
  })
  await seatMeeting(db, desk, seating, { declare: true })
  assert.equal((await findSeating(db, second))?.slotId, slot3)
})

test('both sides sit, and only registered delegates of the two', async () => {
  const seat = (persons: string[]) =>
    seatMeeting(db, organiser, { meetingId: first, slotId: slot2, tableId: table1, persons })
  await assert.rejects(seat([swansea.personId]), { code: 'meetings.side-missing' })
  await assert.rejects(seat([]), { code: 'meetings.side-missing' })
  await assert.rejects(seat([swansea.personId, sanheng.personId]), { code: 'meetings.not-a-delegate' })
})

test('a closed table and an hour of the programme take no meeting', async () => {
  await closeTable(db, organiser, eventId, { tableId: table2, slotId: slot4, reason: '搬台' })
  const seat = (tableId: string) =>
    seatMeeting(db, organiser, { meetingId: first, slotId: slot4, tableId, persons: firstSeats })
  await assert.rejects(seat(table2), { code: 'meetings.table-closed' })
  const forum = {
    kind: 'forum' as const,
    name: { zh: '论坛' },
    startsAt: '2017-09-13T11:00',
    endsAt: '2017-09-13T11:20',
  }
  await addSession(db, organiser, eventId, forum)
  await assert.rejects(seat(table1), { code: 'meetings.slot-closed', params: { time: '11:00' } })
})

test('an interpreter serves one meeting at a time and does not sit in another', async () => {
  const personId = await addPerson(db, system('test'), { name: { zh: '译言' }, languages: ['zh', 'en'] })
  const { id: interpreterId } = await nameInterpreter(db, organiser, { eventId, personId, languages: ['zh', 'en'] })
  const seating = { meetingId: second, slotId: slot1, tableId: table1, persons: secondSeats, interpreterId }
  await assert.rejects(seatMeeting(db, organiser, seating), { code: 'meetings.interpreter-not-declared' })
  await declareAvailability(db, organiser, { eventId, personId, slotIds: [slot1, slot2] })
  await seatMeeting(db, organiser, seating)
  const third = await meet(changgong.participationId, sanheng.participationId)
  await registerDelegate(db, organiser, { participationId: changgong.participationId, personId })
  const colleague = await addPerson(db, system('test'), { name: { zh: '三二' } })
  await registerDelegate(db, organiser, { participationId: sanheng.participationId, personId: colleague })
  await declareAvailability(db, organiser, { eventId, personId: colleague, slotIds: [slot1] })
  const mine = { meetingId: third, slotId: slot1, tableId: table2, persons: [personId, colleague] }
  await assert.rejects(seatMeeting(db, organiser, mine), { code: 'meetings.interpreter-busy' })
  await assert.rejects(
    seatMeeting(db, organiser, { ...seating, meetingId: first, tableId: table2, persons: firstSeats }),
    { code: 'meetings.interpreter-busy' },
  )
})

test('an organisation holds no more meetings at once than it has desks, however many people it sends', async () => {
  const personId = await addPerson(db, system('test'), { name: { zh: '斯二' } })
  await registerDelegate(db, organiser, { participationId: swansea.participationId, personId })
  await declareAvailability(db, organiser, { eventId, personId, slotIds: 'all' })
  await declareAvailability(db, organiser, { eventId, personId: sanheng.personId, slotIds: 'all' })
  await seatMeeting(db, organiser, { meetingId: first, slotId: slot2, tableId: table1, persons: firstSeats })
  const beside = { meetingId: second, slotId: slot2, tableId: table2, persons: [personId, sanheng.personId] }
  await assert.rejects(seatMeeting(db, organiser, beside), { code: 'meetings.desks-busy' })
  await sql`update events.participation set parallel_desks = 2 where id = ${swansea.participationId}`.execute(db)
  await seatMeeting(db, organiser, beside)
})

test('calling off frees the place, asking again brings the meeting back', async () => {
  assert.equal(await cancelMeeting(db, changgong.actor, { meetingId: first, reason: '临时有事' }), true)
  assert.equal(await cancelMeeting(db, organiser, { meetingId: first }), false)
  assert.equal(await findSeating(db, first), undefined)
  await assert.rejects(cancelMeeting(db, changgong.actor, { meetingId: second }), { status: 403 })
  const seating = { meetingId: first, slotId: slot3, tableId: table2, persons: firstSeats }
  await assert.rejects(seatMeeting(db, organiser, seating), { code: 'meetings.cancelled' })
  assert.equal(await meet(changgong.participationId, swansea.participationId), first)
  assert.equal((await getMeeting(db, first)).isCancelled, false)
})

test('a meeting that was held is not called off', async () => {
  await sql`insert into meetings.mark (meeting_id, kind, noted_at) values (${second}, 'held', now())`.execute(db)
  await assert.rejects(cancelMeeting(db, organiser, { meetingId: second }), { code: 'meetings.already-held' })
})

test('whatever is booked, moved and taken away, nobody sits in two places at once', async () => {
  const deed = fc.record({
    meeting: fc.constantFrom({ meetingId: first, persons: firstSeats }, { meetingId: second, persons: secondSeats }),
    slotId: fc.constantFrom(slot1, slot2, slot3),
    tableId: fc.constantFrom(table1, table2),
    isTaken: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 6 }), async (deeds) => {
      await Promise.allSettled(
        deeds.map(({ meeting, slotId, tableId, isTaken }) =>
          isTaken
            ? unseatMeeting(db, organiser, meeting.meetingId)
            : seatMeeting(db, organiser, { ...meeting, slotId, tableId }),
        ),
      )
      const { rows } = await sql`select 1 from meetings.seat a join meetings.seat b
        on a.person_id = b.person_id and a.meeting_id < b.meeting_id and a.during && b.during`.execute(db)
      assert.equal(rows.length, 0)
    }),
    { numRuns: 15 },
  )
})
