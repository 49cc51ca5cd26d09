import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(async () => {
  setClock()
  await world[Symbol.asyncDispose]()
})
const { db } = world
const cast = await bringCast(db)
const sanheng = await visit(db, cast.sanheng.actor.personId ?? '')
const swansea = await visit(db, cast.swansea.actor.personId ?? '')
const stranger = await visit(db)
const { organisationId } = cast.sanheng
const targets = [{ name: '零点漂移', operator: '<=' as const, value: '0.1', unit: '%' }]
const { id } = await saveListing(db, cast.sanheng.actor, {
  ...{
    kind: 'need',
    originalLang: 'zh',
    organisationId,
    isAnonymous: true,
    targets,
    prizeAmount: '500000',
    prizeCurrency: 'CNY',
  },
  title: { zh: '扭矩传感器', en: 'Torque sensor' },
})
await publishListing(db, cast.editor, id)
setClock(new Date('2026-03-01T00:00:00Z'))

test('a stranger is asked to sign in, a member finds the way to answer, and the owner the way to what came in', async () => {
  assert.match(await text(stranger, '/en/needs/1'), /href="\/en\/my\/answers\/new\?need=1"/)
  assert.equal((await stranger.get('/en/my/answers/new?need=1')).status, 303)
  const form = await text(swansea, '/en/my/answers/new?need=1')
  assert.match(form, /This need is anonymous/)
  assert.doesNotMatch(form, /Sanheng/)
  const own = await text(sanheng, '/zh/needs/1')
  assert.match(own, /href="\/zh\/my\/listings\/1\/answers"/)
  assert.doesNotMatch(own, /answers\/new/)
})

test('an empty answer comes back, a good one is submitted and stands among one’s own', async () => {
  const fields = { need: '1', organisationId: cast.swansea.organisationId, offer: '' }
  const refused = await swansea.post('/en/my/answers', { ...fields, words: ' ' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /<a href="#words">Please write something\./)
  const done = await swansea.post('/en/my/answers', { ...fields, words: 'We measure without drift.' })
  assert.equal(done.headers.get('Location'), '/en/my/answers/1')
  assert.match(await text(swansea, '/en/my/answers'), /Submitted.*Torque sensor/)
})

test('the owner judges it by what the need measures, declines with a reason, and thinks better of it', async () => {
  const page = '/zh/my/listings/1/answers/1'
  assert.match(await text(sanheng, '/zh/my/listings/1/answers'), /示例斯旺西大学/)
  assert.match(await text(sanheng, page), /<legend>零点漂移 ≤ 0.1 %<\/legend>/)
  assert.equal((await sanheng.post(`${page}/evaluation`, {})).status, 422)
  await sanheng.post(`${page}/evaluation`, { 'verdict.0': 'partly', 'comment.0': '只到 0.2 %' })
  const refused = await sanheng.post(`${page}/decision`, { state: 'declined', reason: '' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /<a href="#reason">不采用时请写明原因。.*只到 0.2 %/)
  await sanheng.post(`${page}/decision`, { state: 'declined', reason: '达不到指标' })
  assert.match(await text(swansea, '/en/my/answers/1'), /partly met · 只到 0.2 %.*: 达不到指标/)
  assert.equal((await swansea.get(page)).status, 404)
})

test('told who asks, the one who answered sees the name', async () => {
  await sanheng.post('/zh/my/listings/1/answers/1/decision', { state: 'chosen' })
  await sanheng.post('/zh/my/listings/1/answers/1/opening')
  assert.match(await text(swansea, '/en/my/answers/1'), /has told you who they are/)
  assert.match(await text(swansea, '/en/needs/1'), /Sample Sanheng Technology/)
})

test('a challenge is put out by one’s own clock and listed for everybody', async () => {
  const page = '/zh/my/listings/1/challenge'
  const refused = await sanheng.post(page, { endsAt: '', 'rules.zh': '按指标打分' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /<a href="#endsAt">.*按指标打分/)
  await sanheng.post(page, { endsAt: '2026-04-01T18:00', 'rules.zh': '按指标打分', 'rules.en': 'By the figures' })
  const list = await text(stranger, '/en/challenges')
  assert.match(list, /Torque sensor.*Prize CNY.500,000.*Ends 1 Apr 2026, 18:00 \(Asia\/Shanghai\)/)
  assert.match(await text(stranger, '/en/needs/1?challenge'), /By the figures/)
})

test('over, it says so, refuses what is late with the words still there, and tells what came of it', async () => {
  setClock(new Date('2026-04-02T00:00:00Z'))
  const changgong = await visit(db, cast.changgong.actor.personId ?? '')
  const fields = { need: '1', organisationId: cast.changgong.organisationId, words: '写了很久的方案' }
  const late = await changgong.post('/zh/my/answers', fields)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /揭榜已于 2026年4月1日 10:00 \(UTC\) 截止.*写了很久的方案/)
  await sanheng.post('/zh/my/listings/1/challenge/result', { 'words.zh': '一家中选', 'words.en': 'One was chosen' })
  const page = await text(stranger, '/en/needs/1?over')
  assert.match(page, /1 answer came in\..*One was chosen.*Sample University of Swansea/)
  assert.doesNotMatch(page, /answers\/new/)
})

async function text(who: typeof stranger, path: string): Promise<string> {
  return (await (await who.get(path)).text()).replaceAll('<!-- -->', '')
}
