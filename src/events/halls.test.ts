import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { visitor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import { Refusal } from '#platform/refusal.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { showInHall, takeFromHall } from './exhibits.ts'
import { hangPiece, listHallPieces, listOnWalls, movePiece, takeDown, writeLine } from './hall-pieces.ts'
import { addHall, changeHall, getHall, listOpenHalls } from './halls.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await openDay(db, cast)
const { organiser } = cast

const ids: string[] = []
for (const title of ['Gas sensor', 'Ink for printed sensors', 'Fibre laser', 'Rotor blade'])
  ids.push(await publish(title))
const [first = '', second = '', third = '', fourth = ''] = ids

const theme = {
  slug: 'sensors',
  name: { zh: '传感器', en: 'Sensors' },
  intro: null,
  opensOn: '2017-09-01',
  closesOn: null,
}

test('a hall of a theme shows what the curator has hung, in that order', async () => {
  const hall = await addHall(db, organiser, { ...theme, slug: 'order' })
  for (const id of [first, second, third]) assert.equal(await hangPiece(db, organiser, hall.id, id), true)
  assert.equal(await hangPiece(db, organiser, hall.id, first), false)
  await movePiece(db, organiser, hall.id, { listingId: third, to: 1 })
  assert.deepEqual(await walls(hall), [third, first, second])
  await takeDown(db, organiser, hall.id, first)
  assert.deepEqual(await walls(hall), [third, second])
})

test('moving a piece is taking it out and putting it in, wherever it goes', async () => {
  const hall = await addHall(db, organiser, { ...theme, slug: 'moves' })
  for (const id of ids) await hangPiece(db, organiser, hall.id, id)
  let expected = [...ids]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ids), fc.integer({ min: 1, max: 9 }), async (listingId, to) => {
      await movePiece(db, organiser, hall.id, { listingId, to })
      expected = expected.filter((id) => id !== listingId).toSpliced(to - 1, 0, listingId)
      assert.deepEqual(await walls(hall), expected)
    }),
    { numRuns: 30 },
  )
})

test('the hall of an event shows its other exhibits behind what was hung, and stays open after the event', async () => {
  await showInHall(db, organiser, { eventId: day.eventId, listingId: fourth })
  const hall = await addHall(db, organiser, { ...theme, slug: 'uk-sensors-2017', eventId: day.eventId })
  await hangPiece(db, organiser, hall.id, second)
  assert.deepEqual(await walls(hall), [second, fourth])
  setClock(new Date('2020-01-01T00:00:00Z'))
  assert.equal((await getHall(db, visitor(), 'uk-sensors-2017')).isOpen, true)
  setClock()
  await takeFromHall(db, organiser, { eventId: day.eventId, listingId: second })
  assert.deepEqual(await walls(hall), [fourth])
  await refused('halls.event-has-one', () => addHall(db, organiser, { ...theme, slug: 'twice', eventId: day.eventId }))
})

test('what is withdrawn hangs on no wall, and the curator sees that it is gone', async () => {
  const hall = await addHall(db, organiser, { ...theme, slug: 'gone' })
  const listingId = await publish('Short-lived')
  await hangPiece(db, organiser, hall.id, listingId)
  await withdrawListing(db, organiser, listingId, '')
  assert.deepEqual(await walls(hall), [])
  assert.deepEqual(
    (await listHallPieces(db, hall.id)).map(({ isPublished }) => isPublished),
    [false],
  )
})

test('an address given up goes on leading to its hall, and no other hall takes it', async () => {
  const hall = await addHall(db, organiser, { ...theme, slug: 'before' })
  await changeHall(db, organiser, hall.id, { ...theme, slug: 'after' })
  assert.equal((await getHall(db, visitor(), 'before')).slug, 'after')
  await refused('halls.address-taken', () => addHall(db, organiser, { ...theme, slug: 'before' }))
  await refused('halls.address-taken', () => addHall(db, organiser, { ...theme, slug: 'after' }))
  assert.equal(await changeHall(db, organiser, hall.id, { ...theme, slug: 'before' }), true)
  assert.equal((await getHall(db, visitor(), 'after')).slug, 'before')
})

test('before it opens a hall is nowhere, after it has closed it says so, and its curator enters always', async () => {
  await addHall(db, organiser, { ...theme, slug: 'later', opensOn: '2999-01-01' })
  await addHall(db, organiser, { ...theme, slug: 'over', closesOn: '2018-01-01' })
  await refused('platform.not-found', () => getHall(db, visitor(), 'later'))
  await refused('halls.closed', () => getHall(db, cast.swansea.actor, 'over'))
  assert.equal((await getHall(db, organiser, 'later')).isOpen, false)
  assert.ok((await listOpenHalls(db)).every(({ slug }) => slug !== 'later' && slug !== 'over'))
  await refused('halls.closes-before-it-opens', () =>
    addHall(db, organiser, { ...theme, slug: 'wrong', closesOn: '2017-08-01' }),
  )
})

test('only those who look after a hall hang, move and write in it', async () => {
  const hall = await addHall(db, organiser, { ...theme, slug: 'guarded' })
  const { actor } = cast.swansea
  await refused('people.not-allowed', () => hangPiece(db, actor, hall.id, first))
  await refused('people.sign-in-first', () => addHall(db, visitor(), { ...theme, slug: 'mine' }))
  await hangPiece(db, cast.editor, hall.id, first)
  const line = { zh: '值得一看', en: 'Worth a look' }
  assert.equal(await writeLine(db, cast.editor, hall.id, { listingId: first, line }), true)
  assert.equal(await writeLine(db, cast.editor, hall.id, { listingId: first, line }), false)
  assert.deepEqual((await listOnWalls(db, hall))[0]?.line, line)
})

async function walls(hall: Parameters<typeof listOnWalls>[1]): Promise<string[]> {
  return (await listOnWalls(db, hall)).map(({ listingId }) => listingId)
}

async function publish(title: string): Promise<string> {
  const { organisationId } = cast.swansea
  const { id } = await saveListing(db, organiser, {
    kind: 'offer',
    organisationId,
    originalLang: 'en',
    title: { en: title },
  })
  await publishListing(db, organiser, id)
  return id
}

async function refused(code: string, deed: () => Promise<unknown>): Promise<void> {
  await assert.rejects(deed, (error) => error instanceof Refusal && error.code === code)
}
