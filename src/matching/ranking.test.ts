import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  byTurns,
  compareFacts,
  diverse,
  type FactReason,
  type Profile,
  pointsOfWords,
  saidReasons,
  sharedOut,
  sumOf,
  sureness,
} from './ranking.ts'

const TODAY = '2017-09-13'
const need: Profile = {
  ...{
    id: 'need',
    kind: 'need',
    organisationId: 'firm',
    fields: ['health'],
    cooperation: ['joint-research'],
    level: 6,
  },
  ...{ langs: ['zh'], dueOn: '2017-12-31', ipStatus: null, budget: { amount: 500_000, currency: 'CNY' }, price: null },
  events: ['day-2017'],
}
const offer: Profile = {
  ...{ id: 'offer', kind: 'offer', organisationId: 'university', fields: ['health', 'food'], cooperation: ['licence'] },
  ...{ level: 3, langs: ['en', 'zh'], dueOn: null, ipStatus: 'none', budget: null, events: ['day-2017', 'day-2018'] },
  price: { amount: 800_000, currency: 'CNY' },
}

test('what both state is set side by side, what fits and what is missing', () => {
  assert.deepEqual(withoutPoints(compareFacts(need, offer, TODAY)), [
    { kind: 'fields', shared: ['health'] },
    { kind: 'stage', offered: 3, wanted: 6 },
    { kind: 'cooperation', shared: [] },
    { kind: 'languages', shared: ['zh'] },
    { kind: 'deadline', on: '2017-12-31', isOver: false },
    { kind: 'budget', price: offer.price, budget: need.budget, isEnough: false },
    { kind: 'event', shared: ['day-2017'] },
  ])
  assert.deepEqual(missing(compareFacts(need, offer, TODAY)), ['stage', 'cooperation', 'budget'])
})

test('it is the same from either side', () => {
  assert.deepEqual(compareFacts(need, offer, TODAY), compareFacts(offer, need, TODAY).map(sorted))
})

test('who wants a licence needs a right to license', () => {
  const wanting = { ...need, cooperation: ['licence'] }
  assert.ok(missing(compareFacts(wanting, offer, TODAY)).includes('rights'))
  assert.ok(!missing(compareFacts(wanting, { ...offer, ipStatus: 'patent-granted' }, TODAY)).includes('rights'))
})

test('amounts in different money are not compared', () => {
  const price = { amount: 1, currency: 'EUR' }
  assert.ok(!compareFacts(need, { ...offer, price }, TODAY).some(({ kind }) => kind === 'budget'))
})

test('what people said moves a pair, and no crowd moves it further than the facts', () => {
  assert.deepEqual(saidReasons({ fits: 0, doesNotFit: 0, misfitsOfPartner: 0 }), [])
  assert.equal(sumOf(saidReasons({ fits: 1, doesNotFit: 0, misfitsOfPartner: 0 })), 50_000)
  assert.equal(sumOf(saidReasons({ fits: 0, doesNotFit: 1, misfitsOfPartner: 2 })), -150_000)
  assert.equal(sumOf(saidReasons({ fits: 99, doesNotFit: 0, misfitsOfPartner: 0 })), 200_000)
})

test('the points of words are shared out whole, and add up', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (earned, score) => {
      const points = pointsOfWords(score)
      const shares = sharedOut(earned, points)
      assert.ok(shares.every((share) => Number.isInteger(share) && share >= 0))
      assert.equal(
        shares.reduce((sum, share) => sum + share, 0),
        points,
      )
    }),
  )
})

test('a suggestion is strong when it answers half of what was asked, or a third and much more than the next', () => {
  assert.deepEqual(
    [
      sureness(0.5),
      sureness(0.35, { margin: 1.3 }),
      sureness(0.35, { margin: 1.2 }),
      sureness(0.25),
      sureness(0.24, { margin: 5 }),
    ],
    ['strong', 'strong', 'possible', 'possible', undefined],
  )
})

test('of one organisation no more than two are among the first ten, as far as there are others', () => {
  const owners = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 40 })
  fc.assert(
    fc.property(owners, (list) => {
      const items = list.map((owner, i) => ({ owner, i }))
      const order = diverse(items, ({ owner }) => owner)
      assert.deepEqual(new Set(order), new Set(items))
      const possible = [...Map.groupBy(items, ({ owner }) => owner).values()].reduce(
        (sum, own) => sum + Math.min(2, own.length),
        0,
      )
      const first = order.slice(0, Math.min(10, possible))
      for (const own of Map.groupBy(first, ({ owner }) => owner).values()) assert.ok(own.length <= 2)
    }),
  )
})

function withoutPoints(reasons: FactReason[]) {
  return reasons.map(({ points: _, ...reason }) => reason)
}

function missing(reasons: FactReason[]): string[] {
  return reasons.filter(({ points }) => points === 0).map(({ kind }) => kind)
}

function sorted(reason: FactReason): FactReason {
  return 'shared' in reason ? { ...reason, shared: [...reason.shared].sort() } : reason
}

test('the last of three places goes to the one shown least; the places before and a strong last stay', () => {
  const ranked = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    owner: id,
    sureness: 'possible' as 'strong' | 'possible',
  }))
  const shown: Record<string, number> = { a: 9, b: 9, c: 4, d: 2, e: 2 }
  const chosen = (list = ranked, limit = 3) => byTurns(list, limit, (id) => shown[id] ?? 0).map(({ id }) => id)
  assert.deepEqual(chosen(), ['a', 'b', 'd'])
  assert.deepEqual(chosen(ranked, 2), ['a', 'b'])
  assert.deepEqual(chosen(ranked.map((one) => ({ ...one, sureness: 'strong' }))), ['a', 'b', 'c'])
  assert.deepEqual(chosen(ranked.map((one) => (one.id === 'c' ? one : { ...one, owner: 'same' }))), ['a', 'b', 'c'])
})

test('by turns everything near the last place is seen, as often as the rest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 10 }), fc.integer({ min: 0, max: 10 }), (limit, below) => {
      const ranked = Array.from({ length: limit + below }, (_, i) => ({
        ...{ id: `${i}`, owner: `${i}`, sureness: 'possible' as const },
      }))
      const shown = new Map<string, number>()
      for (let round = 0; round < 3 * (below + 1); round++)
        for (const { id } of byTurns(ranked, limit, (one) => shown.get(one) ?? 0))
          shown.set(id, (shown.get(id) ?? 0) + 1)
      for (const { id } of ranked.slice(limit - 1)) assert.equal(shown.get(id), 3)
    }),
  )
})
