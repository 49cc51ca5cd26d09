import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnLetters } from '../cells.ts'
import { cpuMilliseconds, problemsOf, reading, valuesOf, warningsOf } from '../read.test-data.ts'
import { sheetData, simpleWorkbook, stylesWith, workbookOf } from './workbook.test-data.ts'
import { columnOf } from './worksheet.ts'

const head = ['编号', '名称', '说明']
const cell = (xml: string) => ({ xml })
const one = (xml: string, more = {}) => reading(simpleWorkbook([head, ['1', 'a', cell(xml)]], more))
const notes = (xml: string, more = {}) => valuesOf(one(xml, more))[0]?.notes

test('text in every shape a program may give it', () => {
  const inline = (inner: string) => notes(`<c t="inlineStr"><is>${inner}</is></c>`)
  assert.equal(inline('<t>平文</t>'), '平文')
  assert.equal(inline('<r><rPr><b/></rPr><t>大于</t></r><r><t xml:space="preserve"> ≥ 5</t></r>'), '大于 ≥ 5')
  assert.equal(inline('<r><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>'), '東京')
  assert.equal(inline('<t>&lt;b&gt; &amp;amp; &#x4e2d;&#22269; &quot;&apos;</t>'), `<b> &amp; 中国 "'`)
  assert.equal(inline('<t><![CDATA[<a> & b]]></t>'), '<a> & b')
  assert.equal(inline('<t>一_x000D_\n二_x005F_x0041_</t>'), '一\n二_x0041_')
  assert.equal(inline('<!-- note --><t>话</t>'), '话')
  assert.equal(notes('<c t="str"><f>A1&amp;"x"</f><v>结果</v></c>'), '结果')
  assert.equal(
    notes('<c t="s"><v>1</v></c>', {
      sharedStrings: '<si><t>零</t></si><si><r><t>一</t></r><r><t>二</t></r><rPh><t>x</t></rPh></si>',
    }),
    '一二',
  )
})

test('cells that hold nothing', () => {
  for (const xml of [
    '<c/>',
    '<c s="1"/>',
    '<c t="inlineStr"><is><t></t></is></c>',
    '<c t="inlineStr"><is><t>　 </t></is></c>',
    '<c t="str"><f>""</f><v></v></c>',
    '<c><v/></c>',
  ]) {
    assert.equal(notes(xml), null, xml)
  }
})

test('formulas count by their result; without one, and with an error, they are problems', () => {
  assert.equal(notes('<c><f>1+1</f><v>2</v></c>'), '2')
  assert.equal(notes('<c t="b"><f>1=1</f><v>1</v></c>'), 'TRUE')
  assert.equal(notes('<c><f t="shared" si="0"/><v>7</v></c>'), '7')
  assert.deepEqual(problemsOf(one('<c><f>1+1</f></c>')), ['2 notes formula-without-result'])
  assert.deepEqual(problemsOf(one('<c><f>1+1</f><v></v></c>')), ['2 notes formula-without-result'])
  assert.deepEqual(problemsOf(one('<c t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>')), ['2 notes cell-error'])
  assert.deepEqual(problemsOf(one('<c t="e"><v>#REF!</v></c>')), ['2 notes cell-error'])
})

test('days are known by their format, in both calendars', () => {
  const formats = [
    'yyyy"年"m"月"d"日"',
    'd-mmm-yy',
    '[$-804]yyyy/m/d;@',
    'mmm-yy',
    '0.00',
    'h:mm',
    '[h]:mm',
    '#,##0"天"',
    '"day" 0',
  ]
  const shown = (style: number, workbookPr = '') => {
    const file = simpleWorkbook(
      [
        ['编号', '名称', '购置日期'],
        ['1', 'a', cell(`<c s="${style}"><v>43655</v></c>`)],
      ],
      { styles: stylesWith(formats), workbookPr },
    )
    return valuesOf(reading(file))[0]?.bought
  }
  for (const style of [0, 1, 2, 3, 4]) assert.equal(shown(style), '2019-07-09', String(style))
  assert.equal(shown(1, '<workbookPr date1904="1"/>'), '2023-07-10')
  const asText = (style: number) => notes(`<c s="${style}"><v>43655</v></c>`, { styles: stylesWith(formats) })
  assert.equal(asText(1), '2019-07-09')
  for (const style of [5, 6, 7, 8, 9]) assert.equal(asText(style), '43655', String(style))
  assert.equal(notes('<c t="d"><v>2019-07-09T10:00:00</v></c>'), '2019-07-09')
})

test('sheets of other writers: prefixes, cells and rows without references, 16-bit XML, odd names of parts', () => {
  const prefixed = (xml: string, part: string) =>
    part.includes('sheet1') ? xml.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=') : xml
  const plain = [head, ['1', 'a', 'b']]
  const expected = [{ code: '1', name: 'a', notes: 'b' }]
  assert.deepEqual(valuesOf(reading(simpleWorkbook(plain, { spoil: prefixed }))), expected)
  const bare = (xml: string, part: string) => (part.includes('sheet1') ? xml.replace(/ r="[A-Z]*\d+"/g, '') : xml)
  assert.deepEqual(valuesOf(reading(simpleWorkbook(plain, { spoil: bare }))), expected)
  const moved = (xml: string, part: string) =>
    part.endsWith('workbook.xml.rels') ? xml.replace('worksheets/sheet1', '/XL/worksheets/Sheet1') : xml
  assert.deepEqual(valuesOf(reading(simpleWorkbook(plain, { spoil: moved }))), expected)
  const wide = Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(`<?xml version="1.0" encoding="UTF-16"?><worksheet>${sheetData(plain)}</worksheet>`, 'utf16le'),
  ])
  const file = workbookOf({
    sheets: [{ name: 'S', xml: '' }],
    without: ['xl/worksheets/sheet1.xml'],
    extra: [{ name: 'xl/worksheets/sheet1.xml', content: wide }],
  })
  assert.deepEqual(valuesOf(reading(file)), expected)
})

test('macros and links to other files are bytes nobody looks at', () => {
  const macros = [
    { name: 'xl/vbaProject.bin', content: 'Sub AutoOpen()' },
    { name: 'xl/externalLinks/externalLink1.xml', content: '<!DOCTYPE x>' },
  ]
  assert.equal(
    valuesOf(reading(simpleWorkbook([head, ['1', 'a', 'b']], { extra: macros }), undefined, 'book.xlsm')).length,
    1,
  )
})

test('a value over several rows holds for each of them', () => {
  const rows = [head, ['1', '车床', 'x'], ['2', null, 'y'], ['3', null, 'z'], ['4', '钻床', null], ['5', null, 'w']]
  const read = reading(
    simpleWorkbook(rows, {
      after: '<mergeCells count="2"><mergeCell ref="B2:B4"/><mergeCell ref="A1:A1"/></mergeCells>',
    }),
  )
  assert.deepEqual(
    read.rows.map(({ values }) => values.name),
    ['车床', '车床', '车床', '钻床', undefined],
  )
  assert.deepEqual(problemsOf(read), ['6 name required'])
  assert.deepEqual(warningsOf(read), ['merged-filled'])
})

test('a hundred thousand merges over one row cost no more than themselves', () => {
  const merges = Array.from({ length: 100_000 }, (_, n) => `<mergeCell ref="B2:B${900 + n}"/>`).join('')
  const rows = [head, ...Array.from({ length: 500 }, (_, n) => [`${n}`, n === 0 ? 'a' : null, 'b'])]
  const file = simpleWorkbook(rows, { after: `<mergeCells>${merges}</mergeCells>` })
  assert.ok(cpuMilliseconds(() => assert.equal(reading(file).rows.length, 500)) < 1500)
})

test('letters of columns', () => {
  for (const [letters, column] of [
    ['A', 1],
    ['Z', 26],
    ['AA', 27],
    ['AZ', 52],
    ['ZZ', 702],
    ['AAA', 703],
    ['XFD', 16384],
  ] as const) {
    assert.equal(columnOf(`${letters}7`), column)
    assert.equal(columnLetters(column), letters)
  }
  assert.equal(columnOf('7'), undefined)
  assert.equal(columnOf('__proto__'), undefined)
})
