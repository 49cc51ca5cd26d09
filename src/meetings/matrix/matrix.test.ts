import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { feedbackInput, judgePair, takeBackJudgement } from '#matching/feedback.ts'
import { compareListings } from '#matching/side-by-side.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay, sensorDay } from '#tests/world/day.ts'
import { getMatrix } from './matrix.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const at = {
  abroad: cast.swansea.organisationId,
  here: cast.changgong.organisationId,
  too: cast.sanheng.organisationId,
}
const { eventId } = await openDay(db, cast, { ...sensorDay, startsOn: '2099-09-13', endsOn: '2099-09-13' })

const offerId = await publish({
  kind: 'offer',
  organisationId: at.abroad,
  title: { en: 'Optical methane gas sensor' },
  fields: ['sensors'],
  trl: 7,
})
const needId = await publish({
  kind: 'need',
  organisationId: at.here,
  title: { zh: '地下管廊甲烷气体传感器' },
  fields: ['sensors'],
  wantedTrl: 6,
})
await publish({ kind: 'offer', organisationId: at.too, title: { zh: '甲烷气体传感器' }, fields: ['sensors'] })
await publish({ kind: 'need', organisationId: at.too, title: { zh: '冷链包装' }, fields: ['food'] })

test('the needs and offers shown at an event are set side by side, across its two sides', async () => {
  const matrix = await read()
  assert.deepEqual([matrix.needs.length, matrix.offers.length, matrix.progress], [2, 2, { done: 2, total: 2 }])
  assert.deepEqual(pairs(matrix), [[needId, offerId]])
})

test('a cell has the score of the same two side by side', async () => {
  const [cell] = (await read()).cells
  assert.ok(cell)
  const numbers = { one: cell.need.number, other: cell.offer.number }
  assert.equal(cell.score, (await compareListings(db, organiser, numbers)).score)
  await judgePair(db, organiser, numbers, feedbackInput.parse({ verdict: 'fits' }))
  assert.equal((await read()).cells[0]?.score, cell.score + 50_000)
  await takeBackJudgement(db, organiser, numbers)
})

test('what an organisation said does not fit its need is in no cell', async () => {
  const [cell] = (await read()).cells
  assert.ok(cell)
  const numbers = { one: cell.need.number, other: cell.offer.number }
  const said = feedbackInput.parse({ verdict: 'does-not-fit', reason: 'too large' })
  await judgePair(db, cast.changgong.actor, numbers, said)
  assert.deepEqual(pairs(await read()), [])
  await takeBackJudgement(db, cast.changgong.actor, numbers)
  assert.deepEqual(pairs(await read()), [[needId, offerId]])
})

test('what was published or withdrawn a moment ago is in it or is not', async () => {
  const second = await publish({
    kind: 'offer',
    organisationId: at.abroad,
    title: { en: 'Methane gas sensor for mines' },
  })
  assert.deepEqual(new Set(pairs(await read()).map(([, offer]) => offer)), new Set([offerId, second]))
  await withdrawListing(db, cast.editor, second)
  assert.deepEqual(pairs(await read()), [[needId, offerId]])
})

test('who cannot wait is told how far it is', async () => {
  const third = await publish({ kind: 'need', organisationId: at.too, title: { zh: '甲烷报警器' } })
  const { cells, progress } = await getMatrix(db, organiser, eventId, { lang: 'zh', patienceMs: 0 })
  assert.equal(progress.total, 3)
  assert.ok(progress.done === 3 || cells.length === 0)
  assert.equal((await read()).progress.done, 3)
  await withdrawListing(db, cast.editor, third)
})

test('only organisers of the event see it', async () => {
  await assert.rejects(getMatrix(db, cast.swansea.actor, eventId, { lang: 'zh' }), { status: 403 })
})

function read() {
  return getMatrix(db, organiser, eventId, { lang: 'zh', patienceMs: 60_000 })
}

function pairs({ cells }: Awaited<ReturnType<typeof read>>): [string, string][] {
  return cells.map(({ need, offer }) => [need.id, offer.id])
}

async function publish(input: ListingInput): Promise<string> {
  const { id } = await saveListing(db, cast.editor, input)
  await publishListing(db, cast.editor, id)
  return id
}
