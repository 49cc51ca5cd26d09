import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { visitor } from '#people/actor.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { sensorDay } from '#tests/world/day.ts'
import { findEventBySlug, getEventBySlug, listEvents, listEventsServedBy } from './directory.ts'
import { changeEvent, createEvent } from './editions.ts'
import { listOrganisers, nameOrganisers } from './organisers.ts'
import { addSession, listSessions } from './sessions.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, editor, swansea, changgong, sanheng } = await bringCast(db)

test('the edition is counted from the dates of the series, in whatever order events are entered', async () => {
  const series = { slug: 'science-week', name: { zh: '国际科技合作周' } }
  for (const year of [2016, ...Array.from({ length: 12 }, (_, i) => 2015 - i)]) {
    const day = `${year}-12-09`
    await createEvent(db, organiser, { ...sensorDay, slug: `week-${year}`, series, startsOn: day, endsOn: day })
  }
  assert.equal((await getEventBySlug(db, 'week-2016')).edition, 13)
  assert.equal((await getEventBySlug(db, 'week-2004')).edition, 1)
})

test('an event outside a series has no edition', async () => {
  await createEvent(db, organiser, sensorDay)
  assert.equal((await findEventBySlug(db, 'uk-sensors-2017'))?.edition, null)
})

test('an address names one event, dates run forwards and the zone exists', async () => {
  const make = (change: object) => createEvent(db, organiser, { ...sensorDay, slug: 'another', ...change })
  await assert.rejects(make({ slug: 'uk-sensors-2017' }), { code: 'events.slug-taken', field: 'slug' })
  await assert.rejects(make({ slug: 'UK Sensors' }), { code: 'events.slug-wrong' })
  await assert.rejects(make({ endsOn: '2017-09-12' }), { code: 'events.ends-before-it-starts' })
  await assert.rejects(make({ timeZone: 'Asia/Changzhou' }), { code: 'events.time-zone-unknown' })
  await assert.rejects(createEvent(db, editor, sensorDay), { code: 'people.not-allowed' })
})

test('changing nothing is no change; changing the venue is one', async () => {
  const { id } = await getEventBySlug(db, 'uk-sensors-2017')
  assert.equal(await changeEvent(db, organiser, id, { city: { en: 'Changzhou', zh: '常州' } }), false)
  assert.equal(await changeEvent(db, organiser, id, { venue: { zh: '科教城' } }), true)
  assert.deepEqual((await getEventBySlug(db, 'uk-sensors-2017')).venue, { zh: '科教城' })
})

test('events page by page, newest first', async () => {
  const first = await listEvents(db, { limit: 3 })
  const last = first.at(-1)
  const next = await listEvents(db, { limit: 2, after: last && { startsOn: last.startsOn, id: last.id } })
  assert.deepEqual(
    [...first, ...next].map(({ slug }) => slug),
    ['uk-sensors-2017', 'week-2016', 'week-2015', 'week-2014', 'week-2013'],
  )
  assert.equal((await listEventsServedBy(db, editor)).length, (await listEvents(db)).length)
  assert.equal((await listEventsServedBy(db, visitor())).length, 0)
})

test('organisers are named by role and, within a role, in protocol order', async () => {
  const { id } = await getEventBySlug(db, 'uk-sensors-2017')
  const named = [
    { organisationId: sanheng.organisationId, role: 'supporter' as const },
    { organisationId: swansea.organisationId, role: 'co_host' as const },
    { organisationId: changgong.organisationId, role: 'co_host' as const },
  ]
  assert.equal(await nameOrganisers(db, organiser, id, named), true)
  assert.equal(await nameOrganisers(db, organiser, id, named), false)
  const order = (await listOrganisers(db, id)).map(({ organisationId, role }) => ({ organisationId, role }))
  assert.deepEqual(order, [named[1], named[2], named[0]])
  await assert.rejects(nameOrganisers(db, organiser, id, [...named, ...named]), {
    code: 'events.organiser-named-twice',
  })
})

test('a session keeps the clock of the event, and naming it again adds no second one', async () => {
  const { id } = await getEventBySlug(db, 'uk-sensors-2017')
  const opening = {
    kind: 'opening' as const,
    name: { zh: '开幕' },
    startsAt: '2017-09-13T09:00',
    endsAt: '2017-09-13T09:30',
  }
  assert.equal((await addSession(db, organiser, id, opening)).way, 'created')
  assert.equal((await addSession(db, organiser, id, opening)).way, 'unchanged')
  const [session] = await listSessions(db, id)
  assert.equal(session?.startsAt.toISOString(), '2017-09-13T01:00:00.000Z')
  await assert.rejects(addSession(db, organiser, id, { ...opening, endsAt: '2017-09-13T08:00' }), {
    code: 'events.session-ends-before-it-starts',
  })
})

test('an hour that the change of clocks repeats or skips is asked about, not guessed', async () => {
  const id = await createEvent(db, organiser, { ...sensorDay, slug: 'berlin', timeZone: 'Europe/Berlin' })
  const night = (startsAt: string, endsAt: string) =>
    addSession(db, organiser, id, { kind: 'other', name: { en: 'Night' }, startsAt, endsAt })
  await assert.rejects(night('2026-10-25T02:30', '2026-10-25T05:00'), { code: 'events.time-skipped-or-repeated' })
  await assert.rejects(night('2026-03-29T02:30', '2026-03-29T05:00'), { code: 'events.time-skipped-or-repeated' })
  await assert.rejects(night('tomorrow', '2026-03-29T05:00'), { code: 'events.time-wrong' })
})
