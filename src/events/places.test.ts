import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { addPlace, listPlaces, removePlace } from './places.ts'
import { addSession, listSessions } from './sessions.ts'
import { listWalks, setWalk } from './walks.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const { eventId } = await openDay(db, cast, { endsOn: '2017-09-14' })

const session = {
  kind: 'opening',
  name: { en: 'Opening' },
  startsAt: '2017-09-13T09:00',
  endsAt: '2017-09-13T09:30',
} as const

test('a place named in the programme is a place of the event, and naming it again names the same', async () => {
  await addSession(db, organiser, eventId, { ...session, place: { zh: '一号厅', en: 'Hall 1' } })
  await addSession(db, organiser, eventId, { ...session, name: { en: 'Address' }, place: { en: 'Hall 1' } })
  assert.deepEqual(
    (await listPlaces(db, eventId)).map(({ name }) => name),
    [{ en: 'Hall 1', zh: '一号厅' }],
  )
  assert.deepEqual(
    (await listSessions(db, eventId)).map(({ place }) => place?.zh),
    ['一号厅', '一号厅'],
  )
})

test('a place is used on the days it is said to be, within those of the event', async () => {
  const name = { en: 'Nanjing' }
  const add = (firstDay: string | null, lastDay: string | null) =>
    addPlace(db, organiser, eventId, { name, firstDay, lastDay })
  const field = { field: 'lastDay' }
  await assert.rejects(add(null, '2017-09-15'), { code: 'events.day-outside-event', ...field })
  await assert.rejects(add('2017-09-14', '2017-09-13'), { code: 'events.place-ends-before-it-starts', ...field })
  assert.equal((await add(null, null)).way, 'created')
  assert.equal((await add('2017-09-14', '2017-09-14')).way, 'updated')
  assert.equal((await add('2017-09-14', '2017-09-14')).way, 'unchanged')
})

test('a way is as long in both directions, leads somewhere else, and is taken back with no minutes', async () => {
  const [hall = '', nanjing = ''] = (await listPlaces(db, eventId)).map(({ id }) => id)
  const set = (places: [string, string], minutes: number) => setWalk(db, organiser, eventId, { places, minutes })
  await assert.rejects(set([hall, hall], 5), { code: 'events.walk-leads-elsewhere' })
  await assert.rejects(set([hall, nanjing], 2000), { code: 'events.walk-minutes-wrong' })
  assert.equal(await set([hall, nanjing], 90), true)
  assert.equal(await set([nanjing, hall], 90), false)
  assert.deepEqual(
    (await listWalks(db, eventId)).map(({ minutes }) => minutes),
    [90],
  )
  assert.equal(await set([nanjing, hall], 0), true)
  assert.deepEqual(await listWalks(db, eventId), [])
})

test('a place stays while something of the programme is there, and strangers change nothing', async () => {
  const [hall, nanjing] = await listPlaces(db, eventId)
  await assert.rejects(removePlace(db, organiser, eventId, hall?.id ?? ''), { code: 'events.place-in-use' })
  await assert.rejects(removePlace(db, cast.swansea.actor, eventId, nanjing?.id ?? ''), { code: 'people.not-allowed' })
  await removePlace(db, organiser, eventId, nanjing?.id ?? '')
  assert.equal((await listPlaces(db, eventId)).length, 1)
})
