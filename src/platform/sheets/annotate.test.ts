import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { annotateWorkbook } from './annotate.ts'
import type { Lang } from './columns.ts'
import { machines } from './form.test-data.ts'
import { defaultLimits } from './limits.ts'
import { askOpenpyxl, resaveInLibreOffice, withoutLibreOffice, withoutOpenpyxl } from './office.test-data.ts'
import { csv, problemsOf, reading, valuesOf } from './read.test-data.ts'
import type { CellProblem, ReadSheet } from './reading.ts'
import { writeTemplate } from './template.ts'
import { type SheetWord, sheetWord } from './words.ts'
import { sheetData, simpleWorkbook, stylesWith, workbookOf } from './xlsx/workbook.test-data.ts'
import { packedBytesOf, readZipDirectory } from './xlsx/zip-directory.ts'

const head = ['编号', '名称', '购置日期', '颜色']
const rows = [
  ['登记表'],
  head,
  ['1', '钻床', '近日', '蓝'],
  ['2', '车床', '2019-07-09', '红'],
  ['3', null, '2019-02-30', null],
]

function describe(lang: Lang) {
  return ({ code, params }: CellProblem) => sheetWord(lang, code as SheetWord, params)
}

function annotated(
  bytes: Uint8Array,
  read: ReadSheet,
  problems = read.rows.flatMap((row) => row.problems),
  lang: Lang = 'zh',
) {
  return annotateWorkbook(bytes, read, problems, { lang, describe: describe(lang) })
}

type Look = [string, string | null, boolean][]

/** Every cell of each file's first sheet as openpyxl sees it: place, value and whether it is red. */
function look(...files: Uint8Array[]): Look[] {
  const script = `
found = [[c.coordinate, c.value and str(c.value), c.fill.fill_type == 'solid' and c.fill.fgColor.rgb == 'FFFFA7A7']
  for r in book.worksheets[0].iter_rows() for c in r if c.value is not None or c.fill.fill_type == 'solid']`
  return askOpenpyxl(files, script) as Look[]
}

const expected: Look = [
  ['A1', '登记表', false],
  ['A2', '编号', false],
  ['B2', '名称', false],
  ['C2', '购置日期', false],
  ['D2', '颜色', false],
  ['E2', '错误原因', false],
  ['A3', '1', false],
  ['B3', '钻床', false],
  ['C3', '近日', true],
  ['D3', '蓝', false],
  ['E3', '购置日期：“近日”不是日期。请写成 2026-09-18。', false],
  ['A4', '2', false],
  ['B4', '车床', false],
  ['C4', '2019-07-09', false],
  ['D4', '红', false],
  ['A5', '3', false],
  ['B5', null, true],
  ['C5', '2019-02-30', true],
  ['E5', '名称：必填，不能为空。\n购置日期：没有“2019-02-30”这一天。', false],
]

const variants: [string, Uint8Array][] = [
  ['as other programs write it', simpleWorkbook(rows, { styles: stylesWith(['@']) })],
  ['without any styles', simpleWorkbook(rows)],
  ['with an empty list of styles', simpleWorkbook(rows, { styles: '' })],
  [
    'with styles but no fills',
    simpleWorkbook(rows, {
      styles: stylesWith(['@']).replace(/<fills.*<\/fills>/, ''),
    }),
  ],
  [
    'with prefixes',
    simpleWorkbook(rows, {
      styles: stylesWith(['@']),
      spoil: (xml, part) =>
        /sheet1|styles/.test(part) ? xml.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=') : xml,
    }),
  ],
  [
    'with extent, columns and spans',
    simpleWorkbook(rows, {
      spoil: (xml) =>
        xml
          .replace(
            '<sheetData>',
            '<dimension ref="A1:D5"/><cols><col min="1" max="2" width="9"/><col min="3" max="16384" width="20" style="0"/></cols><sheetData>',
          )
          .replaceAll('<row ', '<row spans="1:4" '),
    }),
  ],
]

test('a workbook comes back with red cells and reasons, whoever wrote it', { skip: withoutOpenpyxl }, async () => {
  const backs: Uint8Array[] = []
  for (const [what, bytes] of variants) {
    const read = reading(bytes)
    const back = await annotated(bytes, read)
    const again = reading(back)
    const { rows, unknownColumns } = read
    assert.deepEqual([again.rows, again.unknownColumns, again.reasonColumn], [rows, unknownColumns, 5], what)
    assert.ok(Buffer.from(await annotated(back, again)).equals(back), `a second time changes nothing ${what}`)
    backs.push(back)
  }
  for (const [n, seen] of look(...backs).entries()) assert.deepEqual(seen, expected, variants[n]![0])
})

test('cells without references stay where they stood', { skip: withoutOpenpyxl }, async () => {
  const bare = simpleWorkbook(
    [
      ['编号', '说明', '名称'],
      ['1', 'x', '钻床'],
      ['2', 'y'],
    ],
    { spoil: (xml, part) => (part.includes('sheet1') ? xml.replace(/ r="[A-Z]*\d+"/g, '') : xml) },
  )
  const read = reading(bare)
  const back = await annotated(bare, read, [{ row: 3, column: 'code', code: 'sheets.required', params: {} }])
  assert.deepEqual(
    look(back)[0]!.map(([place, value]) => `${place} ${value}`),
    [
      'A1 编号',
      'B1 说明',
      'C1 名称',
      'D1 错误原因',
      'A2 1',
      'B2 x',
      'C2 钻床',
      'A3 2',
      'B3 y',
      'D3 编号：必填，不能为空。',
    ],
  )
})

test('marks of last time go where the cell is good now, in whatever language they were', {
  skip: withoutOpenpyxl,
}, async () => {
  const bytes = variants[0]![1]
  const first = await annotated(bytes, reading(bytes))
  const later: CellProblem[] = [{ row: 4, column: null, code: 'sheets.duplicate-key', params: { row: 3 } }]
  const second = await annotated(first, reading(first), later, 'en')
  const clean = await annotated(second, reading(second), [])
  const [seen, seenClean] = look(second, clean)
  const marked = seen!.filter(([place, , red]) => red || place.startsWith('E'))
  assert.deepEqual(marked, [
    ['E2', 'Reason for the error', false],
    ['E4', 'The same as in row 3.', false],
  ])
  assert.deepEqual(
    seenClean,
    expected
      .map(([place, value]): [string, string | null, boolean] => [place, value, false])
      .filter(([place, value]) => value !== null && !/^E[35]/.test(place)),
  )
})

test('a template comes back with everything it had: lists, widths, drop-downs, formats, byte for byte outside the sheet', {
  skip: withoutOpenpyxl,
}, async () => {
  const bytes = await writeTemplate(machines, { lang: 'zh', title: '表' })
  const problem: CellProblem = { row: 5, column: 'drive', code: 'sheets.choice-unknown', params: { text: 'x' } }
  const back = await annotated(bytes, reading(bytes), [problem])
  const script = `
s = book.worksheets[0]
found = [[w.title for w in book.worksheets], [str(v.sqref) for v in s.data_validations.dataValidation], s.column_dimensions['C'].width,
  s.column_dimensions['N'].width, s['N4'].value, s['N4'].font.b, s['J5'].number_format, s['J5'].alignment.wrap_text, s.row_dimensions[3].hidden, s.dimensions]`
  const ranges = [...'ABCDEFGHIJKLM'].map((letter) => `${letter}5:${letter}304`)
  assert.deepEqual(askOpenpyxl([back], script)[0], [
    ['设备登记表', '填表说明', '_lists'],
    ranges,
    36,
    48,
    '错误原因',
    true,
    '@',
    true,
    true,
    'A1:N20',
  ])
  const untouched = (name: string) => !['xl/worksheets/sheet1.xml', 'xl/styles.xml'].includes(name)
  const partsOf = (file: Uint8Array) =>
    readZipDirectory(file, defaultLimits)
      .filter(({ name }) => untouched(name))
      .map((entry) => [entry.name, Buffer.from(packedBytesOf(file, entry)).toString('base64')])
  assert.deepEqual(partsOf(back), partsOf(bytes))
})

test('a bad cell keeps its format, font and border under the red', { skip: withoutOpenpyxl }, async () => {
  const styled = rows.with(2, ['1', '钻床', { xml: '<c s="1"><v>7</v></c>' }, '蓝'] as never)
  const bytes = simpleWorkbook(styled, { styles: stylesWith(['0.000']) })
  const script = "c = book.worksheets[0]['C3']\nfound = [c.value, c.number_format, c.fill.fgColor.rgb]"
  assert.deepEqual(askOpenpyxl([await annotated(bytes, reading(bytes))], script)[0], [7, '0.000', 'FFFFA7A7'])
})

test('reasons carry no formulas, no markup and no control characters', { skip: withoutOpenpyxl }, async () => {
  const bytes = variants[0]![1]
  const wild = '=1+1 <b>&amp; "\u0007\ud800\n'
  const back = await annotateWorkbook(bytes, reading(bytes), [{ row: 3, column: null, code: 'x', params: {} }], {
    lang: 'zh',
    describe: () => wild,
  })
  assert.deepEqual(askOpenpyxl([back], "c = book.worksheets[0]['E3']\nfound = [c.data_type, c.value]")[0], [
    's',
    '=1+1 <b>&amp; "\n',
  ])
  const long = await annotateWorkbook(bytes, reading(bytes), [{ row: 3, column: 'code', code: 'x', params: {} }], {
    lang: 'zh',
    describe: () => '长'.repeat(99_999),
  })
  assert.equal(reading(long).rows.length, 3)
})

test('a CSV comes back as a workbook with the same rows, values and problems', { skip: withoutOpenpyxl }, async () => {
  const text = "表\r\n\r\n编号,名称,购置日期,台数\r\n'=1,钻床,近日,-5\r\n\r\n007,,20190709,2\r\n"
  for (const bytes of [csv(text), iconv.encode(text, 'gbk')]) {
    const read = reading(bytes)
    assert.deepEqual(problemsOf(read), ['4 bought date-unreadable', '6 name required'])
    const back = await annotated(bytes, read)
    const again = reading(back)
    assert.deepEqual([again.source, again.headerRow, again.reasonColumn], ['xlsx', 3, 5])
    assert.deepEqual([again.rows, valuesOf(again)], [read.rows, valuesOf(read)])
    const twice = await annotated(back, again)
    const [seen, seenTwice] = look(back, twice)
    assert.deepEqual(
      seen!.filter(([place, , red]) => red || place.startsWith('E')),
      [
        ['E3', '错误原因', false],
        ['C4', '近日', true],
        ['E4', '购置日期：“近日”不是日期。请写成 2026-09-18。', false],
        ['B6', null, true],
        ['E6', '名称：必填，不能为空。', false],
      ],
    )
    assert.deepEqual(seenTwice, seen)
  }
})

test('LibreOffice opens what comes back, and its own copy says the same', { skip: withoutLibreOffice }, async () => {
  const bytes = workbookOf({
    sheets: [
      { name: 'A', xml: '<sheetData/>' },
      { name: 'B', xml: sheetData(rows) },
    ],
    styles: stylesWith(['@']),
  })
  const read = reading(bytes)
  const saved = resaveInLibreOffice({ 'a.xlsx': await annotated(bytes, read) })['a.xlsx']!
  const again = reading(saved)
  assert.deepEqual([again.sheet.name, valuesOf(again), problemsOf(again)], ['B', valuesOf(read), problemsOf(read)])
  assert.equal(again.reasonColumn, 5)
  const back = await annotated(saved, again, [])
  assert.deepEqual([reading(back).reasonColumn, valuesOf(reading(back))], [5, valuesOf(read)])
})
