import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addPerson } from '#people/persons.ts'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { bringDeskDay, deskDays } from '#tests/world/desk-day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const freshDay = deskDays(db, cast, 'page')
const desk = await visit(db, cast.desk.personId ?? '')
const textOf = async (path: string) => (await desk.get(path)).text()
const namesIn = (page: string) => [...page.matchAll(/<b class="name"[^>]*>([^<]+)</g)].map(([, name]) => name)

test('the desk finds people by any script, initials, organisation and badge', async () => {
  const day = await freshDay()
  const found = async (typed: string) =>
    namesIn(await textOf(`/zh/desk/${day.slug}?q=${encodeURIComponent(typed)}`)).sort()
  assert.deepEqual(await found('单'), ['单工'])
  assert.deepEqual(await found('Ou Heng'), ['区恒'])
  assert.deepEqual(await found('sg'), ['单工'])
  assert.deepEqual(await found('swansea'), ['Ada Sample'])
  assert.deepEqual(await found('heng'), ['区恒'])
  assert.deepEqual(await found('changgong'), ['单工'])
  assert.deepEqual(await found(day.sanheng.badgeCode.toLowerCase()), ['区恒'])
  assert.deepEqual(await found('nobody at all'), [])
})

test('one tap checks in, a second says when the first was, undo takes it back', async () => {
  const day = await freshDay()
  const arrivals = `/en/desk/${day.slug}/arrivals`
  const { delegateId } = day.swansea
  const notice = (answer: Response) => decodeURIComponent(answer.headers.get('Set-Cookie') ?? '')
  assert.match(notice(await desk.post(arrivals, { delegateId })), /Ada Sample is checked in/)
  assert.match(notice(await desk.post(arrivals, { delegateId })), /Ada Sample was checked in at \d\d:\d\d already/)
  assert.match(await textOf(`/en/desk/${day.slug}`), /1 of 3 here/)
  await desk.post(`${arrivals}/undone`, { delegateId })
  assert.match(await textOf(`/en/desk/${day.slug}`), /0 of 3 here/)
})

test('somebody who is not on the list is registered and checked in at the desk, once', async () => {
  const day = await freshDay()
  assert.match(await textOf(`/en/desk/${day.slug}?q=Lin+Wu`), /walk-ins\?name=Lin\+Wu">Not on the list\?</)
  const walkIns = `/en/desk/${day.slug}/walk-ins`
  assert.match(await textOf(`${walkIns}?name=Lin+Wu`), /name="nameEn"[^>]*value="Lin Wu"/)
  const typed = { nameZh: '', nameEn: 'Lin Wu', participationId: day.sanheng.participationId, languages: 'zh, en' }
  const came = decodeURIComponent((await desk.post(walkIns, typed)).headers.get('Set-Cookie') ?? '')
  assert.match(came, /Lin Wu is registered and checked in\. Badge code [2-9A-Z]{8}/)
  assert.match(await textOf(`/en/desk/${day.slug}`), /1 of 4 here/)
  const again = await desk.post(walkIns, typed)
  assert.equal(again.status, 409)
  assert.match(await again.text(), /Lin Wu is on the list for this organisation already.*value="Lin Wu"/s)
  const noted = await db
    .selectFrom('events.arrival as a')
    .innerJoin('events.delegate as d', 'd.id', 'a.delegate_id')
    .innerJoin('people.membership as m', 'm.person_id', 'd.person_id')
    .innerJoin('people.person as p', 'p.id', 'd.person_id')
    .select(['a.way', 'a.noted_by', 'p.languages', 'm.speaks_for'])
    .where('d.participation_id', '=', day.sanheng.participationId)
    .execute()
  assert.deepEqual(noted, [
    { way: 'walk_in', noted_by: cast.desk.personId, languages: ['zh', 'en'], speaks_for: false },
  ])
})

test('the desk welcomes nobody for another event, and its role opens no other door to the directory', async () => {
  const [here, there] = [await freshDay(), await freshDay()]
  const typed = { nameZh: '林五', nameEn: '', languages: 'zh' }
  const elsewhere = { ...typed, participationId: there.sanheng.participationId }
  assert.equal((await desk.post(`/en/desk/${here.slug}/walk-ins`, elsewhere)).status, 422)
  assert.match(await textOf(`/en/desk/${there.slug}`), /0 of 3 here/)
  const unnamed = { ...typed, nameZh: ' ', participationId: here.sanheng.participationId }
  assert.equal((await desk.post(`/en/desk/${here.slug}/walk-ins`, unnamed)).status, 422)
  await assert.rejects(addPerson(db, cast.desk, { name: { zh: '林五' } }), { code: 'people.not-allowed' })
  const ada = await visit(db, here.swansea.personId)
  const own = { ...typed, participationId: here.swansea.participationId }
  assert.equal((await ada.post(`/en/desk/${here.slug}/walk-ins`, own)).status, 403)
})

test('two of the desk who welcome the same person at once register one', async () => {
  const day = await freshDay()
  const typed = { nameZh: '林六', nameEn: '', participationId: day.sanheng.participationId, languages: 'zh' }
  const answers = await Promise.all([1, 2].map(() => desk.post(`/en/desk/${day.slug}/walk-ins`, typed)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
  assert.match(await textOf(`/en/desk/${day.slug}`), /1 of 4 here/)
})

test('a delegate of another event is not found at this desk', async () => {
  const [here, there] = [await freshDay(), await freshDay()]
  const answer = await desk.post(`/en/desk/${here.slug}/arrivals`, { delegateId: there.swansea.delegateId })
  assert.equal(answer.status, 404)
  assert.match(await textOf(`/en/desk/${there.slug}`), /0 of 3 here/)
})

test('a scanned badge puts the one person in front, ready to be checked in with Enter', async () => {
  const day = await freshDay()
  const page = await textOf(`/en/desk/${day.slug}?q=${day.changgong.badgeCode}`)
  assert.deepEqual(namesIn(page), ['Shan Gong'])
  assert.match(page, /name="way" value="badge"/)
  assert.match(page, /<button class="btn primary"[^>]*autofocus[^>]*>Arrived</)
})

test('a badge scanned twice is said to have been scanned before', async () => {
  const day = await freshDay()
  await desk.post(`/en/desk/${day.slug}/arrivals`, { delegateId: day.changgong.delegateId, way: 'badge' })
  const page = await textOf(`/en/desk/${day.slug}?q=${day.changgong.badgeCode}`)
  assert.match(page, /Shan Gong was checked in at \d\d:\d\d already/)
})

test('every delegate has a badge with a code to scan', async () => {
  const day = await freshDay()
  const page = await textOf(`/en/desk/${day.slug}/badges`)
  assert.equal(page.match(/<img class="qr" src="data:image\/svg\+xml,%3Csvg/g)?.length, 3)
  assert.match(page, new RegExp(`QR code of badge ${day.swansea.badgeCode}`))
})

test('three fields make a result, and the tables show it', async () => {
  const day = await freshDay()
  await day.release()
  const meeting = `/en/desk/${day.slug}/meetings/${day.meetings.changgong}`
  const answer = await desk.post(`${meeting}/result`, { kind: 'intent', line: 'Samples first', next: '2017-10-01' })
  assert.equal(answer.status, 303)
  const page = await textOf(answer.headers.get('Location') ?? '')
  assert.match(page, /1 of 2 held/)
  assert.match(page, /1 intent</)
  assert.match(page, /Samples first/)
  assert.match(page, /Next contact 1 October 2017/)
})

test('the contradicting mark comes back with the sentence that helps, at its own table', async () => {
  const day = await freshDay()
  const meeting = `/en/desk/${day.slug}/meetings/${day.meetings.changgong}`
  await desk.post(`${meeting}/mark`, { kind: 'held' })
  const answer = await desk.post(`${meeting}/mark?slot=${day.slots[0]}`, { kind: 'no_show' })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /marked as held, so it cannot be a no-show too/)
})

test('what was typed for a result stays when the date is missing', async () => {
  const day = await freshDay()
  const meeting = `/en/desk/${day.slug}/meetings/${day.meetings.changgong}`
  const answer = await desk.post(`${meeting}/result?slot=${day.slots[0]}`, {
    kind: 'contact',
    line: 'Call the lab',
    next: 'other',
    other: '',
  })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /You chose another date/)
  assert.match(page, /value="Call the lab"/)
  assert.match(page, /name="kind"[^>]*checked=""[^>]*value="contact"/)
})

test('a stray zero byte in what was typed is dropped', async () => {
  const day = await freshDay()
  const meeting = `/en/desk/${day.slug}/meetings/${day.meetings.changgong}`
  assert.equal((await desk.post(`${meeting}/result`, { kind: 'contact', line: 'Call\0 back' })).status, 303)
  assert.match(await textOf(`/en/desk/${day.slug}/meetings?slot=${day.slots[0]}`), /Call back/)
})

test('before the first release the desk works on the plan and says so', async () => {
  const day = await freshDay()
  const page = () => textOf(`/en/desk/${day.slug}/meetings?slot=${day.slots[0]}`)
  assert.match(await page(), /working plan/)
  await day.release()
  assert.doesNotMatch(await page(), /working plan/)
})

test('the tables open at the slot that is running, with the next one below', async () => {
  const day = await bringDeskDay(db, cast)
  setClock(new Date('2017-09-13T02:05:00Z'))
  const page = await textOf(`/en/desk/${day.slug}/meetings`)
  setClock()
  assert.match(page, new RegExp(`<option value="${day.slots[0]}" selected`))
  assert.match(page, /Next at 10:20/)
})

test('missing results are one tap away and gone when noted', async () => {
  const day = await freshDay()
  await day.release()
  const missing = `/en/desk/${day.slug}/meetings?show=missing`
  const cards = async () => (await textOf(missing)).match(/<article/g)?.length ?? 0
  assert.equal(await cards(), 2)
  const answer = await desk.post(`/en/desk/${day.slug}/meetings/${day.meetings.sanheng}/result?show=missing`, {
    kind: 'none',
  })
  assert.equal(answer.headers.get('Location'), missing)
  assert.equal(await cards(), 1)
})

test('delegates and strangers do not get behind the desk', async () => {
  const day = await freshDay()
  const delegate = await visit(db, cast.swansea.actor.personId ?? '')
  assert.equal((await delegate.get(`/en/desk/${day.slug}`)).status, 403)
  assert.match((await (await visit(db)).get(`/en/desk/${day.slug}`)).headers.get('Location') ?? '', /sign-in/)
  assert.equal((await desk.get(`/en/desk/${day.slug}/meetings/not-an-id`)).status, 404)
})
