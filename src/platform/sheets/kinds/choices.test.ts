import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Choice } from '../columns.ts'
import { outcomeOf } from '../outcome.test-data.ts'
import { cpuMilliseconds } from '../read.test-data.ts'

const choices: Choice[] = [
  { code: 'mill', labels: { zh: '铣削', en: 'Milling' } },
  { code: 'turn', labels: { zh: '车削、镗孔', en: 'Turning, boring' }, aliases: ['车床', 'CNC/车'] },
  { code: 'bore', labels: { zh: '镗孔', en: 'Boring' } },
]

test('a choice is known by code, label in either language or alias, whatever its case, width or spaces', () => {
  for (const said of ['mill', 'MILL', '铣削', ' 铣 削 ', 'Milling', 'ＭＩＬＬＩＮＧ', 'milling\n'])
    assert.equal(outcomeOf('choice', said, { choices }), 'mill', said)
  assert.equal(outcomeOf('choice', 'cnc／车', { choices }), 'turn')
  assert.deepEqual(outcomeOf('choice', '磨削', { choices }), { code: 'choice-unknown' })
  assert.deepEqual(outcomeOf('choice', '铣削、车床', { choices }), { code: 'choice-unknown' })
  assert.deepEqual(outcomeOf('choice', '__proto__', { choices }), { code: 'choice-unknown' })
  assert.equal(outcomeOf('choice', '无', { choices }), null)
})

test('several choices, separated in any way, even where a label holds a separator', () => {
  const ways: [string, string[]][] = [
    ['铣削、镗孔', ['mill', 'bore']],
    ['铣削,镗孔', ['mill', 'bore']],
    ['铣削，镗孔', ['mill', 'bore']],
    ['铣削；镗孔；', ['mill', 'bore']],
    ['铣削/镗孔', ['mill', 'bore']],
    ['铣削\n镗孔', ['mill', 'bore']],
    ['铣削、铣削', ['mill']],
    ['车削、镗孔', ['turn']],
    ['Milling; Turning, boring', ['mill', 'turn']],
    ['turning, boring, boring', ['turn', 'bore']],
    ['CNC/车、铣削', ['turn', 'mill']],
  ]
  for (const [said, codes] of ways) assert.deepEqual(outcomeOf('choices', said, { choices }), codes, said)
  assert.equal(outcomeOf('choices', ' 、 ', { choices }), null)
  assert.deepEqual(outcomeOf('choices', '铣削、磨削', { choices }), { code: 'choice-unknown' })
})

test('yes and no', () => {
  for (const said of ['是', '有', 'yes', 'Y', '√', '1', 'TRUE', 'ｙｅｓ'])
    assert.equal(outcomeOf('yesNo', said), true, said)
  for (const said of ['否', '无', '没有', 'No', '×', '0', 'false']) assert.equal(outcomeOf('yesNo', said), false, said)
  assert.equal(outcomeOf('yesNo', { type: 'boolean', boolean: true }), true)
  assert.equal(outcomeOf('yesNo', 0), false)
  assert.equal(outcomeOf('yesNo', '/'), null)
  assert.deepEqual(outcomeOf('yesNo', '也许'), { code: 'yes-no-unknown' })
})

test('a cell of nothing but separators costs no more than its length', () => {
  assert.ok(cpuMilliseconds(() => outcomeOf('choices', '、a'.repeat(1000), { choices })) < 250)
})
