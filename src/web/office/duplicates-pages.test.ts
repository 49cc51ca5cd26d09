import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { findDuplicates } from '#catalogue/duplicates.ts'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { system } from '#people/actor.ts'
import { addOrganisation } from '#people/organisations.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const office = await visit(db, cast.organiser.personId ?? '')
const text =
  '本成果采用光谱吸收原理，可在井下连续监测甲烷浓度，响应时间小于三秒，已在两处矿井试用半年，误报率低于千分之一，传感头免维护，可接入现有的安全监控系统，整机功耗不足两瓦。'

test('an organisation entered twice is suggested, merged by choice, found at one address, and taken apart again', async () => {
  const one = await addOrganisation(db, system('test'), {
    name: { zh: '示例龙城仪器有限公司' },
    kind: 'company',
    country: 'CN',
  })
  const other = await addOrganisation(db, system('test'), {
    ...{ name: { zh: '示例龍城儀器' }, kind: 'company', country: 'CN', city: '常州' },
  })
  const list = await (await office.get('/zh/office/duplicates')).text()
  assert.match(list, /示例龍城儀器/)
  const address = list.match(/\/zh\/office\/duplicates\/organisations\/[^"]+/)?.[0] ?? ''
  assert.match(await (await office.get(address)).text(), /并排比较/)
  const done = await office.post(address, { into: one, deed: 'merge', 'take.city': other, 'take.name': one })
  assert.equal(done.status, 303)
  const rows = await db
    .selectFrom('people.organisation')
    .select(['id', 'number', 'city'])
    .where('id', 'in', [one, other])
    .execute()
  const [stays, gone] = [rows.find(({ id }) => id === one), rows.find(({ id }) => id === other)]
  assert.equal(stays?.city, '常州')
  const led = await office.get(`/zh/organisations/${gone?.number}`)
  assert.deepEqual([led.status, led.headers.get('Location')], [302, `/zh/organisations/${stays?.number}`])
  const removal = (await (await office.get('/zh/office/duplicates')).text()).match(
    /\/zh\/office\/duplicates\/organisations\/mergers\/[^"]+/,
  )?.[0]
  await office.post(removal ?? '')
  assert.equal((await office.get(`/zh/organisations/${gone?.number}`)).status, 200)
})

test('a listing that says what another says is suggested on its form, and told apart for good', async () => {
  const first = await listing('井下甲烷传感器', text)
  const second = await listing('井下甲烷传感器（二）', `${text}现寻求合作。`)
  const form = await (await office.get(`/zh/my/listings/${second.number}`)).text()
  assert.match(form, /可能与已有的记录重复/)
  const address = `/zh/office/duplicates/listings/${first.id}/${second.id}`
  assert.match(await (await office.get(address)).text(), /文字（中文）/)
  await office.post(address, { deed: 'apart' })
  assert.deepEqual(await findDuplicates(db, cast.editor, second.id), [])
})

test('the pages are for those who keep the directory', async () => {
  const stranger = await visit(db, cast.swansea.actor.personId ?? '')
  assert.equal((await stranger.get('/en/office/duplicates')).status, 403)
  assert.equal((await (await visit(db)).get('/en/office/duplicates')).status, 303)
})

async function listing(title: string, description: string): Promise<{ id: string; number: number }> {
  const saved = await saveListing(db, cast.editor, {
    ...{
      kind: 'offer',
      organisationId: cast.changgong.organisationId,
      title: { zh: title },
      description: { zh: description },
    },
  })
  await publishListing(db, cast.editor, saved.id)
  return saved
}
