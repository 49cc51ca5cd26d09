import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { visitor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import { type JobHandlers, runDueJobs } from '#platform/jobs.ts'
import { Refusal } from '#platform/refusal.ts'
import { listFound } from '#search/showcase.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { nextDigest } from './digest-hours.ts'
import { sendDigest } from './digests.ts'
import { saveListing } from './listings.ts'
import { publishListing } from './publication.ts'
import type { Letterhead } from './subscription-letters.ts'
import {
  askToSubscribe,
  confirmSubscription,
  endByLink,
  endSubscription,
  getSubscription,
  listSubscriptions,
  subscribe,
  tidyQuery,
} from './subscriptions.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
after(() => setClock())
const { db } = world
const cast = await bringCast(db)
const { actor: ada } = cast.swansea

const letterhead: Letterhead = {
  subscription: (lang, token) => `https://duihe.example/${lang}/subscriptions/${token}`,
  oneTap: (token) => `https://duihe.example/unsubscribe/${token}`,
  search: (lang, query) => `https://duihe.example/${lang}/showcase?${query}`,
  listing: (lang, { kind, number }) => `https://duihe.example/${lang}/${kind}s/${number}`,
  describe: async (_, __, query) => query,
}
const sensors = { query: 'q=sensor', lang: 'en', rhythm: 'daily' } as const

beforeEach(async () => {
  await db.deleteFrom('catalogue.subscription').execute()
  await db.deleteFrom('platform.mail_delivery').execute()
  await db.deleteFrom('platform.job').execute()
  await db.deleteFrom('platform.mail').execute()
})

test('a letter comes at eight by the reader’s clock, daily or on Mondays, summer time or not', () => {
  const at = (from: string, rhythm: 'daily' | 'weekly', zone: string) =>
    nextDigest(new Date(from), rhythm, zone).toISOString()
  assert.equal(at('2017-09-12T23:59:00Z', 'daily', 'Asia/Shanghai'), '2017-09-13T00:00:00.000Z')
  assert.equal(at('2017-09-13T00:00:00Z', 'daily', 'Asia/Shanghai'), '2017-09-14T00:00:00.000Z')
  assert.equal(at('2017-09-13T10:00:00Z', 'weekly', 'Asia/Shanghai'), '2017-09-18T00:00:00.000Z')
  assert.equal(at('2017-03-25T12:00:00Z', 'daily', 'Europe/London'), '2017-03-26T07:00:00.000Z')
})

test('what is new since the last letter comes once, with a way out of its own; nothing new, no letter', async () => {
  setClock(new Date('2017-09-13T03:00:00Z'))
  await publish('Old sensor')
  assert.equal(await subscribe(db, ada, sensors), true)
  assert.equal(await subscribe(db, ada, sensors), false)
  await pass('2017-09-14T01:00:00Z')
  assert.equal((await letters()).length, 0)
  await publish('New gas sensor')
  await publish('Rotor blade')
  await pass('2017-09-15T01:00:00Z')
  await pass('2017-09-16T01:00:00Z')
  const sent = await letters()
  assert.deepEqual(
    sent.map(({ subject, to_address }) => [subject, to_address]),
    [['1 new listing: q=sensor', 'ada.sample@duihe.example']],
  )
  assert.match(sent[0]?.body_text ?? '', /New gas sensor/)
  assert.doesNotMatch(sent[0]?.body_text ?? '', /Old sensor|Rotor/)
  const token = /unsubscribe\/(.+)$/.exec(sent[0]?.unsubscribe_url ?? '')?.[1] ?? ''
  await endByLink(db, token)
  await endByLink(db, token)
  assert.deepEqual(await listSubscriptions(db, ada), [])
  await publish('Another sensor')
  await pass('2017-09-20T01:00:00Z')
  assert.equal((await letters()).length, 1)
})

test('a rhythm that was changed leaves no letter of the old one behind', async () => {
  setClock(new Date('2018-01-03T03:00:00Z'))
  await subscribe(db, ada, sensors)
  await subscribe(db, ada, { ...sensors, rhythm: 'weekly' })
  await publish('Sensor of Wednesday')
  await pass('2018-01-05T01:00:00Z')
  assert.equal((await letters()).length, 0)
  await pass('2018-01-08T09:00:00Z')
  assert.equal((await letters()).length, 1)
})

test('a stranger’s address gets one letter, without the words that were typed, and news only once confirmed', async () => {
  setClock(new Date('2018-02-01T03:00:00Z'))
  const asked = { ...sensors, query: 'q=cheap-watches', email: 'Stranger@Example.org' }
  await askToSubscribe(db, visitor('en'), asked, letterhead)
  const [letter] = await letters()
  assert.equal(letter?.to_address, 'stranger@example.org')
  assert.doesNotMatch(`${letter?.subject} ${letter?.body_text} ${letter?.body_html}`, /watches/)
  await publish('cheap-watches sensor')
  await pass('2018-02-02T03:00:00Z')
  assert.equal((await letters()).length, 1)
  const token = tokenIn(letter?.body_text)
  assert.equal((await getSubscription(db, token)).isConfirmed, false)
  await confirmSubscription(db, token)
  await publish('cheap-watches again')
  await pass('2018-02-03T03:00:00Z')
  assert.deepEqual(
    (await letters()).map(({ kind }) => kind),
    ['subscription-asked-for', 'subscription-digest'],
  )
})

test('an address is not asked more than three times a day, and forgotten after a week', async () => {
  setClock(new Date('2018-03-01T03:00:00Z'))
  for (let i = 0; i < 6; i++) {
    setClock(new Date(Date.parse('2018-03-01T03:00:00Z') + i * 1000))
    const query = `q=${i}`
    await askToSubscribe(db, visitor('en'), { ...sensors, query, email: 'a@example.org' }, letterhead)
  }
  const sent = await letters()
  assert.equal(sent.length, 3)
  setClock(new Date('2018-03-09T03:00:00Z'))
  await refused('following.link-over', () => confirmSubscription(db, tokenIn(sent[0]?.body_text)))
  await askToSubscribe(db, visitor('en'), { ...sensors, email: 'b@example.org' }, letterhead)
  const { count } = await db
    .selectFrom('catalogue.subscription')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('address', '=', 'a@example.org')
    .executeTakeFirstOrThrow()
  assert.equal(count, 0)
})

test('nobody ends what somebody else follows', async () => {
  await subscribe(db, ada, sensors)
  const [own] = await listSubscriptions(db, ada)
  await refused('platform.not-found', () => endSubscription(db, cast.changgong.actor, own?.id ?? ''))
  await refused('platform.not-found', () => endSubscription(db, ada, 'no-id'))
  await refused('people.sign-in-first', () => subscribe(db, visitor(), sensors))
  await endSubscription(db, ada, own?.id ?? '')
})

test('a search is kept without page and order', () => {
  assert.equal(
    tidyQuery(new URLSearchParams('order=relevance&limit=50&q=sensor&field=sensors')),
    tidyQuery(new URLSearchParams('field=sensors&q=sensor')),
  )
})

async function pass(until: string): Promise<void> {
  setClock(new Date(until))
  const handlers: JobHandlers = {
    'catalogue.send-digest': (tx, body: { subscriptionId: string; dueAt: string }) =>
      sendDigest(tx, body, { find: listFound, letterhead }),
    'mail.deliver': async () => {},
  }
  await runDueJobs(db, handlers)
}

function letters() {
  return db.selectFrom('platform.mail').selectAll().orderBy('written_at').execute()
}

function tokenIn(text = ''): string {
  return /subscriptions\/([\w-]+)/.exec(text)?.[1] ?? ''
}

async function publish(title: string): Promise<void> {
  const { organisationId } = cast.changgong
  const { id } = await saveListing(db, cast.organiser, {
    kind: 'offer',
    organisationId,
    originalLang: 'en',
    title: { en: title },
  })
  await publishListing(db, cast.organiser, id)
}

async function refused(code: string, deed: () => Promise<unknown>): Promise<void> {
  await assert.rejects(deed, (error) => error instanceof Refusal && error.code === code)
}
