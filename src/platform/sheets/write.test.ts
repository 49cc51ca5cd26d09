import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Column, RowValues, Value } from './columns.ts'
import { neutralised, withoutNeutralising } from './csv/neutral.ts'
import { machineRows, machines } from './form.test-data.ts'
import { findStrayCharacter, readText } from './kinds/texts.ts'
import { defaultLimits } from './limits.ts'
import { askOpenpyxl, resaveInLibreOffice, withoutLibreOffice, withoutOpenpyxl } from './office.test-data.ts'
import { problemsOf, reading, valuesOf } from './read.test-data.ts'
import { writeCsv, writeSheet } from './write.ts'
import { readZipDirectory, unpack } from './xlsx/zip-directory.ts'

const lang = fc.constantFrom('zh', 'en')

/** Text of every kind of trouble, as a reading leaves it: trimmed, composed, without stray characters. */
function text(lines: boolean, maxLength: number): fc.Arbitrary<string> {
  const dangerous = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    "'",
    "'=",
    '＝',
    '"',
    ',',
    ';',
    '\t',
    '\n',
    '_x0041_',
    '_x005F_',
    '<b>',
    '&amp;',
    '示',
    '0',
    '1e5',
    '\u{20bb7}',
    '=HYPERLINK("x")',
  )
  const anything = fc
    .array(fc.oneof(dangerous, fc.string({ unit: 'binary', maxLength: 4 })), { minLength: 1, maxLength: 5 })
    .map((pieces) => pieces.join(''))
  return anything
    .filter((said) => findStrayCharacter(said) === undefined)
    .map((said) => readText(said, { lines, maxLength }))
    .map((outcome) => ('value' in outcome && outcome.value !== null ? outcome.value : 'x'))
}

const cents = fc.integer({ min: -(10 ** 9), max: 10 ** 9 })
const values: Record<string, fc.Arbitrary<Value>> = {
  code: text(false, 20),
  name: text(false, 60),
  notes: text(true, 30_000),
  count: fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }),
  tonnes: fc.oneof(
    cents.map((n) => n / 1000),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e14, max: 1e14 })
      .map((n) => Number(n.toPrecision(15)) + 0),
  ),
  bought: fc
    .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  email: fc.constantFrom('a@example.com', '-x@example.com', '+1@example.org', '=a@example.org'),
  phone: fc.constantFrom('+86 571 88888888', '0571-88888888', '-12345', '13800138000'),
  page: fc.webUrl().map((url) => new URL(url).href),
  drive: fc.constantFrom('electric', 'diesel'),
  uses: fc.shuffledSubarray(['mill', 'lathe', 'both'], { minLength: 1 }),
  rented: fc.boolean(),
  price: fc.record({
    amount: fc.oneof(
      cents.map((n) => n / 100),
      cents,
    ),
    currency: fc.constantFrom('CNY', 'EUR', 'USD', 'XAF'),
  }),
}

const row = fc
  .record(Object.fromEntries(machines.columns.map((column) => [column.key, arbitraryOf(column)])))
  .map((cells): RowValues => cells)

function arbitraryOf({ key, required }: Column): fc.Arbitrary<Value | null> {
  return required ? values[key]! : fc.option(values[key]!, { nil: null, freq: 4 })
}

const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: ({ code }) => code })

test('what is written as CSV comes back as it was, and no cell begins like a formula', () => {
  fc.assert(
    fc.property(rows, lang, (written, lang) => {
      const file = writeCsv(machines, written, { lang })
      const read = reading(file, machines, 'x.csv')
      assert.deepEqual([valuesOf(read), problemsOf(read)], [written.map(withPlainZero), []])
      assert.equal(read.csv?.encoding, 'utf-8')
      assert.deepEqual(Buffer.from(writeCsv(machines, valuesOf(read), { lang })), Buffer.from(file))
    }),
    { numRuns: 150 },
  )
})

test('what is written as a workbook comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(rows, lang, async (written, lang) => {
      const read = reading(await writeSheet(machines, written, { lang }))
      assert.deepEqual([valuesOf(read), problemsOf(read)], [written.map(withPlainZero), []])
    }),
    { numRuns: 40 },
  )
})

test('days stay the same whatever the time zone of the machine that writes and reads', async () => {
  const zone = process.env.TZ
  const written = ['1899-12-31', '1900-03-01', '2019-07-09', '2026-03-29', '9999-12-31'].map((bought, n) => ({
    code: `${n}`,
    name: 'a',
    bought,
  }))
  for (const tz of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
    process.env.TZ = tz
    for (const file of [
      await writeSheet(machines, written, { lang: 'zh' }),
      writeCsv(machines, written, { lang: 'zh' }),
    ]) {
      assert.deepEqual(valuesOf(reading(file)), written, tz)
    }
  }
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

test('no text is a formula in CSV, and every text comes back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '=', '+', '-', '@', '\t', '\r', '＝', "'", "'="),
      (said, start) => {
        const all = start + said
        assert.doesNotMatch(neutralised(all), /^[=+\-@\t\r\n＝＋－＠]/)
        if (neutralised(all) !== all || !/^="[^"]*"$/.test(all))
          assert.equal(withoutNeutralising(neutralised(all)), all)
      },
    ),
    { numRuns: 1000 },
  )
  assert.equal(withoutNeutralising('="0571"'), '0571')
})

test('numbers keep their sign in CSV; columns no row knows of are left out', () => {
  const file = Buffer.from(writeCsv(machines, [{ code: '-5', name: 'a', count: -5 }], { lang: 'zh' })).toString()
  assert.equal(file, "\ufeff编号,设备名称,台数\r\n'-5,a,-5\r\n")
  const read = reading(Buffer.from(file), machines, 'x.csv')
  assert.deepEqual(valuesOf(read), [{ code: '-5', name: 'a', count: -5 }])
  assert.equal(
    Buffer.from(writeCsv(machines, [], { lang: 'en' }))
      .toString()
      .split(',').length,
    machines.columns.length,
  )
})

test('a workbook holds numbers as numbers, days as days and no formulas', { skip: withoutOpenpyxl }, async () => {
  const script = 'found = [[c.data_type, str(c.value), c.number_format] for c in book.worksheets[0][5]]'
  assert.deepEqual(askOpenpyxl([await writeSheet(machines, machineRows, { lang: 'en' })], script)[0], [
    ['s', '007', '@'],
    ['s', '=SUM(A1:A9) 型', '@'],
    ['s', '第一行\n第二行，“引号”与 _x0041_', '@'],
    ['n', '-5', '0'],
    ['n', '0.1', 'General'],
    ['d', '2019-07-09 00:00:00', 'yyyy-mm-dd'],
    ['s', 'wang@example.com', '@'],
    ['s', '+86 571 8888 8888', '@'],
    ['s', 'https://example.com/a?b=1', '@'],
    ['s', 'Diesel', '@'],
    ['s', 'Turning, facing; Drilling / tapping', '@'],
    ['s', 'No', '@'],
    ['n', '12.5', '"EUR" #,##0.00'],
  ])
})

test('LibreOffice finds nothing to calculate in either, and the CSV comes back from it', {
  skip: withoutLibreOffice,
}, async () => {
  const commands: RowValues[] = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1)',
    '\t=1+1',
    '=HYPERLINK("http://x","y")',
    "'=1+1",
    '＝1+1',
  ].map((name, n) => ({ code: `c${n}`, name: name.trim(), count: -n - 1 }))
  const books = {
    ...resaveInLibreOffice({ 'a.csv': writeCsv(machines, commands, { lang: 'zh' }) }),
    ...resaveInLibreOffice({ 'b.xlsx': await writeSheet(machines, commands, { lang: 'zh' }) }),
  }
  for (const [name, bytes] of Object.entries(books)) {
    const sheet = readZipDirectory(bytes, defaultLimits).find((entry) => entry.name === 'xl/worksheets/sheet1.xml')!
    const xml = unpack(bytes, sheet).toString()
    assert.match(xml, /<c /)
    assert.doesNotMatch(xml, /<f[ >]/, name)
    assert.deepEqual(
      reading(bytes).rows.map(({ values }) => values.count),
      commands.map(({ count }) => count),
    )
  }
  assert.deepEqual(valuesOf(reading(books['b.xlsx']!)), commands)
})

/** -0 and 0 are one number to everybody but assert. */
function withPlainZero(row: RowValues): RowValues {
  const plain = (value: Value | null) =>
    value === 0
      ? 0
      : typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { ...value, amount: value.amount + 0 }
        : value
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plain(value)]))
}
