import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { connect, type Db } from '#platform/database/connect.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { smallLexicon } from '#tests/world/lexicon.ts'
import { lexiconAtHand, takeLexicon } from './lexicon-at-hand.ts'
import { getLiveIndex, getWholeIndex, keepLiveIndex, saveLiveIndex } from './live-index.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const organisationId = cast.swansea.organisationId

const sensor = await publish({ title: { en: 'Methane sensor', de: 'Methansensor' } })

test('what is published is found, what is changed is found by its new words, what is withdrawn is not', async () => {
  assert.deepEqual(await found('methane'), [sensor])
  const laser = await publish({ title: { en: 'Laser welding' } })
  assert.deepEqual(await found('welding'), [laser])
  await saveListing(db, cast.editor, { kind: 'offer', id: laser, organisationId, title: { en: 'Laser cutting' } })
  assert.deepEqual(await found('welding'), [])
  assert.deepEqual(await found('cutting'), [laser])
  await withdrawListing(db, cast.editor, laser)
  assert.deepEqual(await found('cutting'), [])
})

test('a draft is not found', async () => {
  await saveListing(db, cast.editor, { kind: 'offer', organisationId, title: { en: 'Secret fermenter' } })
  assert.deepEqual(await found('fermenter'), [])
})

test('another process finds the same', async () => {
  const other = connect(world.url, { max: 2 })
  assert.deepEqual(await found('methane', other), [sensor])
  const pump = await publish({ title: { en: 'Vacuum pump' } })
  assert.deepEqual(await found('vacuum', other), [pump])
  await other.destroy()
})

test('every version is read in its language', async () => {
  assert.deepEqual(await found('Methansensor', db, 'de'), [sensor])
})

test('other dictionaries make the index anew, and it finds across languages', async () => {
  const starter = lexiconAtHand()
  using small = smallLexicon()
  const sewage = await publish({ title: { en: 'Membrane treatment of sewage' } })
  takeLexicon(small)
  const live = await getWholeIndex(db)
  assert.equal(live.lexicon, small)
  assert.deepEqual(await found('污水', db, 'zh'), [sewage])
  takeLexicon(starter)
  await getWholeIndex(db)
})

test('an index that was kept goes on from where it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-'))
  keepLiveIndex(db, folder)
  await publish({ title: { en: 'Kept heat exchanger' } })
  const { standings } = await getWholeIndex(db)
  await saveLiveIndex(db)
  const gone = await publish({ title: { en: 'Gone meanwhile' } })
  const later = await publish({ title: { en: 'Published meanwhile' } })
  await withdrawListing(db, cast.editor, gone)
  const again = connect(world.url, { max: 2 })
  keepLiveIndex(again, folder)
  assert.equal((await getLiveIndex(again)).standings.size, standings.size + 1)
  assert.deepEqual(await found('meanwhile', again), [later])
  assert.equal((await found('exchanger', again)).length, 1)
  await again.destroy()
  rmSync(folder, { recursive: true })
})

async function publish(input: Pick<ListingInput, 'title'>): Promise<string> {
  const { id } = await saveListing(db, cast.editor, { kind: 'offer', organisationId, originalLang: 'en', ...input })
  await publishListing(db, cast.editor, id)
  return id
}

async function found(text: string, at: Db = db, language = 'en'): Promise<string[]> {
  const { index } = await getLiveIndex(at)
  return index.search({ text, language }).map(({ id }) => id)
}
