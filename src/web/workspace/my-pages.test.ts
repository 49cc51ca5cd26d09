import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addSession, removeSession } from '#events/sessions.ts'
import { nameSpeaker } from '#events/speakers.ts'
import { setDayRule } from '#meetings/day-rules.ts'
import { lapseRequests } from '#meetings/requests.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { layOut, openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await openDay(db, cast)
const { slots } = await layOut(db, cast, day, { slots: 3, tables: 2, isFree: false })
await setDayRule(db, cast.organiser, day.eventId, { arrangedBy: 'participants' })
const ada = await visit(db, day.swansea.personId)
const shan = await visit(db, day.changgong.personId)
const stranger = await visit(db)
const MY = '/en/my/events/uk-sensors-2017'

const countTicked = async () => {
  const boxes = (await textOf(shan.get(`${MY}/availability`))).match(/<input[^>]*name="slotIds"[^>]*>/g) ?? []
  return boxes.filter((box) => box.includes('checked=""')).length
}
const textOf = async (answer: Response | Promise<Response>) => (await (await answer).text()).replaceAll('<!-- -->', '')

test('the pages behind the sign-in ask a stranger to sign in', async () => {
  for (const path of ['/en/my', MY, `${MY}/availability`, `${MY}/requests`])
    assert.match((await stranger.get(path)).headers.get('Location') ?? '', /^\/zh\/sign-in|^\/en\/sign-in/)
})

test('my home leads to my organisation, my events and my listings', async () => {
  const page = await textOf(ada.get('/en/my'))
  assert.match(page, /Sample University of Swansea/)
  assert.match(page, /2017 China–UK sensor innovation matchmaking/)
  assert.match(page, /href="\/en\/my\/listings"/)
})

test('where somebody has to be stands among the hours of the day, for those it concerns', async () => {
  const { id: sessionId } = await addSession(db, cast.organiser, day.eventId, {
    ...{ kind: 'forum', name: { zh: '开幕式', en: 'Opening' }, place: { zh: '主会场', en: 'Main hall' } },
    ...{ startsAt: '2017-09-13T09:00', endsAt: '2017-09-13T09:30', blocksMeetings: false },
  })
  await nameSpeaker(db, cast.organiser, day.eventId, { sessionId, personId: day.swansea.personId })
  const said = /09:00–09:30[\s\S]*Opening[\s\S]*Has to be there; no meetings meanwhile[\s\S]*Main hall/
  assert.match(await textOf(ada.get(MY)), said)
  assert.doesNotMatch(await textOf(shan.get(MY)), /Opening/)
  await removeSession(db, cast.organiser, day.eventId, sessionId)
})

test('whoever asks somebody without open slots can ask them to open some, once', async () => {
  const fields = { askingId: day.swansea.participationId, askedId: day.changgong.participationId, message: 'MEMS' }
  const refused = await ada.post(`${MY}/requests`, fields)
  assert.equal(refused.status, 409)
  const page = await refused.text()
  assert.match(page, /They have not opened any slots yet/)
  assert.match(page, /value="MEMS"/)
  assert.match(page, /Ask them to open slots/)
  for (let i = 0; i < 2; i++) assert.equal((await ada.post(`${MY}/slot-requests`, fields)).status, 303)
  const again = await textOf(ada.get(`${MY}/requests?asked=${day.changgong.participationId}`))
  assert.match(again, /You asked Sample Changgong Electronics to open times on/)
  assert.doesNotMatch(again, /Ask them to open slots/)
  const letters = await db.selectFrom('platform.mail').select('to_address').where('kind', '=', 'open-slots').execute()
  assert.deepEqual(letters, [{ to_address: 'shan.gong@duihe.example' }])
})

test('slots are declared with a tick each or by part of the day', async () => {
  const slotIds = slots.slice(0, 2).map(({ id }) => id)
  const declare = (fields: Record<string, string | string[]>) => shan.post(`${MY}/availability`, fields)
  assert.equal((await declare({ personId: day.changgong.personId, part: 'chosen', slotIds })).status, 303)
  assert.equal(await countTicked(), 2)
  assert.equal((await declare({ personId: day.changgong.personId, part: 'morning' })).status, 303)
  assert.equal(await countTicked(), 3)
  await ada.post(`${MY}/availability`, { personId: day.swansea.personId, part: 'all' })
})

test('nobody declares for people of another organisation', async () => {
  const answer = await ada.post(`${MY}/availability`, { personId: day.changgong.personId, part: 'none' })
  assert.equal(answer.status, 422)
  assert.equal(await countTicked(), 3)
})

test('asked, answered with a slot, and both sides see time, table and each other', async () => {
  const fields = { askingId: day.swansea.participationId, askedId: day.changgong.participationId, message: 'MEMS' }
  assert.equal((await ada.post(`${MY}/requests`, fields)).status, 303)
  assert.match(await textOf(ada.get(MY)), /Waiting for an answer/)
  const address =
    /href="(\/en\/my\/events\/uk-sensors-2017\/requests\/[^"]+\/answer)"/.exec(await textOf(shan.get(MY)))?.[1] ?? ''
  const page = await textOf(shan.get(address))
  assert.match(page, /Slots that work for both/)
  assert.match(page, /10:20/)
  assert.equal((await shan.post(address, { answer: 'accepted', slotId: slots[1]?.id ?? '' })).status, 303)
  assert.match(await textOf(ada.get(MY)), /10:20–10:40.*Sample Changgong Electronics.*Shan Gong.*Table 1/s)
  assert.match(await textOf(shan.get(MY)), /10:20–10:40.*Sample University of Swansea.*Ada Sample/s)
  assert.equal((await shan.post(address, { answer: 'declined' })).status, 409)
})

test('a meeting is called off by either side, and says so', async () => {
  const address = /action="([^"]+\/cancellation)"/.exec(await textOf(ada.get(MY)))?.[1] ?? ''
  assert.equal((await (await visit(db, day.sanheng.personId)).post(address, {})).status, 403)
  assert.equal((await ada.post(address, { reason: 'flight' })).status, 303)
  assert.match(await textOf(shan.get(MY)), /Called off/)
})

test('a request of others is not there', async () => {
  const { id } = await db.selectFrom('meetings.request').select('id').executeTakeFirstOrThrow()
  const third = await visit(db, day.sanheng.personId)
  assert.equal((await third.get(`${MY}/requests/${id}/answer`)).status, 404)
  assert.equal((await third.get(`${MY}/requests/nonsense/answer`)).status, 404)
})

test('the address of my calendar is shown once, needs no session, and is closed on the same page', async () => {
  const page = await textOf(ada.post(`${MY}/calendar-address`))
  const address = /value="http:\/\/[^/]+(\/en\/calendars\/[^"]+\.ics)"/.exec(page)?.[1] ?? ''
  assert.match(page, /href="webcal:\/\//)
  const answer = await stranger.get(address)
  assert.equal(answer.headers.get('Content-Type'), 'text/calendar; charset=utf-8')
  assert.match(await answer.text(), /STATUS:CANCELLED/)
  const again = await textOf(ada.get(MY))
  assert.match(again, /There has been a subscription address since/)
  assert.equal(again.includes('/calendars/'), false)
  assert.equal((await ada.post(`${MY}/calendar-address/removal`)).status, 303)
  assert.equal((await stranger.get(address)).status, 404)
  assert.equal((await stranger.post(`${MY}/calendar-address`)).status, 303)
})

test('whoever asks sees how many requests are out, who else asks, and that a lapsed one is no blame', async () => {
  const ou = await visit(db, day.sanheng.personId)
  await shan.post(`${MY}/availability`, { personId: day.changgong.personId, part: 'all' })
  await ada.post(`${MY}/availability`, { personId: day.swansea.personId, part: 'all' })
  assert.match(await textOf(ou.get(`${MY}/requests`)), /0 of 10 open/)
  const fields = { askingId: day.sanheng.participationId, askedId: day.swansea.participationId, message: 'pressure' }
  assert.equal((await ou.post(`${MY}/requests`, fields)).status, 303)
  assert.match(await textOf(ou.get(MY)), /1 of 10 open/)
  assert.match(await textOf(shan.get(`${MY}/requests`)), /Sample University of Swansea \(1 other asks\)/)
  await setDayRule(db, cast.organiser, day.eventId, { requestsLapseAt: new Date(Date.now() - 1000) })
  await lapseRequests(db, cast.organiser, day.eventId)
  assert.match(await textOf(ou.get(MY)), /nothing is held against you.*Lapsed|Lapsed.*nothing is held against you/s)
  assert.match(await textOf(ou.get(MY)), /0 of 10 open/)
})
