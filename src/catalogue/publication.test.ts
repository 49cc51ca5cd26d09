import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { visitor } from '#people/actor.ts'
import { listFacts } from '#platform/facts.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { getListing } from './listing-page.ts'
import { saveListing } from './listings.ts'
import { listOwnListings, listSubmitted } from './own-listings.ts'
import { listWarnings, publishListing, submitListing, withdrawListing } from './publication.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { actor, organisationId } = cast.swansea

const { id, number } = await saveListing(db, actor, {
  kind: 'offer',
  organisationId,
  title: { en: 'Optical fibre sensor' },
  expiresOn: '2001-01-01',
})

test('a draft is seen by its organisation and officials, and is not there for everybody else', async () => {
  assert.equal((await getListing(db, actor, { number })).standing, 'draft')
  assert.equal((await getListing(db, cast.editor, { number })).standing, 'draft')
  await assert.rejects(getListing(db, cast.sanheng.actor, { number }), { status: 404 })
  await assert.rejects(getListing(db, visitor(), { number }), { status: 404 })
})

test('an organisation submits its own listing and an editor publishes it', async () => {
  await assert.rejects(publishListing(db, actor, id), { code: 'people.not-allowed' })
  await assert.rejects(submitListing(db, cast.sanheng.actor, id), { status: 404 })
  assert.equal(await submitListing(db, actor, id), true)
  assert.equal(await submitListing(db, actor, id), false)
  assert.deepEqual(
    (await listSubmitted(db, cast.editor, 'en')).map((listing) => listing.number),
    [number],
  )
  assert.deepEqual(await listSubmitted(db, actor, 'en'), [])
  assert.equal(await publishListing(db, cast.editor, id), true)
  assert.equal(await publishListing(db, cast.editor, id), false)
  assert.deepEqual(await listSubmitted(db, cast.editor, 'en'), [])
  // Its last day is long over: everybody may read it, and is told so.
  assert.equal((await getListing(db, visitor(), { number })).standing, 'expired')
})

test('withdrawing leaves the draft and a trail of who did it', async () => {
  await assert.rejects(withdrawListing(db, cast.sanheng.actor, id), { code: 'people.not-allowed' })
  assert.equal(await withdrawListing(db, actor, id), true)
  assert.equal(await withdrawListing(db, actor, id), false)
  assert.equal((await listOwnListings(db, actor, 'en'))[0]?.standing, 'draft')
  const trail = await listFacts(db, { kind: 'listing', id })
  assert.deepEqual(
    trail.map(({ kind, actor_name }) => `${kind} ${actor_name}`),
    ['offer.withdrawn Ada Sample', 'offer.published 卞编辑', 'offer.submitted Ada Sample', 'offer.added Ada Sample'],
  )
})

test('an organisation may take back what it has submitted', async () => {
  await submitListing(db, actor, id)
  assert.equal(await withdrawListing(db, actor, id, 'Not yet.'), true)
  const [fact] = await listFacts(db, { kind: 'listing', id })
  assert.deepEqual([fact?.kind, fact?.after], ['offer.taken-back', { reason: 'Not yet.' }])
})

test('before publishing one is told what to mend', async () => {
  assert.deepEqual(await listWarnings(db, actor, id), [
    { code: 'no-summary', params: { lang: 'en' } },
    { code: 'no-translation', params: { lang: 'zh' } },
    { code: 'no-field', params: {} },
    { code: 'expired', params: { on: '2001-01-01' } },
  ])
})
