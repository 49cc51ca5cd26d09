import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RawCell } from '../cells.ts'
import { normalise } from '../normalise.ts'
import { outcomeOf } from '../outcome.test-data.ts'

test('text is taken as written, without what surrounds it', () => {
  assert.equal(outcomeOf('text', '　 10² m（浙江）①，\u200b '), '10² m（浙江）①，')
  assert.equal(outcomeOf('text', '第一行\r\n第二行\t尾'), '第一行 第二行 尾')
  assert.equal(outcomeOf('longText', ' 第一行\r\n第二行\r第三行\u2028 '), '第一行\n第二行\n第三行')
  assert.equal(outcomeOf('text', 'cafe\u0301'), 'café')
  assert.equal(outcomeOf('text', '/'), '/')
  assert.equal(outcomeOf('text', ' \u3000\u00a0'), null)
})

test('other cells as text: numbers without an exponent, days as days', () => {
  assert.equal(outcomeOf('text', 123456789012345), '123456789012345')
  assert.equal(outcomeOf('text', 0.1 + 0.2), '0.3')
  assert.equal(outcomeOf('text', { type: 'date', date: '2019-07-09' }), '2019-07-09')
  assert.equal(outcomeOf('text', { type: 'boolean', boolean: true }), 'TRUE')
})

test('characters that have no place in a cell are named', () => {
  const named: [string, string, string][] = [
    ['a\u0007b', 'control-character', 'U+0007'],
    ['\u0000', 'control-character', 'U+0000'],
    ['abc\u202etxt.exe', 'control-character', 'U+202E'],
    ['a\u009b', 'control-character', 'U+009B'],
    ['中\ufffd', 'damaged-character', 'U+FFFD'],
    ['\ud800', 'damaged-character', 'U+D800'],
  ]
  for (const [text, code, codePoint] of named) {
    for (const kind of ['text', 'longText', 'email', 'integer'] as const) {
      const outcome = normalise(
        { type: 'text', text },
        { key: 'x', labels: { zh: '某', en: 'Some' }, kind },
        { from1904: false },
      )
      assert.deepEqual(outcome, { problem: { code: `sheets.${code}`, params: { codePoint } } })
    }
  }
})

test('text that is too long is refused with both lengths, in characters', () => {
  const column = { key: 'x', labels: { zh: '某', en: 'Some' }, kind: 'text', maxLength: 3 } as const
  assert.deepEqual(normalise({ type: 'text', text: ' 𠮷𠮷𠮷 ' }, column, { from1904: false }), { value: '𠮷𠮷𠮷' })
  assert.deepEqual(normalise({ type: 'text', text: '𠮷𠮷𠮷𠮷' }, column, { from1904: false }), {
    problem: { code: 'sheets.too-long', params: { length: 4, maxLength: 3 } },
  })
  assert.deepEqual(outcomeOf('integer', '1'.repeat(3000)), { code: 'too-long' })
  assert.deepEqual(outcomeOf('longText', 'x'.repeat(32_768)), { code: 'too-long' })
})

test('failed formulas, formulas without a result and empty required cells are problems of their own', () => {
  const cells: [RawCell | undefined, string][] = [
    [{ type: 'error', error: '#N/A' }, 'sheets.cell-error'],
    [{ type: 'uncomputed' }, 'sheets.formula-without-result'],
    [undefined, 'sheets.required'],
    [{ type: 'text', text: ' ' }, 'sheets.required'],
  ]
  for (const [cell, code] of cells) {
    const outcome = normalise(
      cell,
      { key: 'x', labels: { zh: '某', en: 'Some' }, kind: 'text', required: true },
      { from1904: false },
    )
    assert.equal('problem' in outcome && outcome.problem.code, code)
  }
})
