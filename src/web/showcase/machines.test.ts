import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { z } from 'zod'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { hangPiece } from '#events/hall-pieces.ts'
import { addHall } from '#events/halls.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
await openDay(db, cast)
const offer = await publish({
  kind: 'offer',
  title: { en: 'Gas </script> sensor', zh: '气体传感器' },
  fields: ['sensors'],
})
const need = await publish({ kind: 'need', title: { en: 'Secret need' }, isAnonymous: true })
const hall = await addHall(db, cast.organiser, {
  slug: 'sensors',
  name: { zh: '传感器', en: 'Sensors' },
  intro: { en: 'Small things that feel.' },
  opensOn: '2017-01-01',
  closesOn: null,
})
await hangPiece(db, cast.organiser, hall.id, offer.id)
const stranger = await visit(db)

const url = z.url({ protocol: /^https?$/ })
const organisation = z.strictObject({
  '@type': z.literal('Organization'),
  '@id': url,
  url,
  name: z.string().min(1),
  alternateName: z.array(z.string()).optional(),
  address: z
    .strictObject({
      '@type': z.literal('PostalAddress'),
      addressCountry: z.string().length(2),
      addressLocality: z.string().optional(),
    })
    .optional(),
  sameAs: url.optional(),
})
const item = z.strictObject({
  '@type': z.literal('CreativeWork'),
  name: z.string().min(1),
  inLanguage: z.string(),
  about: z.array(z.string()).optional(),
  keywords: z.array(z.string()).optional(),
})
const announcement = {
  identifier: z.string(),
  url,
  name: z.string().min(1),
  description: z.string().optional(),
  validFrom: z.iso.datetime(),
  validThrough: z.iso.date().optional(),
  availabilityEnds: z.iso.date().optional(),
  itemOffered: item,
}
const demand = z.strictObject({ '@type': z.literal('Demand'), ...announcement })
const step = z.strictObject({
  '@type': z.literal('ListItem'),
  position: z.int().min(1),
  name: z.string().min(1),
  item: url,
})
const listed = z.strictObject({
  '@type': z.literal('ListItem'),
  position: z.int().min(1),
  name: z.string().min(1),
  url,
})
const person = z.looseObject({ '@type': z.enum(['Place', 'VirtualLocation']) })
/** What schema.org says these things are made of, and what search engines ask of them. */
const thing = z.discriminatedUnion('@type', [
  z.strictObject({ '@type': z.literal('Offer'), ...announcement, offeredBy: organisation.optional() }),
  demand,
  organisation.extend({ seeks: demand.optional() }),
  z.looseObject({
    '@type': z.literal('BusinessEvent'),
    name: z.string().min(1),
    startDate: z.iso.date(),
    endDate: z.iso.date(),
    eventAttendanceMode: z.string().regex(/^https:\/\/schema\.org\/\w+EventAttendanceMode$/),
    location: person,
    url,
    organizer: z.array(z.object({ '@type': z.literal('Organization'), name: z.string() })),
  }),
  z.strictObject({
    '@type': z.literal('CollectionPage'),
    name: z.string().min(1),
    description: z.string().optional(),
    url,
    inLanguage: z.enum(['zh-Hans', 'en']),
    mainEntity: z.strictObject({
      '@type': z.literal('ItemList'),
      numberOfItems: z.int(),
      itemListElement: z.array(listed),
    }),
  }),
  z.strictObject({ '@type': z.literal('BreadcrumbList'), itemListElement: z.array(step).min(2) }),
  z.strictObject({
    '@type': z.literal('WebSite'),
    name: z.string(),
    url,
    inLanguage: z.string(),
    potentialAction: z.strictObject({
      '@type': z.literal('SearchAction'),
      target: z.string(),
      'query-input': z.literal('required name=search_term_string'),
    }),
  }),
])

test('every public page says in the words of schema.org what it shows', async () => {
  const said = {
    '/': ['WebSite'],
    '/showcase': ['CollectionPage'],
    [`/offers/${offer.number}`]: ['Offer', 'BreadcrumbList'],
    [`/needs/${need.number}`]: ['Demand', 'BreadcrumbList'],
    '/organisations/1': ['Organization', 'BreadcrumbList'],
    '/events/uk-sensors-2017': ['BusinessEvent', 'BreadcrumbList'],
    '/halls/sensors': ['CollectionPage', 'BreadcrumbList'],
    '/map': ['BreadcrumbList'],
  }
  for (const lang of ['zh', 'en'])
    for (const [path, types] of Object.entries(said)) {
      const things = linkedData(await text(`/${lang}${path === '/' ? '' : path}`))
      assert.deepEqual(
        things.map((each) => thing.parse(each)['@type']),
        types,
        path,
      )
    }
})

test('who asks anonymously stands in no machine’s words and on no map', async () => {
  const { name } = await db
    .selectFrom('people.organisation')
    .select('name')
    .where('id', '=', cast.sanheng.organisationId)
    .executeTakeFirstOrThrow()
  for (const path of [`/en/needs/${need.number}`, '/en/map', '/en/showcase/feed.xml', '/en/showcase/feed.atom'])
    assert.ok(!(await text(path)).includes(name.en ?? '?'), path)
  const maps = await text('/sitemaps/organisations-0.xml')
  assert.equal((maps.match(/<url>/g) ?? []).length, 2)
})

test('a page has one address, a twin in each language, and a card for those who pass it on', async () => {
  const page = await text(`/zh/showcase?field=sensors&q=${encodeURIComponent('传感器')}&utm_source=x&view=y`)
  const address = `q=${encodeURIComponent('传感器')}&amp;field=sensors`
  assert.match(page, /<html lang="zh-Hans"/)
  assert.ok(page.includes(`<link rel="canonical" href="http://127.0.0.1:3000/zh/showcase?${address}"/>`))
  assert.ok(page.includes(`hrefLang="en" href="http://127.0.0.1:3000/en/showcase?${address}"`))
  assert.match(page, /hrefLang="x-default" href="[^"]*\/en\//)
  assert.match(page, /property="og:image" content="http:\/\/127\.0\.0\.1:3000\/share\/duihe\.png"/)
  assert.match(page, /type="application\/atom\+xml"/)
  const listing = await text(`/en/offers/${offer.number}?x=1`)
  assert.ok(listing.includes(`<link rel="canonical" href="http://127.0.0.1:3000/en/offers/${offer.number}"/>`))
  assert.match(listing, /property="og:image" content="[^"]*\/share\/offer\.png"/)
  assert.match(listing, /itemProp="image"/)
  const secret = await (await stranger.get('/en/showcase/compare')).text()
  assert.match(secret, /name="robots" content="noindex"/)
  assert.doesNotMatch(secret, /rel="canonical"/)
})

test('a picture is a square PNG', async () => {
  for (const name of ['duihe', 'offer', 'need', 'organisation', 'event', 'hall', 'press']) {
    const answer = await stranger.get(`/share/${name}.png`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG', name)
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [600, 600])
  }
})

test('a short address leads to the reader’s language, an address of before to the one of today', async () => {
  const lead = async (path: string, lang: string) =>
    (await stranger.get(path, { 'Accept-Language': lang })).headers.get('Location')
  assert.equal(await lead(`/o/${offer.number}`, 'zh-CN,zh;q=0.9'), `/zh/offers/${offer.number}`)
  assert.equal(await lead(`/n/${need.number}`, 'de'), `/en/needs/${need.number}`)
  assert.equal(await lead('/h/sensors', 'en'), '/en/halls/sensors')
  assert.equal(await lead('/e/uk-sensors-2017', 'zh'), '/zh/events/uk-sensors-2017')
  assert.equal((await stranger.get('/h/%0d%0aSet-Cookie:x')).status, 404)
})

test('search engines are told which pages there are, when they changed, and which are nobody’s business', async () => {
  const index = await text('/sitemap.xml')
  assert.match(index, /\/sitemaps\/0\.xml<\/loc><lastmod>\d{4}-/)
  assert.match(index, /organisations-0\.xml/)
  const pages = await text('/sitemaps/pages.xml')
  for (const path of ['/en/halls/sensors', '/zh/events/uk-sensors-2017', '/en/map', '/zh/showcase'])
    assert.ok(pages.includes(`<loc>http://127.0.0.1:3000${path}</loc>`), path)
  const robots = await text('/robots.txt')
  assert.match(robots, /Disallow: \/zh\/my\n/)
  assert.match(robots, /Sitemap: http:\/\/127\.0\.0\.1:3000\/sitemap\.xml/)
  const demo = await visit(db, undefined, { isDemo: true })
  assert.equal(await (await demo.get('/robots.txt')).text(), 'User-agent: *\nDisallow: /\n')
})

function linkedData(page: string): unknown[] {
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
  const data = JSON.parse(json)
  assert.equal(data['@context'], 'https://schema.org')
  if (data['@graph']) return data['@graph']
  const { '@context': _, ...only } = data
  return [only]
}

async function publish(input: Partial<ListingInput>) {
  const { organisationId } = input.isAnonymous ? cast.sanheng : cast.swansea
  const saved = await saveListing(db, cast.organiser, { organisationId, originalLang: 'en', ...input } as ListingInput)
  await publishListing(db, cast.organiser, saved.id)
  return saved
}

async function text(path: string): Promise<string> {
  const answer = await stranger.get(path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}
