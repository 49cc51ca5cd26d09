import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findVocabulary } from '#catalogue/vocabularies/registry.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const anybody = await visit(db)

test('anybody reads what a code means, on a page and as JSON', async () => {
  const page = await (await anybody.get('/zh/vocabularies/gbt-4754')).text()
  assert.match(page, /id="C35"/)
  assert.match(page, /专用设备制造业/)
  assert.match(page, /href="\/zh\/vocabularies\/nace-2#C28"/)
  const answer = await anybody.get('/api/v1/vocabularies/gbt-4754')
  const { terms } = (await answer.json()) as { terms: { id: string }[] }
  assert.deepEqual(
    terms.find(({ id }) => id === 'gbt-4754:C27'),
    {
      ...{ id: 'gbt-4754:C27', code: 'C27', labels: { zh: '医药制造业', en: 'Manufacture of medicines' } },
      ...{ broader: 'gbt-4754:C', matches: [{ id: 'nace-2:C21', relation: 'close' }] },
    },
  )
})

test('the list names every vocabulary with its version, and what is not there is not found', async () => {
  const { vocabularies } = (await (await anybody.get('/api/v1/vocabularies')).json()) as {
    vocabularies: { id: string; version: string; terms: number; url: string }[]
  }
  for (const { id, version, terms, url } of vocabularies) {
    assert.deepEqual([findVocabulary(id)?.version, findVocabulary(id)?.terms.length], [version, terms])
    assert.equal((await anybody.get(new URL(url).pathname)).status, 200)
  }
  assert.equal((await anybody.get('/en/vocabularies')).status, 200)
  assert.equal((await anybody.get('/en/vocabularies/nothing')).status, 404)
  assert.equal((await anybody.get('/api/v1/vocabularies/nothing')).status, 404)
})

test('the form of an offer lets classes be ticked by their names and finer symbols be written', async () => {
  const owner = await visit(db, cast.changgong.actor.personId ?? '')
  const form = await (await owner.get('/zh/my/listings/new?kind=offer')).text()
  assert.match(form, /name="ipcClass" value="G01"/)
  const saved = await owner.post('/zh/my/listings', {
    ...{ kind: 'offer', organisationId: cast.changgong.organisationId, next: 'save' },
    ...{ 'title.zh': '示例词表成果', originalLang: 'zh', industries: ['C35', 'C'] },
    ...{ ipcClass: ['G01', 'H'], ipc: 'g01n 21/64' },
  })
  assert.equal(saved.status, 303)
  const row = await db.selectFrom('catalogue.listing').select(['number', 'ipc', 'industries']).executeTakeFirstOrThrow()
  assert.deepEqual(
    [row.ipc, row.industries],
    [
      ['G01', 'H', 'G01N 21/64'],
      ['C35', 'C'],
    ],
  )
  const again = await (await owner.get(`/zh/my/listings/${row.number}`)).text()
  assert.match(again, /name="ipc"[^>]*value="G01N 21\/64"/)
  assert.match(again, /<input[^>]*name="ipcClass"[^>]*checked=""[^>]*value="G01"/)
})
