import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { cancelMeeting } from '#meetings/meetings.ts'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { bringDeskDay } from '#tests/world/desk-day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
afterEach(() => setClock())
const { db } = world
const cast = await bringCast(db)
const day = await bringDeskDay(db, cast)
await day.release()
const stranger = await visit(db)
const organiser = await visit(db, cast.organiser.personId ?? '')
const WALL = `/en/events/${day.slug}/wall`
const SWITCH = `/en/office/events/${day.slug}/wall`
const wallAt = async (time: string, path = WALL) => {
  setClock(new Date(`2017-09-13T${time}Z`))
  return (await (await stranger.get(path)).text()).replaceAll('<!-- -->', '')
}

test('the screen is there for everybody only while the organiser has it open', async () => {
  assert.equal((await stranger.get(WALL)).status, 404)
  assert.equal((await organiser.get(WALL)).status, 200)
  const ada = await visit(db, day.swansea.personId)
  assert.equal((await ada.post(SWITCH)).status, 403)
  assert.equal((await organiser.post(SWITCH)).status, 303)
  assert.equal((await stranger.get(WALL)).status, 200)
})

test('it shows who meets now and who comes next, in both languages, and nobody’s name', async () => {
  const page = await wallAt('02:05:00')
  assert.match(page, /Now <span lang="zh-Hans">现在<\/span>.*10:00–10:20.*Next.*10:20–10:40/s)
  assert.match(page, /Sample University of Swansea.*示例斯旺西大学.*Sample Changgong Electronics.*Sample Sanheng/s)
  assert.doesNotMatch(page, /Ada Sample|Shan Gong|单工/)
})

test('between two slots there is only what comes next, on another day with its date, and at last nothing', async () => {
  assert.match(await wallAt('01:00:00'), /Next(?:(?!Now).)*10:00–10:20/s)
  setClock(new Date('2017-09-12T02:00:00Z'))
  assert.match(await (await stranger.get(WALL)).text(), /Wednesday,? 13 September/)
  assert.match(await wallAt('03:30:00'), /No meetings to show/)
})

test('it turns by itself in a browser without scripts', async () => {
  const page = await wallAt('02:05:00')
  assert.match(page, new RegExp(`<noscript><meta http-equiv="refresh" content="20;url=${WALL}"/></noscript>`))
})

test('names of delegates are shown where the organiser says so', async () => {
  await organiser.post(SWITCH, { showsNames: 'yes' })
  assert.match(await wallAt('02:05:00'), /Ada Sample/)
  setClock()
  await organiser.post(SWITCH)
  assert.doesNotMatch(await wallAt('02:05:00'), /Ada Sample/)
})

test('a meeting that was called off is gone from the wall, and a closed screen from the site', async () => {
  setClock()
  await cancelMeeting(db, cast.organiser, { meetingId: day.meetings.sanheng })
  assert.doesNotMatch(await wallAt('02:05:00'), /Sanheng/)
  setClock()
  assert.equal((await organiser.post(`${SWITCH}/removal`)).status, 303)
  assert.equal((await stranger.get(WALL)).status, 404)
})
