import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { addOrganisation } from '#people/organisations.ts'
import { writeTallies } from '#platform/tally.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { countShown, readExposure } from './exposure.ts'
import { suggestFor } from './suggestions.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const needId = await publish('need', cast.changgong.organisationId, '地下管廊甲烷气体传感器')
const OFFERS = 6
// Words are rare where many listings are about something else.
const OTHERS = 20
for (let i = 0; i < OTHERS; i++) await publish('need', cast.changgong.organisationId, '冷链包装')
for (let i = 0; i < OFFERS; i++) {
  const organisationId = await addOrganisation(db, cast.organiser, {
    name: { zh: `示例院所${i}` },
    country: 'CN',
    kind: 'company',
  })
  await publish('offer', organisationId, `甲烷气体检测模块${'一二三四五六'[i]}型`)
}

test('what always came fourth is shown in its turn, and the office sees how evenly', async () => {
  assert.deepEqual(await spread(), { neverShown: OFFERS + OTHERS + 1, shareOfTenth: undefined })
  for (let opened = 0; opened < OFFERS; opened++) {
    const found = await suggestFor(db, cast.changgong.actor, needId, { limit: 3, lang: 'zh' })
    assert.deepEqual(
      found.map(({ sureness }) => sureness),
      ['possible', 'possible', 'possible'],
    )
    countShown(
      db,
      found.map(({ card }) => card.id),
    )
    await writeTallies(db)
  }
  const { listings, ...even } = await readExposure(db, cast.editor, { lang: 'zh' })
  assert.deepEqual(
    listings.filter(({ kind }) => kind === 'offer').map(({ lately }) => lately),
    [1, 1, 2, 2, 6, 6],
  )
  assert.deepEqual(even, { published: OFFERS + OTHERS + 1, neverShown: OTHERS + 1, shareOfTenth: 14 / 18 })
})

test('only officials see it', async () => {
  await assert.rejects(readExposure(db, cast.changgong.actor, { lang: 'zh' }), { status: 403 })
})

async function spread() {
  const { neverShown, shareOfTenth } = await readExposure(db, cast.editor, { lang: 'zh' })
  return { neverShown, shareOfTenth }
}

async function publish(kind: 'offer' | 'need', organisationId: string, title: string): Promise<string> {
  const { id } = await saveListing(db, cast.editor, { kind, organisationId, title: { zh: title }, fields: ['sensors'] })
  await publishListing(db, cast.editor, id)
  return id
}
