import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lang, SheetForm } from './columns.ts'
import { machineRows, machines } from './form.test-data.ts'
import { askOpenpyxl, resaveInLibreOffice, withoutLibreOffice, withoutOpenpyxl } from './office.test-data.ts'
import { problemsOf, reading, valuesOf, warningsOf } from './read.test-data.ts'
import { writeTemplate } from './template.ts'
import { writeSheet } from './write.ts'

const title = '2026年设备登记表'
const langs: Lang[] = ['zh', 'en']

for (const lang of langs) {
  test(`a template in ${lang} is read back as ours, with nothing in it but its example`, async () => {
    const read = reading(await writeTemplate(machines, { lang, title, callName: '秋季' }))
    assert.deepEqual([read.machineRow, read.headerRow, read.sheet.name], [3, 4, machines.titles[lang]])
    assert.deepEqual(
      Object.keys(read.matched),
      machines.columns.map(({ key }) => key),
    )
    assert.deepEqual(
      [read.rows, read.skipped, read.missingColumns, read.warnings],
      [[], [{ rowNumber: 5, why: 'example' }], [], []],
    )
  })
}

test('openpyxl finds drop-downs, hidden row, print set-up, formats and instructions', {
  skip: withoutOpenpyxl,
}, async () => {
  const script = `
s = book.worksheets[0]
found = {
  'names': [[w.title, w.sheet_state] for w in book.worksheets],
  'merged': [str(r) for r in s.merged_cells.ranges],
  'hidden': s.row_dimensions[3].hidden, 'shown': s.row_dimensions[4].hidden,
  'heads': [c.value for c in s[4]][:3], 'machine': [c.value for c in s[3]][:2],
  'frozen': s.freeze_panes, 'sender': s['A2'].value,
  'paper': [s.page_setup.paperSize, s.page_setup.orientation, s.sheet_properties.pageSetUpPr.fitToPage, s.page_setup.fitToHeight],
  'repeated': s.print_title_rows, 'footer': s.oddFooter.center.text,
  'formats': {c: s.column_dimensions[c].number_format if hasattr(s.column_dimensions[c], 'number_format') else None for c in 'AFH'},
  'validations': [[str(v.sqref), v.type, v.formula1, v.errorStyle] for v in s.data_validations.dataValidation if v.type],
  'ranges': [str(v.sqref) for v in s.data_validations.dataValidation],
  'lists': [[c.value for c in col] for col in book.worksheets[2].iter_cols()],
  'example': [c.value for c in s[5]][:4], 'wrap': s['B5'].alignment.wrap_text,
  'instructions': [[c.value for c in r] for r in book.worksheets[1].iter_rows(min_row=8, max_row=9)],
}`
  const template = await writeTemplate(machines, { lang: 'zh', title })
  const found = askOpenpyxl([template], script)[0] as Record<string, unknown>
  assert.deepEqual(found.names, [
    ['设备登记表', 'visible'],
    ['填表说明', 'visible'],
    ['_lists', 'veryHidden'],
  ])
  assert.deepEqual(found.merged, ['A1:M1'])
  assert.deepEqual([found.hidden, found.shown], [true, false])
  assert.deepEqual(
    [found.heads, found.machine],
    [
      ['编号 *', '设备名称 *', '说明'],
      ['machines@3#code', 'machines@3#name'],
    ],
  )
  assert.deepEqual([found.frozen, found.sender], ['A5', '填报单位（盖章）：'])
  assert.deepEqual(
    [found.paper, found.repeated, found.footer],
    [[9, 'landscape', true, 0], '$4:$4', '第 &P 页，共 &N 页'],
  )
  assert.deepEqual(found.formats, { A: '@', F: 'yyyy-mm-dd', H: '@' })
  const ranges = found.ranges as string[]
  assert.deepEqual(
    ranges,
    [...'ABCDEFGHIJKLM'].map((letter) => `${letter}5:${letter}304`),
  )
  assert.deepEqual(
    (found.validations as unknown[][]).filter(([, type]) => type === 'list'),
    [
      ['J5:J304', 'list', '_lists!$A$1:$A$2', 'stop'],
      ['K5:K304', 'list', '_lists!$B$1:$B$3', 'information'],
      ['L5:L304', 'list', '_lists!$C$1:$C$2', 'stop'],
    ],
  )
  assert.deepEqual(found.lists, [
    ['电动', '柴油', null],
    ['铣削', '车削', '钻孔、攻丝'],
    ['是', '否', null],
  ])
  assert.deepEqual([found.example, found.wrap], [['示例：M-001', '五轴加工中心', '可加工钛合金。', '2'], true])
  assert.deepEqual(found.instructions, [
    ['编号', '是', '一行文字。\n最多 20 字。', 'M-001'],
    ['设备名称', '是', '铭牌上的全称。\n一行文字。\n最多 60 字。', '五轴加工中心'],
  ])
})

test('re-saved by LibreOffice, a template and a filled sheet say the same', { skip: withoutLibreOffice }, async () => {
  const saved = resaveInLibreOffice({
    'template.xlsx': await writeTemplate(machines, { lang: 'zh', title }),
    'filled.xlsx': await writeSheet(machines, machineRows, { lang: 'zh' }),
  })
  const template = reading(saved['template.xlsx']!)
  assert.deepEqual([template.machineRow, template.rows, template.skipped], [3, [], [{ rowNumber: 5, why: 'example' }]])
  const filled = reading(saved['filled.xlsx']!)
  assert.deepEqual([valuesOf(filled), problemsOf(filled), warningsOf(filled)], [machineRows, [], []])
})

test('a form of one column, with long texts, odd signs and no choices, is written too', async () => {
  const long = '很长的说明'.repeat(100)
  const form: SheetForm = {
    kind: 'one',
    version: 1,
    titles: { zh: "a/b[c]:*?'".repeat(5), en: 'One' },
    columns: [
      {
        key: 'a',
        labels: { zh: `=列<1>&"${'长'.repeat(40)}`, en: 'A' },
        kind: 'longText',
        help: { zh: long, en: long },
        maxLength: 300,
        example: { zh: '=1+1', en: '=1+1' },
      },
    ],
  }
  for (const lang of langs) {
    const read = reading(await writeTemplate(form, { lang, title: '=1+1' }), form)
    assert.deepEqual(read.skipped, [{ rowNumber: 5, why: 'example' }])
  }
})
