import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { type BusyDay, openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { linesOf } from './changes.ts'
import { listDraftLines, listTouched } from './lines.ts'
import { cancelMeeting } from './meetings.ts'
import { placeOnBoard, takeOffBoard } from './moves.ts'
import type { Site } from './news.ts'
import { listReleases, previewRelease, releaseTimetable } from './releases.ts'
import { previewRestoring, restoreRelease } from './restoring.ts'
import { legalCellsOf, solveTimetable } from './timetable.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, desk } = await bringCast(db)
const site: Site = {
  host: 'duihe.example',
  organizer: { name: '会务组', address: 'desk@duihe.example' },
  myMeetings: (lang, slug) => `https://duihe.example/${lang}/my/events/${slug}`,
}
const release = (eventId: string) => releaseTimetable(db, organiser, eventId, { site })

test('the first release tells everybody who has a meeting, once, in their language and beside their own clock', async () => {
  const day = await arrangedDay({ guests: 2, firms: 3, slots: 6, tables: 2 })
  const { number, told } = await release(day.eventId)
  const lines = await listDraftLines(db, day.eventId)
  const letters = await lettersOf(day, 1)
  assert.equal(number, 1)
  const touched = lines.flatMap(listTouched)
  assert.equal(told, new Set(touched).size)
  assert.deepEqual(letters.map((letter) => letter.to_person).sort(), touched.sort())
  const toGuest = letters.find((letter) => letter.to_person === day.guests[0]?.personId)
  assert.equal(toGuest?.lang, 'en')
  const line = lines.find(({ meetingId }) => meetingId === toGuest?.about_id)
  const [there, here] = [hoursIn('Asia/Shanghai', line), hoursIn('Europe/London', line)]
  assert.match(
    toGuest?.body_text ?? '',
    new RegExp(`${there} \\(China Time\\), that is .*${here} where you are \\(United Kingdom Time\\)`),
  )
  const toFirm = letters.find((letter) => letter.to_person === day.firms[1]?.personId)
  assert.equal(toFirm?.lang, 'zh')
  assert.doesNotMatch(toFirm?.body_text ?? '', /即您所在地/)
})

test('the calendar of a letter is read back by ical.js to the same instants, by the same names', async () => {
  const day = await arrangedDay({ guests: 2, firms: 3, slots: 6, tables: 2 })
  await release(day.eventId)
  const lines = await listDraftLines(db, day.eventId)
  for (const letter of await lettersOf(day, 1)) {
    const line = lines.find(({ meetingId }) => meetingId === letter.about_id)
    assert.ok(line && listTouched(line).includes(letter.to_person ?? ''))
    const wanted = [`${line.meetingId}@duihe.example`, line.startsAt, line.endsAt, 0, 'REQUEST']
    const read = readCalendar(letter.calendar ?? '').map((e) => [e.uid, e.startsAt, e.endsAt, e.sequence, e.method])
    assert.deepEqual(read, [wanted])
  }
})

test('a draft that says nothing new is not released, nor an empty one, nor one that was not looked at', async () => {
  const day = await openBusyDay(db, organiser, { guests: 2, firms: 2, slots: 4, tables: 2 })
  await assert.rejects(release(day.eventId), { code: 'timetable.nothing-placed' })
  await solveTimetable(db, organiser, day.eventId, { budget: { moves: 1000 } })
  const { fingerprint } = await previewRelease(db, organiser, day.eventId)
  const [first = ''] = day.meetings
  await takeOffBoard(db, organiser, day.eventId, { meetingId: first, seen: await cellOf(day, first) })
  const looked = { site, fingerprint }
  await assert.rejects(releaseTimetable(db, organiser, day.eventId, looked), {
    code: 'timetable.draft-changed',
    status: 409,
  })
  await release(day.eventId)
  await assert.rejects(release(day.eventId), { code: 'timetable.nothing-changed' })
  assert.equal((await listReleases(db, organiser, day.eventId)).length, 1)
})

test('a draft that breaks a rule is not released', async () => {
  const day = await arrangedDay({ guests: 2, firms: 2, slots: 4, tables: 2 })
  const [line] = await listDraftLines(db, day.eventId)
  const [person = ''] = line?.persons ?? []
  await db.deleteFrom('meetings.availability').where('person_id', '=', person).execute()
  await assert.rejects(release(day.eventId), { code: 'timetable.rules-broken', status: 409 })
  await assert.rejects(releaseTimetable(db, desk, day.eventId, { site }), { code: 'people.not-allowed' })
})

test('after a cancellation only those two sides are told, with a cancellation for their calendars', async () => {
  const day = await arrangedDay({ guests: 2, firms: 3, slots: 6, tables: 2 })
  await release(day.eventId)
  const [line] = await listDraftLines(db, day.eventId)
  if (!line) throw new Error('nothing was placed')
  await cancelMeeting(db, organiser, { meetingId: line.meetingId })
  const { comparison } = await release(day.eventId)
  assert.deepEqual(
    comparison.changes.map(({ kind, meetingId }) => [kind, meetingId]),
    [['cancelled', line.meetingId]],
  )
  const letters = await lettersOf(day, 2)
  assert.deepEqual(letters.map((letter) => letter.to_person).sort(), listTouched(line).sort())
  for (const { calendar, calendar_method } of letters) {
    assert.equal(calendar_method, 'CANCEL')
    const [event] = readCalendar(calendar ?? '')
    assert.deepEqual([event?.method, event?.sequence, event?.status], ['CANCEL', 1, 'CANCELLED'])
  }
})

test('a letter about a move says where the meeting was before, and is the next version of the same event', async () => {
  const day = await arrangedDay({ guests: 1, firms: 1, slots: 3, tables: 2 })
  await release(day.eventId)
  const [meetingId = ''] = day.meetings
  const seen = await cellOf(day, meetingId)
  const cell = `${day.slots[2]?.id}/${day.tables[1]?.id}`
  await placeOnBoard(db, organiser, day.eventId, { meetingId, cell, seen })
  await release(day.eventId)
  const letters = await lettersOf(day, 2)
  // The two at the table and their interpreter.
  assert.equal(letters.length, 3)
  for (const { lang, subject, body_text, calendar } of letters) {
    assert.match(subject, lang === 'zh' ? /：变更 1 场$/ : /: 1 changed$/)
    assert.match(
      body_text,
      lang === 'zh' ? /10:40–11:00（中国时间）.*2 桌\n.*原为：/ : /10:40–11:00 \(China Time\).*table 2\n.*before: /,
    )
    const [event] = readCalendar(calendar ?? '')
    assert.deepEqual([event?.uid, event?.sequence, event?.method], [`${meetingId}@duihe.example`, 1, 'REQUEST'])
    assert.deepEqual(event?.startsAt, day.slots[2]?.startsAt)
  }
})

test('through any run of releases a meeting keeps its name, its number rises, and only those touched are told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      async (rounds) => {
        const day = await arrangedDay({ guests: 2, firms: 3, slots: 5, tables: 2 })
        const heard = new Map<string, number>()
        for (const [round, picks] of [[0], ...rounds].entries()) {
          if (round > 0) for (const pick of picks) await moveSomething(day, pick)
          const { personsConcerned, changes } = await previewRelease(db, organiser, day.eventId)
          if (changes.length === 0) continue
          const { number } = await release(day.eventId)
          const letters = await lettersOf(day, number)
          assert.deepEqual([...new Set(letters.map((letter) => letter.to_person))].sort(), personsConcerned)
          const uids = new Set(changes.flatMap(linesOf).map((line) => `${line.meetingId}@duihe.example`))
          for (const { to_person, calendar } of letters)
            for (const { uid, sequence } of readCalendar(calendar ?? '')) {
              assert.ok(uids.has(uid))
              assert.ok(sequence > (heard.get(`${to_person} ${uid}`) ?? -1))
              heard.set(`${to_person} ${uid}`, sequence)
            }
        }
      },
    ),
    { numRuns: 4 },
  )
})

test('an earlier release comes back into the draft, after a look at what that changes', async () => {
  const day = await arrangedDay({ guests: 2, firms: 3, slots: 6, tables: 2 })
  await release(day.eventId)
  const before = await listDraftLines(db, day.eventId)
  for (const pick of [3, 4, 5]) await moveSomething(day, pick)
  await release(day.eventId)
  const { fingerprint, changes } = await previewRestoring(db, organiser, day.eventId, 1)
  const stale = { number: 1, fingerprint: 'another draft' }
  await assert.rejects(restoreRelease(db, organiser, day.eventId, stale), { code: 'timetable.draft-changed' })
  const moves = await restoreRelease(db, organiser, day.eventId, { number: 1, fingerprint })
  assert.equal(moves.length, changes.length)
  assert.deepEqual(await listDraftLines(db, day.eventId), before)
  assert.equal((await lettersOf(day, 3)).length, 0)
  const again = await previewRestoring(db, organiser, day.eventId, 1)
  await assert.rejects(restoreRelease(db, organiser, day.eventId, { number: 1, fingerprint: again.fingerprint }), {
    code: 'timetable.nothing-to-restore',
  })
})

async function arrangedDay(size: { guests: number; firms: number; slots: number; tables: number }): Promise<BusyDay> {
  const day = await openBusyDay(db, organiser, size)
  await solveTimetable(db, organiser, day.eventId, { seed: 3, budget: { moves: 1000 } })
  return day
}

/** Moves a meeting to some other place, or takes it off, or puts it back. */
async function moveSomething(day: BusyDay, pick: number): Promise<void> {
  const meetingId = day.meetings[pick % day.meetings.length] ?? ''
  const seen = await cellOf(day, meetingId)
  if (seen && pick % 3 === 0) return takeOffBoard(db, organiser, day.eventId, { meetingId, seen })
  const cells = await legalCellsOf(db, day.eventId, meetingId)
  const to = cells[pick % Math.max(cells.length, 1)]
  if (to) await placeOnBoard(db, organiser, day.eventId, { meetingId, cell: `${to.slotId}/${to.tableId}`, seen })
}

async function cellOf({ eventId }: BusyDay, meetingId: string): Promise<string> {
  const line = (await listDraftLines(db, eventId)).find((one) => one.meetingId === meetingId)
  return line ? `${line.slotId}/${line.tableId}` : ''
}

function lettersOf({ meetings }: BusyDay, version: number) {
  return db
    .selectFrom('platform.mail')
    .selectAll()
    .where('kind', '=', 'timetable')
    .where('about_id', 'in', meetings)
    .where('version', '=', version)
    .execute()
}

function readCalendar(text: string) {
  const parsed = ICAL.parse(text)
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][]
  return calendars.map((calendar) => {
    const component = new ICAL.Component(calendar)
    const event = component.getFirstSubcomponent('vevent')
    const value = (name: string) => event?.getFirstPropertyValue(name)
    return {
      method: component.getFirstPropertyValue('method'),
      uid: String(value('uid')),
      sequence: Number(value('sequence')),
      status: value('status'),
      startsAt: (value('dtstart') as ICAL.Time).toJSDate(),
      endsAt: (value('dtend') as ICAL.Time).toJSDate(),
    }
  })
}

function hoursIn(zone: string, line: { startsAt: Date; endsAt: Date } | undefined): string {
  const clock = (at: Date | undefined) =>
    at?.toTemporalInstant().toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
  return `${clock(line?.startsAt)}–${clock(line?.endsAt)}`
}
