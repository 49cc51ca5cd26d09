import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { Refusal } from '#platform/refusal.ts'
import { type Calendar, type CalendarEvent, writeCalendar } from './calendar.ts'

const zones =
  `Asia/Shanghai Asia/Kathmandu America/St_Johns Europe/London Europe/Berlin America/Mexico_City Asia/Almaty Europe/Dublin
  Africa/Casablanca Australia/Lord_Howe Pacific/Chatham Asia/Kolkata Asia/Seoul Asia/Tokyo Europe/Moscow Europe/Kyiv Asia/Jerusalem
  America/New_York America/Sao_Paulo Asia/Tehran Africa/Cairo Pacific/Apia Pacific/Kiritimati Asia/Pyongyang America/Phoenix
  Asia/Gaza Antarctica/Troll Asia/Hong_Kong Europe/Istanbul UTC`.split(/\s+/)

test('ical.js reads the same instants back, in thirty zones, around every change of the clock', () => {
  assert.equal(zones.length, 30)
  for (const timeZone of zones) {
    const starts = [...datesThroughTheYears(), ...momentsAroundChanges(timeZone)]
    const text = writeCalendar({
      events: starts.map((startsAt, i) =>
        event({ uid: `${i}`, timeZone, startsAt, endsAt: minutesAfter(startsAt, 90) }),
      ),
    })
    const read = parse(text).getAllSubcomponents('vevent')
    assert.equal(read.length, starts.length)
    for (const [i, startsAt] of starts.entries()) {
      const [start, end] = ['dtstart', 'dtend'].map((name) =>
        (read[i]!.getFirstPropertyValue(name) as ICAL.Time).toJSDate(),
      )
      assert.deepEqual([start, end], [startsAt, minutesAfter(startsAt, 90)], `${timeZone} ${startsAt.toISOString()}`)
    }
  }
})

test('the rules of a zone are the ones in force: Almaty and Mexico City have given up changing their clocks', () => {
  const offsets = (timeZone: string, at: string) =>
    [
      ...writeCalendar({ events: [event({ timeZone, startsAt: new Date(at), endsAt: new Date(at) })] }).matchAll(
        /TZOFFSETTO:(\S+)/g,
      ),
    ].map((match) => match[1])
  assert.deepEqual(offsets('Asia/Almaty', '2026-06-15T04:00:00Z'), ['+0500'])
  assert.deepEqual(offsets('America/Mexico_City', '2026-06-15T04:00:00Z'), ['-0600'])
  assert.deepEqual(offsets('Asia/Shanghai', '2026-06-15T04:00:00Z'), ['+0800'])
  assert.deepEqual(offsets('Europe/Berlin', '2026-06-15T04:00:00Z'), ['+0200', '+0100', '+0200'])
})

test('an hour the clock shows twice is told in UTC, every other time in the zone', () => {
  const written = (at: string) => {
    const text = writeCalendar({
      events: [event({ timeZone: 'Europe/Berlin', startsAt: new Date(at), endsAt: new Date(at) })],
    })
    return text
      .slice(text.indexOf('BEGIN:VEVENT'))
      .split('\r\n')
      .find((line) => line.startsWith('DTSTART'))
  }
  assert.equal(written('2026-10-25T00:30:00Z'), 'DTSTART:20261025T003000Z')
  assert.equal(written('2026-10-25T01:30:00Z'), 'DTSTART:20261025T013000Z')
  assert.equal(written('2026-10-25T02:30:00Z'), 'DTSTART;TZID=Europe/Berlin:20261025T033000')
  assert.equal(written('2026-03-29T01:00:00Z'), 'DTSTART;TZID=Europe/Berlin:20260329T030000')
})

test('an invitation carries who asks, who is asked and what they answered', () => {
  const text = writeCalendar({
    method: 'REQUEST',
    events: [
      event({
        sequence: 3,
        organizer: { name: '会务组', address: 'desk@example.org' },
        attendees: [
          { name: 'Taylor, "Gareth"; ICUK', address: 'g.taylor+uk@example.org' },
          { name: '张三', address: 'z@example.org', partstat: 'ACCEPTED' },
        ],
      }),
    ],
  })
  const calendar = parse(text)
  const [meeting] = calendar.getAllSubcomponents('vevent')
  const people = meeting!
    .getAllProperties('attendee')
    .map((attendee) => [
      attendee.getParameter('cn'),
      attendee.getParameter('partstat'),
      attendee.getParameter('rsvp'),
      attendee.getFirstValue(),
    ])
  assert.equal(calendar.getFirstPropertyValue('method'), 'REQUEST')
  assert.equal(meeting!.getFirstPropertyValue('sequence'), 3)
  assert.equal(meeting!.getFirstPropertyValue('organizer'), 'mailto:desk@example.org')
  assert.deepEqual(people, [
    ["Taylor, 'Gareth'; ICUK", 'NEEDS-ACTION', 'TRUE', 'mailto:g.taylor+uk@example.org'],
    ['张三', 'ACCEPTED', undefined, 'mailto:z@example.org'],
  ])
})

test('a cancellation says that the event is cancelled', () => {
  const text = writeCalendar({
    method: 'CANCEL',
    events: [event({ organizer: { name: '', address: 'desk@example.org' } })],
  })
  assert.match(text, /\r\nSTATUS:CANCELLED\r\n/)
  assert.match(text, /\r\nORGANIZER:mailto:desk@example.org\r\n/)
})

test('no text in any field adds a property, breaks a line or is lost', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\r',
          '\n',
          '\u2028',
          '\u0085',
          '\u0000',
          '\u001f',
          '\u007f',
          '"',
          ':',
          ';',
          ',',
          '\\',
          '\\n',
          '^',
          "^'",
          'BEGIN:VEVENT',
          'X-EVIL:1',
          ' ',
          '长',
          '🚀',
          '\ud800',
        ),
        fc.string({ unit: 'binary', maxLength: 20 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(hostile, (text) => {
      const written = writeCalendar({
        method: 'REQUEST',
        name: `n${text}`,
        events: [
          event({
            uid: `u${text}`,
            summary: text,
            description: `d${text}`,
            location: `l${text}`,
            organizer: { name: `o${text}`, address: 'o@example.org' },
            attendees: [{ name: `a${text}`, address: 'a@example.org' }],
          }),
        ],
      })
      const lines = written.split('\r\n')
      assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n\u2028\u2029\u0085]/.test(line)))
      const names = written
        .replaceAll('\r\n ', '')
        .split('\r\n')
        .map((line) => /^[A-Z-]*/.exec(line)![0])
      assert.deepEqual(names, [
        ...'BEGIN VERSION PRODID CALSCALE METHOD NAME X-WR-CALNAME BEGIN TZID BEGIN DTSTART TZOFFSETFROM TZOFFSETTO TZNAME END END'.split(
          ' ',
        ),
        ...'BEGIN UID DTSTAMP SEQUENCE DTSTART DTEND SUMMARY DESCRIPTION LOCATION ORGANIZER ATTENDEE END END'.split(
          ' ',
        ),
        '',
      ])
      const meeting = parse(written).getFirstSubcomponent('vevent')!
      assert.equal(meeting.getFirstPropertyValue('summary'), plain(text))
      assert.equal(meeting.getFirstPropertyValue('description'), plain(`d${text}`))
      assert.equal(
        meeting.getFirstProperty('attendee')!.getParameter('cn'),
        plain(`a${text}`).replaceAll('\n', ' ').replaceAll('"', "'").replaceAll('\\', '/'),
      )
    }),
    { numRuns: 400 },
  )
})

test('addresses and links that could carry more than themselves are refused', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'a@b.c\r\nX:1',
      'a@b.c?cc=x@y.z',
      'a"@b.c',
      'javascript:alert(1)',
      'https://a.b/\r\nX:1',
      'file:///etc',
    ),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      for (const change of [{ url: text }, { organizer: { name: 'n', address: text } }]) {
        try {
          const unfolded = writeCalendar({ events: [event(change)] }).replaceAll('\r\n ', '')
          assert.equal(
            unfolded.split('\r\n').filter((line) => /^(URL:https?:\/\/|ORGANIZER;CN=n:mailto:)[^\s]*$/.test(line))
              .length,
            text ? 1 : 0,
          )
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error))
        }
      }
    }),
  )
})

test('what no calendar program could make sense of is refused with the reason', () => {
  const from = { organizer: { name: '', address: 'o@example.org' } }
  const cases: [Calendar, string][] = [
    [{ events: [event({ timeZone: 'Asia/Atlantis' })] }, 'calendar.unknown-zone'],
    [{ events: [event({ timeZone: '+08:00' })] }, 'calendar.unknown-zone'],
    [{ events: [event({ uid: ' ' })] }, 'calendar.uid-missing'],
    [{ events: [event({ sequence: -1 })] }, 'calendar.bad-sequence'],
    [{ events: [event({ endsAt: new Date(0) })] }, 'calendar.ends-before-it-starts'],
    [{ events: [event({ stampAt: new Date(Number.NaN) })] }, 'calendar.bad-time'],
    [{ events: [event({ url: 'javascript:alert(1)' })] }, 'calendar.bad-url'],
    [{ events: [event({ organizer: { name: '', address: 'nobody' } })] }, 'calendar.bad-address'],
    [{ method: 'REQUEST', events: [event({})] }, 'calendar.organizer-missing'],
    [{ method: 'REQUEST', events: [event(from)] }, 'calendar.attendees-missing'],
    [{ method: 'CANCEL', events: [event(from), event({ ...from, uid: 'other' })] }, 'calendar.one-event-per-message'],
    [
      { method: 'PUBLISH', events: [event({ attendees: [{ name: '', address: 'a@example.org' }] })] },
      'calendar.attendees-published',
    ],
  ]
  for (const [calendar, code] of cases)
    assert.throws(
      () => writeCalendar(calendar),
      (error) => error instanceof Refusal && error.code === code,
      code,
    )
})

const withKhal = existsSync('/usr/bin/khal') ? {} : { skip: 'needs khal' }
test('khal imports the calendar and shows the meeting at the local time of its reader', withKhal, () => {
  const home = mkdtempSync(join(tmpdir(), 'khal-'))
  try {
    mkdirSync(join(home, 'meetings'))
    const config =
      `[calendars]\n[[meetings]]\npath = ${join(home, 'meetings')}\n[locale]\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\n` +
      'timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n' +
      `[sqlite]\npath = ${join(home, 'khal.db')}\n`
    writeFileSync(join(home, 'config'), config)
    writeFileSync(
      join(home, 'in.ics'),
      writeCalendar({
        name: '对接会',
        events: [
          event({
            summary: '洽谈; 第1桌',
            startsAt: new Date('2026-06-15T01:00:00Z'),
            endsAt: new Date('2026-06-15T01:25:00Z'),
          }),
        ],
      }),
    )
    const khal = (...args: string[]) =>
      execFileSync('khal', ['-c', join(home, 'config'), ...args], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: home },
      })
    khal('import', '--batch', join(home, 'in.ics'))
    const listed = khal('list', '--format', '{start-time}-{end-time} {title}', '2026-06-15', '2026-06-16')
    assert.match(listed, /02:00-02:25 洽谈; 第1桌/)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
})

function event(change: Partial<CalendarEvent>): CalendarEvent {
  return {
    uid: 'meeting-1@example.org',
    sequence: 0,
    startsAt: new Date('2026-09-13T01:00:00Z'),
    endsAt: new Date('2026-09-13T01:25:00Z'),
    timeZone: 'Asia/Shanghai',
    summary: '洽谈',
    stampAt: new Date('2026-09-01T00:00:00Z'),
    ...change,
  }
}

function datesThroughTheYears(): Date[] {
  return Array.from(
    { length: 24 },
    (_, i) => new Date(Date.UTC(2023 + Math.floor(i / 6), (i * 2 + 1) % 12, 1 + i, (i * 5) % 24, 30)),
  )
}

function momentsAroundChanges(timeZone: string): Date[] {
  const moments: Date[] = []
  let at = Temporal.ZonedDateTime.from(`2023-12-31T00:00[${timeZone}]`)
  for (let changes = 0; changes < 6; changes++) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.year > 2027) break
    for (const minutes of [-120, -61, -30, -1, 0, 1, 30, 59, 61, 120])
      moments.push(new Date(next.epochMilliseconds + minutes * 60_000))
    at = next
  }
  return moments
}

function minutesAfter(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * 60_000)
}

function parse(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text))
}

/** What a reader has to get: line ends as line feeds, no other control characters, half a character replaced. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
}
