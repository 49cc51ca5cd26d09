import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { enterRegister } from '#people/register/entering.ts'
import { lookUpRegister } from '#people/register/looking-up.ts'
import { resolveOrganisation } from '#people/resolving.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const owner = await visit(db, cast.swansea.actor.personId ?? '')
const { number } = await db
  .selectFrom('people.organisation')
  .select('number')
  .where('id', '=', cast.swansea.organisationId)
  .executeTakeFirstOrThrow()
const address = `/zh/my/organisations/${number}`

test('an organisation tells what it is called elsewhere, and is found and shown by it', async () => {
  const saved = await owner.post(address, {
    ...{
      'names.alias': '示例威尔士大学\nPrifysgol Enghreifftiol',
      'names.former': '示例学院',
      founded: '1920',
      sizeBand: '1000+',
    },
    ...{ ror: 'https://ror.org/03cve4549', 'directions.zh': '气体传感', affiliations: '示例高校联盟' },
  })
  assert.equal(saved.status, 303)
  const found = await resolveOrganisation(db, { names: ['PRIFYSGOL ENGHREIFFTIOL'] })
  assert.deepEqual([found.verdict, found.candidates[0]?.id], ['same', cast.swansea.organisationId])
  const page = await (await owner.get(`/zh/organisations/${number}`)).text()
  for (const told of ['示例学院', '1920', '气体传感', '示例高校联盟', '03cve4549']) assert.match(page, new RegExp(told))
})

test('a wrong check digit is refused at its field, and nothing typed is lost', async () => {
  const refused = await owner.post(address, { ror: '03cve4548', 'names.alias': '另一个示例名' })
  const page = await refused.text()
  assert.equal(refused.status, 422)
  assert.match(page, /id="ror-error"/)
  assert.match(page, /另一个示例名/)
})

test('only its own people and the organiser write it', async () => {
  const stranger = await visit(db, cast.sanheng.actor.personId ?? '')
  assert.equal((await stranger.post(address, { founded: '1999' })).status, 403)
  const office = await visit(db, cast.organiser.personId ?? '')
  assert.equal((await office.get(address)).status, 200)
})

test('an extract of the registry is brought in as a stream and looked up by any of its names', async () => {
  const records = [
    record('03cve4549', ['Sample Institute of Metrology', '示例计量研究院', 'SIM'], 'active'),
    record('03cve4549', ['Sample Withdrawn'], 'withdrawn'),
    { id: 'nonsense {"' },
  ]
  const text = JSON.stringify(records, null, 2)
  async function* pieces() {
    for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7)
  }
  const counts = await enterRegister(db, cast.organiser, { chunks: pieces(), release: 'sample' })
  assert.deepEqual(counts, { entered: 1, passedOver: 2 })
  const [found] = await lookUpRegister(db, { names: ['示例計量研究院'] })
  assert.deepEqual([found?.ror, found?.identifiers.wikidata], ['03cve4549', ['Q42']])
  await assert.rejects(
    enterRegister(db, cast.organiser, {
      chunks: (async function* () {
        yield '[{"id": '
      })(),
      release: 'torn',
    }),
    { code: 'people.register-not-json' },
  )
})

function record(ror: string, names: string[], status: string) {
  return {
    ...{ id: `https://ror.org/${ror}`, status, types: ['facility'], established: 1950 },
    names: names.map((value, i) => ({
      value,
      lang: null,
      types: i === 0 ? ['ror_display'] : i === 2 ? ['acronym'] : ['alias'],
    })),
    locations: [{ geonames_details: { country_code: 'CN', name: 'Changzhou' } }],
    links: [{ type: 'website', value: 'https://sample.example' }],
    external_ids: [{ type: 'wikidata', preferred: null, all: ['Q42'] }],
  }
}
