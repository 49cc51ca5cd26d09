import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hostileFiles } from './corpus.test-data.ts'
import { machineRows, machines } from './form.test-data.ts'
import { readSheet } from './read.ts'
import { writeTemplate } from './template.ts'
import { sheetWord } from './words.ts'
import { writeCsv, writeSheet } from './write.ts'

for (const { what, file, refusal } of hostileFiles) {
  test(`refused with a reason: ${what}`, () => {
    const bytes = file()
    const started = performance.now()
    const reading = readSheet(bytes, 'file.xlsx', machines)
    const took = performance.now() - started
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
    { numRuns: 300 },
  )
})
