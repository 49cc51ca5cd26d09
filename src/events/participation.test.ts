import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system } from '#people/actor.ts'
import { addPerson } from '#people/persons.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { noteArrival, takeBackArrival } from './arrivals.ts'
import { findDelegates, getDelegate, registerDelegate, takeBackDelegate } from './delegates.ts'
import { listEventsOf } from './directory.ts'
import { listParticipants, registerOrganisation, takeBackRegistration } from './participation.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const day = await openDay(db, cast)
const { eventId } = day

test('registering again changes what is said and keeps the rest', async () => {
  const again = (change: object) =>
    registerOrganisation(db, organiser, {
      ...{ eventId, organisationId: cast.swansea.organisationId, side: 'foreign' as const },
      ...change,
    })
  assert.equal((await again({})).way, 'unchanged')
  assert.equal((await again({ parallelDesks: 3 })).way, 'updated')
  assert.equal((await again({})).way, 'unchanged')
  await assert.rejects(again({ parallelDesks: 0 }), { code: 'events.desks-wrong' })
  const [foreign, ...domestic] = await listParticipants(db, eventId)
  assert.deepEqual([foreign?.parallelDesks, foreign?.side, domestic.length], [3, 'foreign', 2])
})

test('a person stands for one organisation of an event', async () => {
  const again = { participationId: day.swansea.participationId, personId: day.swansea.personId }
  assert.equal((await registerDelegate(db, organiser, again)).badgeCode, day.swansea.badgeCode)
  await assert.rejects(registerDelegate(db, organiser, { ...again, participationId: day.sanheng.participationId }), {
    code: 'events.delegate-of-another',
  })
})

test('only those who run the event register others', async () => {
  const input = { eventId, organisationId: cast.swansea.organisationId, side: 'domestic' as const }
  await assert.rejects(registerOrganisation(db, cast.swansea.actor, input), { status: 403 })
  await assert.rejects(registerOrganisation(db, desk, input), { status: 403 })
})

test('people at the desk are found by name, initials, pinyin, badge and organisation', async () => {
  const personId = await addPerson(db, system('test'), { name: { zh: '曾国藩', en: 'Zeng Guofan' } })
  const { id, badgeCode } = await registerDelegate(db, organiser, {
    participationId: day.changgong.participationId,
    personId,
  })
  for (const typed of ['国藩', 'zgf', 'zeng guo', 'zengg', 'Guofan', badgeCode.toLowerCase()])
    assert.deepEqual(
      (await findDelegates(db, eventId, typed)).map((found) => found.id),
      [id],
      typed,
    )
  assert.equal((await findDelegates(db, eventId, '常工')).length, 2)
  assert.deepEqual(await findDelegates(db, eventId, '%'), [])
})

test('a second scan says when the first one was', async () => {
  const arrive = () => noteArrival(db, desk, { delegateId: day.sanheng.delegateId, way: 'badge' })
  const first = await arrive()
  assert.equal(first.way, 'created')
  assert.deepEqual(await arrive(), { way: 'unchanged', arrivedAt: first.arrivedAt })
  await assert.rejects(takeBackDelegate(db, organiser, day.sanheng.delegateId), { code: 'events.delegate-arrived' })
  assert.equal(await takeBackArrival(db, desk, day.sanheng.delegateId), true)
  assert.equal(await takeBackArrival(db, desk, day.sanheng.delegateId), false)
  assert.equal((await getDelegate(db, day.sanheng.delegateId)).arrivedAt, null)
})

test('two scans at the same moment check in once', async () => {
  const scans = await Promise.all(
    [1, 2, 3, 4].map(() => noteArrival(db, desk, { delegateId: day.swansea.delegateId, way: 'badge' })),
  )
  assert.equal(scans.filter(({ way }) => way === 'created').length, 1)
})

test('a registration with delegates stays', async () => {
  await assert.rejects(takeBackRegistration(db, organiser, day.sanheng.participationId), {
    code: 'events.registration-in-use',
  })
  await takeBackDelegate(db, organiser, day.sanheng.delegateId)
  await takeBackRegistration(db, organiser, day.sanheng.participationId)
  assert.deepEqual(await listEventsOf(db, cast.sanheng.actor), [])
  assert.equal((await listEventsOf(db, cast.swansea.actor)).length, 1)
})
