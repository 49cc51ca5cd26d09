import assert from 'node:assert/strict'
import { test } from 'node:test'
import english from '#locales/en/sheets.json' with { type: 'json' }
import type { ColumnKind } from './columns.ts'
import { hostileFiles } from './corpus.test-data.ts'
import { machines } from './form.test-data.ts'
import { csv, reading } from './read.test-data.ts'
import { readSheet } from './read.ts'
import { type SheetWord, sheetWord } from './words.ts'
import { sheetData, simpleWorkbook, workbookOf } from './xlsx/workbook.test-data.ts'

/** Words our own sheets carry; every other word is the answer to something in a file. */
const carried =
  /^(yes|no|list-separator|example-mark|sender-line|page-footer|reason-header|reason-line|reason-of-row|annotated-sheet|instructions|(rule|head|hint)\..+)$/

/** One cell for every problem there is. */
const badCells: [string, ColumnKind][] = [
  ['', 'text'],
  ['a\u0007', 'text'],
  ['\ufffd', 'text'],
  ['<script>', 'text'],
  ['x'.repeat(99), 'text'],
  ['1.5', 'integer'],
  ['many', 'decimal'],
  ['1,5', 'decimal'],
  ['2-5', 'integer'],
  ['约5', 'integer'],
  ['1234567890123456', 'integer'],
  ['free', 'money'],
  ['50', 'money'],
  ['soon', 'date'],
  ['03/04/2019', 'date'],
  ['2019-02-30', 'date'],
  ['2019', 'date'],
  ['9/7/19', 'date'],
  ['5月30-31日', 'date'],
  ['x@', 'email'],
  ['http://', 'url'],
  ['javascript:x', 'url'],
  ['none', 'phone'],
  ['1.3E+10', 'phone'],
  ['other', 'choice'],
  ['perhaps', 'yesNo'],
]

test('every answer a file can get is said in both languages, and none is there for nothing', () => {
  const answers = [...refusals(), ...problems(), ...readingAnswers()]
  for (const { code, params } of answers) {
    for (const lang of ['zh', 'en'] as const) assert.match(sheetWord(lang, code as SheetWord, params), /^[^{}⟨⟩]{4,}$/)
  }
  const wanted = Object.keys(english).filter((word) => !carried.test(word))
  assert.deepEqual([...new Set(answers.map(({ code }) => code.replace('sheets.', '')))].toSorted(), wanted.toSorted())
})

function refusals() {
  return hostileFiles.map(({ file }) => {
    const read = readSheet(file(), 'x', machines)
    assert.ok(!read.ok)
    return read.refusal
  })
}

function problems() {
  return badCells.flatMap(([text, kind]) => {
    const column = {
      key: 'b',
      labels: { zh: '乙', en: 'B' },
      kind,
      required: true,
      maxLength: 50,
      choices: [{ code: 'one', labels: { zh: '一', en: 'One' } }],
    }
    const form = {
      ...machines,
      keyColumn: 'a',
      columns: [{ key: 'a', labels: { zh: '甲', en: 'A' }, kind: 'text' as const }, column],
    }
    return reading(csv(`A,B\n1,"${text}"\n`), form).rows.flatMap((row) => row.problems)
  })
}

/** Problems and warnings that only a whole sheet or a workbook has. */
function readingAnswers() {
  const cell = (xml: string) => ({ xml })
  const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
  const priced = machines.columns.map((column) =>
    column.key === 'price' ? { ...column, money: { currency: 'CNY', unit: 10_000 } } : column,
  )
  const rows = [
    ['编号', '名称', '台数', '电话', '价格', '价格'],
    ['示例：M-001', '例', cell('<c t="e"><v>#N/A</v></c>'), 57188888888, '¥50'],
    ['1', 'a', cell('<c><f>1</f></c>'), null, null, null, 'x'],
    ['1', null, cell('<c s="1"><v>43655</v></c>')],
  ]
  const spoil = (xml: string) => xml.replace('<row r="3"', '<row hidden="1" r="3"')
  const after = '<mergeCells><mergeCell ref="B3:B4"/></mergeCells>'
  const read = reading(simpleWorkbook(rows, { styles, spoil, after }), { ...machines, columns: priced }, 'x.csv')
  const twoSheets = [
    { name: 'A', xml: sheetData([['machines@1#code'], ['编号', '名称']]) },
    { name: 'B', xml: sheetData([['编号', '名称']]) },
  ]
  const several = reading(workbookOf({ sheets: twoSheets }))
  const looked = ['<b>a</b>', '=HYPERLINK(1)', 'donâ€™t', '锟斤拷'].flatMap(
    (text) => reading(csv(`编号,名称\n1,"${text}"\n`)).noticed,
  )
  return [...read.rows.flatMap((row) => row.problems), ...read.warnings, ...several.warnings, ...looked]
}
