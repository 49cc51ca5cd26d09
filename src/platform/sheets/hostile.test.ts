import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hostileFiles } from './corpus.test-data.ts'
import { machineRows, machines } from './form.test-data.ts'
import { cpuMilliseconds } from './read.test-data.ts'
import { readSheet } from './read.ts'
import type { SheetReading } from './reading.ts'
import { writeTemplate } from './template.ts'
import { sheetWord } from './words.ts'
import { writeCsv, writeSheet } from './write.ts'
import { simpleWorkbook, stylesWith } from './xlsx/workbook.test-data.ts'

for (const { what, file, refusal } of hostileFiles) {
  test(`refused with a reason: ${what}`, () => {
    const bytes = file()
    let reading: SheetReading | undefined
    const took = cpuMilliseconds(() => {
      reading = readSheet(bytes, 'file.xlsx', machines)
    })
    assert.ok(reading)
    assert.equal(reading.ok ? 'read' : reading.refusal.code, refusal)
    assert.ok(took < 2000, `took ${took} ms`)
    if (reading.ok) return
    for (const lang of ['zh', 'en'] as const) {
      assert.match(sheetWord(lang, reading.refusal.code, reading.refusal.params), /^[^{}⟨]{4,}$/)
    }
  })
}

test('a workbook or text with any bytes changed is read or refused, never a crash', async () => {
  const seeds = [
    await writeSheet(machines, machineRows, { lang: 'zh' }),
    await writeTemplate(machines, { lang: 'en', title: 'Machines' }),
    writeCsv(machines, machineRows, { lang: 'zh' }),
  ]
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255) })
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      fc.nat(100),
      (seed, changes, cut) => {
        const bytes = Uint8Array.from(cut < 10 ? seed.subarray(0, Math.floor((seed.length * cut) / 10)) : seed)
        for (const { at, byte } of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
        const reading = readSheet(bytes, 'x.xlsx', machines)
        assert.equal(typeof reading.ok, 'boolean')
      },
    ),
    { numRuns: 120 },
  )
})

test('a sheet whose XML is changed anywhere is read or refused, never a crash', () => {
  const rows = [
    ['编号', '名称', '价格'],
    ['1', '钻床', '50万元'],
    ['2', '车床', 7],
  ]
  const after = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    '&',
    '/',
    '<c>',
    '</row>',
    '<v>',
    'r="',
    '<!--',
    't="s"',
    't="e"',
    '9',
    '\0',
    '<row r="2">',
    '<c r="A1" t="d"><v>',
  )
  const part = fc.constantFrom('sheet1', 'workbook.xml', 'styles', 'sharedStrings', '.rels')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.nat(4), pieces), { minLength: 1, maxLength: 3 }),
      part,
      (changes, inPart) => {
        const spoil = (xml: string, name: string) =>
          name.includes(inPart)
            ? changes.reduce((text, [at, cut, piece]) => splice(text, at % text.length, cut, piece), xml)
            : xml
        const file = simpleWorkbook(rows, {
          after,
          spoil,
          styles: stylesWith(['yyyy-mm-dd']),
          sharedStrings: '<si><t>x</t></si>',
        })
        const reading = readSheet(file, 'x.xlsx', machines)
        assert.equal(typeof reading.ok, 'boolean')
      },
    ),
    { numRuns: 400 },
  )
})

function splice(text: string, at: number, cut: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at + cut)
}
