import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system, visitor } from '#people/actor.ts'
import { changeOrganisation } from '#people/organisations.ts'
import { now } from '#platform/clock.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import '#catalogue/facts.ts'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { readShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { listShowcase } from '#search/showcase.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const swansea = cast.swansea.organisationId
const changgong = cast.changgong.organisationId

await publish({
  kind: 'offer',
  organisationId: swansea,
  originalLang: 'en',
  title: { en: 'Straightening chromosome images', zh: '染色体图像拉直' },
  summary: { en: 'A network straightens bent chromosomes.' },
  fields: ['health', 'artificial-intelligence'],
  trl: 4,
})
await publish({
  kind: 'offer',
  organisationId: swansea,
  title: { en: 'Optical gas sensor' },
  fields: ['sensors'],
  stage: 'on-the-market',
})
await publish({
  kind: 'need',
  organisationId: changgong,
  title: { zh: '核型分析仪' },
  problem: { zh: '需要自动分割染色体图像并排列。' },
  fields: ['health'],
  wantedTrl: 6,
})
await publish({ kind: 'need', organisationId: changgong, title: { zh: '过期的需求' }, expiresOn: '2001-01-01' })
await saveListing(db, cast.swansea.actor, {
  kind: 'offer',
  organisationId: swansea,
  title: { en: 'A gas sensor draft' },
})

test('one search finds offers and needs in whatever language they were written', async () => {
  assert.deepEqual(await titles('q=染色体'), ['染色体图像拉直', '核型分析仪'])
  // A need in Chinese means chromosomes without having the word; who has the word comes first.
  assert.deepEqual(await titles('q=chromosomes'), ['染色体图像拉直', '核型分析仪'])
  assert.deepEqual(await titles('q=SENSORS'), ['Optical gas sensor'])
})

test('drafts and listings that have run out are not on show', async () => {
  assert.deepEqual(await titles('q=draft'), [])
  assert.deepEqual(await titles('q=过期'), [])
})

test('a search without a word in it finds nothing', async () => {
  assert.deepEqual(await titles('q=%21%3F'), [])
})

test('a hit outside title and summary comes with the words around it', async () => {
  const { found } = await search('q=自动分割')
  assert.match(found[0]?.excerpt?.text ?? '', /自动分割染色体/)
})

test('facets count what each value would leave, and keep those that leave nothing', async () => {
  const { facets } = await search('field=health')
  assert.equal(facets.total, 2)
  assert.deepEqual(count(facets.kind), { offer: 1, need: 1 })
  assert.deepEqual(count(facets.stage), { lab: 1, pilot: 1, ready: 0 })
  assert.deepEqual(count(facets.country), { CN: 1, GB: 1 })
  assert.equal(count(facets.field).sensors, 1)
  assert.equal(count(facets.field).food, 0)
  assert.deepEqual(facets.originals.sort(), ['en', 'zh'])
})

test('a stage stands for readiness levels when no level is given', async () => {
  assert.deepEqual(await titles('stage=ready'), ['Optical gas sensor'])
})

test('filters of one kind widen, filters of different kinds narrow', async () => {
  assert.equal((await titles('field=health&field=sensors')).length, 3)
  assert.deepEqual(await titles('field=health&field=sensors&country=CN'), ['核型分析仪'])
  assert.deepEqual(await titles('lang=en&kind=offer&stage=lab'), ['染色体图像拉直'])
})

test('the hall of an event shows what is exhibited there', async () => {
  const eventId = newId()
  const event = {
    slug: 'hall-test',
    name: { zh: '测试' },
    city: { zh: '常州' },
    time_zone: 'Asia/Shanghai',
    country: 'CN',
  }
  await db
    .insertInto('events.event')
    .values({
      id: eventId,
      ...event,
      starts_on: '2017-09-13',
      ends_on: '2017-09-13',
      attendance: 'onsite',
      added_at: now(),
    })
    .execute()
  const { found } = await search('q=gas')
  await db
    .insertInto('events.exhibit')
    .values({ event_id: eventId, listing_id: found[0]?.id ?? '', added_at: now() })
    .execute()
  await tell(db, system('test'), {
    kind: 'listing.shown-in-hall',
    subject: { kind: 'listing', id: found[0]?.id ?? '' },
  })
  assert.deepEqual(await titles('event=hall-test'), ['Optical gas sensor'])
  assert.deepEqual(await titles('event=no-such-event'), [])
})

test('pages follow each other without gap or repetition, in both orders', async () => {
  for (let i = 0; i < 7; i++)
    await publish({ kind: 'offer', organisationId: swansea, title: { en: `Valve number ${i}` }, fields: ['marine'] })
  for (const order of ['newest', 'relevance']) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const params = new URLSearchParams({ q: 'valve', order, limit: '3', ...(cursor ? { cursor } : {}) })
      const page = await search(params.toString())
      seen.push(...page.found.map(({ title }) => title))
      cursor = page.next
    } while (cursor)
    assert.equal(seen.length, 7, order)
    assert.equal(new Set(seen).size, 7, order)
  }
})

test('a cursor that was not ours, or from another order, is refused by name', async () => {
  const { next } = await search('q=valve&limit=3&order=newest')
  for (const params of ['cursor=nonsense', `q=valve&order=relevance&cursor=${next}`, 'cursor=bnVsbA'])
    await assert.rejects(search(params), { code: 'catalogue.cursor-wrong', field: 'cursor' })
})

test('an unknown filter is refused by name, and an address says no more than it must', () => {
  assert.throws(() => readShowcaseQuery(new URLSearchParams('stage=great')), {
    code: 'catalogue.filter-unknown',
    field: 'stage',
  })
  const query = readShowcaseQuery(new URLSearchParams('q=a&field=health&field=&order=relevance&limit=20&stage='))
  assert.equal(writeShowcaseQuery(query), 'q=a&field=health')
})

test('a renamed organisation is found by its new name', async () => {
  await changeOrganisation(db, system('test'), swansea, { name: { en: 'Sample Cardiff Institute' } })
  assert.equal((await titles('q=Cardiff&limit=50')).length, 9)
})

async function publish(input: ListingInput): Promise<void> {
  const { id } = await saveListing(db, cast.editor, input)
  await publishListing(db, cast.editor, id)
}

function search(params: string) {
  return listShowcase(db, visitor(), readShowcaseQuery(new URLSearchParams(params)), 'zh')
}

async function titles(params: string): Promise<string[]> {
  return (await search(params)).found.map(({ title }) => title)
}

function count(facet: { value: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(facet.map(({ value, count }) => [value, count]))
}
