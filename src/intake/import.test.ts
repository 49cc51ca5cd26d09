import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findState } from '#catalogue/listing-rows.ts'
import type { Actor } from '#people/actor.ts'
import { bringCast, type Cast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type Day, openDay } from '#tests/world/day.ts'
import { applySheet, importSheet, previewSheet, type SheetKind, sheetKinds, writeRows } from './import.ts'
import { countFacts, gb18030, tally, told, typed } from './intake.test-data.ts'
import { writeEmptyTemplate } from './template.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
let cast: Cast
let day: Day
let organiser: Actor
before(async () => {
  cast = await bringCast(db)
  day = await openDay(db, cast)
  organiser = cast.organiser
})

function bring(kind: SheetKind, bytes: Uint8Array, more: { eventId?: string; publish?: boolean } = {}) {
  return applySheet(db, organiser, { kind, bytes, fileName: 'file.xlsx', ...more })
}

// Somebody made half of the title bold.
const rich = {
  xml: '<c t="inlineStr"><is><r><t>寻求</t></r><r><rPr><b/></rPr><t>高温压力传感器</t></r></is></c>',
}

const returned = typed([
  ['关于征集企业技术需求的通知（附件2）'],
  ['填表单位（盖章）：', null, null, '2019年07月09日'],
  [
    '序号',
    '企业名称',
    '需求编号',
    '技术需求名称*',
    '主要技术难题',
    '需求时限',
    '拟投入资金（万元）',
    '是否匿名发布',
    '联系电话',
  ],
  [1, '示例常工电子', 'XQ-０１', rich, '井下 175 ℃ 连续工作', '２０１９年０７月０９日', '５０', '否', '0519-88888888'],
  [2, '示例三恒科技', 'XQ-01', '寻求低功耗传感器', null, '2019.7.9', '一百万以内', null, '139 0000 0000'],
  [3, '没有这家公司', 'XQ-02', '寻求某物', null, null, null, null, null],
])

test('a collection sheet comes back with title rows, full-width digits and dates in words, and its good rows land', async () => {
  const outcome = await bring('needs', returned)
  assert.equal(tally(outcome), '1/0/0/2')
  assert.deepEqual(told(outcome), ['5 budgetMax sheets.number-is-vague', '6 organisation intake.organisation-unknown'])
  const listing = await db
    .selectFrom('catalogue.listing')
    .select('id')
    .where('organisation_id', '=', cast.changgong.organisationId)
    .executeTakeFirstOrThrow()
  const state = await findState(db, listing.id)
  assert.equal(state?.texts.zh?.title, '寻求高温压力传感器')
  assert.equal(state?.reference, 'XQ-01')
  assert.equal(state?.budgetMax, '500000.00')
  assert.equal(state?.budgetCurrency, 'CNY')
  assert.equal(state?.dueOn, '2019-07-09')
  assert.equal(state?.isAnonymous, false)
})

test('the same file again changes nothing and writes no facts', async () => {
  const facts = await countFacts(db)
  assert.equal(tally(await bring('needs', returned)), '0/0/1/2')
  assert.equal(await countFacts(db), facts)
})

test('looking at a file says what importing would do and does none of it', async () => {
  const bytes = typed([
    ['单位名称', '单位类型', '国家', '城市'],
    ['示例新来公司', '企业', '中国', '苏州'],
    ['示例常工电子', '企业', '中国', '常州'],
  ])
  const facts = await countFacts(db)
  const outlook = await previewSheet(db, organiser, { kind: 'organisations', bytes, fileName: 'x.xlsx' })
  assert.equal(tally(outlook), '1/1/0/0')
  assert.equal(await countFacts(db), facts)
  assert.equal(tally(await bring('organisations', bytes)), '1/1/0/0')
  assert.equal(tally(await bring('organisations', bytes)), '0/0/2/0')
})

test('a column that the sheet does not have stays as it was, an empty cell clears', async () => {
  const city = () =>
    db
      .selectFrom('people.organisation')
      .select(['city', 'region'])
      .where('id', '=', cast.changgong.organisationId)
      .executeTakeFirstOrThrow()
  await bring(
    'organisations',
    typed([
      ['单位名称', '省份', '城市'],
      ['示例常工电子', '江苏', '常州'],
    ]),
  )
  assert.equal(
    tally(
      await bring(
        'organisations',
        typed([
          ['单位名称', '省份'],
          ['示例常工电子', '江苏'],
        ]),
      ),
    ),
    '0/0/1/0',
  )
  assert.deepEqual(await city(), { city: '常州', region: '江苏' })
  assert.equal(
    tally(
      await bring(
        'organisations',
        typed([
          ['单位名称', '省份', '城市'],
          ['示例常工电子', null, '常州'],
        ]),
      ),
    ),
    '0/1/0/0',
  )
  assert.deepEqual(await city(), { city: '常州', region: null })
})

test('a GB18030 CSV of people registers delegates; telephone numbers as text keep their zeros', async () => {
  const bytes = gb18030([
    ['姓名', '英文姓名', '邮箱', '手机', '单位', '职务', '语种', '时间安排'],
    [
      '曾传感',
      'Zeng Chuangan',
      'ZENG@Example.com',
      '０５１９－８８８８８８８８',
      '示例常工电子',
      '总工',
      '普通话、英文',
      '全天',
    ],
    ['单位外', '', 'wai@example.com', '', '没有报名的公司', '', '', ''],
    ['无名', '', '', '', '示例三恒科技', '经理', '中文', '上午'],
  ])
  const more = { eventId: day.eventId }
  const outcome = await bring('people', bytes, more)
  assert.equal(tally(outcome), '2/0/0/1')
  assert.deepEqual(told(outcome), ['3 organisation intake.organisation-unknown'])
  const person = await db
    .selectFrom('people.person')
    .select(['id', 'phone', 'languages', 'name'])
    .where('email', '=', 'zeng@example.com')
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [person.phone, person.languages, person.name],
    ['0519-88888888', ['zh', 'en'], { en: 'Zeng Chuangan', zh: '曾传感' }],
  )
  const facts = await countFacts(db)
  assert.equal(tally(await bring('people', bytes, more)), '0/0/2/1', 'somebody without an address is known by name')
  assert.equal(await countFacts(db), facts)
})

test('an organisation must be registered before its people come', async () => {
  await bring(
    'organisations',
    typed([
      ['编号', '单位名称', '类型', '国家'],
      ['N-1', '示例未报名', '公司', '中国'],
    ]),
  )
  const bytes = typed([
    ['姓名', '邮箱', '单位'],
    ['某甲', 'jia@example.com', 'N-1'],
  ])
  assert.deepEqual(told(await bring('people', bytes, { eventId: day.eventId })), [
    '2 organisation intake.organisation-not-registered',
  ])
  assert.equal(
    await db.selectFrom('people.person').select('id').where('email', '=', 'jia@example.com').executeTakeFirst(),
    undefined,
    'nothing of a refused row stays',
  )
  await bring(
    'organisations',
    typed([
      ['编号', '单位名称'],
      ['N-1', '示例未报名'],
    ]),
    { eventId: day.eventId },
  )
  const side = await db
    .selectFrom('events.participation as p')
    .innerJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .select('p.side')
    .where('o.reference', '=', 'N-1')
    .executeTakeFirst()
  assert.equal(side?.side, 'domestic', 'the country says the side')
  assert.equal(tally(await bring('people', bytes, { eventId: day.eventId })), '1/0/0/0')
})

test('offers of several organisations are published and shown in the hall of their event', async () => {
  const rows = [
    {
      organisation: '示例常工电子',
      reference: 'CG-1',
      titleZh: '低功耗传感器',
      titleEn: 'Low-power sensor',
      fields: ['sensors'],
      trl: 6,
      keywords: 'MEMS，压力',
      patents: 'ZL201510000001.1；ZL201510000002.2',
    },
    {
      organisation: 'Sample University of Swansea',
      reference: 'CG-1',
      titleEn: 'Sensor from abroad',
      ipStatus: 'patent-granted',
    },
  ]
  const more = { eventId: day.eventId, publish: true }
  assert.equal(tally(await bring('offers', await writeRows('offers', rows, 'zh'), more)), '2/0/0/0')
  const facts = await countFacts(db)
  assert.equal(tally(await bring('offers', await writeRows('offers', rows, 'en'), more)), '0/0/2/0')
  assert.equal(await countFacts(db), facts)
  const shown = await db
    .selectFrom('events.exhibit as x')
    .innerJoin('catalogue.publication as p', 'p.listing_id', 'x.listing_id')
    .innerJoin('catalogue.listing as l', 'l.id', 'x.listing_id')
    .select(['l.original_lang', 'l.keywords'])
    .where('x.event_id', '=', day.eventId)
    .orderBy('l.original_lang')
    .execute()
  assert.deepEqual(shown, [
    { original_lang: 'en', keywords: [] },
    { original_lang: 'zh', keywords: ['MEMS', '压力'] },
  ])
})

test('a listing without a reference is known by its title, and takes a reference when one is given', async () => {
  const row = { organisation: '示例三恒科技', titleZh: '没有编号的成果' }
  assert.equal(tally(await bring('offers', await writeRows('offers', [row], 'zh'))), '1/0/0/0')
  assert.equal(tally(await bring('offers', await writeRows('offers', [row], 'zh'))), '0/0/1/0')
  const named = { ...row, reference: 'SH-9' }
  assert.equal(tally(await bring('offers', await writeRows('offers', [named], 'zh'))), '0/1/0/0')
  const nameless = await bring('offers', await writeRows('offers', [row], 'zh'))
  assert.deepEqual(told(nameless), ['5 reference intake.listing-has-reference'])
})

test('indicators of a need: columns the sheet lacks keep theirs, an emptied group goes', async () => {
  const need = { organisation: '示例三恒科技', reference: 'XQ-9', titleZh: '有指标的需求' }
  const targets = {
    ...{ target1Name: '温度', target1Operator: '>=', target1Value: '175', target1Unit: '℃' },
    ...{ target2Name: '精度', target2Operator: '<=', target2Value: '0.2', target2Unit: '%' },
  }
  await bring('needs', await writeRows('needs', [{ ...need, ...targets }], 'zh'))
  const listTargets = () =>
    db
      .selectFrom('catalogue.target as t')
      .innerJoin('catalogue.listing as l', 'l.id', 't.listing_id')
      .select(['t.name', 't.operator', 't.value', 't.unit'])
      .where('l.reference', '=', 'XQ-9')
      .orderBy('t.position')
      .execute()
  await bring('needs', await writeRows('needs', [{ ...need, target1Value: '180' }], 'zh'))
  assert.deepEqual(await listTargets(), [
    { name: '温度', operator: '>=', value: '180', unit: '℃' },
    { name: '精度', operator: '<=', value: '0.2', unit: '%' },
  ])
  const emptied = { target1Name: null, target1Operator: null, target1Value: null, target1Unit: null }
  await bring('needs', await writeRows('needs', [{ ...need, ...emptied }], 'zh'))
  assert.deepEqual(await listTargets(), [{ name: '精度', operator: '<=', value: '0.2', unit: '%' }])
  const half = await bring('needs', await writeRows('needs', [{ ...need, target1Value: null }], 'zh'))
  assert.deepEqual([told(half), (await listTargets())[0]?.value], [[], ''])
})

test('what an indicator shows today and what was tried come in under the names people give them', async () => {
  const header = ['所属机构', '编号', '需求名称', '指标1', '目前值1', '目标值1', '单位1', '测试方法1', '已尝试的方案']
  const row = ['示例三恒科技', 'XQ-10', '扭矩传感器', '零点漂移', '约 0.5 %', '0.1', '%', '80 ℃ 保温', '换过芯片']
  const outcome = await bring('needs', typed([header, row]))
  assert.deepEqual(told(outcome), [])
  const { id } = await db
    .selectFrom('catalogue.listing')
    .select('id')
    .where('reference', '=', 'XQ-10')
    .executeTakeFirstOrThrow()
  const need = await findState(db, id)
  assert.deepEqual(
    [need?.targets[0]?.present, need?.targets[0]?.value, need?.targets[0]?.method, need?.texts.zh?.tried],
    ['约 0.5 %', '0.1', '80 ℃ 保温', '换过芯片'],
  )
})

test('what a deed refuses is told at the cell it speaks about', async () => {
  const rows = [
    { organisation: '示例三恒科技', reference: 'F-1', titleZh: '预算倒置', budgetMin: '60万元', budgetMax: '50万元' },
    { organisation: '示例三恒科技', reference: 'F-2', titleZh: '没有币种', budgetMax: '500000' },
    { organisation: '示例三恒科技', reference: 'F-3', titleZh: '两种币种', budgetMin: '€1000', budgetMax: '50万元' },
    { organisation: '示例三恒科技', reference: 'F-4', titleZh: '以万元计', budgetMax: '50', budgetCurrency: '万元' },
    { organisation: '示例三恒科技', reference: 'F-5', summaryZh: '没有名称' },
    { organisation: '示例三恒科技', reference: 'F-4', titleZh: '编号重复' },
  ]
  const outcome = await bring('needs', await writeRows('needs', rows, 'zh'))
  assert.deepEqual(told(outcome), [
    '5 budgetMax catalogue.budget-upside-down',
    '6 budgetMax intake.currency-missing',
    '7 budgetCurrency intake.currencies-differ',
    '9 titleZh catalogue.title-missing',
    '10 null intake.same-as-row',
  ])
  assert.equal(tally(outcome), '1/0/0/5')
})

test('wishes belong to an event and name organisations by reference or name', async () => {
  const bytes = typed([
    ['申请方', '洽谈对象', '意愿程度', '项目编号', '备注'],
    ['示例常工电子', 'Sample University of Swansea', '必见', 'CG-1', '谈联合研发'],
    ['示例三恒科技', '示例斯旺西大学', '希望洽谈', null, null],
    ['示例三恒科技', '示例三恒科技', '想谈', null, null],
    ['示例三恒科技', '示例斯旺西大学', '不见', null, null],
  ])
  await assert.rejects(bring('wishes', bytes), { code: 'intake.event-needed' })
  const more = { eventId: day.eventId }
  const outcome = await bring('wishes', bytes, more)
  assert.equal(tally(outcome), '2/0/0/2')
  assert.deepEqual(told(outcome), ['4 to meetings.ask-yourself', '5 null intake.same-as-row'])
  assert.equal(tally(await bring('wishes', bytes, more)), '0/0/2/2')
})

test('an untouched template brings in nothing, and its example is passed by', async () => {
  for (const kind of sheetKinds) {
    for (const lang of ['zh', 'en'] as const) {
      const bytes = await writeEmptyTemplate(kind, lang)
      const { counts, reading } = await bring(kind, bytes, { eventId: day.eventId })
      assert.equal(counts.rows, 0, kind)
      assert.deepEqual(
        reading.skipped.map(({ why }) => why),
        ['example'],
      )
      assert.deepEqual([reading.missingColumns, reading.unknownColumns], [[], []])
    }
  }
})

test('sheets are brought in by organisers, not by those who take part', async () => {
  const sheet = { kind: 'offers', bytes: returned, fileName: 'x.xlsx' } as const
  await assert.rejects(importSheet(db, cast.changgong.actor, sheet), { code: 'people.not-allowed' })
})
