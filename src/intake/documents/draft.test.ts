import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { hostileFiles } from '#platform/sheets/corpus.test-data.ts'
import { zipOf } from '#platform/sheets/xlsx/zip.test-data.ts'
import { draftFrom } from './draft.ts'

function wordOf(children: (Paragraph | Table)[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

const lines = (texts: string[]) => wordOf(texts.map((text) => new Paragraph(text)))

test('a Chinese one-pager fills the form, numbered headings, colons, patents and all', async () => {
  const { lang, values, source, found } = await draftFrom(
    await lines([
      '示例：高温压力传感器及其封装',
      '一、成果简介',
      '用于井下 175 ℃ 连续测量。',
      '二、创新点与优势：',
      '1. 漂移减半',
      '2. 成本降低 40 %',
      '技术成熟度：已完成中试，TRL 6',
      '【知识产权】已授权发明专利 ZL201610123456.7',
      '关键词：高温；压力；传感器',
      '合作方式：技术许可',
      '联系人：某某 0519-88888888',
    ]),
  )
  assert.equal(lang, 'zh')
  assert.deepEqual(values, {
    originalLang: 'zh',
    'title.zh': '示例：高温压力传感器及其封装',
    'summary.zh': '用于井下 175 ℃ 连续测量。',
    'advantages.zh': '1. 漂移减半\n2. 成本降低 40 %',
    'sought.zh': '技术许可',
    trl: '6',
    wantedTrl: '6',
    patents: 'ZL201610123456.7',
    ipStatus: 'patent-granted',
    keywords: '高温；压力；传感器',
  })
  assert.ok(found.includes('contact') && source.includes('0519-88888888'), 'who to contact stays in the source')
})

test('an English one-pager in a table, as EEN offices write it', async () => {
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
  const rows = [
    row('Title', 'High-temperature pressure sensor'),
    row('Summary', 'Works at 175 °C.'),
    row('Advantages and innovations', 'Half the drift.'),
    row('Stage of development', 'Demonstrated, TRL: 7'),
    row('IPR status', 'Patent pending, EP3123456'),
    row('Partner sought', 'Oil field service company.'),
  ]
  const { lang, values } = await draftFrom(await wordOf([new Table({ rows })]))
  assert.equal(lang, 'en')
  assert.equal(values['title.en'], 'High-temperature pressure sensor')
  assert.equal(values['advantages.en'], 'Half the drift.')
  assert.deepEqual([values.trl, values.ipStatus, values.patents], ['7', 'patent-pending', 'EP3123456'])
  assert.equal(values['sought.en'], 'Oil field service company.')
})

test('a page without headings is a title and a description, in its own language', async () => {
  const { lang, values } = await draftFrom(
    await lines([
      '고온 압력 센서',
      '이 기술은 절연체 위 실리콘 칩을 사용하여 고온에서 작동합니다.',
      '협력 기업을 찾습니다.',
    ]),
  )
  assert.equal(lang, 'ko')
  assert.equal(values['title.ko'], '고온 압력 센서')
  assert.match(values['description.ko'] ?? '', /협력 기업을 찾습니다/)
})

const odd: [name: string, bytes: () => Uint8Array | Promise<Uint8Array>, code: string][] = [
  ['nothing', () => new Uint8Array(), 'drafts.missing'],
  ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n'), 'drafts.not-a-document'],
  ['a file of 21 MB', () => Buffer.alloc(21 * 1024 * 1024, 'x'), 'drafts.too-large'],
  ['an old or locked Word file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'drafts.old-or-locked'],
  ['a workbook', () => zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>' }]), 'drafts.not-a-document'],
  ['an empty document', () => lines(['', ' ']), 'drafts.no-text'],
  ['half a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'drafts.damaged'],
  [
    'a document with macros',
    () =>
      zipOf([
        { name: 'word/document.xml', content: '<document><p><t>x</t></p></document>' },
        { name: 'word/vbaProject.bin', content: 'x' },
      ]),
    'drafts.macros',
  ],
  [
    'a document that defines entities',
    () => zipOf([{ name: 'word/document.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><document><p/></document>' }]),
    'docx.damaged',
  ],
  [
    'a document that unpacks to 70 MB',
    () => zipOf([{ name: 'word/document.xml', content: `<document>${' '.repeat(70 * 1024 * 1024)}</document>` }]),
    'docx.too-large',
  ],
]

for (const [name, bytes, code] of odd)
  test(`${name} is refused with ${code}`, async () => {
    await assert.rejects(async () => draftFrom(await bytes()), { name: 'Refusal', code })
  })

test('whatever else is sent is refused in words, not with a crash', async () => {
  for (const { file } of hostileFiles) await assert.rejects(async () => draftFrom(file()), { name: 'Refusal' })
})
