import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { getListing } from '#catalogue/listing-page.ts'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const changgong = await visit(db, cast.changgong.actor.personId ?? '')
const { organisationId, actor } = cast.changgong
const head = { kind: 'need', organisationId, originalLang: 'zh', budgetCurrency: 'CNY' }

test('a vague sentence is kept as a draft, and the page asks by how much', async () => {
  const vague = { ...head, 'problem.zh': '现有传感器性能不好，需要高性能、低成本的产品。希望尽快解决' }
  const answer = await changgong.post('/zh/my/listings', { ...vague, next: 'save' })
  assert.deepEqual([answer.status, answer.headers.get('Location')], [303, '/zh/my/listings/1'])
  assert.equal(
    (await getListing(db, actor, { number: 1 })).texts.zh?.title,
    '现有传感器性能不好，需要高性能、低成本的产品',
  )
  const page = await (await changgong.get('/zh/my/listings/1')).text()
  assert.match(page, /20 分，满分 100/)
  assert.match(page, /您写了“<span>性能不好<\/span>”/)
  assert.match(page, /<a class="btn primary" href="#targets.0.name">/)
  assert.match(await (await changgong.get('/en/my/listings')).text(), /20 of 100/)
})

test('each question answered leads to the next, until nothing is left to ask', async () => {
  const whole = {
    ...head,
    'title.zh': '扭矩传感器',
    'problem.zh': '80 ℃ 时零点漂移，每班停机校准两次。',
    'tried.zh': '换过两家的芯片，仍然漂移。',
    ...{ 'targets.0.name': '零点漂移', 'targets.0.present': '0.5 %', 'targets.0.operator': '<=' },
    ...{ 'targets.0.value': '0.1', 'targets.0.unit': '%', 'targets.0.method': '80 ℃ 保温 2 小时后读数' },
    ...{ budgetMax: '50万', dueOn: '2099-12-31' },
    ...{ 'targets.0.translations.en.name': 'Zero drift', 'targets.0.translations.en.method': 'After 2 h at 80 °C' },
  }
  await changgong.post('/zh/my/listings/1', { ...whole, next: 'save' })
  const listing = await getListing(db, actor, { number: 1 })
  assert.equal(listing.budgetMax, '500000.00')
  const page = await (await changgong.get('/zh/my/listings/1')).text()
  assert.match(page, /100 分，满分 100/)
  assert.match(page, /没有要补充的了/)
})

test('the public page shows what is measured as a table, in the words of its reader', async () => {
  await publishListing(db, cast.editor, (await getListing(db, actor, { number: 1 })).id)
  const stranger = await visit(db)
  const page = await (await stranger.get('/en/needs/1')).text()
  const table = page.slice(page.indexOf('<table'), page.indexOf('</table>'))
  assert.deepEqual(
    [...table.matchAll(/<th scope="col">([^<]*)</g)].map(([, text]) => text),
    ['Indicator', 'Present value', 'Wanted value', 'Test method'],
  )
  assert.match(table, /Zero drift.*at most 0.1 %.*After 2 h at 80 °C/)
  assert.match(table, /<bdi lang="zh-Hans">0.5 %<\/bdi>/)
  assert.equal(page.includes('of 100'), false, 'the score is for those who write')
  const bare = await saveListing(db, actor, { kind: 'need', organisationId, title: { zh: '没有指标' } })
  await publishListing(db, cast.editor, bare.id)
  assert.equal((await (await stranger.get(`/en/needs/${bare.number}`)).text()).includes('<table'), false)
})

test('an anonymous need stays anonymous with all that is asked about it', async () => {
  await changgong.post('/zh/my/listings/1', { ...head, 'title.zh': '扭矩传感器', isAnonymous: 'yes', next: 'save' })
  const page = await (await (await visit(db)).get('/zh/needs/1')).text()
  assert.equal(page.includes('示例常工'), false)
})

test('what cannot be met is kept as a draft, and refused when it is to be submitted', async () => {
  const over = { ...head, 'title.zh': '时限已过', dueOn: '2020-01-01' }
  const saved = await changgong.post('/zh/my/listings', { ...over, next: 'save' })
  const address = saved.headers.get('Location') ?? ''
  const refused = await changgong.post(address, { ...over, next: 'publish' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /<a href="#dueOn">需求时限已过/)
  assert.equal((await getListing(db, actor, { number: Number(address.split('/').at(-1)) })).standing, 'draft')
})

test('a need with more indicators than the page has rows keeps them all', async () => {
  const targets = Array.from({ length: 5 }, (_, i) => ({ name: `指标${i}`, operator: '>=' as const, value: `${i}` }))
  const { number } = await saveListing(db, actor, { kind: 'need', organisationId, title: { zh: '五个指标' }, targets })
  const page = await (await changgong.get(`/zh/my/listings/${number}`)).text()
  assert.equal(page.includes('id="targets.4.value"'), true)
  const typed = Object.fromEntries(
    targets.flatMap(({ name, value }, i) => [
      [`targets.${i}.name`, name],
      [`targets.${i}.operator`, '>='],
      [`targets.${i}.value`, i === 4 ? '9' : value],
    ]),
  )
  await changgong.post(`/zh/my/listings/${number}`, { ...head, 'title.zh': '五个指标', ...typed, next: 'save' })
  const values = (await getListing(db, actor, { number })).targets.map(({ value }) => value)
  assert.deepEqual(values, ['0', '1', '2', '3', '9'])
})
