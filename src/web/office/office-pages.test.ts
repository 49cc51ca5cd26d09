import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await openDay(db, cast)
const zeng = await visit(db, cast.organiser.personId ?? '')
const OFFICE = '/en/office/events/uk-sensors-2017'

const textOf = async (answer: Response | Promise<Response>) => (await (await answer).text()).replaceAll('<!-- -->', '')

test('the office is for those who run the event', async () => {
  const ada = await visit(db, day.swansea.personId)
  const desk = await visit(db, cast.desk.personId ?? '')
  for (const path of [OFFICE, `${OFFICE}/participants`, `${OFFICE}/day`, `${OFFICE}/wishes`]) {
    assert.equal((await ada.get(path)).status, 403)
    assert.equal((await desk.get(path)).status, 403)
    assert.equal((await zeng.get(path)).status, 200)
  }
  assert.equal((await zeng.get('/en/office/events/nowhere')).status, 404)
})

test('the office home lists my events, the overview how far each step is', async () => {
  assert.match(await textOf(zeng.get('/en/office')), /2017 China–UK sensor innovation matchmaking/)
  const page = await textOf(zeng.get(OFFICE))
  assert.match(page, /Participating organisations<\/span><span class="big-number">3</)
  assert.match(page, /Delegates who declared slots<\/span><span class="big-number">0 \/ 3</)
})

test('a day is cut into slots and furnished with tables; doing so again changes nothing', async () => {
  const stretch = { day: '2017-09-13', from: '10:00', to: '11:30', minutes: '20', pauseMinutes: '5' }
  for (let i = 0; i < 2; i++) {
    assert.equal((await zeng.post(`${OFFICE}/day/slots`, stretch)).status, 303)
    assert.equal((await zeng.post(`${OFFICE}/day/tables`, { tables: '3' })).status, 303)
  }
  const page = await textOf(zeng.get(`${OFFICE}/day`))
  assert.match(page, /Slots \(3\)/)
  assert.match(page, /10:25–10:45/)
  assert.match(page, /Tables \(3\)/)
})

test('what does not fit is refused with what was typed still there', async () => {
  const stretch = { day: '2017-09-13', from: '10:10', to: '10:50', minutes: '20', pauseMinutes: '0' }
  const overlap = await zeng.post(`${OFFICE}/day/slots`, stretch)
  assert.equal(overlap.status, 409)
  assert.match(await textOf(overlap), /Slots overlap/)
  const outside = await zeng.post(`${OFFICE}/day/slots`, { ...stretch, day: '2017-09-14' })
  assert.equal(outside.status, 422)
  assert.match(await textOf(outside), /2017-09-14 is not a day of the event/)
  const backwards = await textOf(zeng.post(`${OFFICE}/day/slots`, { ...stretch, from: '12:00' }))
  assert.match(backwards, /A slot ends before it starts/)
  assert.match(backwards, /value="12:00"/)
})

test('the goals of a timetable get an order by buttons, and give it up again', async () => {
  const order = async () => {
    const page = await textOf(zeng.get(`${OFFICE}/day`))
    return [...page.matchAll(/name="goal" value="(\w+)"/g)].map((match) => match[1])
  }
  assert.deepEqual(await order(), [])
  const chosen = await zeng.post(`${OFFICE}/day/goals`, { goalsBy: 'order', fairBreaks: '1', meetingsMin: '3' })
  assert.equal(chosen.status, 303)
  assert.deepEqual(await order(), ['breaks', 'fairness', 'score', 'minimum'])
  const moved = await zeng.post(`${OFFICE}/day/goal-moves`, { goal: 'score', direction: 'up' })
  assert.match(moved.headers.get('Location') ?? '', /day#goals$/)
  await zeng.post(`${OFFICE}/day/goal-moves`, { goal: 'breaks', direction: 'up' })
  assert.deepEqual(await order(), ['breaks', 'score', 'fairness', 'minimum'])
  assert.match(await textOf(zeng.get(`${OFFICE}/day`)), /Breaks of one organisation beyond 1/)
  const typed = { goalsBy: 'order', fairBreaks: '-1', meetingsMin: '3' }
  assert.equal((await zeng.post(`${OFFICE}/day/goals`, typed)).status, 422)
  await zeng.post(`${OFFICE}/day/goals`, { goalsBy: 'weighed', fairBreaks: '2', meetingsMin: '0' })
  assert.deepEqual(await order(), [])
})

test('rules, interpreters and closed tables are set where the day is set up', async () => {
  const rule = { arrangedBy: 'participants', openRequestsMax: '5', requestsLapseAt: '2017-09-12T18:00' }
  assert.equal((await zeng.post(`${OFFICE}/day/rule`, rule)).status, 303)
  const personId = cast.editor.personId ?? ''
  const interpreter = { personId, languages: 'zh en', longestStretch: '3' }
  assert.equal((await zeng.post(`${OFFICE}/day/interpreters`, interpreter)).status, 303)
  assert.equal((await zeng.post(`${OFFICE}/day/interpreters`, { ...interpreter, languages: 'zh' })).status, 422)
  const { id: slotId } = await db.selectFrom('meetings.slot').select('id').orderBy('during').executeTakeFirstOrThrow()
  const { id: tableId } = await db
    .selectFrom('meetings.meeting_table')
    .select('id')
    .orderBy('position')
    .executeTakeFirstOrThrow()
  assert.equal((await zeng.post(`${OFFICE}/day/closures`, { tableId, slotId, reason: 'cables' })).status, 303)
  const page = await textOf(zeng.get(`${OFFICE}/day`))
  assert.match(page, /value="2017-09-12T18:00"/)
  assert.match(page, /Bian Bianji · zh–en · at most 3 in a row/)
  assert.match(page, /Table 1, 10:00–10:20 cables/)
  assert.equal((await zeng.post(`${OFFICE}/day/opening`, { tableId, slotId })).status, 303)
  assert.match(await textOf(zeng.get(`${OFFICE}/day`)), /Closed tables \(0\)/)
  const interpreterId = /name="interpreterId" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.equal((await zeng.post(`${OFFICE}/day/interpreter-removal`, { interpreterId })).status, 303)
  assert.match(await textOf(zeng.get(`${OFFICE}/day`)), /No interpreters yet/)
})

test('an organisation that nobody knew is registered with its first delegate', async () => {
  const typed = {
    organisationId: '',
    nameZh: '示例新厂',
    nameEn: 'Sample New Works',
    side: 'domestic',
    parallelDesks: '2',
  }
  const refused = await zeng.post(`${OFFICE}/participants`, { ...typed, country: '' })
  assert.equal(refused.status, 422)
  assert.match(await textOf(refused), /value="Sample New Works"/)
  const added = await zeng.post(`${OFFICE}/participants`, { ...typed, country: 'CN' })
  const address = added.headers.get('Location') ?? ''
  const delegate = { personId: '', nameZh: '新人', nameEn: 'Xin Ren', email: 'xin@duihe.example', languages: 'zh' }
  assert.equal((await zeng.post(`${address}/delegates`, delegate)).status, 303)
  const page = await textOf(zeng.get(address))
  assert.match(page, /Xin Ren/)
  assert.match(page, /Delegates \(1\)/)
  assert.equal((await zeng.post(`${address}/withdrawal`)).status, 409)
})

test('the list of participants is narrowed by name, side and what is lacking', async () => {
  const rows = async (query: string) =>
    (await textOf(zeng.get(`${OFFICE}/participants?${query}`))).match(/<th scope="row">/g)?.length ?? 0
  assert.deepEqual(
    [await rows(''), await rows('from=foreign'), await rows('q=new%20works'), await rows('without=delegates')],
    [4, 1, 1, 0],
  )
})

test('wishes become meetings, once; a “no” calls the meeting off', async () => {
  const pair = { wishingId: day.swansea.participationId, wishedId: day.changgong.participationId }
  assert.equal((await zeng.post(`${OFFICE}/wishes`, { ...pair, level: 'must' })).status, 303)
  assert.equal((await zeng.post(`${OFFICE}/wishes`, { ...pair, wishedId: pair.wishingId, level: 'want' })).status, 422)
  for (let i = 0; i < 2; i++) assert.equal((await zeng.post(`${OFFICE}/wishes/meetings`)).status, 303)
  const meetings = () => db.selectFrom('meetings.meeting').select(['weight', 'came_from']).execute()
  assert.deepEqual(await meetings(), [{ weight: 'must', came_from: 'wish' }])
  const back = { wishingId: pair.wishedId, wishedId: pair.wishingId, level: 'no' }
  assert.equal((await zeng.post(`${OFFICE}/wishes`, back)).status, 303)
  assert.equal((await db.selectFrom('meetings.cancellation').select('meeting_id').execute()).length, 1)
  assert.match(await textOf(zeng.get(OFFICE)), /Meetings<\/span><span class="big-number">0</)
})
