import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import ICAL from 'ical.js'
import { system, visitor } from '#people/actor.ts'
import { changePerson } from '#people/persons.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type Day, layOut, openDay } from '#tests/world/day.ts'
import { acceptRequest } from './acceptance.ts'
import { declareAvailability } from './availability.ts'
import { moveMeeting, seatMeeting } from './booking.ts'
import {
  closeCalendarAddress,
  findCalendarAddress,
  getSubscribedCalendar,
  makeCalendarAddress,
} from './calendar-address.ts'
import { setDayRule } from './day-rules.ts'
import { addMeeting, cancelMeeting } from './meetings.ts'
import type { Site } from './news.ts'
import { releaseTimetable } from './releases.ts'
import { askForMeeting } from './requests.ts'
import { layOutDay, listSlots } from './slots.ts'
import { listTables } from './tables.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const site: Site = {
  host: 'duihe.example',
  organizer: { name: 'Duihe', address: 'desk@duihe.example' },
  myMeetings: (lang, slug) => `https://duihe.example/${lang}/my/events/${slug}`,
}
const ada = cast.swansea.actor
// Everybody understands everybody: these tests are about clocks.
for (const { actor } of [cast.swansea, cast.changgong, cast.sanheng])
  await changePerson(db, system('test'), actor.personId ?? '', { languages: ['en'] })
const token = await makeCalendarAddress(db, ada)
const feed = (lang: 'zh' | 'en' = 'en') => getSubscribedCalendar(db, token, { site, lang })

/** Two meetings of Swansea, released: at the first and at the second of these hours of the place. */
async function released(
  slug: string,
  timeZone: string,
  starts: [string, string],
): Promise<Day & { meetings: string[] }> {
  const [first] = starts
  const day = await openDay(db, cast, { slug, timeZone, startsOn: first.slice(0, 10), endsOn: first.slice(0, 10) })
  const { eventId } = day
  const slots = starts.map((startsAt) => ({
    startsAt,
    endsAt: Temporal.PlainDateTime.from(startsAt).add({ minutes: 20 }).toString(),
  }))
  await layOutDay(db, organiser, eventId, { slots, tables: 2 })
  const meetings: string[] = []
  const [inOrder, [table]] = [await listSlots(db, eventId), await listTables(db, eventId)]
  for (const { personId } of [day.swansea, day.changgong, day.sanheng])
    await declareAvailability(db, organiser, { eventId, personId, slotIds: 'all' })
  for (const [at, guest] of [day.changgong, day.sanheng].entries()) {
    const sides: [string, string] = [day.swansea.participationId, guest.participationId]
    const { id: meetingId } = await addMeeting(db, organiser, { eventId, sides, weight: 'want', cameFrom: 'desk' })
    const persons = [day.swansea.personId, guest.personId]
    await seatMeeting(db, organiser, { meetingId, slotId: inOrder[at]?.id ?? '', tableId: table?.id ?? '', persons })
    meetings.push(meetingId)
  }
  await releaseTimetable(db, organiser, eventId, { site })
  return { ...day, meetings }
}

const march = await released('london-march', 'Europe/London', ['2026-03-29T00:30', '2026-03-29T10:00'])
const april = await released('changzhou-april', 'Asia/Shanghai', ['2026-04-01T10:00', '2026-04-01T10:20'])
const october = await released('london-october', 'Europe/London', ['2026-10-25T00:30', '2026-10-25T10:00'])
const instants = [
  ...['2026-03-29T00:30:00Z', '2026-03-29T09:00:00Z', '2026-04-01T02:00:00Z', '2026-04-01T02:20:00Z'],
  ...['2026-10-24T23:30:00Z', '2026-10-25T10:00:00Z'],
]

test('one address holds the meetings of all events, on both sides of both changes of the clock', async () => {
  const read = readEvents(await feed())
  assert.deepEqual(read.map(({ startsAt }) => startsAt.toISOString().replace('.000', '')).sort(), instants)
  assert.deepEqual(new Set(read.map(({ status }) => status)), new Set([null]))
})

const withKhal = existsSync('/usr/bin/khal') ? {} : { skip: 'needs khal' }
test('khal in London and khal in Shanghai show each meeting at the hour of their own wall', withKhal, async () => {
  const calendar = await feed()
  const hours = (zone: string, day: string) => listWithKhal(calendar, zone, day)
  assert.deepEqual(hours('Europe/London', '2026-03-29'), ['00:30-00:50', '10:00-10:20'])
  assert.deepEqual(hours('Asia/Shanghai', '2026-03-29'), ['08:30-08:50', '17:00-17:20'])
  assert.deepEqual(hours('Europe/London', '2026-04-01'), ['03:00-03:20', '03:20-03:40'])
  assert.deepEqual(hours('Asia/Shanghai', '2026-04-01'), ['10:00-10:20', '10:20-10:40'])
  assert.deepEqual(hours('Europe/London', '2026-10-25'), ['00:30-00:50', '10:00-10:20'])
  assert.deepEqual(hours('Asia/Shanghai', '2026-10-25'), ['07:30-07:50', '18:00-18:20'])
})

test('the feed knows each meeting by the name and number of its letter', async () => {
  const letters = await db
    .selectFrom('platform.mail')
    .select('calendar')
    .where('kind', '=', 'timetable')
    .where('to_person', '=', ada.personId)
    .execute()
  const told = letters.flatMap(({ calendar }) => readEvents(calendar ?? ''))
  const names = (events: Read[]) => events.map(({ uid, sequence }) => `${uid} ${sequence}`).sort()
  assert.deepEqual(names(readEvents(await feed())), names(told))
})

test('what moved has a higher number, what is off stays as cancelled, before and after the next release', async () => {
  const [moved = '', dropped = ''] = april.meetings
  const of = async (meetingId: string) => readEvents(await feed()).find(({ uid }) => uid.startsWith(meetingId))
  await cancelMeeting(db, organiser, { meetingId: dropped })
  assert.deepEqual([(await of(dropped))?.status, (await of(dropped))?.sequence], ['CANCELLED', 1])
  const [slots, tables] = [await listSlots(db, april.eventId), await listTables(db, april.eventId)]
  const to = { slotId: slots[1]?.id ?? '', tableId: tables[1]?.id ?? '' }
  await moveMeeting(db, organiser, { meetingId: moved, ...to })
  assert.equal((await of(moved))?.sequence, 0, 'a draft is told to nobody')
  await releaseTimetable(db, organiser, april.eventId, { site })
  assert.deepEqual(
    [(await of(moved))?.sequence, (await of(moved))?.startsAt.toISOString(), (await of(moved))?.location],
    [1, '2026-04-01T02:20:00.000Z', 'Table 2, Changzhou'],
  )
  assert.deepEqual([(await of(dropped))?.status, (await of(dropped))?.sequence], ['CANCELLED', 1])
  const letter = await db
    .selectFrom('platform.mail')
    .select(['calendar', 'calendar_method'])
    .where('about_id', '=', dropped)
    .where('to_person', '=', ada.personId)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow()
  const [told] = readEvents(letter.calendar ?? '')
  assert.deepEqual([letter.calendar_method, told?.sequence], ['CANCEL', 1])
})

test('where participants arrange the day a meeting is in the calendar as soon as it has a place, and off when it is', async () => {
  const on = { startsOn: '2017-09-13', endsOn: '2017-09-13' }
  const day = await openDay(db, cast, { slug: 'by-themselves', timeZone: 'Asia/Shanghai', ...on })
  const { slots } = await layOut(db, cast, day, { slots: 2, tables: 1 })
  await setDayRule(db, organiser, day.eventId, { arrangedBy: 'participants' })
  const sides = { askingId: day.swansea.participationId, askedId: day.changgong.participationId }
  const requestId = await askForMeeting(db, ada, { ...sides, message: 'MEMS' })
  const before = (await feed()).split('BEGIN:VEVENT').length
  const { meetingId } = await acceptRequest(db, day.changgong.actor, { requestId, slotId: slots[1]?.id })
  const mine = async () => readEvents(await feed()).find(({ uid }) => uid === `${meetingId}@duihe.example`)
  assert.equal((await feed()).split('BEGIN:VEVENT').length, before + 1)
  assert.deepEqual([(await mine())?.startsAt.toISOString(), (await mine())?.sequence], ['2017-09-13T02:20:00.000Z', 0])
  await cancelMeeting(db, ada, { meetingId })
  assert.deepEqual([(await mine())?.status, (await mine())?.sequence], ['CANCELLED', 1])
})

test('the calendar is the owner’s and nobody else’s; a new address closes the old one, and closing closes it', async () => {
  const shan = cast.changgong.actor
  const first = await makeCalendarAddress(db, shan)
  const second = await makeCalendarAddress(db, shan)
  const options = { site, lang: 'zh' } as const
  await assert.rejects(getSubscribedCalendar(db, first, options), { status: 404 })
  const his = readEvents(await getSubscribedCalendar(db, second, options)).map(({ uid }) => uid.split('@')[0] ?? '')
  assert.deepEqual(
    [march, april, october].map(({ meetings: [, other = ''] }) => his.includes(other)),
    [false, false, false],
  )
  assert.equal(
    march.meetings.slice(0, 1).every((id) => his.includes(id)),
    true,
  )
  const { token_hash: kept } = await db
    .selectFrom('meetings.calendar_address')
    .select('token_hash')
    .where('person_id', '=', shan.personId)
    .executeTakeFirstOrThrow()
  assert.equal(kept.includes(second), false)
  await assert.rejects(getSubscribedCalendar(db, kept, options), { status: 404 })
  assert.equal(await closeCalendarAddress(db, shan), true)
  assert.equal(await closeCalendarAddress(db, shan), false)
  assert.equal(await findCalendarAddress(db, shan), undefined)
  await assert.rejects(getSubscribedCalendar(db, second, options), { status: 404 })
  await assert.rejects(makeCalendarAddress(db, visitor()), { status: 401 })
})

type Read = { uid: string; startsAt: Date; sequence: number; status: string | null; location: string }

function readEvents(text: string): Read[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  // Read with the rules the calendar brings along, not with those of the program.
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => event.getFirstPropertyValue(name)
    return {
      uid: String(value('uid')),
      startsAt: (value('dtstart') as ICAL.Time).toJSDate(),
      sequence: Number(value('sequence')),
      status: value('status') as string | null,
      location: String(value('location')),
    }
  })
}

function listWithKhal(calendar: string, zone: string, day: string): string[] {
  const home = mkdtempSync(join(tmpdir(), 'khal-'))
  try {
    mkdirSync(join(home, 'meetings'))
    const formats = ['timeformat = %H:%M', ...['date', 'longdate'].map((name) => `${name}format = %Y-%m-%d`)]
    const times = ['datetime', 'longdatetime'].map((name) => `${name}format = %Y-%m-%d %H:%M`)
    const zones = [`local_timezone = ${zone}`, `default_timezone = ${zone}`]
    const config = [
      ...[
        '[calendars]',
        '[[meetings]]',
        `path = ${join(home, 'meetings')}`,
        '[locale]',
        ...zones,
        ...formats,
        ...times,
      ],
      ...['[sqlite]', `path = ${join(home, 'khal.db')}`],
    ]
    writeFileSync(join(home, 'config'), config.join('\n'))
    writeFileSync(join(home, 'in.ics'), calendar)
    const khal = (...args: string[]) =>
      execFileSync('khal', ['-c', join(home, 'config'), ...args], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: home },
      })
    khal('import', '--batch', join(home, 'in.ics'))
    const listed = khal('list', '--day-format', '', '--format', '{start-time}-{end-time}', day, '24h')
    return listed.split('\n').filter((line) => /^\d/.test(line))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
