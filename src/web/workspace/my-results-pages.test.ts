import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { askForResults } from '#meetings/result-links.ts'
import { noteResult } from '#meetings/results.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { bringDeskDay } from '#tests/world/desk-day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await bringDeskDay(db, cast)
const tokens: string[] = []
await askForResults(db, cast.organiser, day.eventId, (_lang, token) => {
  tokens.push(token)
  return token
})
const { body_text: letter } = await db
  .selectFrom('platform.mail')
  .select('body_text')
  .where('to_person', '=', day.changgong.personId)
  .executeTakeFirstOrThrow()
const LINK = `/en/results/${tokens.find((token) => letter.includes(token))}`
const stranger = await visit(db)
const textOf = async (answer: Response | Promise<Response>) => (await (await answer).text()).replaceAll('<!-- -->', '')

test('the letter’s link opens without a sign-in, shows the own meetings only and is kept nowhere', async () => {
  const answer = await stranger.get(LINK)
  assert.equal(answer.headers.get('Cache-Control'), 'no-store')
  const page = await textOf(answer)
  assert.match(page, /Still to say: 1/)
  assert.match(page, /Sample University of Swansea/)
  assert.doesNotMatch(page, /Sanheng/)
  assert.match(page, /name="robots" content="noindex"/)
})

test('three taps are kept; a slip is pointed out and loses nothing', async () => {
  const fields = { meetingId: day.meetings.changgong, kind: 'contact', line: 'data sheet', next: 'other', other: '' }
  const slip = await stranger.post(LINK, fields)
  assert.equal(slip.status, 422)
  assert.match(await textOf(slip), /value="data sheet"/)
  assert.equal((await stranger.post(LINK, { ...fields, other: '2017-10-01' })).status, 303)
  const page = await textOf(stranger.get(LINK))
  assert.match(page, /All said, thank you!/)
  assert.match(page, /data sheet/)
})

test('what the desk noted since stays, and both words are shown', async () => {
  const { changgong: meetingId } = day.meetings
  await noteResult(db, cast.desk, { meetingId, kind: 'intent', line: 'as heard' })
  await stranger.post(LINK, { meetingId, kind: 'none', next: '' })
  const page = await textOf(stranger.get(LINK))
  assert.match(page, /You:.*None.*Noted at the table:.*Intent.*as heard/s)
})

test('a wrong or worn-out link says what to do', async () => {
  const answer = await stranger.get('/en/results/nonsense')
  assert.equal(answer.status, 410)
  assert.match(await textOf(answer), /This link is no longer valid/)
  const other = { meetingId: day.meetings.sanheng, kind: 'none', next: '' }
  assert.equal((await stranger.post(LINK, other)).status, 404)
})

test('signed in, the same taps stand behind “my meetings”, with what the day came to', async () => {
  const ada = await visit(db, day.swansea.personId)
  const MY = `/en/my/events/${day.slug}`
  assert.match(await textOf(ada.get(MY)), /2 planned, 1 held, 1 intent</)
  const fields = { meetingId: day.meetings.sanheng, kind: 'intent', next: '' }
  assert.equal((await ada.post(`${MY}/results`, fields)).status, 303)
  assert.match(await textOf(ada.get(MY)), /2 planned, 2 held, 2 intents/)
  assert.match((await stranger.get(`${MY}/results`)).headers.get('Location') ?? '', /sign-in/)
  const desk = await visit(db, cast.desk.personId ?? '')
  assert.equal((await desk.get(`${MY}/results`)).status, 404)
})
