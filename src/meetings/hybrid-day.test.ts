import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import ICAL from 'ical.js'
import { changeAttendance, listDelegates } from '#events/delegates.ts'
import { addPlace } from '#events/places.ts'
import { addSession } from '#events/sessions.ts'
import { nameSpeaker } from '#events/speakers.ts'
import { setWalk } from '#events/walks.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { declareAvailability } from './availability.ts'
import { readDay } from './day.ts'
import { listDraftLines } from './lines.ts'
import type { Site } from './news.ts'
import { listOpenings } from './openings.ts'
import { releaseTimetable } from './releases.ts'
import { layOutDay, listSlots } from './slots.ts'
import { fitOutTables } from './tables.ts'
import { listViolations, solveTimetable } from './timetable.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser } = await bringCast(db)
const site: Site = {
  host: 'duihe.example',
  organizer: { name: '会务组', address: 'desk@duihe.example' },
  myMeetings: (lang, slug) => `https://duihe.example/${lang}/my/events/${slug}`,
}
const link = 'https://meet.example/room-3'

// Two halls ten minutes apart, a video room, a guest with a stand, and one in London whose morning is the afternoon here.
const day = await openBusyDay(db, organiser, { guests: 2, firms: 3, slots: 4, tables: 4 })
const { eventId, guests, firms, tables } = day
const [hall, annex] = [
  await addPlace(db, organiser, eventId, { name: { zh: '一号厅', en: 'Hall 1' } }),
  await addPlace(db, organiser, eventId, { name: { zh: '附楼', en: 'Annex' } }),
]
await setWalk(db, organiser, eventId, { places: [hall.id, annex.id], minutes: 10 })
const at = (one: number) => [tables[one]?.id ?? '']
await fitOutTables(db, organiser, eventId, { tableIds: at(0), placeId: hall.id })
await fitOutTables(db, organiser, eventId, { tableIds: at(1), placeId: annex.id })
await fitOutTables(db, organiser, eventId, { tableIds: at(2), isOnline: true, link })
await fitOutTables(db, organiser, eventId, { tableIds: at(3), placeId: hall.id, boothOfId: participation(0) })
const evening = ['16:00', '16:20', '16:40'].map((from, i) => ({
  startsAt: `2017-09-13T${from}`,
  endsAt: `2017-09-13T${['16:20', '16:40', '17:00'][i]}`,
}))
await layOutDay(db, organiser, eventId, { slots: evening })
const [remote] = await listDelegates(db, eventId, participation(1))
await changeAttendance(db, organiser, remote?.id ?? '', 'online')
await declareAvailability(db, organiser, { eventId, personId: remote?.personId ?? '', slotIds: 'working' })
for (const { personId } of [...firms, day.interpreter])
  await declareAvailability(db, organiser, { eventId, personId, slotIds: 'all' })

test('a guest far away meets everybody in the video room, within working hours there; the other at their stand', async () => {
  const { placed, unplaced } = await solveTimetable(db, organiser, eventId, { budget: { moves: 5000 }, seed: 1 })
  assert.deepEqual([placed, unplaced], [6, []])
  assert.deepEqual(await listViolations(db, eventId), [])
  const lines = await listDraftLines(db, eventId)
  const linesOf = (one: number) => lines.filter(({ persons }) => persons.includes(guests[one]?.personId ?? ''))
  assert.deepEqual(new Set(linesOf(1).map(({ tableId }) => tableId)), new Set(at(2)))
  assert.deepEqual(
    linesOf(1).map(({ startsAt }) => startsAt.getUTCHours()),
    [8, 8, 8],
  )
  assert.deepEqual(new Set(linesOf(0).map(({ tableId }) => tableId)), new Set(at(3)))
})

test('who chooses a slot alone is offered the same: the video room in the hours of both', async () => {
  const openings = await listOpenings(db, { eventId, sides: [participation(1), firms[0]?.participationId ?? ''] })
  assert.ok(openings.length > 0)
  for (const { startsAt, tables: open } of openings) assert.deepEqual([startsAt.getUTCHours(), open], [8, at(2)])
})

test('letters and calendars lead to the video room, or to the hall and the stand', async () => {
  await releaseTimetable(db, organiser, eventId, { site })
  const letters = await db.selectFrom('platform.mail').selectAll().where('calendar', 'is not', null).execute()
  const to = (person: string) => letters.filter(({ to_person }) => to_person === person)
  for (const { body_text, calendar } of to(guests[1]?.personId ?? '')) {
    assert.match(body_text ?? '', new RegExp(`online ${link}`))
    assert.equal(locationIn(calendar ?? ''), link)
  }
  for (const { body_text, calendar } of to(guests[0]?.personId ?? '')) {
    assert.match(body_text ?? '', /Hall 1, table 4/)
    assert.equal(locationIn(calendar ?? ''), 'Table 4, Hall 1')
  }
  assert.equal(to(guests[1]?.personId ?? '').length, 3)
})

test('who has to speak in the annex is not expected in the hall before they can have walked back', async () => {
  const { id: sessionId } = await addSession(db, organiser, eventId, {
    ...{ kind: 'forum', name: { en: 'Forum' }, blocksMeetings: false, place: { en: 'Annex' } },
    ...{ startsAt: '2017-09-13T10:20', endsAt: '2017-09-13T10:40' },
  })
  const personId = guests[0]?.personId ?? ''
  await nameSpeaker(db, organiser, eventId, { sessionId, personId })
  const freeAt = async () => {
    const { problem } = await readDay(db, eventId)
    const delegate = problem.parties.flatMap(({ delegates }) => delegates).find(({ id }) => id === personId)
    return delegate?.freeSlots
  }
  assert.deepEqual(await freeAt(), [0, 2, 3], 'a table stands in the annex too')
  await fitOutTables(db, organiser, eventId, { tableIds: at(1), placeId: hall.id })
  assert.deepEqual(await freeAt(), [3])
  assert.equal((await listSlots(db, eventId)).length, 7)
})

function participation(guest: number): string {
  return guests[guest]?.participationId ?? ''
}

function locationIn(calendar: string): string {
  const event = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent')
  return String(event?.getFirstPropertyValue('location'))
}
