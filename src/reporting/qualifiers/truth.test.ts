import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Hedged, type Qualifier, qualifiers } from './claims.ts'
import { isTrue, roundStep } from './truth.ts'

// An independent reading of the rules: the first and last whole number that makes each claim true, written out by hand.
const none = Number.POSITIVE_INFINITY
const table: [Qualifier, printed: number, first: number, last: number][] = [
  ['exact', 58, 58, 58],
  ['exact', 0, 0, 0],
  ['first', 78, 78, 78],
  ['nearly', 80, 72, 79],
  ['nearly', 100, 90, 99],
  ['nearly', 50, 45, 49],
  ['nearly', 150, 135, 149],
  ['nearly', 5, none, 0],
  ['about', 150, 143, 157],
  ['about', 20, 19, 21],
  ['about', 7, 7, 7],
  ['yu', 60, 61, 69],
  ['yu', 100, 101, 199],
  ['yu', 300, 301, 399],
  ['yu', 130, 131, 139],
  ['duo', 70, 71, 79],
  ['duo', 130, 131, 139],
  ['duo', 1000, 1001, 1999],
  ['duo', 7, none, 0],
  ['over', 40, 41, none],
  ['atLeast', 15, 15, none],
  ['atMost', 50, 0, 50],
  ['fewerThan', 80, 0, 79],
  ['several', 10, 20, 99],
  ['several', 100, 200, 999],
]

test('every qualifier holds for exactly the values the table names', () => {
  for (const [qualifier, printed, first, last] of table)
    for (let value = 0; value <= 2200; value++)
      assert.equal(
        isTrue({ qualifier, printed }, value),
        value >= first && value <= last,
        `${qualifier} ${printed}: ${value}`,
      )
})

test('the table covers every qualifier', () => {
  assert.deepEqual(new Set(table.map(([qualifier]) => qualifier)), new Set(qualifiers))
})

test('the boundaries of the source reports', () => {
  const cases: [Hedged, number, boolean][] = [
    [{ qualifier: 'nearly', printed: 80 }, 79, true],
    [{ qualifier: 'nearly', printed: 80 }, 80, false],
    [{ qualifier: 'nearly', printed: 80 }, 70, false],
    [{ qualifier: 'nearly', printed: 50 }, 52, false],
    [{ qualifier: 'yu', printed: 60 }, 60, false],
    [{ qualifier: 'over', printed: 920_000 }, 920_000, false],
    [{ qualifier: 'over', printed: 920_000 }, 920_001, true],
    [{ qualifier: 'duo', printed: 3500 }, 3599, true],
    [{ qualifier: 'duo', printed: 3500 }, 3600, false],
    [{ qualifier: 'several', printed: 30 }, 70, false],
    [{ qualifier: 'duo', printed: 2.5 }, 2.55, true],
    [{ qualifier: 'duo', printed: 2.5 }, 2.6, false],
  ]
  for (const [claim, value, expected] of cases)
    assert.equal(isTrue(claim, value), expected, `${claim.qualifier} ${claim.printed}: ${value}`)
})

test('what is no number is never true and never throws', () => {
  const strange = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -0.5)
  const anyNumber = fc.double()
  fc.assert(
    fc.property(fc.constantFrom(...qualifiers), anyNumber, strange, (qualifier, sound, broken) => {
      assert.equal(isTrue({ qualifier, printed: sound }, broken), false)
      assert.equal(isTrue({ qualifier, printed: broken }, sound), false)
    }),
  )
})

test('the step of a round number is one of its last digit that is not zero', () => {
  const steps = [60, 100, 130, 3500, 920_000, 7, 2.5, 1.25].map(roundStep)
  assert.deepEqual(steps, [10, 100, 10, 100, 10_000, 1, 0.1, 0.01])
})
