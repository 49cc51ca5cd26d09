import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { listWishes } from '#meetings/wishes.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { eventId } = await openDay(db, cast)
const organiser = await visit(db, cast.organiser.personId ?? '')
const MATRIX = '/en/office/events/uk-sensors-2017/matrix'
const offer = await publish({
  kind: 'offer',
  organisationId: cast.swansea.organisationId,
  title: { en: 'Optical methane gas sensor' },
  fields: ['sensors'],
  trl: 7,
})
const need = await publish({
  kind: 'need',
  organisationId: cast.changgong.organisationId,
  title: { zh: '地下管廊甲烷气体传感器' },
  fields: ['sensors'],
  wantedTrl: 6,
})
const cell = `${need}-${offer}`

test('the matrix shows what fits, to organisers', async () => {
  const page = await textOf(organiser.get(MATRIX))
  assert.match(page, /1 need × 1 offer, 1 pair fits/)
  assert.match(
    page,
    new RegExp(`data-cell="${cell}" aria-label="Need №${need} × offer №${offer}: Strong match" name="pair"`),
  )
  const stranger = await visit(db, cast.swansea.actor.personId ?? '')
  assert.equal((await stranger.get(MATRIX)).status, 403)
})

test('a cell says why, in a page of its own', async () => {
  const page = await textOf(organiser.get(`${MATRIX}/pairs/${need}/${offer}`))
  assert.match(page, /甲烷.*methane/)
  assert.match(page, /offers level 7, wants level 6/)
})

test('what is chosen survives a filter that hides it', async () => {
  const page = await textOf(organiser.get(`${MATRIX}?pair=${cell}&q=nothing-like-this`))
  assert.match(page, /No pair meets the filter/)
  assert.match(page, new RegExp(`<input type="checkbox" name="pair" checked="" value="${cell}"/>`))
  assert.match(page, /1 chosen/)
})

test('nothing chosen is said beside the matrix', async () => {
  const answer = await organiser.post(`${MATRIX}/wishes`, { q: 'methane' })
  assert.equal(answer.status, 422)
  const page = await textOf(answer)
  assert.match(page, /Tick at least one pair/)
  assert.match(page, /value="methane"/)
})

test('chosen cells leave as a workbook with the reasons in words', async () => {
  const answer = await organiser.post(`${MATRIX}/workbook`, { pair: cell })
  assert.equal(answer.status, 200)
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await answer.arrayBuffer()))
  const told = JSON.stringify(book.worksheets[0]?.getRow(5).values)
  assert.match(told, /地下管廊甲烷气体传感器/)
  assert.match(told, /甲烷 = methane/)
  assert.match(told, /Mature enough: offers level 7, wants level 6/)
})

test('chosen cells become wishes, once', async () => {
  for (let i = 0; i < 2; i++)
    assert.equal((await organiser.post(`${MATRIX}/wishes`, { pair: [cell, '1-999'] })).status, 303)
  const wishes = await listWishes(db, eventId)
  assert.deepEqual(
    wishes.map(({ level, listingNumber }) => [level, listingNumber]),
    [['want', offer]],
  )
  assert.match(await textOf(organiser.get(MATRIX)), /class="taken wished"/)
})

async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('<!-- -->', '')
}

async function publish(input: ListingInput): Promise<number> {
  const { id } = await saveListing(db, cast.editor, input)
  await publishListing(db, cast.editor, id)
  const row = await db.selectFrom('catalogue.listing').select('number').where('id', '=', id).executeTakeFirstOrThrow()
  return row.number
}
