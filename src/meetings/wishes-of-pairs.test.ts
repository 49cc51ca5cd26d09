import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { listWishes, makeMeetingsFromWishes, stateWish } from './wishes.ts'
import { readPairStandings, wishForPairs } from './wishes-of-pairs.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const day = await openDay(db, cast)
const { eventId } = day
const [swansea, changgong, sanheng] = [day.swansea, day.changgong, day.sanheng].map((one) => one.participationId) as [
  string,
  string,
  string,
]
const { id: offerId } = await saveListing(db, cast.editor, {
  kind: 'offer',
  organisationId: cast.swansea.organisationId,
  title: { en: 'Optical methane sensor' },
})
await publishListing(db, cast.editor, offerId)
const pair = (wishingId: string) => ({ wishingId, wishedId: swansea, listingId: offerId })
const nothing = { stated: 0, alreadyMeeting: 0, alreadyWished: 0, refused: 0 }

test('a pair chosen twice is wished for once, and choosing it again adds nothing', async () => {
  assert.deepEqual(await wishForPairs(db, organiser, eventId, [pair(changgong), pair(changgong)]), {
    ...nothing,
    stated: 1,
  })
  assert.deepEqual(await wishForPairs(db, organiser, eventId, [pair(changgong)]), { ...nothing, alreadyWished: 1 })
  const wishes = await listWishes(db, eventId)
  assert.deepEqual(
    wishes.map(({ wishingId, wishedId, level }) => [wishingId, wishedId, level]),
    [[changgong, swansea, 'want']],
  )
})

test('a wish from the other side counts, a "no" stays a "no", and a meeting stays as it is', async () => {
  await stateWish(db, organiser, { wishingId: swansea, wishedId: sanheng, level: 'no' })
  assert.deepEqual(await wishForPairs(db, organiser, eventId, [pair(sanheng)]), { ...nothing, refused: 1 })
  await makeMeetingsFromWishes(db, organiser, eventId)
  assert.deepEqual(await wishForPairs(db, organiser, eventId, [pair(changgong)]), { ...nothing, alreadyMeeting: 1 })
  assert.deepEqual([...(await readPairStandings(db, eventId)).values()].sort(), ['meeting', 'refused'])
})

test('nothing chosen is refused, and so is somebody who does not organise the event', async () => {
  await assert.rejects(wishForPairs(db, organiser, eventId, []), { code: 'matrix.none-chosen' })
  await assert.rejects(wishForPairs(db, cast.swansea.actor, eventId, [pair(changgong)]), { status: 403 })
})
