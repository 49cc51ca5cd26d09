import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { outcomeOf } from '../outcome.test-data.ts'
import { cpuMilliseconds } from '../read.test-data.ts'

test('whole numbers as people write them', () => {
  const ways: [string | number, number][] = [
    ['12', 12],
    ['１２', 12],
    ['1,200', 1200],
    ['１，２００', 1200],
    ['1 200', 1200],
    ['1,234,567', 1_234_567],
    ['12.0', 12],
    ['-5', -5],
    ['－5', -5],
    ['−5', -5],
    ['+7', 7],
    ['-0', 0],
    [' 3\u3000', 3],
    ['1e3', 1000],
    [12, 12],
    [12.000000000000002, 12],
    [-0, 0],
  ]
  for (const [said, number] of ways) assert.deepEqual(outcomeOf('integer', said), number, String(said))
})

test('decimals keep what the sheet shows', () => {
  assert.equal(outcomeOf('decimal', '0.1'), 0.1)
  assert.equal(outcomeOf('decimal', '.5'), 0.5)
  assert.equal(outcomeOf('decimal', '1,234.56'), 1234.56)
  assert.equal(outcomeOf('decimal', 0.1 + 0.2), 0.3)
  assert.equal(outcomeOf('decimal', '1e-7'), 1e-7)
})

test('what is no exact number is refused with its reason', () => {
  const reasons: [string | number, string][] = [
    ['12.5', 'integer-has-fraction'],
    [12.5, 'integer-has-fraction'],
    ['2-5', 'number-is-range'],
    ['2～5', 'number-is-range'],
    ['2至5', 'number-is-range'],
    ['2万-5万', 'number-is-range'],
    ['约50', 'number-is-vague'],
    ['50余', 'number-is-vague'],
    ['近40', 'number-is-vague'],
    ['≥3', 'number-is-vague'],
    ['50+', 'number-is-vague'],
    ['1,5', 'number-decimal-comma'],
    ['1.234,56', 'number-decimal-comma'],
    ['1,2345', 'number-decimal-comma'],
    ['5台', 'number-unreadable'],
    ['十二', 'number-unreadable'],
    ['1.2.3', 'number-unreadable'],
    ['1234567890123456', 'number-too-long'],
    [1e15, 'number-too-long'],
    ['1e99', 'number-too-long'],
  ]
  for (const [said, code] of reasons) assert.deepEqual(outcomeOf('integer', said), { code }, String(said))
})

test('a number that the spreadsheet took for a day is asked back', () => {
  for (const kind of ['integer', 'decimal', 'money', 'phone'] as const) {
    assert.deepEqual(outcomeOf(kind, { type: 'date', date: '2026-03-05' }), { code: 'number-is-date' })
  }
})

test('a box with nothing to say is empty, not zero', () => {
  for (const said of ['', ' ', '/', '-', '——', '无', 'N/A', '\u3000'])
    assert.equal(outcomeOf('integer', said), null, said)
})

test('a written number comes back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), (number) => {
      assert.equal(outcomeOf('integer', String(number)), number === 0 ? 0 : number)
      assert.equal(outcomeOf('integer', number.toLocaleString('en-US')), number === 0 ? 0 : number)
    }),
  )
})

test('no text takes long, however it is made', () => {
  const piece = fc.constantFrom('1', ' ', ',', '.', '-', '万', '¥', 'a', 'e')
  fc.assert(
    fc.property(piece, piece, fc.integer({ min: 1, max: 2000 }), (first, second, times) => {
      const text = `1${first.repeat(times)}${second.repeat(2047 - times)}`
      assert.ok(cpuMilliseconds(() => outcomeOf('decimal', text)) < 250)
      assert.ok(cpuMilliseconds(() => outcomeOf('money', text)) < 250)
    }),
    { numRuns: 60 },
  )
})
