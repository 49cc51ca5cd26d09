import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Asked, completenessOf, findVagueWords, parts, points } from './completeness.ts'
import type { Target } from './targets.ts'

const TODAY = '2026-11-22'
const nothing: Asked = {
  originalLang: 'zh',
  texts: { zh: { title: '传感器' } },
  targets: [],
  budgetMin: null,
  budgetMax: null,
  prizeAmount: null,
  dueOn: null,
}
const line: Target = {
  ...{ name: '', operator: '<=', value: '', unit: null, method: null, present: null, translations: {} },
}
const full: Asked = {
  ...nothing,
  texts: { zh: { title: '传感器', problem: '175 ℃ 下漂移过大，停机校准。', tried: '换过两家的芯片，仍然漂移。' } },
  targets: [{ ...line, name: '精度', value: '0.1', unit: '%', method: 'GB/T 15478', present: '0.5 %' }],
  budgetMax: '500000.00',
  dueOn: '2027-03-31',
}

test('the parts are worth 100 together, and none is worth more than what is asked before it', () => {
  const worth = parts.map((part) => points[part])
  assert.equal(
    worth.reduce((sum, each) => sum + each),
    100,
  )
  assert.deepEqual(
    worth,
    worth.toSorted((a, b) => b - a),
  )
})

test('one question at a time leads from an empty need to a full one', () => {
  const asked: string[] = []
  const said: Partial<Record<string, (need: Asked) => Asked>> = {
    problem: (need) => ({ ...need, texts: full.texts.zh ? { zh: { title: '', problem: '漂移过大' } } : {} }),
    indicator: (need) => ({ ...need, targets: [{ ...line, name: '精度' }] }),
    wanted: (need) => ({ ...need, targets: [{ ...line, name: '精度', value: '0.1' }] }),
    present: (need) => ({ ...need, targets: [{ ...line, name: '精度', value: '0.1', present: '0.5' }] }),
    method: (need) => ({ ...need, targets: full.targets }),
    due: (need) => ({ ...need, dueOn: full.dueOn }),
    budget: (need) => ({ ...need, budgetMax: full.budgetMax }),
    tried: (need) => ({ ...need, texts: full.texts }),
  }
  let need = nothing
  for (let question = completenessOf(need, TODAY).next; question; question = completenessOf(need, TODAY).next) {
    asked.push(`${question.part} ${question.input}`)
    need = said[question.part]?.(need) ?? need
  }
  assert.deepEqual(asked, [
    'problem problem.zh',
    'indicator targets.0.name',
    'wanted targets.0.value',
    'present targets.0.present',
    'method targets.0.method',
    'due dueOn',
    'budget budgetMax',
    'tried tried.zh',
  ])
  assert.equal(completenessOf(need, TODAY).score, 100)
})

// Every way to add something: fill what was empty, say more, name a further indicator, write another language.
const word = fc.constantFrom(
  '',
  '性能更好',
  '高性能',
  'better',
  '精度',
  '0.1',
  '0.5 %',
  '热漂移',
  'drift at 175 °C',
  '更好',
)
const cell = fc.option(word.filter(Boolean))
const target = fc.record<Target>({
  name: word,
  operator: fc.constantFrom('>=', '<=', '=', '>', 'text'),
  value: word,
  unit: fc.constantFrom(null, '%', 'mm'),
  method: cell,
  present: cell,
  translations: fc.constant({}),
})
const text = fc.record({ title: word, summary: word, problem: word, description: word, tried: word })
const need = fc.record<Asked>({
  originalLang: fc.constantFrom('zh', 'en'),
  texts: fc.oneof(fc.record({ zh: text }), fc.record({ zh: text, en: text })),
  targets: fc.array(target, { maxLength: 3 }),
  budgetMin: fc.constantFrom(null, '0.00', '1000.00'),
  budgetMax: fc.constantFrom(null, '2000.00'),
  prizeAmount: fc.constantFrom(null, '10.00'),
  dueOn: fc.constantFrom(null, '2020-01-01', '2027-01-01'),
})

test('the score never falls when something is added', () => {
  fc.assert(
    fc.property(need, need, (before, more) => {
      const after = added(before, more)
      assert.ok(completenessOf(after, TODAY).score >= completenessOf(before, TODAY).score)
    }),
    { numRuns: 500 },
  )
})

test('the score is the sum of what is given, and 100 exactly when nothing is left to ask', () => {
  fc.assert(
    fc.property(need, (any) => {
      const { score, given, missing, next } = completenessOf(any, TODAY)
      assert.equal(
        score,
        given.reduce((sum, part) => sum + points[part], 0),
      )
      assert.deepEqual([...given, ...missing].sort(), [...parts].sort())
      assert.equal(score === 100, next === undefined)
      assert.equal(next?.part, missing[0])
    }),
    { numRuns: 500 },
  )
})

test('a further indicator that says little costs nothing', () => {
  const more = { ...full, targets: [{ ...line, name: '更好' }, ...full.targets] }
  assert.equal(completenessOf(more, TODAY).score, 100)
})

for (const [said, found] of [
  ['需要高性能传感器', ['高性能']],
  ['技术先进，性能好，成本低', ['先进', '性能好', '成本低']],
  ['We need a better, cheap and high-performance sensor.', ['better', 'cheap', 'high-performance']],
  ['State of the art, as fast as possible', ['State of the art', 'as fast as possible']],
  ['成本降低 20%，精度更高', ['精度更高']],
  ['accuracy better than 0.2 %', []],
  ['成本减半', []],
  ['175 ℃ 下连续工作', []],
  ['a button for the betterment of goods', []],
] as const)
  test(`vague words in “${said}”: ${found.length === 0 ? 'none' : found.join(', ')}`, () => {
    assert.deepEqual(findVagueWords(said), found)
  })

test('a vague word asks by how much until an indicator has a figure', () => {
  const praised = { ...nothing, texts: { zh: { title: '高性能传感器', problem: '现有产品漂移' } } }
  assert.deepEqual(completenessOf(praised, TODAY).next, { part: 'indicator', input: 'targets.0.name', vague: '高性能' })
  const hollow = { ...praised, targets: [{ ...line, name: '精度', operator: 'text', value: '更好' }] }
  assert.deepEqual(completenessOf(hollow, TODAY).next, { part: 'wanted', input: 'targets.0.value', vague: '更好' })
  const measured = { ...praised, targets: full.targets }
  assert.equal(completenessOf(measured, TODAY).next?.vague, undefined)
})

test('a problem made of praise alone is no problem yet', () => {
  const praise = { ...nothing, texts: { en: { problem: 'We need better, high-performance products.' } } }
  assert.equal(completenessOf(praise, TODAY).next?.part, 'problem')
  assert.equal(completenessOf(praise, TODAY).next?.vague, 'better')
})

test('a deadline that is over and a wish that is fulfilled are objected to and earn nothing', () => {
  const over = completenessOf({ ...full, dueOn: '2026-11-21' }, TODAY)
  assert.deepEqual(over.objections, [{ code: 'deadline-passed', input: 'dueOn' }])
  assert.deepEqual([over.score, over.next?.part], [90, 'due'])
  const there = completenessOf({ ...full, targets: [{ ...full.targets[0], present: '0.10％' } as Target] }, TODAY)
  assert.deepEqual(there.objections, [{ code: 'present-is-wanted', input: 'targets.0.value' }])
  assert.deepEqual([there.score, there.next?.part], [90, 'present'])
  assert.deepEqual(completenessOf({ ...full, dueOn: TODAY }, TODAY).objections, [])
})

for (const [operator, value, unit, present, isSame] of [
  ['<=', '0.1', '%', '0.1 %', true],
  ['>=', '1,000', 'h', '1000h', true],
  ['>', '5', 'mm', '5 mm', false],
  ['<=', '0.1', '%', '0.5 %', false],
  ['=', '5', 'mm', '5 cm', false],
  ['=', '5', null, '5 cm', true],
  ['text', '人工检测', null, '人工 检测', true],
  ['text', '自动检测', null, '人工检测', false],
  ['<=', '10', 'ms', '10 ms（实验室）', false],
] as const)
  test(`wanted ${operator} ${value} ${unit ?? ''} and present ${present} are ${isSame ? 'one' : 'two'}`, () => {
    const { objections } = completenessOf({ ...nothing, targets: [{ ...line, operator, value, unit, present }] }, TODAY)
    assert.equal(objections.length === 1, isSame)
  })

function added(before: Asked, more: Asked): Asked {
  const langs = [...new Set([...Object.keys(before.texts), ...Object.keys(more.texts)])]
  const words = ['title', 'summary', 'problem', 'description', 'tried'] as const
  return {
    originalLang: before.originalLang,
    texts: Object.fromEntries(
      langs.map((lang) => [
        lang,
        Object.fromEntries(words.map((name) => [name, joined(before.texts[lang]?.[name], more.texts[lang]?.[name])])),
      ]),
    ),
    targets: [
      ...before.targets.map((known, i) => filledIn(known, more.targets[i])),
      ...more.targets.slice(before.targets.length),
    ],
    budgetMin: before.budgetMin ?? more.budgetMin,
    budgetMax: before.budgetMax ?? more.budgetMax,
    prizeAmount: before.prizeAmount ?? more.prizeAmount,
    dueOn: before.dueOn ?? more.dueOn,
  }
}

function joined(first: string | undefined, second: string | undefined): string {
  return [first, second].filter(Boolean).join('。')
}

function filledIn(known: Target, more: Target | undefined): Target {
  if (!more) return known
  return {
    ...known,
    name: known.name || more.name,
    value: known.value || more.value,
    unit: known.unit ?? more.unit,
    method: known.method ?? more.method,
    present: known.present ?? more.present,
  }
}
