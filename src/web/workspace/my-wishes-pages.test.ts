import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setDayRule } from '#meetings/day-rules.ts'
import { stateWish } from '#meetings/wishes.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { layOut, openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await openDay(db, cast)
await layOut(db, cast, day, { slots: 2, tables: 1, isFree: false })
const ada = await visit(db, day.swansea.personId)
const shan = await visit(db, day.changgong.personId)
const WISHES = '/en/my/events/uk-sensors-2017/wishes'
const fields = { wishingId: day.swansea.participationId, wishedId: day.changgong.participationId, query: 'q=chang' }
const at = `d-${day.changgong.participationId}`
const textOf = async (answer: Response | Promise<Response>) => (await (await answer).text()).replaceAll('<!-- -->', '')

test('whoever has not said when they are free is told so first and led there', async () => {
  const page = await textOf(ada.get(WISHES))
  assert.match(page, /None of your delegates has said when they are free/)
  assert.match(page, /href="\/en\/my\/events\/uk-sensors-2017\/availability"[^>]*>Say when you are free/)
  await ada.post(`${WISHES.replace('wishes', 'availability')}`, { personId: day.swansea.personId, part: 'all' })
  assert.doesNotMatch(await textOf(ada.get(WISHES)), /None of your delegates/)
})

test('one press marks, comes back to the same place of the same search, and is counted', async () => {
  const answer = await ada.post(WISHES, { ...fields, at, level: 'must' })
  assert.equal(answer.headers.get('Location'), `${WISHES}?q=chang#${at}`)
  const page = await textOf(ada.get(WISHES))
  assert.match(page, /Must meet: 1 of 5/)
  assert.match(page, /value="must"[^>]*aria-pressed="true"/)
  assert.equal((await ada.post(WISHES, { ...fields, level: 'must', note: 'MEMS first' })).status, 303)
  assert.match(await textOf(ada.get(WISHES)), /<summary>MEMS first<\/summary>/)
})

test('a press beyond the cap is refused in words, on the page it was made on', async () => {
  await setDayRule(db, cast.organiser, day.eventId, { mustsMax: 1 })
  const other = { ...fields, wishedId: day.sanheng.participationId, query: 'show=unmarked' }
  const refused = await ada.post(WISHES, { ...other, level: 'must' })
  assert.equal(refused.status, 409)
  const page = await textOf(refused)
  assert.match(page, /You may mark at most 1 as “must meet”/)
  assert.match(page, /<option value="unmarked" selected="">/)
  assert.equal(page.includes(at), false)
  assert.equal((await ada.post(WISHES, { ...other, level: 'maybe' })).status, 422)
  assert.equal((await ada.post(WISHES, { ...other, level: 'want', note: 'x'.repeat(501) })).status, 422)
})

test('the other side sees that they are wanted, never that they are not', async () => {
  const wished = /They want to meet you/
  assert.match(await textOf(shan.get(WISHES)), wished)
  const input = { wishingId: day.swansea.participationId, wishedId: day.sanheng.participationId }
  await stateWish(db, cast.organiser, { ...input, level: 'no' })
  const ou = await visit(db, day.sanheng.personId)
  const page = await textOf(ou.get(WISHES))
  assert.doesNotMatch(page, wished)
  assert.match(page, /Sample University of Swansea/)
})

test('a wish is taken back with one press', async () => {
  assert.equal((await ada.post(WISHES, { ...fields, level: 'none' })).status, 303)
  assert.match(await textOf(ada.get(WISHES)), /Must meet: 0 of 1/)
})

test('nobody wishes for another organisation, and whoever has no part in the event finds no page', async () => {
  assert.equal((await shan.post(WISHES, { ...fields, level: 'want' })).status, 403)
  const desk = await visit(db, cast.desk.personId ?? '')
  assert.equal((await desk.get(WISHES)).status, 404)
  assert.match((await (await visit(db)).get(WISHES)).headers.get('Location') ?? '', /sign-in/)
})

test('where a form says it stood leads nowhere else', async () => {
  const answer = await ada.post(WISHES, { ...fields, query: '//evil.example/?x=#y', at: 'd-"><script>', level: 'want' })
  const { pathname, host } = new URL(answer.headers.get('Location') ?? '', 'http://localhost')
  assert.deepEqual([pathname, host], [WISHES, 'localhost'])
})

test('a person changes what they speak, and nobody else does it for them', async () => {
  const address = `${WISHES.replace('wishes', 'languages')}`
  const said = { personId: day.swansea.personId, spoken: ['en', 'de'], other: 'cy' }
  assert.equal((await ada.post(address, said)).status, 303)
  const { languages } = await db
    .selectFrom('people.person')
    .select('languages')
    .where('id', '=', day.swansea.personId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(languages, ['en', 'de', 'cy'])
  assert.equal((await ada.post(address, { ...said, other: 'Klingon!' })).status, 422)
  assert.equal((await shan.post(address, said)).status, 422)
  assert.match(await textOf(ada.get(WISHES)), /English, German, Welsh/)
})

test('where participants arrange the day the page leads to asking', async () => {
  await setDayRule(db, cast.organiser, day.eventId, { arrangedBy: 'participants' })
  assert.match(await textOf(ada.get(WISHES)), /participants arrange their meetings themselves/)
  assert.equal((await ada.post(WISHES, { ...fields, level: 'want' })).status, 409)
})
