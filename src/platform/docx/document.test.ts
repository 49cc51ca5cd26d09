import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Block } from './blocks.ts'
import { writeDocx } from './document.ts'
import { readDocxFigures } from './figures.ts'

const folder = mkdtempSync(join(tmpdir(), 'docx-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const withOffice = skipUnless(
  existsSync('/usr/bin/soffice') && existsSync('/usr/bin/pdftotext'),
  'needs LibreOffice and pdftotext',
)
const withPython = skipUnless(canImport('docx'), 'needs python-docx')

const bulletin: Block[] = [
  { kind: 'redHeading', text: '科技合作简报' },
  { kind: 'issueLine', issue: '第21期', left: '省跨国技术转移中心', right: '2017年9月15日' },
  { kind: 'redRule' },
  { kind: 'title', runs: ['传感器创新合作对接会举办'] },
  { kind: 'heading', level: 1, runs: ['一、总体情况'] },
  { kind: 'heading', level: 2, runs: ['（一）“对接”成果——初步'] },
  { kind: 'heading', level: 3, runs: ['1．场次'] },
  {
    kind: 'paragraph',
    runs: [
      '来自各地的',
      { figureId: 'companies', text: '55家' },
      '企业，安排',
      { figureId: 'pairs', text: '58对' },
      '洽谈。',
    ],
  },
  { kind: 'points', points: [['坚持创新驱动。'], ['深化国际合作。']] },
  { kind: 'source', text: '（来源：科技日报）' },
  { kind: 'signature', unit: '省跨国技术转移中心', date: '2017年9月15日' },
]

test(
  'LibreOffice sets 22 lines of 28 characters on every full page, and numbers the pages at the outer edge',
  withOffice,
  async () => {
    const text = '江苏省跨国技术转移中心联合常州市科技局举办对接会现场安排洽谈'.repeat(48)
    const pdf = await convert('full', 'pdf', [{ kind: 'paragraph', runs: [text] }])
    const pages = run('pdftotext', ['-layout', pdf, '-']).split('\f').slice(0, 2)
    for (const [i, sheet] of pages.entries()) {
      const lines = sheet
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
      assert.equal(lines.pop()?.replaceAll(' ', ''), `—${i + 1}—`)
      assert.deepEqual(
        lines.map((line) => line.length),
        i === 0 ? [26, ...Array(21).fill(28)] : Array(22).fill(28),
      )
    }
    assert.equal(pages.length, 2)

    const dashes = run('pdftotext', ['-bbox', pdf, '-']).matchAll(
      /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">—</g,
    )
    const [, oddRight, evenLeft] = [...dashes].map(
      (match) => match.slice(1).map(Number) as [number, number, number, number],
    )
    const millimetres = (points: number) => (points / 72) * 25.4
    const [, top, right, bottom] = oddRight!
    // One character of 14 pt in from the edge of the type area, and the dash 7 mm under it.
    assert.ok(Math.abs(right - (((210 - 26) / 25.4) * 72 - 14)) < 1)
    assert.ok(Math.abs(evenLeft![0] - ((28 / 25.4) * 72 + 14)) < 1)
    assert.ok(Math.abs(millimetres((top + bottom) / 2) - (297 - 35 + 7)) < 0.5)
  },
)

test('LibreOffice saves the document again without losing a figure', withOffice, async () => {
  const saved = await convert('bulletin', 'docx', bulletin)
  assert.deepEqual(readDocxFigures(readFileSync(saved)), [
    { figureId: 'companies', text: '55家' },
    { figureId: 'pairs', text: '58对' },
  ])
})

test(
  'python-docx reads every paragraph in order, with the fonts of the standard and no theme',
  withPython,
  async () => {
    const file = await write('python', bulletin)
    const script = `
import docx, json, sys
d = docx.Document(sys.argv[1]); s = d.sections[0]
styles = {name: d.styles[name].element.rPr.rFonts.attrib.values() for name in ('Normal', 'Title', 'Heading 1', 'Heading 2', 'Heading 3')}
print(json.dumps({
  'texts': [p.text for p in d.paragraphs], 'title': d.core_properties.title,
  'styles': [p.style.name for p in d.paragraphs][4:8], 'fonts': {k: sorted(set(v)) for k, v in styles.items()},
  'margins': [round(x.mm) for x in (s.top_margin, s.right_margin, s.bottom_margin, s.left_margin)],
  'even': d.settings.odd_and_even_pages_header_footer, 'theme': 'Theme' in d.styles.element.xml,
  'indent': d.paragraphs[8].paragraph_format.first_line_indent.pt }))`
    const seen = JSON.parse(run('/usr/bin/python3', ['-c', script, file]))
    const latin = 'Times New Roman'
    assert.deepEqual(seen, {
      texts: [
        '科技合作简报',
        '第21期',
        '省跨国技术转移中心\t2017年9月15日',
        '',
        '传感器创新合作对接会举办',
        '一、总体情况',
        '（一）“对接”成果——初步',
        '1．场次',
        '来自各地的55家企业，安排58对洽谈。',
        '（1）坚持创新驱动。',
        '（2）深化国际合作。',
        '（来源：科技日报）',
        '省跨国技术转移中心',
        '2017年9月15日',
      ],
      title: '简报',
      styles: ['Title', 'Heading 1', 'Heading 2', 'Heading 3'],
      fonts: {
        Normal: [latin, '仿宋'],
        Title: [latin, '方正小标宋简体'],
        'Heading 1': [latin, '黑体'],
        'Heading 2': [latin, '楷体'],
        'Heading 3': [latin, '仿宋'],
      },
      margins: [37, 26, 35, 28],
      even: true,
      theme: false,
      indent: 31.5,
    })
  },
)

test('Chinese quotation marks and dashes carry the East Asian hint, an apostrophe between letters does not', async () => {
  const bytes = await writeDocx({
    lang: 'zh',
    meta: { title: '' },
    blocks: [{ kind: 'paragraph', runs: ['“对接”——St John’s…'] }],
  })
  const file = join(folder, 'hint.docx')
  writeFileSync(file, bytes)
  const runs = [...run('unzip', ['-p', file, 'word/document.xml']).matchAll(/<w:r>(.*?)<w:t[^>]*>(.*?)<\/w:t>/g)]
  const hinted = runs.map(([, look, text]) => `${look!.includes('w:hint="eastAsia"') ? '*' : ''}${text}`)
  assert.deepEqual(hinted, ['*“', '对接', '*”——', 'St John’s', '*…'])
})

test('English documents keep the page, set headings bold and number points without full-width brackets', async () => {
  const file = join(folder, 'english.docx')
  const blocks: Block[] = [
    { kind: 'heading', level: 1, runs: ['1. Overview'] },
    { kind: 'points', points: [['“First” — point']] },
  ]
  writeFileSync(file, await writeDocx({ lang: 'en', meta: { title: 'Bulletin' }, blocks }))
  const [body, styles] = ['document', 'styles'].map((part) => run('unzip', ['-p', file, `word/${part}.xml`]))
  assert.match(body!, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  assert.match(body!, /\(1\) <.*“First” — point</)
  assert.doesNotMatch(body!, /w:hint/)
  assert.match(styles!, /w:styleId="Heading1".*?<w:b\/>/)
})

async function write(name: string, blocks: Block[]): Promise<string> {
  const file = join(folder, `${name}.docx`)
  writeFileSync(file, await writeDocx({ lang: 'zh', meta: { title: '简报' }, blocks }))
  return file
}

async function convert(name: string, format: 'pdf' | 'docx', blocks: Block[]): Promise<string> {
  const file = await write(name, blocks)
  const into = join(folder, 'converted')
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', into, file])
  return join(into, `${name}.${format}`)
}

function run(command: string, args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function canImport(module: string): boolean {
  try {
    run('/usr/bin/python3', ['-c', `import ${module}`])
    return true
  } catch {
    return false
  }
}

function skipUnless(present: boolean, reason: string): { skip?: string } {
  return present ? {} : { skip: reason }
}
