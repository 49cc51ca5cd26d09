import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { showInHall } from '#events/exhibits.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await openDay(db, cast)

const offer = await publish({
  kind: 'offer',
  organisationId: cast.swansea.organisationId,
  originalLang: 'en',
  title: { en: 'Optical methane gas sensor', zh: '光学甲烷气体传感器' },
  summary: { en: 'Finds <methane> at 1 ppm.', zh: '能测出 1 ppm 的甲烷。' },
  description: { en: 'A hollow-core fibre in one housing.' },
  origins: { zh: 'machine' },
  fields: ['sensors'],
  trl: 6,
})
const need = await publish({
  kind: 'need',
  organisationId: cast.sanheng.organisationId,
  reference: 'SH-SECRET-1',
  title: { zh: '地下管廊甲烷气体传感器' },
  fields: ['sensors'],
  wantedTrl: 8,
  budgetMin: '500000',
  budgetMax: '2000000',
  budgetCurrency: 'CNY',
  isAnonymous: true,
  targets: [{ name: '功耗', operator: '<=', value: '5', unit: 'mW' }],
})
await showInHall(db, cast.organiser, { eventId: day.eventId, listingId: offer.id })
const stranger = await visit(db)
const changgong = await visit(db, cast.changgong.actor.personId ?? '')

test('a search shows offers and needs with the words marked and the filters counted', async () => {
  const page = await text(stranger, '/zh/showcase?q=甲烷&field=sensors')
  assert.match(page, /光学<mark>甲烷<\/mark>气体传感器/)
  assert.match(page, /地下管廊<mark>甲烷<\/mark>气体传感器/)
  assert.match(page, /2 条/)
  assert.match(page, /<input type="checkbox" form="search" name="field" checked="" value="sensors"\/>/)
  assert.match(page, /50万 - 200万人民币/)
})

test('what people wrote never becomes markup', async () => {
  const page = await text(stranger, '/en/showcase?q=methane')
  assert.match(page, /Finds &lt;<mark>methane<\/mark>&gt;/)
  assert.ok(!(await text(stranger, '/en/showcase?q=%3Cscript%3E')).includes('<script>'))
})

test('a hit that neither title nor summary shows comes with the words around it', async () => {
  assert.match(await text(stranger, '/en/showcase?q=hollow'), /class="excerpt">.*<mark>hollow<\/mark>-core/)
})

test('an address with an unknown filter is answered with what is wrong', async () => {
  const answer = await stranger.get('/en/showcase?stage=great')
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /The filter “stage” does not know the value “great”/)
})

test('a translation says what it is and shows its original', async () => {
  const page = await text(stranger, `/zh/offers/${offer.number}`)
  assert.match(page, /译自英语，机器翻译，未经核对。/)
  assert.match(page, /<section id="original"/)
  assert.match(page, /<div class="stack tight" lang="en"><strong>Optical methane gas sensor/)
  assert.match(page, /hrefLang="en" href="[^"]*\/en\/offers\/1"/)
})

test('a listing without a version for the reader is shown in its own language and marked so', async () => {
  const page = await text(stranger, `/en/needs/${need.number}`)
  assert.match(page, /There is no English version yet/)
  assert.match(page, /<h1 lang="zh-Hans">地下管廊甲烷气体传感器<\/h1>/)
})

test('matches come with reasons that name what is missing, and no percentage', async () => {
  const page = await text(stranger, `/en/needs/${need.number}`)
  assert.match(page, /Not mature enough: offers level 6, wants level 8, 2 levels short/)
  assert.match(page, /In common: <span><bdi lang="zh-Hans">甲烷气体传感器/)
  const words = page.replace(/<[^>]*>/g, '').replace(/87 %/, '')
  assert.ok(!/\d ?%/.test(words))
})

test('an anonymous need betrays its owner nowhere to a stranger', async () => {
  const paths = [
    '/zh/showcase',
    '/en/showcase?q=甲烷',
    `/zh/needs/${need.number}`,
    `/en/offers/${offer.number}`,
    '/zh/showcase/feed.xml',
    '/zh/showcase/feed.atom',
    '/zh/map',
    `/zh/showcase/compare?listing=${need.number}&listing=${offer.number}`,
    `/zh/showcase/kept?listing=${need.number}`,
    '/sitemaps/0.xml',
  ]
  for (const path of paths) {
    const page = await text(stranger, path)
    for (const trace of ['三恒', 'Sanheng', 'SH-SECRET', cast.sanheng.organisationId]) {
      assert.ok(!page.includes(trace), `${path}: ${trace}`)
    }
  }
  assert.match(await text(stranger, `/zh/needs/${need.number}`), /中国某企业（匿名发布）/)
})

test('structured data leaves the owner of an anonymous need out for its own people too', async () => {
  const sanheng = await visit(db, cast.sanheng.actor.personId ?? '')
  const page = await text(sanheng, `/zh/needs/${need.number}`)
  assert.match(page, /示例三恒科技/)
  const [data] = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '')['@graph']
  assert.equal(data['@type'], 'Demand')
  assert.ok(!JSON.stringify(data).includes('三恒'))
})

test('structured data of an offer names who offers it', async () => {
  const page = await text(stranger, `/en/offers/${offer.number}`)
  const [data] = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '')['@graph']
  assert.deepEqual(
    [data['@type'], data.name, data.offeredBy.name],
    ['Offer', 'Optical methane gas sensor', 'Sample University of Swansea'],
  )
})

test('who takes part in an event with the owner may ask to meet there, a stranger is asked to sign in', async () => {
  const address = '/zh/my/events/uk-sensors-2017/requests?to=1&amp;listing=1'
  assert.ok((await text(changgong, `/zh/offers/${offer.number}`)).includes(address))
  assert.ok((await text(changgong, '/zh/showcase?kind=offer')).includes(address))
  const page = await text(stranger, `/zh/offers/${offer.number}`)
  assert.ok(!page.includes('/requests'))
  assert.match(page, /登录后可以约谈/)
})

test('the hall of an event is a search, and the page of an organisation shows what it shows', async () => {
  assert.match(await text(stranger, '/zh/showcase?event=uk-sensors-2017'), /光学甲烷气体传感器/)
  const page = await text(stranger, '/en/organisations/1')
  assert.match(page, /<h1>Sample University of Swansea<\/h1>/)
  assert.match(page, /Optical methane gas sensor/)
  assert.equal((await stranger.get('/en/organisations/4711')).status, 404)
  assert.equal((await stranger.get('/en/offers/9999999999')).status, 404)
  assert.equal((await stranger.get(`/en/offers/${need.number}`)).status, 404)
})

test('the history of a listing is for its organisation and officials', async () => {
  const inside = await text(await visit(db, cast.editor.personId ?? ''), `/zh/offers/${offer.number}`)
  assert.match(inside, /卞编辑 发布/)
  assert.ok(!(await text(stranger, `/zh/offers/${offer.number}`)).includes('卞编辑'))
})

test('a search can be followed as a feed, newest first, and the site map names the twins', async () => {
  const feed = await stranger.get('/en/showcase/feed.xml?q=methane&order=relevance')
  assert.equal(feed.headers.get('Content-Type'), 'application/rss+xml; charset=UTF-8')
  assert.match(await feed.text(), /<description>Finds &lt;methane&gt; at 1 ppm\.<\/description>/)
  assert.match(await text(stranger, '/sitemap.xml'), /\/sitemaps\/0\.xml/)
  const map = await text(stranger, '/sitemaps/0.xml')
  assert.equal(map.match(/<url>/g)?.length, 4)
  assert.match(map, /hreflang="zh-Hans" href="[^"]*\/zh\/offers\/1"/)
  assert.equal((await stranger.get('/sitemaps/7.xml')).status, 404)
})

test('strangers share a page for a second, whoever is signed in has their own', async () => {
  const { id, number } = await publish({
    kind: 'offer',
    organisationId: cast.swansea.organisationId,
    title: { en: 'Brief' },
  })
  const crowd = await visit(db)
  const path = `/en/offers/${number}`
  assert.equal((await crowd.get(path)).status, 200)
  await withdrawListing(db, cast.editor, id)
  assert.equal((await crowd.get(path)).status, 200)
  assert.equal((await changgong.get(path)).status, 404)
  await new Promise((done) => setTimeout(done, 1050))
  assert.equal((await crowd.get(path)).status, 404)
})

async function publish(input: ListingInput) {
  const saved = await saveListing(db, cast.editor, input)
  await publishListing(db, cast.editor, saved.id)
  return saved
}

async function text(visitor: { get: (path: string) => Promise<Response> }, path: string): Promise<string> {
  return (await visitor.get(path)).text()
}
