import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { outcomeOf } from '../outcome.test-data.ts'
import { cpuMilliseconds } from '../read.test-data.ts'
import { dateOfSerial, readDate, serialOfDate } from './dates.ts'

const zone = process.env.TZ

after(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const ninth = '2019-07-09'
const ways = [
  '2019年07月09日',
  '2019年7月9日',
  '２０１９年７月９日',
  '2019年7月9日（星期二）',
  '2019.7.9',
  '2019．7．9',
  '2019/7/9',
  '2019-07-09',
  '2019-7-9',
  '20190709',
  '　2019-07-09　',
  '2019-07-09 00:00:00',
  '2019-07-09T14:30',
  '2019/7/9 8:05',
  '9 July 2019',
  '9th July 2019',
  '9-Jul-2019',
  '9 Jul. 2019',
  'July 9, 2019',
  'JULY 9 2019',
]

for (const tz of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
  test(`a day stays the same day in ${tz}`, () => {
    process.env.TZ = tz
    assert.deepEqual(new Intl.DateTimeFormat().resolvedOptions().timeZone, tz)
    for (const way of ways) assert.equal(outcomeOf('date', way), ninth, way)
    assert.equal(outcomeOf('date', 43655), ninth)
    assert.equal(outcomeOf('date', 43655.999), ninth)
    assert.equal(outcomeOf('date', 20190709), ninth)
    assert.equal(outcomeOf('date', '43655'), ninth)
    assert.equal(outcomeOf('date', 43655 - 1462, {}, { from1904: true }), ninth)
    assert.equal(outcomeOf('date', { type: 'date', date: ninth }), ninth)
    assert.equal(outcomeOf('date', '25/04/2019'), '2019-04-25')
    assert.equal(outcomeOf('date', '04/25/2019'), '2019-04-25')
    assert.equal(outcomeOf('date', '25.4.2019'), '2019-04-25')
    assert.equal(outcomeOf('date', '03/03/2019'), '2019-03-03')
    assert.equal(outcomeOf('date', '29 Sept 2020'), '2020-09-29')
  })
}

test('what two people read differently, or what is no day, is refused with its reason', () => {
  const reasons: [string | number, string][] = [
    ['03/04/2019', 'date-ambiguous'],
    ['3.4.2019', 'date-ambiguous'],
    ['2019-02-30', 'date-impossible'],
    ['2019年13月1日', 'date-impossible'],
    ['20191301', 'date-impossible'],
    ['31 February 2019', 'date-impossible'],
    ['0019-07-09', 'date-impossible'],
    ['2019-00-10', 'date-impossible'],
    ['2019', 'date-incomplete'],
    ['2019年', 'date-incomplete'],
    ['2019年7月', 'date-incomplete'],
    ['2019.7', 'date-incomplete'],
    [2019, 'date-incomplete'],
    [2019.7, 'date-incomplete'],
    ['7月9日', 'date-incomplete'],
    ['19年7月9日', 'date-two-digit-year'],
    ['9/7/19', 'date-two-digit-year'],
    ['9-Jul-19', 'date-two-digit-year'],
    ['2026年5月30日-31日', 'date-is-range'],
    ['5月30-31日', 'date-is-range'],
    ['近日', 'date-unreadable'],
    ['2019-07-09x', 'date-unreadable'],
    [7, 'date-unreadable'],
    [-1, 'date-unreadable'],
    [123456, 'date-unreadable'],
  ]
  for (const [said, code] of reasons) assert.deepEqual(outcomeOf('date', said), { code }, String(said))
})

test('the reason names both days it could be', () => {
  const outcome = readDate('03/04/2019')
  assert.deepEqual('problem' in outcome && outcome.problem.params, {
    text: '03/04/2019',
    first: '2019-04-03',
    second: '2019-03-04',
  })
})

test('the calendars of 1900 and 1904', () => {
  assert.equal(dateOfSerial(1, false), '1900-01-01')
  assert.equal(dateOfSerial(59, false), '1900-02-28')
  assert.equal(dateOfSerial(60, false), undefined)
  assert.equal(dateOfSerial(61, false), '1900-03-01')
  assert.equal(dateOfSerial(2_958_465, false), '9999-12-31')
  assert.equal(dateOfSerial(2_958_466, false), undefined)
  assert.equal(dateOfSerial(0, false), undefined)
  assert.equal(dateOfSerial(0, true), '1904-01-01')
  assert.equal(dateOfSerial(2_957_003, true), '9999-12-31')
  assert.equal(dateOfSerial(43654.9999999, false), ninth)
})

test('a day and its serial number are one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
      const date = dateOfSerial(serial, false)
      assert.ok(date)
      assert.equal(serialOfDate(date), serial)
      assert.equal(outcomeOf('date', date), date)
    }),
  )
})

test('any text is read or refused in no time', () => {
  const sign = fc.constantFrom(...'2019年月日-./ T:j一July,（）星期～'.split(''))
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 2000 }), (signs) => {
      assert.ok(cpuMilliseconds(() => outcomeOf('date', signs.join(''))) < 250)
    }),
  )
})
