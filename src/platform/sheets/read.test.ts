import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { machines } from './form.test-data.ts'
import { csv, problemsOf, reading, valuesOf, warningsOf } from './read.test-data.ts'
import { readSheet } from './read.ts'
import { simpleWorkbook } from './xlsx/workbook.test-data.ts'

test('an empty cell is null, a cell with a problem and a column that is not there are absent', () => {
  const read = reading(csv('编号,名称,台数,购置日期\n1,a,,近日\n'))
  assert.deepEqual(valuesOf(read), [{ code: '1', name: 'a', count: null }])
  assert.deepEqual(problemsOf(read), ['2 bought date-unreadable'])
})

test('problems name the row as the spreadsheet numbers it, also below cells of several lines', () => {
  const read = reading(csv('表\n\n编号,名称,说明\n1,a,"x\ny\nz"\n\n,b,\n'))
  assert.deepEqual(
    read.rows.map(({ rowNumber }) => rowNumber),
    [4, 6],
  )
  assert.deepEqual(problemsOf(read), ['6 code required'])
})

test('a file with a header and nothing else has no rows and is no fault', () => {
  assert.deepEqual(valuesOf(reading(csv('编号,名称\n'))), [])
  assert.deepEqual(valuesOf(reading(csv('编号,名称'))), [])
  assert.deepEqual(valuesOf(reading(simpleWorkbook([['编号', '名称']]))), [])
})

test('a short first row does not cut the rows below, nor a long one disturb them', () => {
  const read = reading(csv('编号,名称,说明\n1,a\n2,b,c\n3,d,e,f,g\n'))
  assert.deepEqual(valuesOf(read), [
    { code: '1', name: 'a', notes: null },
    { code: '2', name: 'b', notes: 'c' },
    { code: '3', name: 'd', notes: 'e' },
  ])
  assert.deepEqual(warningsOf(read), ['values-without-header', 'misleading-name'])
})

test('the same key twice is a problem of the later row and names the earlier', () => {
  const read = reading(csv('编号,名称\n1,a\n2,b\n１,c\n1,d\n'))
  assert.deepEqual(problemsOf(read), ['5 code duplicate-key'])
  assert.deepEqual(read.rows[3]?.problems[0]?.params, { row: 2 })
})

test('headers repeated further down and rows with only a number in front are passed by and listed', () => {
  const read = reading(csv('序号,编号,名称\n1,M-1,a\n序号,编号,名称\n2,M-2,b\n3,,\n4,,\n'))
  assert.deepEqual(
    valuesOf(read).map(({ code }) => code),
    ['M-1', 'M-2'],
  )
  assert.deepEqual(read.skipped, [
    { rowNumber: 3, why: 'repeatedHeader' },
    { rowNumber: 5, why: 'onlyUnknownColumns' },
    { rowNumber: 6, why: 'onlyUnknownColumns' },
  ])
})

test('the example of the template is passed by; what is left of it in a real row is a problem', () => {
  const whole = '编号,设备名称,说明,台数\n示例：M-001,五轴加工中心,可加工钛合金。,2\n'
  const read = reading(csv(`${whole}M-9,钻床,,1\n`))
  assert.deepEqual(read.skipped, [{ rowNumber: 2, why: 'example' }])
  assert.deepEqual(valuesOf(read).length, 1)
  const typedOver = reading(csv('编号,设备名称,说明,台数\n示例：M-001,钻床,旧,2\n'))
  assert.deepEqual(problemsOf(typedOver), ['2 code example-left'])
  const theirs = reading(csv('编号,设备名称\n例：1,钻床\n'))
  assert.deepEqual([warningsOf(theirs)[0], theirs.rows.length], ['looks-like-example', 1])
})

test('hidden rows are read and told', () => {
  const hide = (xml: string, part: string) =>
    part.includes('sheet1') ? xml.replace('<row r="3"', '<row r="3" hidden="1"') : xml
  const read = reading(
    simpleWorkbook(
      [
        ['编号', '名称'],
        ['1', 'a'],
        ['2', 'b'],
      ],
      { spoil: hide },
    ),
  )
  assert.deepEqual([read.rows.length, warningsOf(read)], [2, ['hidden-rows']])
})

test('the content decides what a file is; a misleading name is told', () => {
  const book = simpleWorkbook([
    ['编号', '名称'],
    ['1', 'a'],
  ])
  assert.deepEqual(warningsOf(reading(book, machines, 'x.csv')), ['misleading-name'])
  assert.deepEqual(warningsOf(reading(book, machines, 'x.XLSX')), [])
  assert.deepEqual(warningsOf(reading(csv('编号,名称\n1,a'), machines, '表.xls')), ['misleading-name'])
  assert.deepEqual(warningsOf(reading(csv('编号,名称\n1,a'), machines, 'x')), [])
})

test('limits are the caller’s to set', () => {
  const read = readSheet(csv('编号,名称\n1,a\n2,b\n3,c\n'), 'x.csv', machines, { rows: 2 })
  assert.deepEqual(read, { ok: false, refusal: { code: 'sheets.too-many-rows', params: { limit: 2 } } })
  assert.equal(reading(csv('编号,名称\n1,a\n2,b\n'), machines, 'x.csv', { rows: 2 }).rows.length, 2)
})

test('every filled row below the header is read or listed as passed by, and every problem is one of its row', () => {
  const cell = fc.constantFrom(
    '',
    ' ',
    '编号',
    '名称',
    'M-1',
    '钻床',
    '2019-02-30',
    '5',
    '示例：M-001',
    '=1+1',
    '"',
    'x\ny',
  )
  const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 12 })
  fc.assert(
    fc.property(rows, (body) => {
      const quoted = body.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\n')
      const read = reading(csv(`颜色,编号,名称,购置日期\n${quoted}`))
      const filled = body.flatMap((row, at) => (row.some((text) => text.trim() !== '') ? [at + 2] : []))
      const accounted = [...read.rows, ...read.skipped].map(({ rowNumber }) => rowNumber)
      assert.deepEqual(
        accounted.toSorted((a, b) => a - b),
        filled,
      )
      for (const { rowNumber, values, problems } of read.rows) {
        for (const { row, column } of problems) {
          assert.equal(row, rowNumber)
          assert.ok(column !== null)
        }
        const bad = new Set(problems.filter(({ code }) => code !== 'sheets.duplicate-key').map(({ column }) => column))
        assert.deepEqual([...Object.keys(values), ...bad].toSorted(), ['bought', 'code', 'name'])
      }
    }),
  )
})
