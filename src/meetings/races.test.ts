import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { registerDelegate } from '#events/delegates.ts'
import { createEvent } from '#events/editions.ts'
import { registerOrganisation } from '#events/participation.ts'
import { system } from '#people/actor.ts'
import { addOrganisation } from '#people/organisations.ts'
import { addPerson } from '#people/persons.ts'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import { type TestDatabase, testDatabase } from '#tests/world/database.ts'
import { sensorDay } from '#tests/world/day.ts'
import { acceptRequest } from './acceptance.ts'
import { declareAvailability } from './availability.ts'
import { seatMeeting } from './booking.ts'
import { setDayRule } from './day-rules.ts'
import { askForMeeting, declineRequest, withdrawRequest } from './requests.ts'
import { layOutDay, listSlots } from './slots.ts'
import { listTables } from './tables.ts'

const organiser = system('test')
const worlds: TestDatabase[] = []
after(() => Promise.all(worlds.map((world) => world[Symbol.asyncDispose]())))

type Fair = { db: Db; eventId: string; wanted: { id: string; personId: string }; slots: string[]; tables: string[] }

/** A day that its participants arrange, with one organisation that everybody wants to meet. */
async function openFair({
  slots,
  tables,
  desks = 1,
}: {
  slots: number
  tables: number
  desks?: number
}): Promise<Fair> {
  const world = await testDatabase()
  worlds.push(world)
  const { db } = world
  const eventId = await createEvent(db, organiser, sensorDay)
  await setDayRule(db, organiser, eventId, { arrangedBy: 'participants' })
  const from = Temporal.PlainDateTime.from('2017-09-13T10:00')
  const inputs = Array.from({ length: slots }, (_, i) => ({
    startsAt: `${from.add({ minutes: 20 * i })}`,
    endsAt: `${from.add({ minutes: 20 * i + 20 })}`,
  }))
  await layOutDay(db, organiser, eventId, { slots: inputs, tables })
  const wanted = await attend({ db, eventId }, 'wanted', desks)
  const slotIds = (await listSlots(db, eventId)).map(({ id }) => id)
  return { db, eventId, wanted, slots: slotIds, tables: (await listTables(db, eventId)).map(({ id }) => id) }
}

async function attend({ db, eventId }: Pick<Fair, 'db' | 'eventId'>, name: string, parallelDesks = 1) {
  const organisation = { name: { en: name }, kind: 'company' as const, country: 'CN' }
  const organisationId = await addOrganisation(db, organiser, organisation)
  const side = name === 'wanted' ? ('foreign' as const) : ('domestic' as const)
  const { id } = await registerOrganisation(db, organiser, { eventId, organisationId, side, parallelDesks })
  const personId = await addPerson(db, organiser, { name: { en: `${name} person` } })
  await registerDelegate(db, organiser, { participationId: id, personId })
  await declareAvailability(db, organiser, { eventId, personId, slotIds: 'all' })
  return { id, personId }
}

// A crowd in one statement: every asker is an organisation with one delegate who is always free, and has asked once.
async function askedBy({ db, eventId, wanted }: Fair, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with asker as (
      select n, gen_random_uuid() as organisation, gen_random_uuid() as person, gen_random_uuid() as participation
      from generate_series(1, ${count}::int) n
    ), o as (
      insert into people.organisation (id, name, kind, country, sort_key, initials, added_at)
      select organisation, jsonb_build_object('en', 'asker ' || n), 'company', 'CN', 'asker', 'a', now() from asker
    ), p as (
      insert into people.person (id, name, sort_key, initials, added_at)
      select person, jsonb_build_object('en', 'asker ' || n), 'asker', 'a', now() from asker
    ), r as (
      insert into events.participation (id, event_id, organisation_id, side, registered_at)
      select participation, ${eventId}, organisation, 'domestic', now() from asker
    ), d as (
      insert into events.delegate (id, event_id, participation_id, person_id, badge_code, registered_at)
      select gen_random_uuid(), ${eventId}, participation, person, participation::text, now() from asker
    ), a as (
      insert into meetings.availability (person_id, slot_id, declared_at)
      select person, s.id, now() from asker, meetings.slot s where s.event_id = ${eventId}
    )
    insert into meetings.request (id, event_id, asking_id, asked_id, message, message_lang, asked_at)
    select gen_random_uuid(), ${eventId}, participation, ${wanted.id}, 'sensors', 'en', now() from asker
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}

/** How the attempts ended: how many succeeded, and with which refusals the others did not. */
async function outcome(attempts: Promise<unknown>[]): Promise<Record<string, number>> {
  const count: Record<string, number> = {}
  for (const ended of await Promise.allSettled(attempts)) {
    if (ended.status === 'rejected' && !(ended.reason instanceof Refusal)) throw ended.reason
    const key = ended.status === 'fulfilled' ? 'done' : String(ended.reason.code)
    count[key] = (count[key] ?? 0) + 1
  }
  return count
}

async function countDoubleBookings(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from meetings.seat a join meetings.seat b
    on a.person_id = b.person_id and a.meeting_id < b.meeting_id and a.during && b.during`.execute(db)
  return rows[0]?.count ?? 0
}

test('two hundred acceptances for one person and one slot: one meeting, everybody else hears why', async () => {
  const fair = await openFair({ slots: 1, tables: 3 })
  const [slotId] = fair.slots
  const requests = await askedBy(fair, 200)
  const attempts = requests.map((requestId) => acceptRequest(fair.db, organiser, { requestId, slotId }))
  assert.deepEqual(await outcome(attempts), { done: 1, 'meetings.person-busy': 199 })
  const rows = await fair.db.selectFrom('meetings.placement').select('meeting_id').execute()
  const answers = await fair.db.selectFrom('meetings.answer').select('answer').execute()
  assert.deepEqual([rows.length, answers.length], [1, 1])
})

test('thirty acceptances with four slots left: four are placed, the others stand and wait for the timetable', async () => {
  const fair = await openFair({ slots: 4, tables: 2 })
  const requests = await askedBy(fair, 30)
  const accepted = await Promise.all(requests.map((requestId) => acceptRequest(fair.db, organiser, { requestId })))
  assert.equal(accepted.filter(({ isPlaced }) => isPlaced).length, 4)
  const meetings = await fair.db.selectFrom('meetings.meeting').select('id').execute()
  assert.equal(meetings.length, 30)
  assert.equal(await countDoubleBookings(fair.db), 0)
})

test('two organisers answer fifty pending requests for one slot: one meeting', async () => {
  const fair = await openFair({ slots: 1, tables: 1 })
  const [slotId] = fair.slots
  const requests = await askedBy(fair, 50)
  const twice = [...requests, ...requests.toReversed()]
  const { done, ...refused } = await outcome(
    twice.map((requestId) => acceptRequest(fair.db, organiser, { requestId, slotId })),
  )
  assert.equal(done, 1)
  assert.equal(
    Object.values(refused).reduce((sum, count) => sum + count, 0),
    99,
  )
})

test('without the constraints the same crowd is double-booked: the tests above can fail', async () => {
  const fair = await openFair({ slots: 1, tables: 1, desks: 40 })
  const [slotId] = fair.slots
  const requests = await askedBy(fair, 12)
  await sql`alter table meetings.seat drop constraint a_person_sits_in_one_meeting_at_a_time`.execute(fair.db)
  await sql`alter table meetings.placement drop constraint a_table_holds_one_meeting_at_a_time`.execute(fair.db)
  const [tableId] = fair.tables
  const attempts = requests.map((requestId) => acceptRequest(fair.db, organiser, { requestId, slotId, tableId }))
  assert.deepEqual(await outcome(attempts), { done: 12 })
  assert.equal(await countDoubleBookings(fair.db), 66)
})

test('asking twice at the same moment asks once, answering twice answers once', async () => {
  const fair = await openFair({ slots: 2, tables: 1 })
  const { id } = await attend(fair, 'hasty')
  const ask = () => askForMeeting(fair.db, organiser, { askingId: id, askedId: fair.wanted.id, message: 'once' })
  const asked = await Promise.all([ask(), ask(), ask(), ask()])
  assert.equal(new Set(asked).size, 1)
  const requestId = asked[0] ?? ''
  const answers = await outcome([
    acceptRequest(fair.db, organiser, { requestId }),
    acceptRequest(fair.db, organiser, { requestId }),
    declineRequest(fair.db, organiser, requestId),
    withdrawRequest(fair.db, organiser, requestId),
  ])
  assert.deepEqual(answers, { done: 1, 'meetings.request-answered': 3 })
})

test('the cap on open requests holds for parallel questions too', async () => {
  const fair = await openFair({ slots: 1, tables: 1 })
  await setDayRule(fair.db, organiser, fair.eventId, { openRequestsMax: 3 })
  const { id } = await attend(fair, 'busy')
  const others: string[] = []
  for (let i = 0; i < 8; i++) others.push((await attend(fair, `other ${i}`)).id)
  const attempts = others.map((askedId) => askForMeeting(fair.db, organiser, { askingId: id, askedId, message: '?' }))
  assert.deepEqual(await outcome(attempts), { done: 3, 'meetings.too-many-open': 5 })
})

test('crossed bookings of many meetings all end, and none contradicts another', async () => {
  const fair = await openFair({ slots: 3, tables: 6, desks: 1 })
  const requests = await askedBy(fair, 6)
  const accepted = await Promise.all(requests.map((requestId) => acceptRequest(fair.db, organiser, { requestId })))
  const moves = accepted.flatMap(({ meetingId }, i) =>
    fair.slots.map((slotId) => move(fair, meetingId, slotId, fair.tables[i] ?? '')),
  )
  await outcome(moves)
  assert.equal(await countDoubleBookings(fair.db), 0)
})

async function move({ db, wanted }: Fair, meetingId: string, slotId: string, tableId: string) {
  const guest = await db
    .selectFrom('meetings.meeting as m')
    .innerJoin('events.delegate as d', 'd.participation_id', 'm.guest_id')
    .select('d.person_id')
    .where('m.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  await seatMeeting(db, organiser, { meetingId, slotId, tableId, persons: [wanted.personId, guest.person_id] })
}

test('a lock that somebody holds too long ends in a busy answer, never in silence', async () => {
  const fair = await openFair({ slots: 1, tables: 1 })
  const [requestId = ''] = await askedBy(fair, 1)
  const { rows } = await sql<{ lock_timeout: string }>`show lock_timeout`.execute(fair.db)
  assert.equal(rows[0]?.lock_timeout, '5s')
  const holding = fair.db.transaction().execute(async (tx) => {
    await tx.selectFrom('events.participation').select('id').where('id', '=', fair.wanted.id).forUpdate().execute()
    await wait(700)
  })
  await wait(100)
  const hasty = fair.db.connection().execute(async (connection) => {
    await sql`set lock_timeout = '200ms'`.execute(connection)
    return acceptRequest(connection, organiser, { requestId, slotId: fair.slots[0] })
  })
  await assert.rejects(hasty, { code: '55P03' })
  await holding
  assert.equal((await acceptRequest(fair.db, organiser, { requestId, slotId: fair.slots[0] })).isPlaced, true)
})
