import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { getListing } from '#catalogue/listing-page.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const changgong = await visit(db, cast.changgong.actor.personId ?? '')
const editor = await visit(db, cast.editor.personId ?? '')

const typed = {
  kind: 'need',
  organisationId: cast.changgong.organisationId,
  originalLang: 'zh',
  'title.zh': '扭矩传感器',
  'title.en': 'Torque sensor',
  'summary.zh': '用于减速器在线检测。',
  'origins.en': 'machine',
  fields: ['sensors', 'manufacturing'],
  keywords: '扭矩，减速器\n在线检测',
  budgetMax: '２,000,000',
  budgetCurrency: 'CNY',
  dueOn: '2099-12-31',
  acceptsForeign: 'no',
  isAnonymous: 'yes',
  'targets.0.name': '精度',
  'targets.0.operator': '<=',
  'targets.0.value': '0.1',
  'targets.0.unit': '%',
  'targets.1.operator': '>=',
}

test('a need is written on a page without a script and kept as typed', async () => {
  const answer = await changgong.post('/zh/my/listings', { ...typed, next: 'save' })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('Location'), '/zh/my/listings/1')
  const listing = await getListing(db, cast.changgong.actor, { number: 1 })
  assert.deepEqual(
    [
      listing.standing,
      listing.fields,
      listing.keywords,
      listing.budgetMax,
      listing.acceptsForeign,
      listing.isAnonymous,
    ],
    ['draft', ['sensors', 'manufacturing'], ['扭矩', '减速器', '在线检测'], '2000000.00', false, true],
  )
  assert.deepEqual(listing.targets, [
    { ...{ name: '精度', operator: '<=', value: '0.1', unit: '%', method: null, present: null }, translations: {} },
  ])
  assert.equal(listing.texts.en?.origin, 'machine')
})

test('opening the form and saving it again changes nothing', async () => {
  const form = await (await changgong.get('/zh/my/listings/1')).text()
  const answer = await changgong.post('/zh/my/listings/1', { ...fieldsIn(form), next: 'save' })
  assert.equal(answer.status, 303)
  assert.equal(decodeURIComponent(answer.headers.get('Set-Cookie') ?? '').includes('内容没有变化。'), true)
})

test('a form that cannot be kept comes back with every word and every reason', async () => {
  const wrong = {
    ...typed,
    'title.zh': '',
    'summary.en': 'Words I would hate to type again',
    budgetMax: 'much',
  }
  const answer = await changgong.post('/en/my/listings', wrong)
  const page = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(page, /Words I would hate to type again/)
  assert.match(page, /href="#budgetMax"/)
  assert.match(page, /value="much"/)
  const titled = await changgong.post('/en/my/listings', { ...typed, kind: 'offer', 'title.zh': '' })
  assert.match(await titled.text(), /<a href="#title.zh">Please give the original a title/)
})

test('the organisation submits, the editor publishes, withdrawing asks first', async () => {
  await changgong.post('/zh/my/listings/1/publication')
  assert.equal((await getListing(db, cast.changgong.actor, { number: 1 })).standing, 'submitted')
  assert.match(await (await editor.get('/zh/my/listings')).text(), /等待发布（1）/)
  await editor.post('/zh/my/listings/1/publication')
  assert.equal((await getListing(db, cast.changgong.actor, { number: 1 })).standing, 'published')
  assert.match(await (await changgong.get('/zh/my/listings/1/withdrawal')).text(), /撤回“扭矩传感器”？/)
  assert.equal((await getListing(db, cast.changgong.actor, { number: 1 })).standing, 'published')
  await changgong.post('/zh/my/listings/1/withdrawal', { reason: '已经解决' })
  assert.equal((await getListing(db, cast.changgong.actor, { number: 1 })).standing, 'draft')
  assert.match(await (await changgong.get('/zh/needs/1')).text(), /单工 撤回，理由：已经解决/)
})

test('saving and submitting is one press', async () => {
  await changgong.post('/zh/my/listings', { ...typed, 'title.zh': '一次提交', next: 'publish' })
  assert.equal((await getListing(db, cast.changgong.actor, { number: 2 })).standing, 'submitted')
})

test('strangers are asked to sign in, others do not find it, people without an organisation are told what to do', async () => {
  const stranger = await visit(db)
  assert.equal((await stranger.get('/zh/my/listings')).status, 303)
  const sanheng = await visit(db, cast.sanheng.actor.personId ?? '')
  assert.equal((await sanheng.get('/zh/my/listings/1')).status, 404)
  assert.equal((await sanheng.post('/zh/my/listings/1', typed)).status, 404)
  const refused = await sanheng.post('/zh/my/listings', typed)
  assert.equal(refused.status, 403)
  assert.match(await (await editor.get('/zh/my/listings/new?kind=offer')).text(), /还没有加入任何单位/)
})

/** What a browser would send back untouched. */
function fieldsIn(html: string): Record<string, string | string[]> {
  const fields = new Map<string, string[]>()
  const add = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), unescaped(value)])
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  for (const [input] of main.matchAll(/<input[^>]*>/g)) {
    const isBox = /type="(checkbox|radio)"/.test(input)
    const name = /name="([^"]*)"/.exec(input)?.[1]
    if (name && (!isBox || input.includes('checked=""'))) add(name, /value="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of main.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g))
    add(name, value)
  for (const [, name = '', options = ''] of main.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)" selected=""|<option selected="" value="([^"]*)"/.exec(options)
    const first = /<option[^>]*value="([^"]*)"/.exec(options)?.[1]
    add(name, chosen?.[1] ?? chosen?.[2] ?? first ?? '')
  }
  return Object.fromEntries(fields)
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
