import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Check, checkRelease } from './checks.ts'
import type { Figure } from './figures.ts'
import type { MetricCode } from './metrics.ts'
import type { PressText } from './press-text.ts'

test('a release in which everything is in order has nothing to look at', () => {
  const found = check({ zh: ['常州市科技局主办，达成意向{{intents}}。'], en: ['Changzhou hosted; {{intents}}.'] })
  assert.deepEqual(found, [])
})

test('a figure typed by hand is pointed out, a date and an ordinal are not', () => {
  const zh = ['2017年9月13日，常州市科技局主办第六届对接会，近80名代表到会，达成意向{{intents}}。']
  const found = check({ zh, en: ['Changzhou: {{intents}}.'] })
  assert.deepEqual(found, [{ kind: 'unsourced', stops: false, lang: 'zh', text: '近80名' }])
})

test('a false claim comes first and brings its nearest true wording', () => {
  const found = check({ zh: ['常州市科技局，{{intents}}'], en: ['{{intents}}'] }, { 'intents.reached': 27 })
  assert.equal(found[0]?.kind, 'claim-false')
  assert.deepEqual(found[0]?.kind === 'claim-false' && found[0].nearest[0]?.printed, 27)
})

test('a mark without a figure stops, a mark one language leaves out does not', () => {
  const found = check({ zh: ['常州市科技局，{{dreamt}}，{{intents}}'], en: ['Changzhou'] })
  assert.deepEqual(found, [
    { kind: 'mark-unknown', stops: true, lang: 'zh', mark: 'dreamt' },
    { kind: 'left-out', stops: false, lang: 'en', mark: 'intents' },
  ])
})

test('an organiser nobody names and a figure everybody expects are missed', () => {
  const found = check({ zh: ['达成意向{{intents}}'], en: ['{{intents}}'] }, { 'meetings.held': 58 })
  assert.deepEqual(found, [
    { kind: 'unnamed', stops: false, lang: 'zh', name: '常州市科技局' },
    { kind: 'expected', stops: false, metric: 'meetings.held', value: 58 },
  ])
})

test('a figure no text prints is not held against the release', () => {
  const found = check({ zh: ['常州市科技局'], en: ['Changzhou'] }, { 'intents.reached': 0 })
  assert.deepEqual(found, [{ kind: 'unused', stops: false, mark: 'intents' }])
})

test('results are not told before the event is over', () => {
  const texts = { zh: ['常州市科技局：{{intents}}'], en: ['{{intents}}'] }
  assert.deepEqual(check(texts, {}, '2017-09-12'), [{ kind: 'not-over', stops: false, endsOn: '2017-09-13' }])
})

function check(
  paragraphs: Record<'zh' | 'en', string[]>,
  values: Partial<Record<MetricCode, number>> = {},
  today = '2017-09-13',
): Check[] {
  const text = (lang: 'zh' | 'en'): PressText => ({ title: '—', paragraphs: paragraphs[lang] })
  const counted = Object.entries({ 'intents.reached': 28, ...values }).map(
    ([metric, value]): Figure => ({ metric: metric as MetricCode, value, asOf: new Date(), records: [] }),
  )
  const placed = { key: 'intents', metric: 'intents.reached', qualifier: 'exact', printed: 28 } as const
  return checkRelease(
    {
      event: { endsOn: '2017-09-13' },
      texts: { zh: text('zh'), en: text('en') },
      figures: [{ ...placed, id: 'f', frozen: undefined }],
    },
    { figures: counted, organisers: [{ zh: '常州市科技局' }], today },
  )
}
