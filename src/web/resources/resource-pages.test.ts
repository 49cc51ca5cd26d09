import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const anybody = await visit(db)
const owner = await visit(db, cast.swansea.actor.personId ?? '')
const editor = await visit(db, cast.editor.personId ?? '')
const { organisationId } = cast.swansea

const typed = {
  ...{ organisationId, 'name.zh': '曾示例', 'name.en': 'Zeng Sample', 'title.zh': '教授', 'about.zh': '气体传感' },
  ...{ fields: ['sensors'], services: 'diagnosis', 'languages.0.lang': 'en', 'languages.0.level': 'fluent' },
}

test('an expert goes from the form over review to the public page, and its contact nowhere', async () => {
  const refused = await owner.post('/zh/my/experts', { ...typed, next: 'submit' })
  const form = await refused.text()
  assert.equal(refused.status, 409)
  assert.match(form, /id="consent-error"/)
  assert.match(form, /value="Zeng Sample"/)
  const saved = await owner.post('/zh/my/experts', { ...typed, consent: 'yes', next: 'submit' })
  assert.equal(saved.headers.get('Location'), await locationOf())
  const number = Number((await locationOf()).split('/').at(-1))
  assert.equal((await anybody.get(`/zh/experts/${number}`)).status, 404)
  assert.match(await (await editor.get('/zh/my/experts')).text(), /曾示例/)
  assert.equal((await owner.post(`/zh/my/experts/${number}/review`, { line: '改' })).status, 403)
  assert.equal((await editor.post(`/zh/my/experts/${number}/publication`)).status, 303)
  const page = await (await anybody.get(`/zh/experts/${number}`)).text()
  assert.match(page, /曾示例/)
  assert.match(page, /流利/)
  assert.match(page, /"@type":"Person"/)
  assert.doesNotMatch(page, /@duihe\.example/)
  assert.match(await (await anybody.get('/en/experts?q=zeng')).text(), /Zeng Sample/)
  assert.match(await (await anybody.get(`/zh/organisations/${await numberOf(organisationId)}`)).text(), /曾示例/)
  const answer = await anybody.get(`/api/v1/experts/${number}`)
  const json = (await answer.json()) as { name: unknown; languages: unknown }
  assert.deepEqual(
    [json.name, json.languages],
    [{ zh: '曾示例', en: 'Zeng Sample' }, [{ lang: 'en', level: 'fluent' }]],
  )
  assert.match(await (await anybody.get('/sitemaps/pages.xml')).text(), new RegExp(`/zh/experts/${number}<`))
})

test('a question is asked by whoever is signed in, and read by the organisation only', async () => {
  const asker = await visit(db, cast.changgong.actor.personId ?? '')
  const address = await locationOf()
  const number = Number(address.split('/').at(-1))
  assert.equal((await anybody.post(`/zh/experts/${number}/questions`, { words: '请问' })).status, 401)
  assert.equal((await asker.post(`/zh/experts/${number}/questions`, { words: ' ' })).status, 422)
  assert.equal((await asker.post(`/zh/experts/${number}/questions`, { words: '能否来常州？' })).status, 303)
  assert.match(await (await owner.get(address)).text(), /能否来常州？[\s\S]*shan\.gong@duihe\.example/)
  assert.doesNotMatch(await (await asker.get(`/zh/experts/${number}`)).text(), /ada\.sample/)
  assert.equal((await asker.get(address)).status, 404)
})

test('a tick taken away takes the expert off show', async () => {
  const address = await locationOf()
  assert.equal((await owner.post(address, typed)).status, 303)
  assert.equal((await anybody.get(address.replace('/my/', '/'))).status, 404)
})

test('a station’s host is found by its name, or asked for', async () => {
  const station = {
    organisationId,
    'name.zh': '示例服务站',
    stationKind: 'society',
    region: '320400',
    openedOn: '2017-03-01',
  }
  const unknown = await owner.post('/zh/my/stations', { ...station, host: '从没听说过的单位' })
  assert.match(await unknown.text(), /id="host-error"/)
  assert.equal((await owner.post('/zh/my/stations', { ...station, host: '示例常工电子' })).status, 303)
  const row = await db.selectFrom('catalogue.station').select('host_id').executeTakeFirstOrThrow()
  assert.equal(row.host_id, cast.changgong.organisationId)
  const wrong = await owner.post('/zh/my/stations', {
    ...station,
    'about.zh': '电话 13800138000',
    closedOn: '2016-01-01',
  })
  const page = await wrong.text()
  assert.equal(wrong.status, 422)
  assert.match(page, /id="about.zh-error"/)
  assert.match(page, /id="closedOn-error"/)
  for (const path of ['/zh/stations', '/en/stations', '/en/experts', '/zh/my/stations', '/en/my/stations/new'])
    assert.equal((await owner.get(path)).status, 200, path)
  assert.deepEqual(((await (await anybody.get('/api/v1/stations')).json()) as { total: number }).total, 0)
})

async function locationOf(): Promise<string> {
  const { number } = await db
    .selectFrom('catalogue.resource')
    .select('number')
    .where('kind', '=', 'expert')
    .executeTakeFirstOrThrow()
  return `/zh/my/experts/${number}`
}

async function numberOf(id: string): Promise<number> {
  const { number } = await db
    .selectFrom('people.organisation')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return number
}
