import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Bags } from './bags.ts'
import { bestOf } from './best.ts'
import { COUNT_OF_BYTE, toByte } from './counts.ts'
import { addScores, questionsOf, scoreOf, scratchFor } from './scoring.ts'

const bag = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.integer({ min: 1, max: 40 }).map((n) => n / 4),
)
const slots = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 8 }).map((n) => n / 4),
    alternatives: fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.constantFrom(1, 0.5, 0.25)),
      {
        selector: ([stem]) => stem,
        minLength: 1,
        maxLength: 3,
      },
    ),
  }),
  { maxLength: 4 },
)

test('whole counts up to 31 are kept exactly, others to three in a hundred', () => {
  for (let count = 1; count <= 31; count++) assert.equal(COUNT_OF_BYTE[toByte(count)], count)
  for (let count = 0.05; count < 1000; count *= 1.07)
    assert.ok(Math.abs(COUNT_OF_BYTE[toByte(count)]! / count - 1) < 0.035, `${count}`)
})

test('what a question adds to every document is what it is worth there, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(bag, { maxLength: 12 }), slots, fc.nat(12), (documents, asked, laidOutAfter) => {
      const bags = filled(documents, laidOutAfter)
      const scores = scoresOf(bags, asked, documents.length)
      for (const [document] of documents.entries()) {
        const parts = questionsOf(asked, bags).map((question) => scoreOf(question, bags, 0.5, document))
        assert.equal(
          scores[document],
          parts.reduce((sum, part) => sum + part, 0),
        )
      }
    }),
  )
})

test('after removals the scores are those of bags that never had the removed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(bag, fc.boolean()), { maxLength: 12 }),
      slots,
      fc.nat(12),
      (documents, asked, laidOutAfter) => {
        const bags = filled(
          documents.map(([own]) => own),
          laidOutAfter,
        )
        const kept = documents.flatMap(([, stays], number) => (stays ? [number] : []))
        for (const [number, [, stays]] of documents.entries()) if (!stays) bags.drop(number)
        const fresh = filled(
          kept.map((number) => documents[number]![0]),
          0,
        )
        const expected = [...scoresOf(fresh, asked, kept.length)]
        const scores = scoresOf(bags, asked, documents.length)
        assert.deepEqual(
          kept.map((number) => scores[number]),
          expected,
        )
        assert.deepEqual([...scoresOf(bags.keeping(kept), asked, kept.length)], expected)
        assert.deepEqual([...scoresOf(Bags.from(bags.terms, bags.keeping(kept).parts()), asked, kept.length)], expected)
      },
    ),
  )
})

test('the best few are the first of all in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.nat(12), fc.nat(3), (values, limit, forbidden) => {
      const exhaustive = values
        .map((score, document) => ({ document, score }))
        .filter(({ document, score }) => score > 0 && document % 4 !== forbidden)
        .sort((a, b) => b.score - a.score || a.document - b.document)
        .slice(0, limit)
      const found = bestOf(Float64Array.from(values), values.length, limit, (document) => document % 4 !== forbidden)
      assert.deepEqual(found, exhaustive)
    }),
  )
})

function filled(documents: Record<string, number>[], laidOutAfter: number): Bags {
  const bags = new Bags()
  for (const [number, own] of documents.entries()) {
    if (number === laidOutAfter) bags.layOut()
    bags.put(number, new Map(Object.entries(own)))
  }
  return bags
}

type Asked = Parameters<typeof questionsOf>[0]

function scoresOf(bags: Bags, asked: Asked, size: number): Float64Array {
  const scores = new Float64Array(size)
  addScores(questionsOf(asked, bags), bags, 0.5, scores, scratchFor(size))
  return scores
}
