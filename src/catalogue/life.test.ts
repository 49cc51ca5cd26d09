import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system, visitor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import { listFacts } from '#platform/facts.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { closeListing, reopenListing } from './closing.ts'
import './facts.ts'
import { listShowcase } from '#search/showcase.ts'
import { getListing } from './listing-page.ts'
import { saveListing } from './listings.ts'
import { listOwnListings } from './own-listings.ts'
import { publishListing, submitListing } from './publication.ts'
import { type Reminder, remind } from './reminders.ts'
import { monthsAfter, renewListing } from './renewal.ts'
import { readShowcaseQuery } from './showcase-query.ts'
import { changesBetween, listRevisions } from './versions.ts'

const world = await testDatabase()
after(async () => {
  setClock()
  await world[Symbol.asyncDispose]()
})
const { db } = world
const cast = await bringCast(db)
const { actor, organisationId } = cast.swansea

setClock(new Date('2026-03-01T08:00:00Z'))
const head = { kind: 'offer' as const, organisationId, originalLang: 'en' }
const { id, number } = await saveListing(db, actor, { ...head, title: { en: 'Fibre' }, expiresOn: '2026-04-30' })
await publishListing(db, cast.editor, id)

test('before it runs out, and when it has, its people get a letter with the way to renew it', async () => {
  assert.deepEqual(await lettersOn('2026-03-30T00:00:00Z'), [])
  assert.deepEqual(await lettersOn('2026-03-31T02:00:00Z'), ['listing-expiring'])
  assert.deepEqual(await lettersOn('2026-04-23T02:00:00Z'), ['listing-expiring', 'listing-expiring'])
  assert.equal((await getListing(db, visitor(), { number })).standing, 'published')
  assert.deepEqual(await lettersOn('2026-05-01T12:00:00Z'), ['listing-expiring', 'listing-expiring', 'listing-expired'])
  const letter = await db
    .selectFrom('platform.mail')
    .selectAll()
    .where('kind', '=', 'listing-expired')
    .executeTakeFirst()
  assert.match(letter?.body_text ?? '', /Fibre.*2026-04-30[\s\S]*https:\/\/duihe\.example\/en\/1/)
  assert.equal((await listFacts(db, { kind: 'listing', id }))[0]?.kind, 'offer.expired')
})

test('run out, it is in no list, its address says so, and its organisation is told what to do', async () => {
  assert.equal((await search()).length, 0)
  assert.equal((await getListing(db, visitor(), { number })).standing, 'expired')
  assert.equal((await listOwnListings(db, actor, 'en'))[0]?.standing, 'expired')
})

test('renewed it is back at once, with who renewed it and until when on record', async () => {
  await assert.rejects(renewListing(db, cast.sanheng.actor, id, 6), { code: 'people.not-allowed' })
  assert.equal(await renewListing(db, actor, id, 6), '2026-11-01')
  assert.equal((await search()).length, 1)
  const row = await db.selectFrom('catalogue.renewal').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual([row.was_until, row.until, row.renewed_by], ['2026-04-30', '2026-11-01', actor.personId])
})

test('a renewal adds to what is left, and nobody vouches for more than two years ahead', async () => {
  assert.equal(await renewListing(db, actor, id, 12), '2027-11-01')
  await assert.rejects(renewListing(db, actor, id, 12), { code: 'catalogue.renewal-too-far', field: 'months' })
  assert.equal(monthsAfter('2026-08-31', 6), '2027-02-28')
})

test('a reminder whose day was moved says nothing', async () => {
  const told = (await lettersOn('2026-11-02T13:00:00Z')).length
  assert.equal(told, 3)
})

test('a need whose deadline has passed cannot be said to be true still', async () => {
  const input = {
    kind: 'need' as const,
    organisationId,
    title: { en: 'Late' },
    dueOn: '2026-12-01',
    expiresOn: '2027-01-01',
  }
  const need = await saveListing(db, actor, input)
  await publishListing(db, cast.editor, need.id)
  setClock(new Date('2026-12-05T00:00:00Z'))
  await assert.rejects(renewListing(db, actor, need.id, 3), { code: 'catalogue.deadline-passed' })
})

test('closed with a reason it leaves every list; its address says why, but not the line meant for the inside', async () => {
  const why = { reason: 'found-here', line: 'With Sanheng', lang: 'en' } as const
  await assert.rejects(closeListing(db, cast.sanheng.actor, id, why), { code: 'people.not-allowed' })
  assert.equal(await closeListing(db, actor, id, why), true)
  assert.equal(await closeListing(db, actor, id, why), false)
  assert.equal(
    (await search()).some((card) => card.number === number),
    false,
  )
  const { standing, closure } = await getListing(db, visitor(), { number })
  assert.deepEqual([standing, closure?.reason, closure?.line], ['closed', 'found-here', undefined])
  assert.equal((await getListing(db, actor, { number })).closure?.line?.text, 'With Sanheng')
  await assert.rejects(submitListing(db, actor, id), { code: 'catalogue.closed' })
  await assert.rejects(publishListing(db, cast.editor, id), { code: 'catalogue.closed' })
})

test('opened again it is where it was, and the trail tells of both', async () => {
  assert.equal(await reopenListing(db, actor, id), true)
  assert.equal(await reopenListing(db, actor, id), false)
  assert.equal((await getListing(db, visitor(), { number })).standing, 'published')
  const kinds = (await listFacts(db, { kind: 'listing', id })).map(({ kind }) => kind)
  assert.deepEqual(kinds.slice(0, 2), ['offer.reopened', 'offer.closed'])
})

test('a draft that is closed stays hidden from everybody else, and comes back as a draft', async () => {
  const draft = await saveListing(db, actor, { ...head, title: { en: 'Draft' } })
  await closeListing(db, actor, draft.id, { reason: 'dropped', line: '', lang: 'en' })
  await assert.rejects(getListing(db, visitor(), { number: draft.number }), { status: 404 })
  await reopenListing(db, actor, draft.id)
  assert.equal((await getListing(db, actor, { number: draft.number })).standing, 'draft')
})

test('not even a faulty program puts what is closed on show', async () => {
  await closeListing(db, actor, id, { reason: 'done', line: '', lang: 'en' })
  const row = { listing_id: id, published_by: null, published_at: new Date() }
  await assert.rejects(db.insertInto('catalogue.publication').values(row).execute(), {
    constraint: 'what_is_closed_is_not_on_show',
  })
  await reopenListing(db, actor, id)
})

test('every version can be read by those who may write it, and only by them', async () => {
  await saveListing(db, actor, { ...head, id, title: { en: 'Fibre sensor', de: 'Fasersensor' }, trl: 5 })
  const revisions = await listRevisions(db, await getListing(db, actor, { number }))
  assert.deepEqual(
    revisions.map((revision) => [revision.number, revision.author]),
    [
      [2, 'Ada Sample'],
      [1, 'Ada Sample'],
    ],
  )
  assert.deepEqual(revisions[0]?.parts, [
    { part: 'trl', lang: undefined, before: [], after: ['5'] },
    { part: 'title', lang: 'en', before: ['Fibre'], after: ['Fibre sensor'] },
    { part: 'title', lang: 'de', before: [], after: ['Fasersensor'] },
  ])
  assert.deepEqual(await listRevisions(db, await getListing(db, cast.sanheng.actor, { number })), [])
})

test('what is the same on both sides is no change', () => {
  assert.deepEqual(changesBetween({ keywords: ['a'], acceptsForeign: false }, { keywords: ['a'] }), [])
})

async function lettersOn(instant: string): Promise<string[]> {
  setClock(new Date(instant))
  const linkFor = (lang: string, listing: number) => `https://duihe.example/${lang}/${listing}`
  const handlers = {
    'mail.deliver': async () => {},
    'catalogue.remind': (tx: Parameters<typeof remind>[0], reminder: Reminder) =>
      remind(tx, system('test'), reminder, linkFor),
  }
  await runDueJobs(db, handlers)
  const rows = await db
    .selectFrom('platform.mail')
    .select('kind')
    .where('kind', 'like', 'listing-%')
    .orderBy('written_at')
    .execute()
  return rows.map(({ kind }) => kind)
}

async function search() {
  return (await listShowcase(db, visitor(), readShowcaseQuery(new URLSearchParams()), 'en')).found
}
