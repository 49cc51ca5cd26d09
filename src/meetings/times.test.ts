import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOf, formatHours, formatSpan, isSameClock, zoneName } from './times.ts'

const ten = { startsAt: new Date('2017-09-13T02:00:00Z'), endsAt: new Date('2017-09-13T02:20:00Z') }

test('an hour is said in the zone asked for, with its day', () => {
  assert.equal(formatHours(ten, 'zh', 'Asia/Shanghai'), '10:00–10:20')
  assert.match(formatSpan(ten, 'en', 'America/New_York'), /Tue 12 Sept.*22:00–22:20/)
  assert.deepEqual(
    [dayOf(ten.startsAt, 'Asia/Shanghai'), dayOf(ten.startsAt, 'America/New_York')],
    ['2017-09-13', '2017-09-12'],
  )
})

test('a zone goes by its name, never by letters somebody may take for another', () => {
  assert.equal(zoneName('Asia/Shanghai', 'zh', ten.startsAt), '中国时间')
  for (const zone of ['Europe/Berlin', 'Europe/London', 'Asia/Jerusalem', 'America/New_York'])
    assert.match(zoneName(zone, 'en', ten.startsAt), /[a-z]/)
})

test('two zones show the same clock only while their rules agree', () => {
  assert.ok(isSameClock('Asia/Shanghai', 'Asia/Singapore', ten.startsAt))
  assert.ok(!isSameClock('Asia/Shanghai', 'Asia/Tokyo', ten.startsAt))
  assert.ok(isSameClock('Europe/London', 'UTC', new Date('2017-01-13T02:00:00Z')))
  assert.ok(!isSameClock('Europe/London', 'UTC', ten.startsAt))
})
