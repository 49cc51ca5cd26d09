import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { visitor } from '#people/actor.ts'
import { listFacts } from '#platform/facts.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { bringDeskDay, deskDays } from '#tests/world/desk-day.ts'
import { markMeeting } from './marks.ts'
import { resultInput } from './result-input.ts'
import { noteResult, takeBackResult } from './results.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { desk, organiser, swansea, sanheng } = cast
const freshDay = deskDays(db, cast, 'results')
const freshMeeting = async () => (await freshDay()).meetings.changgong
const resultFacts = async (meetingId: string) =>
  (await listFacts(db, { kind: 'meeting', id: meetingId })).filter((fact) => fact.kind.startsWith('meeting.result'))
const resultOf = (meetingId: string) =>
  db
    .selectFrom('meetings.result')
    .select(['kind', 'line', 'line_lang as lineLang', 'next_on as nextOn'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
const isHeld = async (meetingId: string) =>
  (await db.selectFrom('meetings.mark').select('kind').where('meeting_id', '=', meetingId).execute()).some(
    ({ kind }) => kind === 'held',
  )

test('a result is kept with its words and date, and the meeting was held', async () => {
  const meetingId = await freshMeeting()
  const said = { kind: 'intent', line: '先寄样机', lineLang: 'zh', nextOn: '2017-10-01' } as const
  assert.equal(await noteResult(db, desk, { meetingId, ...said }), true)
  assert.deepEqual(await resultOf(meetingId), said)
  assert.equal(await isHeld(meetingId), true)
})

test('saying the same again changes nothing and tells nothing', async () => {
  const meetingId = await freshMeeting()
  const said = { meetingId, kind: 'contact', line: 'send data sheet', lineLang: 'en', nextOn: null } as const
  await noteResult(db, desk, said)
  assert.equal(await noteResult(db, organiser, { ...said, lineLang: 'zh' }), false)
  assert.equal((await resultFacts(meetingId)).length, 1)
})

test('a changed result says in the trail what it was and what it is', async () => {
  const meetingId = await freshMeeting()
  await noteResult(db, desk, { meetingId, kind: 'none', lineLang: 'zh' })
  await noteResult(db, desk, { meetingId, kind: 'intent', line: '再谈一次', lineLang: 'zh', nextOn: '2017-09-20' })
  const [last] = await resultFacts(meetingId)
  assert.deepEqual(last?.before, { kind: 'none', line: '', lineLang: 'zh', nextOn: null })
  assert.deepEqual(last?.after, { kind: 'intent', line: '再谈一次', lineLang: 'zh', nextOn: '2017-09-20' })
})

test('where nobody came nothing was agreed', async () => {
  const meetingId = await freshMeeting()
  await markMeeting(db, desk, { meetingId, kind: 'no_show' })
  await assert.rejects(noteResult(db, desk, { meetingId, kind: 'intent' }), { code: 'desk.no-show-no-intent' })
  assert.equal(await resultOf(meetingId), undefined)
  assert.equal(await noteResult(db, desk, { meetingId, kind: 'none' }), true)
  assert.equal(await isHeld(meetingId), false)
})

test('an intent and a no-show tapped at the same moment never stand together', async () => {
  const meetingId = await freshMeeting()
  const taps = await Promise.allSettled([
    noteResult(db, desk, { meetingId, kind: 'intent' }),
    markMeeting(db, organiser, { meetingId, kind: 'no_show' }),
  ])
  assert.equal(taps.filter((tap) => tap.status === 'fulfilled').length, 1)
  assert.equal((await resultOf(meetingId)) !== undefined, await isHeld(meetingId))
})

test('whoever sat there may note the result, others do not find the meeting', async () => {
  const meetingId = await freshMeeting()
  assert.equal(await noteResult(db, swansea.actor, { meetingId, kind: 'contact' }), true)
  await assert.rejects(noteResult(db, sanheng.actor, { meetingId, kind: 'none' }), { status: 404 })
  await assert.rejects(noteResult(db, visitor(), { meetingId, kind: 'none' }), { status: 401 })
})

test('whoever was published to sit there may still note the result after the plan moved on', async () => {
  const day = await freshDay()
  const meetingId = day.meetings.changgong
  await day.release()
  await db.deleteFrom('meetings.placement').where('meeting_id', '=', meetingId).execute()
  assert.equal(await noteResult(db, swansea.actor, { meetingId, kind: 'contact' }), true)
})

test('the next date is not before the event', async () => {
  const { meetings } = await bringDeskDay(db, cast, { on: '2017-09-13' })
  const meetingId = meetings.changgong
  const early = { meetingId, kind: 'contact', nextOn: '2017-09-12' } as const
  await assert.rejects(noteResult(db, desk, early), { code: 'desk.next-before-event', field: 'nextOn' })
  assert.equal(await noteResult(db, desk, { ...early, nextOn: '2017-09-13' }), true)
})

test('a result taken back is gone; taking it back again changes nothing', async () => {
  const meetingId = await freshMeeting()
  await noteResult(db, desk, { meetingId, kind: 'none' })
  assert.equal(await takeBackResult(db, desk, { meetingId }), true)
  assert.equal(await takeBackResult(db, desk, { meetingId }), false)
  assert.equal(await resultOf(meetingId), undefined)
  assert.equal((await resultFacts(meetingId))[0]?.kind, 'meeting.result-taken-back')
})

test('a result without a kind, with an impossible date or with a whole essay is refused in words', () => {
  const complaints = (input: unknown) => resultInput.safeParse(input).error?.issues.map((issue) => issue.message)
  assert.deepEqual(complaints({}), ['desk.result-missing'])
  assert.deepEqual(complaints({ kind: 'none', nextOn: '2017-02-30' }), ['desk.date-wrong'])
  assert.deepEqual(complaints({ kind: 'none', line: '长'.repeat(501) }), ['desk.line-too-long'])
  assert.deepEqual(resultInput.parse({ kind: 'none', nextOn: '' }), { kind: 'none', line: '', nextOn: null })
})

test('two tablets settle a result field by field, however late one of them finds the network', async () => {
  const meetingId = await freshMeeting()
  const seen = { kind: null, line: '', nextOn: null, at: new Date('2017-09-13T02:10:00Z') }
  await noteResult(db, desk, { meetingId, kind: 'contact', lineLang: 'zh', nextOn: '2017-10-01' })
  await noteResult(db, desk, { meetingId, kind: 'intent', line: '示例：离线记下', lineLang: 'zh', seen })
  assert.deepEqual(await resultOf(meetingId), {
    ...{ kind: 'contact', line: '示例：离线记下', lineLang: 'zh', nextOn: '2017-10-01' },
  })
})
