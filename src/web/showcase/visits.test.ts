import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { readVisits } from '#catalogue/visits.ts'
import { readHallVisits } from '#events/hall-visits.ts'
import { addHall } from '#events/halls.ts'
import { writeTallies } from '#platform/tally.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organisationId } = cast.swansea
const sensor = { kind: 'offer', organisationId, originalLang: 'en', title: { en: 'Gas sensor' } } as const
const { id, number } = await saveListing(db, cast.organiser, sensor)
await publishListing(db, cast.organiser, id)
const browser = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0' }
const stranger = await visit(db)

test('whoever opens the page is counted, every time, without a cookie', async () => {
  const answer = await stranger.get(`/en/offers/${number}`, browser)
  await stranger.get(`/zh/offers/${number}`, browser)
  assert.equal(answer.headers.get('Set-Cookie'), null)
  assert.equal(await counted(), 2)
})

test('programs, browsers that only prepare, and requests for the head alone are left out', async () => {
  const bots = [
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0)',
    'Mozilla/5.0 (compatible; Yahoo! Slurp)',
    'Mozilla/5.0 (X11) HeadlessChrome/140.0.0.0',
    'curl/8.14.1',
    'python-requests/2.32',
    '',
  ]
  for (const agent of bots) await stranger.get(`/en/offers/${number}`, { 'User-Agent': agent })
  await stranger.get(`/en/offers/${number}`, { ...browser, 'Sec-Purpose': 'prefetch;prerender' })
  assert.equal(await counted(), 2)
})

test('its own organisation and officials do not count, others who are signed in do', async () => {
  for (const { personId } of [cast.swansea.actor, cast.organiser])
    await (await visit(db, personId ?? '')).get(`/en/offers/${number}`, browser)
  assert.equal(await counted(), 2)
  await (await visit(db, cast.changgong.actor.personId ?? '')).get(`/en/offers/${number}`, browser)
  assert.equal(await counted(), 3)
})

test('a page that is not there, or not public, is not counted', async () => {
  const draft = await saveListing(db, cast.organiser, { ...sensor, title: { en: 'Draft' } })
  await stranger.get(`/en/offers/${draft.number}`, browser)
  await stranger.get('/en/offers/2147483647', browser)
  await stranger.get('/en/offers/9999999999', browser)
  await writeTallies(db)
  assert.equal((await readVisits(db, draft.id)).total, 0)
  assert.equal(await counted(), 3)
})

test('the owner sees the sum and a chart, a stranger neither', async () => {
  const owner = await visit(db, cast.swansea.actor.personId ?? '')
  const page = await (await owner.get(`/en/offers/${number}`)).text()
  assert.match(page, /3 visits in all, 3 in the last 30 days/)
  assert.match(page, /<rect /)
  assert.ok(!(await (await stranger.get(`/en/offers/${number}`)).text()).includes('visits in all'))
  assert.match(await (await owner.get('/en/my/visits')).text(), /Gas sensor/)
})

test('a hall counts those who walk in, not those who look after it', async () => {
  const hall = await addHall(db, cast.organiser, {
    slug: 'sensors',
    name: { en: 'Sensors' },
    intro: null,
    opensOn: '2017-01-01',
    closesOn: null,
  })
  await stranger.get('/en/halls/sensors', browser)
  await (await visit(db, cast.organiser.personId ?? '')).get('/en/halls/sensors', browser)
  await writeTallies(db)
  assert.deepEqual(
    (await readHallVisits(db, hall.id)).map(({ visits }) => visits),
    [1],
  )
})

async function counted(): Promise<number> {
  await writeTallies(db)
  return (await readVisits(db, id)).total
}
