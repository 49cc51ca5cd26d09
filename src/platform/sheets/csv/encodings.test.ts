import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { machines } from '../form.test-data.ts'
import { reading, valuesOf } from '../read.test-data.ts'

const chinese = '编号,设备名称,说明\r\n1,五轴加工中心,可加工钛合金\r\n2,钻床,"旧，但好"\r\n'
const cases: [string, string, string, string?][] = [
  ['utf-8', chinese, 'utf-8'],
  ['gbk', chinese, 'gb18030'],
  ['gb18030', chinese.replace('钻床', '䶮𠮷床'), 'gb18030'],
  ['big5', '編號,名稱,notes\r\n1,五軸加工中心,可加工鈦合金\r\n2,鑽床,舊\r\n', 'big5'],
  ['euc-kr', 'No.,Name,Notes\r\n1,가공 센터,티타늄 가공이 가능합니다\r\n2,드릴,오래된 기계\r\n', 'euc-kr'],
  ['windows-1251', 'No.,Name,Notes\r\n1,Обрабатывающий центр,Работает с титаном\r\n2,Дрель,Старая\r\n', 'windows-1251'],
  [
    'iso-8859-1',
    'No.,Name,Notes\r\n1,Fräsmaschine,"Für Titan, früher größer"\r\n2,Perçeuse,à réparer\r\n',
    'windows-1252',
  ],
  ['utf-8', 'No.,Name,Notes\r\n1,Fräsmaschine,Für Titan\r\n', 'utf-8'],
  ['gbk', 'No.,Name,Notes\r\n1,五轴加工中心,可加工钛合金\r\n2,钻床,旧\r\n', 'gb18030'],
  ['ascii', 'No.,Name,Notes\r\n1,mill,old\r\n', 'utf-8'],
]

for (const [written, text, encoding] of cases) {
  test(`a CSV written in ${written} reads as it was meant: ${text.slice(0, 40).replace(/\s+/g, ' ')}`, () => {
    const form = {
      ...machines,
      columns: machines.columns.map((column) =>
        column.key === 'code'
          ? { ...column, aliases: ['編號'] }
          : column.key === 'name'
            ? { ...column, aliases: ['名稱'] }
            : column,
      ),
    }
    const read = reading(iconv.encode(text, written), form, 'x.csv')
    const [, ...lines] = text.trim().split('\r\n')
    assert.deepEqual(read.csv, { encoding, delimiter: ',' })
    assert.deepEqual(
      valuesOf(read).map(({ code, name }) => `${code},${name}`),
      lines.map((line) => line.split(',').slice(0, 2).join(',')),
    )
  })
}

test('byte order marks, 16-bit texts with and without one', () => {
  for (const [encoding, addBOM, name] of [
    ['utf-8', true, 'utf-8'],
    ['utf-16le', true, 'utf-16le'],
    ['utf-16be', true, 'utf-16be'],
    ['utf-16le', false, 'utf-16le'],
    ['utf-16be', false, 'utf-16be'],
  ] as const) {
    const read = reading(iconv.encode(chinese, encoding, { addBOM }), machines, 'x.csv')
    assert.equal(read.csv?.encoding, name)
    assert.deepEqual(
      valuesOf(read).map(({ name }) => name),
      ['五轴加工中心', '钻床'],
    )
    assert.equal(read.matched.code?.header, '编号')
  }
})

test('every delimiter, and the line with which Excel names it', () => {
  for (const delimiter of [',', ';', '\t'] as const) {
    const text = `编号${delimiter}设备名称${delimiter}说明\n1${delimiter}钻床${delimiter}"a,b;c\td"\n`
    const read = reading(Buffer.from(text), machines, 'x.csv')
    assert.equal(read.csv?.delimiter, delimiter)
    assert.equal(valuesOf(read)[0]?.notes, 'a,b;c d')
  }
  const named = reading(Buffer.from('sep=;\r\n编号;设备名称\r\n1;a\r\n'), machines, 'x.csv')
  assert.deepEqual([named.headerRow, valuesOf(named)], [1, [{ code: '1', name: 'a' }]])
  const unicodeText = reading(
    iconv.encode('编号\t设备名称\r\n1\t钻床\r\n', 'utf-16le', { addBOM: true }),
    machines,
    'x.txt',
  )
  assert.deepEqual(unicodeText.csv, { encoding: 'utf-16le', delimiter: '\t' })
})

test('a file larger than the sample keeps its encoding to the end', () => {
  const text = `编号,设备名称\n${Array.from({ length: 9000 }, (_, n) => `${n},钻床${n}号`).join('\n')}`
  const read = reading(iconv.encode(text, 'gbk'), machines, 'x.csv')
  assert.equal(read.csv?.encoding, 'gb18030')
  assert.equal(read.rows.at(-1)?.values.name, '钻床8999号')
})

test('a byte that belongs to no character is a problem of its cell alone', () => {
  for (const encoding of ['gbk', 'utf-8']) {
    const before = iconv.encode('编号,设备名称\n1,钻床\n2,', encoding)
    const bytes = Buffer.concat([before, Buffer.from([0xff]), iconv.encode('车床\n', encoding)])
    const read = reading(bytes, machines, 'x.csv')
    assert.equal(read.rows[0]?.values.name, '钻床')
    assert.deepEqual(
      read.rows[1]?.problems.map(({ code }) => code),
      ['sheets.damaged-character'],
    )
  }
})
