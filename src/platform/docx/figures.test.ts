import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { Refusal } from '#platform/refusal.ts'
import { writeDocx } from './document.ts'
import { readDocxFigures } from './figures.ts'
import { legible } from './text.ts'

test('figures come back in reading order, from every kind of text, twice when they stand twice', async () => {
  const pairs = { figureId: '0197f0aa-1111-7000-8000-123456789abc', text: '58对' }
  const bytes = await writeDocx({
    lang: 'zh',
    meta: { title: '简报' },
    blocks: [
      { kind: 'title', runs: [{ figureId: 'forums', text: '12场' }, '论坛'] },
      { kind: 'heading', level: 1, runs: ['一、', { figureId: 'signings', text: '7个' }, '项目'] },
      { kind: 'paragraph', runs: ['安排', pairs, '洽谈', { figureId: 'empty', text: '' }] },
      { kind: 'points', points: [['其中', pairs]] },
    ],
  })
  assert.deepEqual(readDocxFigures(bytes), [
    { figureId: 'forums', text: '12场' },
    { figureId: 'signings', text: '7个' },
    pairs,
    { figureId: 'empty', text: '' },
    pairs,
  ])
})

test('whatever is written into a document, it stays readable and the figures come back', async () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '\u0000\u0008\u000b',
      '\ud800',
      '</w:t></w:r>',
      '<!DOCTYPE x>',
      ']]>',
      '&#0;&amp;',
      '"><script>',
      '“—…”',
      '\ufffe\uffff',
      '\r\n\u2028',
    ),
  )
  const runs = fc.record({
    figureId: fc.string({ unit: 'grapheme', minLength: 1 }).filter((id) => id === legible(id).trim() && id !== ''),
    text: wild,
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(runs, { minLength: 1, maxLength: 30 }),
      wild,
      fc.constantFrom('zh' as const, 'en' as const),
      async (figures, text, lang) => {
        const bytes = await writeDocx({
          lang,
          meta: { title: text, author: text, subject: text, keywords: [text] },
          blocks: [
            { kind: 'redHeading', text },
            { kind: 'issueLine', issue: text, left: text, right: text },
            { kind: 'title', runs: [text] },
            { kind: 'paragraph', runs: [text, ...figures] },
            { kind: 'source', text },
            { kind: 'signature', unit: text, date: text },
          ],
        })
        const expected = figures.map((figure) => ({ ...figure, text: legible(figure.text) }))
        assert.deepEqual(readDocxFigures(bytes), expected)
      },
    ),
    { numRuns: 12 },
  )
})

test('text that somebody struck out or moved away is no longer part of a figure', () => {
  const document = `<?xml version="1.0"?><w:document><!-- > --><w:body><w:p>
    <w:bookmarkStart w:id='7' w:name="figure_1"/><w:r><w:t>5</w:t></w:r><w:del><w:r><w:delText>8</w:delText></w:r></w:del>
    <w:moveFrom><w:r><w:t>6</w:t></w:r></w:moveFrom><w:bookmarkStart w:id="9" w:name="_GoBack"/><w:r><w:t>2&#23545;&lt;</w:t></w:r>
    <w:bookmarkEnd w:id="9"/><w:bookmarkEnd w:id="7"/><w:r><w:t>rest</w:t></w:r></w:p></w:body></w:document>`
  const properties =
    '<Properties><property pid="2" name="figure_1"><vt:lpwstr>pairs</vt:lpwstr></property></Properties>'
  const bytes = zip({ 'word/document.xml': document, 'docProps/custom.xml': properties })
  assert.deepEqual(readDocxFigures(bytes), [{ figureId: 'pairs', text: '52对<' }])
})

test('bytes that are no document are refused with the reason', () => {
  const bomb = zip({ 'word/document.xml': ' '.repeat(65 * 1024 * 1024) })
  const cases: [Uint8Array, string][] = [
    [new Uint8Array(), 'docx.not-a-document'],
    [Buffer.from('%PDF-1.7 not a zip at all, but long enough to look into'), 'docx.not-a-document'],
    [zip({ 'xl/workbook.xml': '<workbook/>' }), 'docx.not-a-document'],
    [zip({ 'word/document.xml': '<w:document><w:p' }), 'docx.damaged'],
    [zip({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>' }), 'docx.damaged'],
    [bomb, 'docx.too-large'],
    [lying(bomb), 'docx.damaged'],
    [zip({ 'word/document.xml': '<w:document/>' }, { flags: 1 }), 'docx.encrypted'],
  ]
  for (const [bytes, code] of cases)
    assert.throws(
      () => readDocxFigures(bytes),
      (error) => error instanceof Refusal && error.code === code,
      code,
    )
})

test('a damaged file gives a reason, never a crash', async () => {
  const sound = await writeDocx({
    lang: 'zh',
    meta: { title: '' },
    blocks: [{ kind: 'paragraph', runs: [{ figureId: 'a', text: '58对' }] }],
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      fc.nat(sound.length),
      (changes, length) => {
        const bytes = Uint8Array.from(sound)
        for (const [at, value] of changes) bytes[at] = value
        try {
          readDocxFigures(bytes.subarray(0, length % 2 ? length : bytes.length))
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error))
        }
      },
    ),
    { numRuns: 200 },
  )
})

/** A zip file of the simplest kind, so that what is inside can be wrong on purpose. */
function zip(parts: Record<string, string>, { flags = 0 } = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50)
    header.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(crc32(content), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(Buffer.concat(bodies).length, 42)
    bodies.push(header, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(Buffer.concat(bodies).length, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

/** The same file, with a directory that promises a small part. */
function lying(archive: Buffer): Buffer {
  const copy = Buffer.from(archive)
  copy.writeUInt32LE(100, copy.readUInt32LE(copy.length - 6) + 24)
  return copy
}
