import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { noteResult } from '#meetings/results.ts'
import { createCall, linkEventToCall } from '#outcomes/calls.ts'
import { listIntents } from '#outcomes/intents.ts'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { deskDays } from '#tests/world/desk-day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const freshDay = deskDays(db, cast, 'outcomes')
const asPerson = (actor: typeof organiser) => visit(db, actor.personId ?? '')
const [office, party, other, stranger] = [
  await asPerson(organiser),
  await asPerson(cast.swansea.actor),
  await asPerson(cast.sanheng.actor),
  await visit(db),
]

async function freshIntent() {
  const day = await freshDay()
  const said = { kind: 'intent', line: '先寄样机', lineLang: 'zh', nextOn: '2017-10-01' } as const
  await noteResult(db, desk, { meetingId: day.meetings.changgong, ...said })
  const [intent] = await listIntents(db, organiser, { event: day.slug })
  return { day, number: intent?.number ?? 0 }
}

test('strangers read how many intents an event has reached, and no names', async () => {
  const { day } = await freshIntent()
  const page = await (await stranger.get('/en/outcomes')).text()
  assert.match(page, new RegExp(`/en/events/${day.slug}"`))
  assert.doesNotMatch(page, /Changgong/)
})

test('a party sees its own intents, another organisation does not, a stranger is asked to sign in', async () => {
  const { number } = await freshIntent()
  const own = await (await party.get('/en/outcomes')).text()
  assert.match(own, new RegExp(`Intent ${number}<`))
  assert.doesNotMatch(await (await other.get('/en/outcomes')).text(), new RegExp(`Intent ${number}<`))
  assert.equal((await other.get(`/en/outcomes/${number}`)).status, 404)
  assert.match((await stranger.get(`/en/outcomes/${number}`)).headers.get('Location') ?? '', /sign-in/)
})

test('an intent leads back to its event, meeting, listing, parties and call', async () => {
  const { day, number } = await freshIntent()
  const callId = await createCall(db, organiser, { code: 'CHAIN', name: { zh: '示例计划', en: 'Sample call' } })
  await linkEventToCall(db, organiser, { eventId: day.eventId, callId })
  const page = await (await office.get(`/en/outcomes/${number}`)).text()
  const chain = [...(/<ol class="chain">(.*?)<\/ol>/s.exec(page)?.[1] ?? '').matchAll(/href="([^"]+)"/g)].map(
    ([, href]) => href?.replace(/(offers|organisations)\/\d+$/, '$1/N'),
  )
  assert.deepEqual(chain, [
    `/en/events/${day.slug}`,
    `/en/desk/${day.slug}/meetings?slot=${day.slots[0]}`,
    '/en/offers/N',
    '/en/organisations/N',
    '/en/organisations/N',
    '/en/calls/CHAIN',
  ])
  assert.match(page, /<q lang="zh-Hans">先寄样机<\/q>/)
  assert.match(page, /Became a candidate for CHAIN/)
})

test('the organiser moves an intent on; stopping without a reason comes back with what was chosen', async () => {
  const { number } = await freshIntent()
  const stage = `/en/outcomes/${number}/stage`
  const refused = await office.post(stage, { stage: 'stopped', from: 'intent', note: '' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Say why it stopped/)
  assert.equal((await office.post(stage, { stage: 'mou', from: 'intent', note: 'Signed' })).status, 303)
  const page = await (await office.get(`/en/outcomes/${number}`)).text()
  assert.match(page, /Moved from “Intent” to “Memorandum”/)
  assert.equal((await party.post(stage, { stage: 'contract' })).status, 403)
  assert.doesNotMatch(await (await party.get(`/en/outcomes/${number}`)).text(), /Move it on/)
})

test('the board counts every stage and says how long each intent has stood there', async () => {
  const { day, number } = await freshIntent()
  await office.post(`/en/outcomes/${number}/stage`, { stage: 'follow_up' })
  setClock(new Date(Date.now() + 3 * 86_400_000 + 60_000))
  const page = await (await office.get(`/en/outcomes?view=board&event=${day.slug}`)).text()
  setClock()
  const heads = [...page.matchAll(/<h2 id="stage-(\w+)"[^>]*>.*?<span class="num">(\d+)</gs)].map(([, s, n]) => [s, n])
  assert.deepEqual(heads, [
    ['intent', '0'],
    ['follow_up', '1'],
    ['mou', '0'],
    ['contract', '0'],
    ['joint_lab', '0'],
    ['stopped', '0'],
  ])
  assert.match(page, /for 3 days/)
})

test('filters narrow the list, and an odd filter finds nothing instead of failing', async () => {
  const { day, number } = await freshIntent()
  const linksTo = async (query: string) =>
    [...(await (await office.get(`/en/outcomes?${query}`)).text()).matchAll(/href="\/en\/outcomes\/(\d+)"/g)].map(
      ([, found]) => Number(found),
    )
  assert.deepEqual(await linksTo(`event=${day.slug}`), [number])
  assert.deepEqual(await linksTo(`event=${day.slug}&stage=mou`), [])
  assert.deepEqual(await linksTo("event='&stage=nonsense&before=x"), [])
  assert.equal((await office.get("/en/outcomes?event='&stage=nonsense&before=x")).status, 200)
  assert.equal((await office.get('/en/outcomes?event=%00')).status, 404)
})

test('a withdrawn intent says so and is moved no more', async () => {
  const { day, number } = await freshIntent()
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'none' })
  const page = await (await office.get(`/en/outcomes/${number}`)).text()
  assert.match(page, /The intent stays on record and is counted no more/)
  const listed = async (query: string) => (await office.get(`/en/outcomes?event=${day.slug}${query}`)).text()
  assert.doesNotMatch(await listed(''), new RegExp(`Intent ${number}<`))
  assert.match(await listed('&stage=withdrawn'), new RegExp(`Intent ${number}<`))
  assert.doesNotMatch(page, /Move it on/)
})

test('a call shows everybody its count and its candidates to those who may see them', async () => {
  const { day, number } = await freshIntent()
  const callId = await createCall(db, organiser, { code: 'OPEN-CALL', name: { en: 'Sample call' } })
  await linkEventToCall(db, organiser, { eventId: day.eventId, callId })
  const seen = async (by: typeof office) => (await by.get('/en/calls/OPEN-CALL')).text()
  assert.match(await seen(stranger), /1 candidate</)
  assert.doesNotMatch(await seen(stranger), new RegExp(`Intent ${number}<`))
  assert.match(await seen(office), new RegExp(`Intent ${number}<`))
  assert.equal((await stranger.get('/en/calls/NO-SUCH-CALL')).status, 404)
})

test('the office sees every result of an event and opens a call for it', async () => {
  const { day } = await freshIntent()
  await noteResult(db, desk, { meetingId: day.meetings.sanheng, kind: 'contact', line: 'Write in May', lineLang: 'en' })
  const address = `/en/office/events/${day.slug}/outcomes`
  assert.match(await (await office.get(address)).text(), /Keep in contact<.*Write in May/s)
  const refused = await office.post(`${address}/new-call`, { code: 'JS UK', nameZh: '计划' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /value="JS UK"/)
  const made = await office.post(`${address}/new-call`, { code: 'JS-UK-2018', nameZh: '产业挑战合作计划', nameEn: '' })
  assert.equal(made.status, 303)
  assert.match(await (await office.get(address)).text(), /href="\/en\/calls\/JS-UK-2018"/)
  assert.equal((await office.post(`${address}/call`, { call: 'NO-SUCH-CALL' })).status, 422)
  assert.equal((await office.post(`${address}/call`, { call: '' })).status, 303)
  assert.match(await (await office.get(address)).text(), /not linked to a call/)
  assert.equal((await party.get(address)).status, 403)
})
