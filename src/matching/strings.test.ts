import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HASH_START, hashOn, StringTable } from './strings.ts'

test('a table gives every string one number and has it back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      const table = new StringTable()
      const numbers = texts.map((text) => table.add(text))
      assert.equal(table.size, new Set(texts).size)
      assert.deepEqual(
        numbers.map((number) => table.at(number)),
        texts,
      )
      const again = StringTable.from(table.parts())
      assert.deepEqual(
        texts.map((text) => again.find(text)),
        numbers,
      )
      assert.equal(again.find(`${texts.join('')}?`), texts.indexOf(`${texts.join('')}?`))
    }),
  )
})

test('a stretch of a text is found without cutting it out', () => {
  const table = new StringTable()
  table.add('电池')
  const text = '锂离子电池'
  const hash = hashOn(hashOn(HASH_START, text.charCodeAt(3)), text.charCodeAt(4))
  assert.equal(table.findWithin(text, 3, 5, hash), 0)
  assert.equal(table.findWithin(text, 0, 3, hash), -1)
})
