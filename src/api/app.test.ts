import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/database/connect.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { apiApp } from './app.ts'
import { listingSchema, listSchema, organisationSchema } from './schemas.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const config = readConfig({ publicUrl: 'https://duihe.example' }, {})
const site = { host: 'duihe.example', organizer: config.mailFrom, myMeetings: () => 'https://duihe.example' }
const api = apiApp(db, config, site)

await publish({
  kind: 'offer',
  organisationId: cast.swansea.organisationId,
  originalLang: 'en',
  title: { en: 'Methane sensor', zh: '甲烷传感器' },
  fields: ['sensors'],
  stage: 'prototype',
})
await publish({
  kind: 'need',
  organisationId: cast.sanheng.organisationId,
  title: { zh: '甲烷检测' },
  budgetMax: '2000000',
  budgetCurrency: 'CNY',
  isAnonymous: true,
})
await saveListing(db, cast.editor, {
  kind: 'offer',
  organisationId: cast.swansea.organisationId,
  title: { en: 'Draft' },
})

test('the list takes the query string of the screen and answers in the shape it promises', async () => {
  const answer = await get('/listings?q=甲烷&kind=offer', { 'Accept-Language': 'zh-CN' })
  const { listings } = listSchema.parse(await answer.json())
  assert.deepEqual(
    listings.map(({ title, url, pages }) => [title, url, pages.en]),
    [['甲烷传感器', 'https://duihe.example/api/v1/listings/offer/1', 'https://duihe.example/en/offers/1']],
  )
})

test('the next page is named in the Link header and leads to the rest', async () => {
  const first = await get('/listings?limit=1')
  const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('Link') ?? '')?.[1] ?? ''
  assert.match(next, /^https:\/\/duihe\.example\/api\/v1\/listings\?limit=1&cursor=/)
  const second = await api.request(next)
  assert.equal(second.headers.get('Link'), null)
  assert.deepEqual([await kinds(first), await kinds(second)], [['need'], ['offer']])
})

test('a listing and an organisation come in the shapes they promise', async () => {
  const listing = listingSchema.parse(await (await get('/listings/offer/1')).json())
  assert.deepEqual(Object.keys(listing.texts), ['en', 'zh'])
  const organisation = organisationSchema.parse(await (await get('/organisations/1')).json())
  assert.equal(organisation.name.en, 'Sample University of Swansea')
  assert.equal(organisation.listings.length, 1)
})

test('an anonymous need carries its owner nowhere', async () => {
  for (const path of ['/listings', '/listings/need/2', '/organisations/3', '/listings?q=三恒']) {
    const body = await (await get(path)).text()
    assert.ok(!path.includes('organisations') ? !body.includes('Sanheng') : !body.includes('甲烷检测'), path)
  }
  const { owner, budget } = listingSchema.parse(await (await get('/listings/need/2')).json())
  assert.deepEqual(owner, { kind: 'company', country: 'CN', city: null })
  assert.deepEqual(budget, { min: null, max: '2000000.00', currency: 'CNY' })
})

test('whoever has it already is told that it has not changed', async () => {
  const first = await get('/listings/offer/1')
  const etag = first.headers.get('ETag') ?? ''
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
    assert.equal((await get('/listings/offer/1', { 'If-None-Match': known })).status, 304, known)
  assert.equal((await get('/listings/offer/1', { 'If-None-Match': '"other"' })).status, 200)
})

test('a problem names the field and speaks the language of the reader', async () => {
  const answer = await get('/listings?stage=great', { 'Accept-Language': 'zh' })
  assert.equal(answer.status, 422)
  assert.equal(answer.headers.get('Content-Type'), 'application/problem+json')
  assert.deepEqual(await answer.json(), {
    type: 'urn:duihe:problem:catalogue.filter-unknown',
    code: 'catalogue.filter-unknown',
    title: '参数有误',
    status: 422,
    detail: '筛选条件“stage”不认识这个值：great。',
    errors: [{ field: 'stage', detail: '筛选条件“stage”不认识这个值：great。' }],
  })
})

test('drafts, wrong kinds, wild numbers and unknown addresses are problems of their own kind', async () => {
  for (const path of [
    '/listings/offer/3',
    '/listings/need/1',
    '/listings/gift/1',
    '/listings/offer/x',
    '/organisations/-1',
    '/nothing',
  ]) {
    const answer = await get(path)
    assert.equal(answer.status, 404, path)
    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json', path)
  }
})

test('when the database is away the answer is a problem that says come back', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/nothing')
  const answer = await apiApp(nowhere, config, site).request('/api/v1/listings')
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('Retry-After'), '1')
  await nowhere.destroy()
})

test('the description is OpenAPI 3.1 and names every address and its problems', async () => {
  const description = (await (await get('/openapi.json')).json()) as Description
  assert.equal(description.openapi, '3.1.0')
  assert.deepEqual(Object.keys(description.paths), [
    '/api/v1/listings/export.xlsx',
    '/api/v1/listings/export.csv',
    '/api/v1/listings/export.jsonl',
    '/api/v1/listings/{kind}/{number}/one-page.pdf',
    '/api/v1/listings/{kind}/{number}/one-page.docx',
    '/api/v1/listings/{kind}/{number}/een.xml',
    '/api/v1/listings',
    '/api/v1/listings/{kind}/{number}',
    '/api/v1/organisations/{number}',
    '/api/v1/experts',
    '/api/v1/experts/{number}',
    '/api/v1/stations',
    '/api/v1/stations/{number}',
    '/api/v1/challenges',
    '/api/v1/listings/need/{number}/solutions',
    '/api/v1/solutions/{number}/decision',
    '/api/v1/events/{slug}/timetable',
    '/api/v1/events/{slug}/meetings/{meeting}/openings',
    '/api/v1/events/{slug}/meetings/{meeting}/placement',
    '/api/v1/events/{slug}/releases',
    '/api/v1/events/{slug}/timetable/run',
    '/api/v1/vocabularies',
    '/api/v1/vocabularies/{id}',
  ])
  for (const deed of Object.values(description.paths).flatMap((path) => Object.values(path)))
    assert.ok(Object.values(deed.responses).some(({ content }) => content?.['application/problem+json']))
  const names = description.paths['/api/v1/listings']?.get?.parameters.map(({ name }) => name)
  assert.deepEqual(names, ['q', 'kind', 'field', 'stage', 'country', 'lang', 'event', 'order', 'cursor', 'limit'])
})

type Description = {
  openapi: string
  paths: Record<string, Record<string, DescribedDeed>>
}

type DescribedDeed = {
  parameters: { name: string }[]
  responses: Record<string, { content?: Record<string, unknown> }>
}

async function publish(input: ListingInput): Promise<void> {
  const { id } = await saveListing(db, cast.editor, input)
  await publishListing(db, cast.editor, id)
}

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return api.request(`/api/v1${path}`, { headers })
}

async function kinds(answer: Response): Promise<string[]> {
  return listSchema.parse(await answer.json()).listings.map(({ kind }) => kind)
}
