import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { submitListing } from '#catalogue/publication.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { actor, organisationId } = cast.changgong
const changgong = await visit(db, actor.personId ?? '')
const editor = await visit(db, cast.editor.personId ?? '')

const { id } = await saveListing(db, actor, { kind: 'need', organisationId, title: { zh: '高性能扭矩传感器' } })
await submitListing(db, actor, id)

test('the reviewer finds what waits, with its score, and opens it', async () => {
  const list = await (await editor.get('/en/my/listings')).text()
  assert.match(list, /0 of 100/)
  assert.match(list, /href="\/en\/my\/listings\/1\/review"/)
  const page = (await (await editor.get('/en/my/listings/1/review')).text()).replaceAll('<!-- -->', '')
  assert.match(page, /You write “<span lang="zh-Hans">高性能<\/span>”: what exactly goes wrong today/)
  assert.match(page, /Not reviewed yet/)
})

test('nobody else reviews: members are told so, strangers do not find it', async () => {
  assert.equal((await changgong.get('/zh/my/listings/1/review')).status, 403)
  assert.equal((await changgong.post('/zh/my/listings/1/review', { outcome: 'returned' })).status, 403)
  const sanheng = await visit(db, cast.sanheng.actor.personId ?? '')
  assert.equal((await sanheng.get('/zh/my/listings/1/review')).status, 404)
})

test('an answer without a reason comes back with the line still there', async () => {
  const refused = await editor.post('/zh/my/listings/1/review', { outcome: 'returned', line: '写了一半的话' })
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /<a href="#reasons">请至少选一个原因。/)
  assert.match(page, /写了一半的话/)
})

test('sent back, the organisation sees why on its list and on the form', async () => {
  const answer = { outcome: 'returned', reasons: ['indicator-missing', 'target-unclear'], line: '请写明零点漂移。' }
  assert.equal((await editor.post('/zh/my/listings/1/review', answer)).status, 303)
  assert.match(
    await (await changgong.get('/zh/my/listings')).text(),
    /退回修改.*没有可测的指标、期望值或测试方法不明确/,
  )
  const form = await (await changgong.get('/en/my/listings/1')).text()
  assert.match(form, /The organisers ask you to mend this.*<p lang="zh-Hans">请写明零点漂移。<\/p>/)
  assert.match(await (await changgong.get('/zh/needs/1')).text(), /卞编辑 退回修改，理由：没有可测的指标/)
  assert.equal((await editor.post('/zh/my/listings/1/review', answer)).status, 409)
})

test('submitted again, it is published from the same page', async () => {
  await changgong.post('/zh/my/listings/1/publication')
  const page = (await (await editor.get('/zh/my/listings/1/review')).text()).replaceAll('<!-- -->', '')
  assert.match(page, /卞编辑 退回修改 · .* 提交/)
  await editor.post('/zh/my/listings/1/publication')
  assert.equal((await (await visit(db)).get('/zh/needs/1')).status, 200)
})
