import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Bits } from '../shelf/bits.ts'
import { readAsked } from './asked.ts'
import { editsBetween } from './edits.ts'
import { matchWords } from './matching.ts'
import { Segment } from './segment.ts'
import { termsOf } from './terms.ts'
import { WordIndex } from './word-index.ts'

const everything: Bits = new Uint32Array(8).fill(0xffffffff)
const words = ['gas', 'sensor', 'valve', 'laser', 'cell', '染色', '色体', '图像']

test('what is found has every word, whatever was put, changed, removed, sealed, merged or kept', async () => {
  const deed = fc.oneof(
    { weight: 6, arbitrary: fc.record({ number: fc.nat(40), text: fc.subarray(words, { minLength: 1 }) }) },
    { weight: 2, arbitrary: fc.record({ gone: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.constant('seal' as const) },
    { weight: 1, arbitrary: fc.constant('tidy' as const) },
    { weight: 1, arbitrary: fc.constant('keep' as const) },
  )
  const folder = mkdtempSync(join(tmpdir(), 'words-'))
  let made = 0
  const store = (segment: Segment) => segment.moveTo(join(folder, `s${made++}`))
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { maxLength: 60 }),
      fc.subarray(words, { minLength: 1, maxLength: 3 }),
      async (deeds, asked) => {
        let index = new WordIndex(store)
        const truth = new Map<number, string[]>()
        for (const each of deeds) {
          if (each === 'seal') index.seal()
          else if (each === 'tidy') await index.tidy()
          else if (each === 'keep') {
            const { segments, homes } = index.parts()
            const again = new WordIndex(store)
            again.restore(
              segments.map(({ path }) => Segment.open(path!)),
              homes,
            )
            for (const segment of index.segments) segment.close()
            index = again
          } else if ('gone' in each) {
            index.remove(each.gone)
            truth.delete(each.gone)
          } else {
            index.put(each.number, new Map(each.text.flatMap((word) => termsOf(word).map((term) => [term, 4]))))
            truth.set(each.number, each.text)
          }
        }
        const { numbers, isPartial } = matchWords(readAsked(asked.join(' ')), index, everything)
        const expected = [...truth]
          .filter(([, text]) => asked.every((word) => text.includes(word)))
          .map(([number]) => number)
        if (!isPartial) assert.deepEqual([...numbers].sort(), expected.sort())
        else assert.deepEqual(expected, [])
        assert.equal(index.size, truth.size)
        for (const segment of index.segments) segment.close()
      },
    ),
    { numRuns: 150 },
  )
  rmSync(folder, { recursive: true })
})

test('a rare word counts more than a common one, a title more than a text, a short text more than a long one', () => {
  const index = new WordIndex()
  for (let number = 0; number < 20; number++)
    index.put(
      number,
      new Map([
        ['common', 4],
        [`w${number}`, 4],
      ]),
    )
  index.put(
    100,
    new Map([
      ['common', 12],
      ['rare', 2],
      ['other', 4],
    ]),
  )
  index.put(
    101,
    new Map([
      ['common', 2],
      ['rare', 12],
      ['other', 4],
    ]),
  )
  index.put(
    102,
    new Map([
      ['common', 2],
      ['rare', 12],
      ['other', 12],
      ['more', 8],
    ]),
  )
  const { numbers, scores } = matchWords(readAsked('common rare'), index, new Uint32Array(8).fill(0xffffffff))
  const ranked = [...numbers].sort((a, b) => scores[numbers.indexOf(b)]! - scores[numbers.indexOf(a)]!)
  assert.deepEqual(ranked, [101, 102, 100])
})

test('a slip is a letter too many, too few, another, or two neighbours swapped', () => {
  assert.deepEqual(
    [
      ['sensor', 'sensro'],
      ['sensor', 'senso'],
      ['sensor', 'sensors'],
      ['sensor', 'censor'],
      ['laser', 'valve'],
    ].map(([a, b]) => editsBetween(a!, b!, 2)),
    [1, 1, 1, 1, 3],
  )
})

test('a search is read as words, phrases as they stand, and words that must not be there', () => {
  const { parts, without } = readAsked('gas-sensor "hollow core" -pressure 传感器 －压力 the')
  assert.deepEqual(
    parts.map(({ typed, isQuoted }) => [typed, isQuoted]),
    [
      ['gas', false],
      ['sensor', false],
      ['hollow core', true],
      ['传感器', false],
    ],
  )
  assert.deepEqual(
    without.map(({ typed }) => typed),
    ['pressure', '压力'],
  )
})
