import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { type Actor, visitor } from '#people/actor.ts'
import { changeOrganisation } from '#people/organisations.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import '../../listening.ts'
import { askOrganisation } from './asking.ts'
import { findResources, readResourceQuery } from './finding.ts'
import type { ResourceInput } from './input.ts'
import {
  noteConsent,
  publishResource,
  returnResource,
  submitResource,
  takeBackConsent,
  withdrawResource,
} from './publication.ts'
import { getResource, listSubmittedResources } from './reading.ts'
import { saveResource } from './saving.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const linkFor = () => 'https://duihe.example/record'
const { organisationId, actor } = cast.swansea

const expert = (more: object = {}) =>
  ({
    ...{
      kind: 'expert',
      organisationId,
      name: { zh: '曾示例', en: 'Zeng Sample' },
      about: { zh: '气体传感与在线监测' },
    },
    ...{ fields: ['sensors'], services: ['diagnosis'], links: ['https://sample.example/zeng'] },
    ...{ title: { zh: '教授' }, post: null, honours: { zh: '示例院士' }, orcid: null },
    ...{ languages: [{ lang: 'en', level: 'fluent' }], ...more },
  }) as ResourceInput

const station = (more: object = {}) =>
  ({
    ...{ kind: 'station', organisationId, name: { zh: '示例传感学会服务站' }, about: null, fields: [], links: [] },
    ...{ services: ['matchmaking'], stationKind: 'society', hostId: cast.changgong.organisationId },
    ...{ region: '320400', city: '武进', address: null, openedOn: '2017-03-01', closedOn: null, ...more },
  }) as ResourceInput

const found = async (kind: 'expert' | 'station', query: string) =>
  (await findResources(db, kind, readResourceQuery(new URLSearchParams(query)))).found.map(({ number }) => number)

test('an expert is shown after consent, submission and review, and is found by words, name and language', async () => {
  const { id, number } = await saveResource(db, actor, expert({ orcid: 'https://orcid.org/0000-0002-1825-0097' }))
  const stranger = visitor()
  await assert.rejects(getResource(db, stranger, { kind: 'expert', number }), { status: 404 })
  await assert.rejects(submitResource(db, actor, id), { code: 'resources.consent-missing', field: 'consent' })
  await assert.rejects(publishResource(db, cast.editor, id), { code: 'resources.consent-missing' })
  assert.equal(await noteConsent(db, actor, id), true)
  assert.equal(await submitResource(db, actor, id), true)
  assert.deepEqual(await found('expert', ''), [])
  assert.equal((await listSubmittedResources(db, cast.editor, 'expert')).length, 1)
  await assert.rejects(publishResource(db, actor, id), { status: 403 })
  assert.equal(await publishResource(db, cast.editor, id), true)
  for (const query of ['', 'q=传感', 'q=zeng', 'q=示例院士', 'q=Swansea', 'lang=en', 'field=sensors', 'country=GB'])
    assert.deepEqual(await found('expert', query), [number], query)
  for (const query of ['q=钢铁', 'lang=de', 'country=CN', 'service=training'])
    assert.deepEqual(await found('expert', query), [], query)
  const page = await getResource(db, stranger, { kind: 'expert', number })
  assert.deepEqual([page.orcid, page.inside, page.languages.length], ['0000-0002-1825-0097', undefined, 1])
  await assert.rejects(
    saveResource(
      db,
      cast.sanheng.actor,
      expert({ organisationId: cast.sanheng.organisationId, orcid: '0000000218250097' }),
    ),
    {
      code: 'resources.orcid-taken',
    },
  )
})

test('consent that is taken back takes the expert off show at once', async () => {
  const { id, number } = await saveResource(db, actor, expert({ name: { zh: '区示例' } }))
  await noteConsent(db, actor, id)
  await publishResource(db, cast.editor, id)
  assert.equal(await takeBackConsent(db, actor, id), true)
  await assert.rejects(getResource(db, visitor(), { kind: 'expert', number }), { status: 404 })
  await assert.rejects(publishResource(db, cast.editor, id), { code: 'resources.consent-missing' })
  assert.equal(await takeBackConsent(db, actor, id), false)
})

test('a record that has to be mended comes back with its reason and a letter', async () => {
  const { id, number } = await saveResource(db, actor, station({ name: { zh: '待改示例站' } }))
  await submitResource(db, actor, id)
  await returnResource(db, cast.editor, id, { line: '请写明依托单位', lang: 'zh', linkFor })
  const page = await getResource(db, actor, { kind: 'station', number })
  assert.deepEqual([page.standing, page.inside?.returned?.line], ['draft', '请写明依托单位'])
  const letters = await db
    .selectFrom('platform.mail')
    .select(['to_person', 'body_text'])
    .where('kind', '=', 'resource-returned')
    .execute()
  assert.deepEqual([letters.length, letters[0]?.to_person], [1, actor.personId])
  await assert.rejects(returnResource(db, cast.editor, id, { line: '再看', lang: 'zh', linkFor }), {
    code: 'resources.not-submitted',
  })
  await submitResource(db, actor, id)
  assert.equal((await getResource(db, actor, { kind: 'station', number })).inside?.returned, undefined)
  assert.equal(await withdrawResource(db, actor, id), true)
})

test('a station is found by its kind, its host’s region and its words', async () => {
  const { id, number } = await saveResource(db, actor, station())
  await publishResource(db, cast.editor, id)
  for (const query of ['type=society', 'region=320000', 'region=320400', 'q=服务站', 'q=常州', 'service=matchmaking'])
    assert.deepEqual(await found('station', query), [number], query)
  assert.deepEqual(await found('station', 'region=330000'), [])
  const page = await getResource(db, visitor(), { kind: 'station', number })
  assert.deepEqual(page.hostName, { zh: '示例常工电子', en: 'Sample Changgong Electronics' })
})

test('what is on a public page gives nobody’s address or number away', async () => {
  for (const words of ['联系 zeng@sample.example', '电话 138 0013 8000', 'Call +44 1792 205678'])
    await assert.rejects(saveResource(db, actor, expert({ about: { zh: words } })), {
      code: 'resources.contact-in-words',
      field: 'about.zh',
    })
  const wrong = [
    [expert({ orcid: '0000-0002-1825-0098' }), 'resources.orcid-wrong', 'orcid'],
    [expert({ name: { zh: ' ' } }), 'resources.name-missing', 'name'],
    [expert({ links: ['javascript:alert(1)'] }), 'resources.link-wrong', 'links.0'],
    [expert({ languages: [{ lang: 'xx', level: 'basic' }] }), 'catalogue.language-unknown', 'languages.0.lang'],
    [station({ region: '999999' }), 'resources.region-unknown', 'region'],
    [station({ closedOn: '2016-01-01' }), 'resources.closed-before', 'closedOn'],
    [station({ stationKind: 'castle' }), 'resources.station-kind-missing', 'stationKind'],
  ] as const
  for (const [input, code, field] of wrong) await assert.rejects(saveResource(db, actor, input), { code, field })
})

test('a question reaches the organisation with whom to answer, and nothing comes back of its people', async () => {
  const { id } = await saveResource(db, actor, station({ name: { zh: '可问示例站' } }))
  await publishResource(db, cast.editor, id)
  const ask = (who: Actor) => askOrganisation(db, who, id, { words: '能否来常州诊断？', lang: 'zh', linkFor })
  await assert.rejects(ask(visitor()), { status: 401 })
  await ask(cast.changgong.actor)
  const letters = await db
    .selectFrom('platform.mail')
    .select(['to_person', 'body_text'])
    .where('kind', '=', 'resource-asked')
    .execute()
  assert.deepEqual([letters.length, letters[0]?.to_person], [1, actor.personId])
  for (const said of ['能否来常州诊断？', 'shan.gong@duihe.example', 'Changgong'])
    assert.ok(letters[0]?.body_text.includes(said), said)
  for (let i = 0; i < 19; i++) await ask(cast.changgong.actor)
  await assert.rejects(ask(cast.changgong.actor), { code: 'resources.asked-enough' })
})

test('a stranger changes nothing, and saving twice changes nothing', async () => {
  const { id } = await saveResource(db, actor, expert({ name: { zh: '钱示例' } }))
  await assert.rejects(saveResource(db, cast.sanheng.actor, expert({ id })), { status: 403 })
  await assert.rejects(submitResource(db, cast.sanheng.actor, id), { status: 404 })
  const words = fc.dictionary(fc.constantFrom('zh', 'en', 'de'), fc.string({ unit: 'grapheme', maxLength: 40 }))
  const level = fc.constantFrom('basic', 'working', 'fluent', 'native')
  const languages = fc.array(fc.record({ lang: fc.constantFrom('en', 'de', 'zh'), level }), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(words, words, languages, async (about, honours, spoken) => {
      const input = expert({ id, about, honours, languages: spoken })
      await saveResource(db, actor, input)
      assert.equal((await saveResource(db, actor, input)).outcome, 'unchanged')
    }),
    { numRuns: 30 },
  )
})

test('what a renamed organisation shows is found by its new name', async () => {
  await changeOrganisation(db, cast.organiser, organisationId, { name: { zh: '示例威尔士传感大学' } })
  assert.ok((await found('station', 'q=威尔士')).length > 0)
})
