import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { getParticipation, registerOrganisation } from '#events/participation.ts'
import { addOrganisation } from '#people/organisations.ts'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type Attendee, openDay } from '#tests/world/day.ts'
import { setDayRule } from './day-rules.ts'
import { countOwnWishes, listProspects, type ProspectQuery } from './my-wishes.ts'
import { stateWish, takeBackWish, type WishLevel } from './wishes.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const { eventId, swansea, changgong, sanheng } = await openDay(db, cast)
const second = await anotherGuest('Sample University of Leeds')

const wish = (one: Attendee, wishedId: string, level: WishLevel, actor = one.actor) =>
  stateWish(db, actor, { wishingId: one.participationId, wishedId, level })
const seenBy = async (one: Attendee, change: Partial<ProspectQuery> = {}) => {
  const query = { q: '', choice: 'all' as const, field: '', page: 1, ...change }
  return listProspects(db, await getParticipation(db, one.participationId), query, { knowsAnonymous: true })
}
const namesOf = async (change: Partial<ProspectQuery>) =>
  (await seenBy(swansea, change)).prospects.map(({ name }) => name.en)

test('one sees the other side by name, and finds an organisation by letters of any of its names', async () => {
  assert.deepEqual(await namesOf({}), ['Sample Changgong Electronics', 'Sample Sanheng Technology'])
  assert.deepEqual(await namesOf({ q: '三恒' }), ['Sample Sanheng Technology'])
  assert.deepEqual(await namesOf({ q: 'chang' }), ['Sample Changgong Electronics'])
  assert.deepEqual(await namesOf({ q: '%' }), [])
  assert.deepEqual(await namesOf({ field: 'sensors' }), [])
  assert.equal((await seenBy(swansea, { page: 2 })).prospects.length, 0)
})

test('a wish of the other side is seen, of third sides only how many, and a "no" is seen by nobody', async () => {
  await wish(changgong, swansea.participationId, 'must')
  await wish(sanheng, swansea.participationId, 'no')
  const [first, other] = (await seenBy(swansea)).prospects
  assert.deepEqual([first?.wishesUs, other?.wishesUs], [true, false])
  assert.deepEqual(await namesOf({ choice: 'wish-us' }), ['Sample Changgong Electronics'])
  // Changgong and Sanheng look at Swansea: one sees that nobody else asks, the other that one does.
  const swanseaSeenBy = async (one: Attendee) =>
    (await seenBy(one)).prospects.find(({ id }) => id === swansea.participationId)?.othersWishing
  assert.deepEqual([await swanseaSeenBy(changgong), await swanseaSeenBy(sanheng)], [0, 1])
  const own = (await seenBy(sanheng)).prospects.find(({ id }) => id === swansea.participationId)
  assert.equal(own?.level, 'no')
})

test('what is marked and what is not can be looked at apart', async () => {
  await wish(swansea, changgong.participationId, 'want')
  assert.deepEqual(await namesOf({ choice: 'marked' }), ['Sample Changgong Electronics'])
  assert.deepEqual(await namesOf({ choice: 'unmarked' }), ['Sample Sanheng Technology'])
})

test('musts are few: the cap holds for participants, whoever presses at the same time, and not for the organiser', async () => {
  await setDayRule(db, organiser, eventId, { mustsMax: 1 })
  const tries = await Promise.allSettled([
    wish(swansea, changgong.participationId, 'must'),
    wish(swansea, sanheng.participationId, 'must'),
  ])
  assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert.equal((await countOwnWishes(db, swansea.participationId)).must, 1)
  const [held] = (await seenBy(swansea)).prospects.filter(({ level }) => level === 'must')
  assert.equal(await wish(swansea, held?.id ?? '', 'must'), 'unchanged', 'the one that is a must may be said again')
  const freeId = [changgong, sanheng].map(({ participationId }) => participationId).find((id) => id !== held?.id) ?? ''
  await assert.rejects(wish(swansea, freeId, 'must'), { code: 'meetings.too-many-musts', params: { maximum: 1 } })
  await wish(swansea, freeId, 'must', organiser)
  assert.equal((await countOwnWishes(db, swansea.participationId)).must, 2)
  await assert.rejects(setDayRule(db, organiser, eventId, { mustsMax: 0 }), { code: 'meetings.musts-wrong' })
})

test('after the end of wishing only the organiser changes wishes', async () => {
  const wishesCloseAt = new Date('2017-09-01T10:00:00Z')
  await setDayRule(db, organiser, eventId, { wishesCloseAt })
  setClock(new Date('2017-09-01T09:59:00Z'))
  assert.equal(await wish(changgong, swansea.participationId, 'want'), 'updated')
  setClock(new Date('2017-09-01T10:00:01Z'))
  const over = { code: 'meetings.wishing-is-over', status: 409 }
  await assert.rejects(wish(changgong, swansea.participationId, 'must'), over)
  const pair = { wishingId: changgong.participationId, wishedId: swansea.participationId }
  await assert.rejects(takeBackWish(db, changgong.actor, pair), over)
  assert.equal(await takeBackWish(db, organiser, pair), true)
  setClock()
  await setDayRule(db, organiser, eventId, { wishesCloseAt: null })
})

test('a wish names a published listing of the two sides or none', async () => {
  const { id } = await db
    .insertInto('catalogue.listing')
    .values({
      ...{ id: '019b0000-0000-7000-8000-000000000001', organisation_id: second.organisationId, kind: 'offer' },
      ...{ profile: 'TO', original_lang: 'en', added_at: new Date(), changed_at: new Date() },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const about = { wishingId: changgong.participationId, level: 'want' as const, listingId: id }
  const refused = { code: 'meetings.listing-of-another', field: 'listingId' }
  await assert.rejects(stateWish(db, changgong.actor, { ...about, wishedId: swansea.participationId }), refused)
  await assert.rejects(stateWish(db, changgong.actor, { ...about, wishedId: second.participationId }), refused)
  await db.insertInto('catalogue.publication').values({ listing_id: id, published_at: new Date() }).execute()
  assert.equal(await stateWish(db, changgong.actor, { ...about, wishedId: second.participationId }), 'created')
})

test('where participants arrange the day there are requests, no wishes', async () => {
  await setDayRule(db, organiser, eventId, { arrangedBy: 'participants' })
  await assert.rejects(wish(changgong, swansea.participationId, 'want'), { code: 'meetings.wish-not-here' })
})

async function anotherGuest(name: string): Promise<{ organisationId: string; participationId: string }> {
  const organisation = { name: { en: name }, kind: 'university', country: 'GB' } as const
  const organisationId = await addOrganisation(db, organiser, organisation)
  const { id } = await registerOrganisation(db, organiser, { eventId, organisationId, side: 'foreign' })
  return { organisationId, participationId: id }
}
