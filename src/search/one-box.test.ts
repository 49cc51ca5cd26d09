import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { system, visitor } from '#people/actor.ts'
import { addOrganisation, changeOrganisation } from '#people/organisations.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { listNamed } from './named.ts'
import { listShowcase } from './showcase.ts'
import { suggestWhileTyping } from './suggesting.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
await openDay(db, cast)
const organisationId = cast.swansea.organisationId
const nanjing = await addOrganisation(db, system('test'), {
  name: { zh: '示例南京大学', en: 'Sample Nanjing University' },
  kind: 'university',
  country: 'CN',
  city: '南京',
})

await publish({ title: { zh: '染色体拉直', en: 'Straightening chromosomes' }, originalLang: 'zh', fields: ['health'] })
await publish({
  title: { en: 'Optical gas sensor' },
  description: { en: 'For mines and sewers.' },
  fields: ['sensors'],
})
await publish({ title: { en: 'Pressure sensor' }, fields: ['sensors'] })
await publish({ title: { zh: '气体传感器阵列' }, fields: ['sensors'] })
await publish({ title: { en: 'Sensor fusion for gas turbines' }, fields: ['energy'] })
await publish({ title: { de: 'Müller-Zelle für Gläser' }, originalLang: 'de' })

test('no part of a Chinese word is lost', async () => {
  for (const part of ['染色体', '色体拉', '拉直', '染色体拉直'])
    assert.equal((await titles(part))[0], '染色体拉直', part)
  assert.deepEqual(await titles('"体染"'), [])
})

test('a search in Chinese finds English texts by what they mean, says why, and puts the very words first', async () => {
  const { found } = await search('气体传感器')
  assert.equal(found[0]?.title, '气体传感器阵列')
  assert.equal(found[0]?.meant, undefined)
  const english = found.find(({ title }) => title === 'Optical gas sensor')
  assert.ok(english?.meant?.some(({ found: words }) => words.some((word) => /sensor/i.test(word))))
})

test('a quotation wants the words as they stand, a minus leaves out', async () => {
  assert.deepEqual(await titles('"gas sensor"'), ['Optical gas sensor'])
  assert.deepEqual((await titles('sensor -pressure')).sort(), [
    'Optical gas sensor',
    'Sensor fusion for gas turbines',
    // Its field is called sensors.
    '气体传感器阵列',
  ])
})

test('a slip of the fingers is mended and said, and the word itself can be insisted on', async () => {
  const { found, understood } = await search('presure')
  assert.deepEqual(understood.corrected, [{ typed: 'presure', meant: 'pressure' }])
  assert.equal(found[0]?.title, 'Pressure sensor')
  assert.deepEqual(await titles('"presure"'), [])
})

test('endings, marks and capitals make no difference', async () => {
  assert.equal((await titles('SENSORS pressures'))[0], 'Pressure sensor')
  assert.equal((await titles('muller'))[0], 'Müller-Zelle für Gläser')
  assert.equal((await titles('straighten chromosome'))[0], '染色体拉直')
})

test('when nothing has all words, what has most of them is shown and said to be so', async () => {
  const { found, understood } = await search('optical gas sensor for xylophones zeppelins')
  assert.equal(understood.isPartial || found.some(({ meant }) => meant), true)
  assert.equal(found[0]?.title, 'Optical gas sensor')
})

test('when filters leave nothing, it is said what would', async () => {
  const { advice, facets } = await search('sensor', 'field=health&kind=offer')
  assert.equal(facets.total, 0)
  assert.deepEqual(advice?.without, [{ filter: 'field', count: 4 }])
  assert.equal(advice?.unfiltered, 4)
})

test('when nothing is found, known words close to it are named', async () => {
  const { advice } = await search('"染色体组图谱"')
  assert.ok(advice?.nearest.includes('染色体'))
})

test('organisations answer to their names, to pinyin and its initials, and to where they are', async () => {
  for (const typed of ['南京大学', 'nanjing', 'nanjingdaxue', 'njdx', 'Sample Nanjing University', '南京', 'Nanjng'])
    assert.equal((await listNamed(db, typed)).organisations[0]?.id, nanjing, typed)
  await changeOrganisation(db, system('test'), nanjing, { name: { zh: '示例金陵大学' } })
  assert.equal((await listNamed(db, 'jinlingdaxue')).organisations[0]?.id, nanjing)
  assert.deepEqual((await listNamed(db, '南京大学')).organisations, [])
})

test('events answer to their names', async () => {
  const { events } = await listNamed(db, 'uk')
  assert.ok(events.every(({ slug }) => slug === 'uk-sensors-2017'))
})

test('while typing, titles and names are suggested', async () => {
  assert.ok((await suggestWhileTyping(db, visitor(), 'press', 'en')).includes('Pressure sensor'))
  assert.ok((await suggestWhileTyping(db, visitor(), '染色', 'zh')).includes('染色体拉直'))
  assert.deepEqual(await suggestWhileTyping(db, visitor(), '!?', 'zh'), [])
})

test('what is changed or withdrawn is found no more by its old words', async () => {
  const id = await publish({ title: { en: 'Quixotic widget' } })
  assert.deepEqual(await titles('quixotic'), ['Quixotic widget'])
  await saveListing(db, cast.editor, { kind: 'offer', id, organisationId, title: { en: 'Sober widget' } })
  assert.deepEqual(await titles('"quixotic"'), [])
  await withdrawListing(db, cast.editor, id)
  assert.deepEqual(await titles('"widget"'), [])
})

test('whatever is typed gets an answer', async () => {
  const typed = [
    'x'.repeat(10_000),
    '传感器'.repeat(3400),
    '(.*+?[\\^$|{',
    '😀🔬 sensor',
    'مستشعر الغاز',
    'חיישן גז',
    'the of and',
    '"',
    '-',
    '--- -"" ""',
    'sensor传感器센서датчик',
    '\u202e\u0000\ufeff',
    'a',
    '锂',
  ]
  for (const each of typed) {
    const { found, facets } = await search(each)
    assert.ok(found.length <= facets.total || facets.total === 0, each.slice(0, 20))
  }
})

async function publish(input: Omit<ListingInput, 'kind' | 'organisationId'>): Promise<string> {
  const { id } = await saveListing(db, cast.editor, { kind: 'offer', organisationId, ...input })
  await publishListing(db, cast.editor, id)
  return id
}

function search(q: string, rest = '') {
  const params = new URLSearchParams(rest)
  params.set('q', q)
  return listShowcase(db, visitor(), readShowcaseQuery(params), 'zh')
}

async function titles(q: string): Promise<string[]> {
  return (await search(q)).found.map(({ title }) => title)
}
