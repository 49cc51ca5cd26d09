import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import cities from '#catalogue/cities.json' with { type: 'json' }
import { findCity } from '#catalogue/cities.ts'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { changeOrganisation } from '#people/organisations.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'
import { gather } from './clusters.ts'
import { HEIGHT, viewOf, WIDTH } from './projection.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
await changeOrganisation(db, cast.organiser, cast.swansea.organisationId, { city: 'Swansea' })
await changeOrganisation(db, cast.organiser, cast.changgong.organisationId, { city: '常州市' })
await publish(cast.swansea.organisationId, { fields: ['sensors'] })
await publish(cast.changgong.organisationId, { kind: 'need' })
const stranger = await visit(db)

test('a city is known by its Chinese and its English name, with or without its suffix', () => {
  assert.equal(findCity('CN', '常州市')?.en, 'Changzhou')
  assert.equal(findCity('CN', 'xi an')?.zh, '西安')
  assert.equal(findCity('CH', 'Zürich')?.en, 'Zurich')
  assert.equal(findCity('GB', 'Atlantis'), undefined)
  assert.equal(new Set(cities.map(({ country, zh }) => `${country}${zh}`)).size, cities.length)
})

test('clusters keep every point and no two of them overlap', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 0, max: 200 }), item: fc.nat() })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), (placed) => {
      const clusters = gather(placed, 25)
      assert.deepEqual(clusters.flatMap(({ items }) => items).sort(), placed.map(({ item }) => item).sort())
      for (const [i, one] of clusters.entries())
        for (const other of clusters.slice(i + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 25)
    }),
  )
})

test('wherever they are, points lie on the sheet, and the world shows all of its cities', () => {
  for (const isWorld of [true, false]) {
    const { place, land } = viewOf(cities, isWorld)
    assert.ok(land.startsWith('M'))
    for (const city of cities) {
      const { x, y } = place(city)
      assert.ok(x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT, `${city.en} ${x} ${y}`)
    }
  }
})

test('the map shows who shows something, filtered like the showcase, and lists them beside it', async () => {
  const page = await text('/en/map')
  assert.match(page, /2 organisations in 2 places/)
  assert.match(page, /Swansea, United Kingdom/)
  assert.match(page, /Changzhou, China/)
  assert.match(await text('/zh/map?view=world'), /中国 常州/)
  assert.match(await text('/en/map?kind=need'), /1 organisation in 1 place/)
  assert.match(await text('/en/map?field=sensors'), /Swansea/)
  assert.match(await text('/en/map?country=DE'), /No organisation meets this search/)
  assert.match(await text('/en/map?q=zzzz'), /No organisation meets this search/)
  assert.match(await text('/en/map?q=Listing&stage=lab&lang=en&event=nowhere'), /No organisation/)
})

test('who keeps the directory says more precisely where an organisation is, nobody else does', async () => {
  const organiser = await visit(db, cast.organiser.personId ?? '')
  const { number } = await db
    .selectFrom('people.organisation')
    .select('number')
    .where('id', '=', cast.swansea.organisationId)
    .executeTakeFirstOrThrow()
  const path = `/en/organisations/${number}`
  assert.doesNotMatch(await text(path), /Latitude/)
  const wrong = await organiser.post(`${path}/point`, { latitude: '95', longitude: '1' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="95"/)
  assert.equal((await organiser.post(`${path}/point`, { latitude: '51.6', longitude: '' })).status, 422)
  assert.equal((await organiser.post(`${path}/point`, { latitude: '51.6', longitude: '-3.9' })).status, 303)
  assert.match(await (await organiser.get(path)).text(), /value="51.60000"/)
  const swansea = await visit(db, cast.swansea.actor.personId ?? '')
  assert.equal((await swansea.post(`${path}/point`, { latitude: '1', longitude: '1' })).status, 403)
})

async function publish(organisationId: string, input: Partial<ListingInput>): Promise<void> {
  const listing = { kind: 'offer', organisationId, originalLang: 'en', title: { en: 'Listing' }, ...input }
  const { id } = await saveListing(db, cast.organiser, listing as ListingInput)
  await publishListing(db, cast.organiser, id)
}

async function text(path: string): Promise<string> {
  const answer = await stranger.get(path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}
