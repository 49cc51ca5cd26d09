import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { visitor } from '#people/actor.ts'
import { listFacts } from '#platform/facts.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { getListing } from './listing-page.ts'
import { type ListingInput, saveListing } from './listings.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { actor, organisationId } = cast.changgong

const need: ListingInput = {
  kind: 'need',
  organisationId,
  reference: 'CG-1',
  originalLang: 'zh',
  title: { zh: '低功耗气体传感器', en: 'Low-power gas sensor' },
  summary: { zh: '用于地下管廊的甲烷检测。' },
  fields: ['sensors'],
  budgetMin: '500000',
  budgetMax: '2000000.5',
  budgetCurrency: 'CNY',
  dueOn: '2099-12-31',
  targets: [{ name: '功耗', operator: '<=', value: '5', unit: 'mW' }],
}

test('saving the same need twice changes nothing the second time', async () => {
  const first = await saveListing(db, actor, need)
  const second = await saveListing(db, actor, need)
  assert.equal(first.outcome, 'created')
  assert.deepEqual(second, { ...first, outcome: 'unchanged' })
  const facts = await listFacts(db, { kind: 'listing', id: first.id })
  assert.deepEqual(
    facts.map(({ kind }) => kind),
    ['need.added'],
  )
})

test('two imports at the same moment make one listing', async () => {
  const input = { ...need, reference: 'CG-AT-ONCE' }
  const saved = await Promise.all([1, 2, 3].map(() => saveListing(db, actor, input)))
  assert.equal(new Set(saved.map(({ id }) => id)).size, 1)
  assert.deepEqual(saved.map(({ outcome }) => outcome).sort(), ['created', 'unchanged', 'unchanged'])
})

test('what is left out stays, what is null is cleared, and the trail says what changed', async () => {
  const { id, number } = await saveListing(db, actor, { ...need, reference: 'CG-2' })
  const change = { kind: 'need', organisationId, reference: 'CG-2', budgetMin: null, summary: { zh: null } } as const
  assert.equal((await saveListing(db, actor, change)).outcome, 'updated')
  const page = await getListing(db, actor, { number })
  assert.deepEqual(
    [page.budgetMin, page.budgetMax, page.texts.zh?.summary, page.texts.zh?.title, page.targets.length],
    [null, '2000000.50', '', '低功耗气体传感器', 1],
  )
  const [fact] = await listFacts(db, { kind: 'listing', id })
  assert.equal(fact?.kind, 'need.changed')
  assert.deepEqual(Object.keys(fact?.after as object).sort(), ['budgetMin', 'texts'])
})

test('the original is marked and a translation says how it came about', async () => {
  const input = { ...need, reference: 'CG-3', origins: { en: 'machine' as const } }
  const { number } = await saveListing(db, actor, input)
  const origins = async () =>
    Object.entries((await getListing(db, actor, { number })).texts).map(([lang, { origin }]) => `${lang} ${origin}`)
  assert.deepEqual(await origins(), ['en machine', 'zh original'])
  await saveListing(db, actor, { ...need, reference: 'CG-3', title: { en: 'Gas sensor of low power' } })
  assert.deepEqual(await origins(), ['en reviewed', 'zh original'])
  await saveListing(db, actor, { kind: 'need', organisationId, reference: 'CG-3', originalLang: 'en' })
  assert.deepEqual(await origins(), ['en original', 'zh human'])
})

test('a translation whose words are all cleared is gone', async () => {
  const { number } = await saveListing(db, actor, { ...need, reference: 'CG-4' })
  await saveListing(db, actor, { kind: 'need', organisationId, reference: 'CG-4', title: { en: null } })
  assert.deepEqual(Object.keys((await getListing(db, actor, { number })).texts), ['zh'])
})

test('an indicator keeps its words in every language and its values as typed; saying it again changes nothing', async () => {
  const reference = 'CG-6'
  const target = { name: '零点漂移', operator: '<=', value: '0.10', unit: '％', present: '约 0.5 %' } as const
  const translations = { en: { name: 'Zero drift', method: '' }, de: { name: 'Drift', value: null } }
  const input = { ...need, reference, targets: [{ ...target, translations }, { operator: '>=' as const }] }
  const { number } = await saveListing(db, actor, input)
  const again = [{ translations: { de: { name: 'Drift' }, en: { name: 'Zero drift' } }, ...target }]
  assert.equal((await saveListing(db, actor, { ...need, reference, targets: again })).outcome, 'unchanged')
  assert.deepEqual((await getListing(db, actor, { number })).targets, [
    { ...target, method: null, translations: { de: { name: 'Drift' }, en: { name: 'Zero drift' } } },
  ])
})

test('a refusal names the field and the reason', async () => {
  const cases: [Partial<ListingInput>, string, string][] = [
    [{ title: { en: 'Only English' }, originalLang: 'zh' }, 'catalogue.title-missing', 'title.zh'],
    [{ title: { zh: '甲', en: 'A' }, originalLang: undefined }, 'catalogue.original-language-missing', 'originalLang'],
    [{ summary: { de: 'ohne Titel' } }, 'catalogue.translation-without-title', 'title.de'],
    [{ title: { zh: '长'.repeat(201) } }, 'catalogue.text-too-long', 'title.zh'],
    [{ budgetMin: '3000000' }, 'catalogue.budget-upside-down', 'budgetMax'],
    [{ budgetCurrency: null }, 'catalogue.currency-missing', 'budgetCurrency'],
    [{ budgetMax: '1,5' }, 'catalogue.amount-wrong', 'budgetMax'],
    [{ dueOn: '31.12.2026' }, 'catalogue.date-wrong', 'dueOn'],
    [{ fields: ['astrology' as 'sensors'] }, 'catalogue.code-unknown', 'fields'],
    [{ wantedTrl: 10 }, 'catalogue.level-wrong', 'wantedTrl'],
    [{ trl: 4 }, 'catalogue.not-for-this-kind', 'trl'],
    [{ ipc: ['Z99'] }, 'catalogue.ipc-wrong', 'ipc'],
    [{ targets: [{ name: '长'.repeat(101), operator: '=' }] }, 'catalogue.text-too-long', 'targets.0.name'],
  ]
  for (const [change, code, field] of cases) {
    const input = { ...need, reference: null, ...change } as ListingInput
    await assert.rejects(saveListing(db, actor, input), { code, field }, `${code} ${field}`)
  }
})

test('only those who speak for an organisation write for it', async () => {
  await assert.rejects(saveListing(db, cast.sanheng.actor, need), { code: 'people.not-allowed' })
  await assert.rejects(saveListing(db, visitor(), need), { code: 'people.sign-in-first' })
  const { id } = await saveListing(db, actor, { ...need, reference: 'CG-5' })
  const stolen = { ...need, id, organisationId: cast.sanheng.organisationId }
  await assert.rejects(saveListing(db, cast.sanheng.actor, stolen), { status: 404 })
})

test('a reference names one listing of an organisation', async () => {
  const { id } = await saveListing(db, actor, { ...need, reference: 'CG-6' })
  await saveListing(db, actor, { ...need, reference: 'CG-7' })
  await assert.rejects(saveListing(db, actor, { ...need, id, reference: 'CG-7' }), {
    code: 'catalogue.reference-taken',
  })
})

test('whatever words are typed are kept as they were typed, or refused', async () => {
  const { id, number } = await saveListing(db, actor, { ...need, reference: 'CG-8' })
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (typed) => {
      const kept = typed
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[\p{Cc}\u2028\u2029]/gu, keepBreaks)
        .trim()
      const input: ListingInput = { kind: 'need', organisationId, id, title: { zh: typed } }
      if (kept === '') await assert.rejects(saveListing(db, actor, input))
      else {
        await saveListing(db, actor, input)
        assert.equal((await getListing(db, actor, { number })).texts.zh?.title, kept)
      }
    }),
    { numRuns: 40 },
  )
})

function keepBreaks(letter: string): string {
  return letter === '\n' || letter === '\t' ? letter : ' '
}
