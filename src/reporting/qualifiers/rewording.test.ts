import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Claim, type Qualifier, qualifiers } from './claims.ts'
import { print } from './print.ts'
import { nearestTrue } from './rewording.ts'
import { isTrue } from './truth.ts'

test('a false claim is reworded with the same number first, then with another, then exactly', () => {
  const wordings = (claim: Claim, value: number) => nearestTrue(claim, value).map((honest) => print(honest, 'zh'))
  assert.deepEqual(wordings({ qualifier: 'nearly', printed: 50, unit: 'dui' }, 52), ['50余对', '超过50对', '52对'])
  assert.deepEqual(wordings({ qualifier: 'nearly', printed: 80, unit: 'ming' }, 85), [
    '80余名',
    '超过80名',
    '近90名',
    '85名',
  ])
  assert.deepEqual(wordings({ qualifier: 'nearly', printed: 80, unit: 'ming' }, 70), ['不足80名', '70名'])
  assert.deepEqual(wordings({ qualifier: 'duo', printed: 70, unit: 'jia' }, 82), ['超过70家', '80多家', '82家'])
  assert.deepEqual(wordings({ qualifier: 'over', printed: 920_000, unit: 'renci' }, 900_000), [
    '近92万人次',
    '不足92万人次',
    '超过89万人次',
    '90万人次',
  ])
  assert.deepEqual(wordings({ qualifier: 'about', printed: 150, unit: 'xiang' }, 170), [
    '超过150项',
    '约170项',
    '170项',
  ])
  assert.deepEqual(wordings({ qualifier: 'exact', printed: 58, unit: 'dui' }, 0), ['0对'])
  assert.deepEqual(wordings({ qualifier: 'nearly', printed: 50, unit: 'jia' }, 900), ['近1000家', '900家'])
})

test('a true claim is its own nearest wording', () => {
  const claim: Claim = { qualifier: 'duo', printed: 70, unit: 'jia', word: '多' }
  assert.deepEqual(nearestTrue(claim, 75), [claim])
})

test('a value that is no count has no honest wording', () => {
  assert.deepEqual(nearestTrue({ qualifier: 'over', printed: 5 }, Number.NaN), [])
  assert.deepEqual(nearestTrue({ qualifier: 'over', printed: 5 }, -3), [])
})

test('every rewording is true, keeps what is counted, and the exact value is always among them', () => {
  const claims = fc.record({
    qualifier: fc.constantFrom<Qualifier>(...qualifiers),
    printed: fc.oneof(
      fc.nat(5000),
      fc.nat({ max: 99 }).map((n) => n * 10_000),
      fc.constantFrom(10, 100, 1000),
    ),
    unit: fc.constantFrom('jia' as const, 'renci' as const),
  })
  fc.assert(
    fc.property(claims, fc.oneof(fc.nat(5000), fc.nat(2_000_000)), (claim, value) => {
      const honest = nearestTrue(claim, value)
      for (const wording of honest) {
        assert.ok(isTrue(wording, value), `${wording.qualifier} ${wording.printed} for ${value}`)
        assert.equal(wording.unit, claim.unit)
      }
      if (!isTrue(claim, value))
        assert.deepEqual(honest.at(-1), { qualifier: 'exact', printed: value, unit: claim.unit })
    }),
  )
})
