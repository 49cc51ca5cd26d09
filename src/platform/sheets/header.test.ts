import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { machines } from './form.test-data.ts'
import { bareName } from './names.ts'
import { cpuMilliseconds, csv, problemsOf, reading, valuesOf, warningsOf } from './read.test-data.ts'
import { readSheet } from './read.ts'
import { sheetData, simpleWorkbook, workbookOf } from './xlsx/workbook.test-data.ts'

test('columns are known by name in either language, key or alias, in any order, whatever surrounds the name', () => {
  const heads: [string, string][] = [
    ['设备名称', '编号'],
    ['Name', 'No.'],
    ['name', 'code'],
    ['机器名称', '编号'],
    ['设备名称*', '编号 *'],
    ['设备名称（必填）', '＊编号'],
    ['设 备\n名 称', '编　号：'],
    ['１．设备名称', '2、编号'],
    ['NAME (required)', 'ｎｏ.'],
    ['【必填】设备名称', '“编号”'],
  ]
  for (const [name, code] of heads) {
    const read = reading(
      simpleWorkbook([
        [name, code],
        ['钻床', '1'],
      ]),
    )
    assert.deepEqual(valuesOf(read), [{ name: '钻床', code: '1' }], `${name} ${code}`)
  }
})

test('titles, notes and blank rows above the header are passed by', () => {
  const above = [['2026年设备登记表'], ['说明：请于9月前报送，编号由各单位自编。'], ['填报单位（盖章）：'], []]
  const read = reading(
    simpleWorkbook([...above, ['序号', '编号', '名称'], ['1', 'M-1', '钻床']], {
      after: '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:C2"/></mergeCells>',
    }),
  )
  assert.equal(read.headerRow, 5)
  assert.deepEqual(valuesOf(read), [{ code: 'M-1', name: '钻床' }])
  assert.deepEqual(read.unknownColumns, [{ column: 1, header: '序号' }])
  const deep = readSheet(
    simpleWorkbook([...Array.from({ length: 15 }, () => ['x']), ['编号', '名称']]),
    'x.xlsx',
    machines,
  )
  assert.equal(deep.ok ? '' : deep.refusal.code, 'sheets.header-not-found')
})

test('unknown, missing and double columns are told, not fatal', () => {
  const read = reading(csv('名称,颜色,名称,购置日期,\n钻床,蓝,车床,2019-07-09,x\n'))
  assert.deepEqual(read.unknownColumns, [
    { column: 2, header: '颜色' },
    { column: 3, header: '名称' },
  ])
  assert.deepEqual(read.missingColumns, ['code'])
  assert.deepEqual(warningsOf(read), ['duplicate-column', 'values-without-header', 'misleading-name'])
  assert.deepEqual(valuesOf(read), [{ name: '钻床', bought: '2019-07-09' }])
})

test('a name in brackets helps only where no column has the whole name; a unit of money there counts', () => {
  const read = reading(csv('编号,名称（铭牌）,价格（万元）,重量（吨）\n1,钻床,50,2.5\n'))
  assert.deepEqual(valuesOf(read), [
    { code: '1', name: '钻床', price: { amount: 500_000, currency: 'CNY' }, tonnes: 2.5 },
  ])
  assert.deepEqual(read.matched.price?.money, { currency: 'CNY', unit: 10_000 })
  const both = reading(csv('编号,名称（英文）,名称\n1,Drill,钻床\n'))
  assert.deepEqual(valuesOf(both), [{ code: '1', name: '钻床' }])
})

test('our own hidden row names the columns where the visible names were changed', () => {
  const rows = [
    ['2026'],
    ['machines@3#code', 'machines@3#name', 'machines@3#notes'],
    ['编号', '我们的叫法', '说明'],
    ['1', 'a', 'b'],
  ]
  const read = reading(simpleWorkbook(rows))
  assert.deepEqual([read.machineRow, read.headerRow], [2, 3])
  assert.deepEqual(valuesOf(read), [{ code: '1', name: 'a', notes: 'b' }])
  const pasted = reading(simpleWorkbook([rows[1]!, ['名称', '编号', '说明'], ['a', '1', 'b']]))
  assert.deepEqual(valuesOf(pasted), [{ code: '1', name: 'a', notes: 'b' }])
  const beheaded = reading(simpleWorkbook([rows[1]!, ['1', 'a', 'b']]))
  assert.deepEqual([beheaded.headerRow, valuesOf(beheaded)], [1, [{ code: '1', name: 'a', notes: 'b' }]])
  const older = reading(
    simpleWorkbook([
      ['machines@2#code', 'machines@2#name'],
      ['编号', '名称'],
      ['1', 'a'],
    ]),
  )
  assert.deepEqual(warningsOf(older), ['form-version-differs'])
})

test('of several sheets the one that is ours, then the one that names most; the others are told', () => {
  const sheet = (name: string, rows: string[][], state?: string) => ({
    name,
    xml: sheetData(rows),
    ...(state ? { state } : {}),
  })
  const full = [
    ['编号', '名称', '说明'],
    ['1', 'full', 'x'],
  ]
  const less = [
    ['编号', '名称'],
    ['1', 'less'],
  ]
  const ours = [
    ['machines@3#code', 'machines@3#name'],
    ['编号', '名称'],
    ['1', 'ours'],
  ]
  const nameOf = (...sheets: ReturnType<typeof sheet>[]) => {
    const read = reading(workbookOf({ sheets }))
    return [read.sheet.name, read.rows[0]?.values.name, ...warningsOf(read)]
  }
  assert.deepEqual(nameOf(sheet('说明', [['请填写']]), sheet('B', less), sheet('C', full)), [
    'C',
    'full',
    'other-sheets',
  ])
  assert.deepEqual(nameOf(sheet('B', full), sheet('C', ours, 'hidden')), ['C', 'ours', 'other-sheets'])
  assert.deepEqual(nameOf(sheet('B', full, 'hidden'), sheet('C', full)), ['C', 'full'])
  assert.deepEqual(nameOf(sheet('A', [['ships@1#code'], ['No.']]), sheet('C', full)), ['C', 'full'])
})

test('a form whose columns share a name is a mistake of its author', () => {
  const twice = {
    ...machines,
    columns: [...machines.columns, { key: 'other', labels: { zh: '设备 名称', en: 'Other' }, kind: 'text' as const }],
  }
  assert.throws(() => readSheet(csv('a,b'), 'x.csv', twice), /share a name/)
})

test('any order and any choice of columns reads the same; columns that are not there are not touched', () => {
  const all = { code: 'M-1', name: '钻床', notes: '旧', count: 2, bought: '2019-07-09', rented: true } as const
  const written: Record<keyof typeof all, string> = {
    code: 'M-1',
    name: '钻床',
    notes: '旧',
    count: '2',
    bought: '2019.7.9',
    rented: '是',
  }
  const labels = new Map(machines.columns.map(({ key, labels }) => [key, labels]))
  const keys = Object.keys(all) as (keyof typeof all)[]
  const someKeys = fc.shuffledSubarray(keys, { minLength: 2 })
  fc.assert(
    fc.property(someKeys, fc.constantFrom('zh', 'en'), (chosen, lang) => {
      const read = reading(
        csv(
          `${chosen.map((key) => labels.get(key)![lang]).join(',')}\n${chosen.map((key) => written[key]).join(',')}\n`,
        ),
      )
      assert.deepEqual(valuesOf(read), [Object.fromEntries(chosen.map((key) => [key, all[key]]))])
      assert.deepEqual(problemsOf(read), [])
    }),
    { numRuns: 60 },
  )
})

test('headers by the names of inherited properties are unknown columns and nothing else', () => {
  const read = reading(csv('编号,__proto__,名称,constructor,toString\n1,x,钻床,y,z\n'))
  assert.deepEqual(
    read.unknownColumns.map(({ header }) => header),
    ['__proto__', 'constructor', 'toString'],
  )
  assert.deepEqual(valuesOf(read), [{ code: '1', name: '钻床' }])
  assert.equal(Object.keys(Object.prototype).length, 0)
})

test('a name is found in no time, however long its cell', () => {
  const file = csv(`编号,名称,${','.repeat(20)}"${':'.repeat(60_000)}"\n1,a\n`)
  assert.ok(cpuMilliseconds(() => reading(file)) < 1500)

  assert.equal(bareName('１０．名　称：'), '名称')
})
