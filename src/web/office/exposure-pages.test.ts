import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { writeTallies } from '#platform/tally.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0' }

test('what is shown beside the listing somebody opened is counted, what programs open is not', async () => {
  const need = await publish('need', cast.changgong.organisationId, '地下管廊甲烷气体传感器')
  await publish('offer', cast.sanheng.organisationId, '甲烷气体传感器')
  const nobody = await visit(db)
  const editor = await visit(db, cast.editor.personId ?? '')
  const told = async () => {
    await writeTallies(db)
    return (await (await editor.get('/en/office/matching/exposure')).text()).replaceAll('<!-- -->', '')
  }
  await nobody.get(`/en/needs/${need}`, { 'User-Agent': 'Samplebot/1.0' })
  await editor.get(`/en/needs/${need}`, BROWSER)
  assert.match(await told(), /Never suggested<\/dt><dd>2</)
  await nobody.get(`/zh/needs/${need}`, BROWSER)
  const page = await told()
  assert.match(page, /Never suggested<\/dt><dd>1</)
  assert.match(page, /甲烷气体传感器<\/a><\/th>.*?Last 28 days">1<\/td>/)
})

async function publish(kind: 'offer' | 'need', organisationId: string, title: string): Promise<number> {
  const { id } = await saveListing(db, cast.editor, { kind, organisationId, title: { zh: title }, fields: ['sensors'] })
  await publishListing(db, cast.editor, id)
  const row = await db.selectFrom('catalogue.listing').select('number').where('id', '=', id).executeTakeFirstOrThrow()
  return row.number
}
