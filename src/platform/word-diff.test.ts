import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Stretch, wordDiff } from './word-diff.ts'

test('what was replaced is told apart word by word, in Chinese and in English', () => {
  assert.deepEqual(wordDiff('湿度误差不超过 2%', '湿度误差不超过 1%'), [
    { kind: 'same', text: '湿度误差不超过 ' },
    { kind: 'gone', text: '2' },
    { kind: 'new', text: '1' },
    { kind: 'same', text: '%' },
  ])
  assert.deepEqual(wordDiff('', 'new'), [{ kind: 'new', text: 'new' }])
  assert.deepEqual(wordDiff('as it was', 'as it was'), [{ kind: 'same', text: 'as it was' }])
})

test('both versions can be read off the difference, whatever they say', () => {
  const words = fc.array(fc.constantFrom('温', '湿度', ' ', 'sensor', '2', '%', '\n'), { maxLength: 40 })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const stretches = wordDiff(before.join(''), after.join(''))
      assert.equal(read(stretches, 'gone'), before.join(''))
      assert.equal(read(stretches, 'new'), after.join(''))
    }),
  )
})

function read(stretches: Stretch[], side: 'gone' | 'new'): string {
  return stretches.flatMap(({ kind, text }) => (kind === 'same' || kind === side ? [text] : [])).join('')
}
