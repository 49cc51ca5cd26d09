import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { bringCast, type Cast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type Day, layOut, openDay } from '#tests/world/day.ts'
import { exportFormats, exportSheet, listRows } from './exports.ts'
import { applySheet, sheetKinds, writeRows } from './import.ts'
import { countFacts, tally, told } from './intake.test-data.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
let cast: Cast
let day: Day

before(async () => {
  cast = await bringCast(db)
  day = await openDay(db, cast)
  await layOut(db, cast, day, { slots: 4, tables: 2 })
  await fill()
})

/** Everything a sheet can say, and what it cannot say beside it. */
async function fill(): Promise<void> {
  const { organisationId } = cast.changgong
  const eventId = day.eventId
  const sheet = async (kind: (typeof sheetKinds)[number], rows: Parameters<typeof writeRows>[1]) => {
    const bytes = await writeRows(kind, rows, 'zh')
    const outcome = await applySheet(db, cast.organiser, { kind, bytes, fileName: 'x.xlsx', eventId, publish: true })
    assert.deepEqual(told(outcome), [])
  }
  await sheet('organisations', [
    {
      reference: 'A-007',
      nameZh: '=SUM(A1) 公司',
      kind: 'company',
      country: 'CN',
      region: '江苏',
      website: 'https://a.example/x?y=1',
      parallelDesks: 3,
    },
  ])
  await sheet('people', [
    {
      nameZh: '示例甲',
      organisation: 'A-007',
      phone: '+86 519 0000 0000',
      languages: ['en', 'zh'],
      postEn: 'Engineer',
      postZh: '工程师',
      availability: 'none',
    },
  ])
  await sheet('wishes', [
    { from: 'A-007', to: '示例斯旺西大学', level: 'must', partOfDay: 'morning', note: '两行\n说明' },
  ])
  await saveListing(db, cast.organiser, {
    ...{ kind: 'need', organisationId, reference: '007', originalLang: 'ko' },
    title: { ko: '압력 센서', zh: '压力传感器', en: 'Pressure sensor' },
    summary: { zh: '第一行\n第二行' },
    description: { ko: '설명' },
    tried: { zh: '换过两家的芯片\n仍然漂移', en: 'Chips of two makers' },
    fields: ['sensors', 'materials'],
    cooperation: ['joint-research', 'licence'],
    keywords: ['钻孔、攻丝', 'a; b'.replace(';', ',')],
    ipc: ['G01L 9/00'],
    industries: ['C', 'A'],
    wantedTrl: 7,
    ...{ budgetMin: '1500.50', budgetMax: '2000000', budgetCurrency: 'GBP' },
    ...{ prizeAmount: '9999999999999.99', prizeCurrency: 'SEK', dueOn: '2018-03-30', acceptsForeign: false },
    ...{ isAnonymous: true, urgency: 'urgent', expiresOn: '2019-01-01' },
    targets: Array.from({ length: 5 }, (_, i) => ({
      name: `指标${i}`,
      operator: '>=' as const,
      value: '-1e3',
      unit: i % 2 ? '℃' : null,
      present: i ? '约 0.5 %' : null,
      translations: { ko: { name: `지표${i}` } },
    })),
  })
  await saveListing(db, cast.organiser, {
    ...{ kind: 'need', organisationId, title: { en: '+44 a need without number' } },
    // Still vague: an indicator without a figure, a figure without an indicator.
    targets: [
      { name: 'Noise', operator: 'text' },
      { operator: '<=', value: '3', unit: 'dB' },
    ],
  })
  await saveListing(db, cast.organiser, {
    ...{ kind: 'offer', organisationId, title: { zh: '示例成果' }, keywords: ['一、二'], patents: ['ZL1', 'ZL2'] },
    ...{ trl: 4, stage: 'prototype', ipStatus: 'none', priceTerms: '面议', exhibitMedia: ['object'] },
  })
}

for (const kind of sheetKinds) {
  for (const format of exportFormats) {
    test(`exported ${kind} as ${format} come back unchanged, and nothing is written`, async () => {
      for (const lang of ['zh', 'en'] as const) {
        const eventId = kind === 'wishes' ? day.eventId : undefined
        const { bytes, rows } = await exportSheet(db, cast.organiser, { kind, format, lang, eventId })
        assert.ok(rows > 0)
        const facts = await countFacts(db)
        const outcome = await applySheet(db, cast.organiser, { kind, bytes, fileName: `x.${format}`, eventId })
        assert.deepEqual(told(outcome), [])
        assert.equal(tally(outcome), `0/0/${rows}/0`)
        assert.equal(await countFacts(db), facts)
      }
    })
  }
}

test('an export for an event holds who and what belongs to it, and comes back unchanged', async () => {
  for (const kind of ['organisations', 'people'] as const) {
    const { bytes, rows } = await exportSheet(db, cast.organiser, {
      kind,
      format: 'xlsx',
      lang: 'zh',
      eventId: day.eventId,
    })
    assert.equal(rows, 4)
    const facts = await countFacts(db)
    const sheet = { kind, bytes, fileName: 'x.xlsx', eventId: day.eventId }
    assert.equal(tally(await applySheet(db, cast.organiser, sheet)), '0/0/4/0')
    assert.equal(await countFacts(db), facts)
  }
  assert.deepEqual(await listRows(db, cast.organiser, 'offers', day.eventId), [])
})

test('a line of JSON that is no row is rejected with its number, and hinders no other', async () => {
  const bytes = Buffer.from('{"nameZh":"甲","kind":"company","country":"CN"}\n\n[1]\n')
  const sheet = { kind: 'organisations', bytes, fileName: 'x.jsonl' } as const
  const outcome = await applySheet(db, cast.organiser, sheet)
  assert.deepEqual(told(outcome), ['3 null intake.line-wrong'])
  assert.equal(tally(outcome), '1/0/0/1')
})

test('a bad value in a line of JSON is told at its line', async () => {
  const bytes = Buffer.from('\n{"nameZh":"乙","kind":"circus","country":"CN"}\n')
  const outcome = await applySheet(db, cast.organiser, { kind: 'organisations', bytes, fileName: 'x.jsonl' })
  assert.deepEqual(told(outcome), ['2 kind sheets.choice-unknown'])
})

test('those who take part take out no lists', async () => {
  const asked = { kind: 'people', format: 'csv', lang: 'zh' } as const
  await assert.rejects(exportSheet(db, cast.changgong.actor, asked), { code: 'people.not-allowed' })
})
