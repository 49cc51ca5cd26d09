import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { searchRuns } from '#platform/search.ts'
import { type Profile, type Reason, rank } from './ranking.ts'
import { sharedWords, tokensOf } from './words.ts'

const TODAY = '2017-09-13'
const need: Profile = {
  id: 'need',
  kind: 'need',
  texts: { zh: '核型分析仪：染色体图像自动分割与排列' },
  fields: ['health'],
  cooperation: ['joint-research'],
  level: 6,
  dueOn: '2017-12-31',
}

test('the reasons name what is shared and what is missing, and their points add up', () => {
  const [best] = rank(need, [offer('a', { zh: '用 GAN 自动拉直染色体图像' }, { level: 3 })], TODAY)
  assert.deepEqual(
    best?.reasons.map(({ points, ...reason }) => reason),
    [
      { kind: 'words', lang: 'zh', words: ['染色体图像', '自动'] },
      { kind: 'fields', shared: ['health'] },
      { kind: 'cooperation', shared: [] },
      { kind: 'stage', offered: 3, wanted: 6 },
      { kind: 'languages', shared: ['zh'] },
      { kind: 'deadline', on: '2017-12-31', isOver: false },
    ],
  )
  assert.deepEqual(missing(best?.reasons ?? []), ['cooperation', 'stage'])
  assert.equal(best?.score, round(best?.reasons.reduce((sum, { points }) => sum + points, 0) ?? 0))
})

test('a need in Chinese and an offer in English meet in the notions of the word list', () => {
  const [best] = rank(need, [offer('a', { en: 'Straightening images of bent chromosomes' })], TODAY)
  const terms = best?.reasons.find(({ kind }) => kind === 'terms')
  assert.deepEqual(terms?.kind === 'terms' && terms.pairs.map(({ zh, en }) => `${zh} ${en}`), [
    '图像 image',
    '染色体 chromosome',
  ])
})

test('words that few candidates hold count more than words that all hold', () => {
  const candidates = [
    offer('common', { zh: '图像 自动' }),
    offer('rare', { zh: '染色体 自动' }),
    ...Array.from({ length: 8 }, (_, i) => offer(`other${i}`, { zh: '图像 自动' })),
  ]
  assert.equal(rank(need, candidates, TODAY)[0]?.id, 'rare')
})

test('the surroundings alone make no match', () => {
  const stranger = offer('a', { zh: '冷链包装' }, { fields: ['food'], cooperation: ['joint-research'], level: 9 })
  assert.deepEqual(rank(need, [stranger], TODAY), [])
})

test('empty words are not shared words', () => {
  assert.deepEqual(shared('一种基于技术的系统和方法', '该技术系统的方法'), [])
  assert.deepEqual(shared('The system uses a new method', 'A new method for the system'), [])
  assert.deepEqual(shared('Low-noise sensors for bridges', 'A sensor on a bridge'), ['sensors', 'bridges'])
  assert.deepEqual(shared('弯曲的染色体图像和核型', '染色体图像采集、核型分析'), ['染色体图像', '核型'])
})

test('whatever the texts, points add up, stay within 100 and the order does not depend on the order given', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('染色体图像 sensor', 'gas sensor 传感器'),
  )
  const profile = fc.record({ zh: text, en: text }).map((texts) => texts)
  fc.assert(
    fc.property(fc.array(profile, { maxLength: 6 }), (texts) => {
      const candidates = texts.map((text, i) => offer(`o${i}`, text))
      const ranked = rank(need, candidates, TODAY)
      for (const { score, reasons } of ranked) {
        assert.ok(score <= 100)
        assert.equal(score, round(reasons.reduce((sum, { points }) => sum + points, 0)))
      }
      assert.deepEqual(rank(need, candidates.toReversed(), TODAY), ranked)
    }),
    { numRuns: 60 },
  )
})

function offer(id: string, texts: Record<string, string>, rest: Partial<Profile> = {}): Profile {
  const known = { fields: ['health'], cooperation: ['licence'], level: null, dueOn: null }
  return { id, kind: 'offer', texts, ...known, ...rest }
}

function missing(reasons: Reason[]): string[] {
  return reasons.filter(({ points }) => points === 0).map(({ kind }) => kind)
}

function shared(text: string, other: string): string[] {
  return sharedWords(searchRuns(text), { text: other, tokens: tokensOf(other) })
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
