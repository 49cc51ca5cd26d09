import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listCardsOf } from '#catalogue/cards.ts'
import { getListing, listHistory } from '#catalogue/listing-page.ts'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { type Actor, visitor } from '#people/actor.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { listShowcase } from './showcase.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organisationId } = cast.sanheng

const input: ListingInput = {
  kind: 'need',
  organisationId,
  reference: 'SANHENG-7',
  title: { zh: '扭矩传感器' },
  isAnonymous: true,
}
const { id, number } = await saveListing(db, cast.sanheng.actor, input)
await publishListing(db, cast.editor, id)
const stranger = visitor()

test('only its own organisation and those with an office see who stands behind an anonymous need', async () => {
  assert.equal((await getListing(db, stranger, { number })).owner.known, undefined)
  assert.equal((await getListing(db, cast.swansea.actor, { number })).owner.known, undefined)
  assert.equal((await getListing(db, cast.sanheng.actor, { number })).owner.known?.id, organisationId)
  assert.equal((await getListing(db, cast.desk, { number })).owner.known?.id, organisationId)
})

test('nothing a stranger gets holds the name, the number, the id or the reference of the owner', async () => {
  const page = await getListing(db, stranger, { number })
  const list = await search(stranger, '')
  const answers = JSON.stringify([page, await listHistory(db, page), list.found])
  for (const trace of ['三恒', 'Sanheng', 'SANHENG', organisationId]) assert.ok(!answers.includes(trace), trace)
})

test('searching for the name of the owner does not lead to the anonymous need', async () => {
  assert.equal((await search(stranger, 'q=三恒')).found.length, 0)
  assert.equal((await search(stranger, 'q=Sanheng')).facets.total, 0)
})

test('the page of the organisation shows its anonymous needs to its own people only', async () => {
  assert.equal((await listCardsOf(db, stranger, organisationId, 'zh')).length, 0)
  assert.equal((await listCardsOf(db, cast.swansea.actor, organisationId, 'zh')).length, 0)
  assert.equal((await listCardsOf(db, cast.sanheng.actor, organisationId, 'zh')).length, 1)
})

test('when the need is no longer anonymous its owner is found by name, and the other way round', async () => {
  await saveListing(db, cast.sanheng.actor, { ...input, isAnonymous: false })
  assert.equal((await search(stranger, 'q=三恒')).found.length, 1)
  await saveListing(db, cast.sanheng.actor, { ...input, isAnonymous: true })
  assert.equal((await search(stranger, 'q=三恒')).found.length, 0)
})

function search(actor: Actor, params: string) {
  return listShowcase(db, actor, readShowcaseQuery(new URLSearchParams(params)), 'zh')
}
