import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import ICAL from 'ical.js'
import { nameOrganisers } from '#events/organisers.ts'
import { addSession } from '#events/sessions.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const stranger = await visit(db)

test('before the first event the list says what to do', async () => {
  assert.match(await (await stranger.get('/en/events')).text(), /No events yet/)
})

test('anybody reads who takes part; names of people stay inside', async () => {
  const { eventId } = await openDay(db, cast, { venue: { zh: '科教城', en: 'Science & Education Town' } })
  await nameOrganisers(db, cast.organiser, eventId, [
    { organisationId: cast.sanheng.organisationId, role: 'supporter' },
    { organisationId: cast.changgong.organisationId, role: 'co_host' },
  ])
  const forum = {
    kind: 'forum' as const,
    name: { zh: '论坛' },
    startsAt: '2017-09-13T09:00',
    endsAt: '2017-09-13T10:00',
  }
  await addSession(db, cast.organiser, eventId, forum)
  const page = (await (await stranger.get('/en/events/uk-sensors-2017')).text()).replaceAll('<!-- -->', '')
  assert.match(page, /Sample University of Swansea/)
  assert.doesNotMatch(page, /Ada Sample|Shan Gong/)
  assert.match(page, /Co-hosts.*Sample Changgong.*Supported by.*Sample Sanheng/s)
  assert.match(page, /09:00–10:00/)
  assert.match(page, /"@type":"BusinessEvent"/)
  assert.equal((await stranger.get('/en/events/nowhere')).status, 404)
})

test('a calendar reads the event as the whole day it is', async () => {
  const answer = await stranger.get('/zh/events/uk-sensors-2017/event.ics')
  const text = await answer.text()
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent') ?? undefined)
  assert.equal(event.summary, '2017中英传感器创新合作对接会')
  assert.equal(event.location, '科教城, 常州')
  assert.deepEqual([event.startDate.toString(), event.endDate.toString()], ['2017-09-13', '2017-09-14'])
})

test('an address with nonsense behind it starts from the newest', async () => {
  const page = await (await stranger.get('/en/events?after=yesterday')).text()
  assert.match(page, /2017 China–UK sensor innovation matchmaking/)
})
