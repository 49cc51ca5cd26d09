import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { deskDays } from '#tests/world/desk-day.ts'
import { moveMeeting } from './booking.ts'
import { listDifferences } from './differences.ts'
import { markMeeting } from './marks.ts'
import { cancelMeeting } from './meetings.ts'
import { raiseVoice, sayWhatCame } from './opinions.ts'
import { noteResult } from './results.ts'
import { countByOrganisation, countByPerson, countForSides } from './statistics.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const freshDay = deskDays(db, cast, 'figures')
const nothing = { planned: 0, held: 0, noShow: 0, late: 0, intents: 0, contacts: 0, nones: 0, missing: 0, breaks: 0 }

test('each organisation and each delegate has what their own meetings came to', async () => {
  const day = await freshDay()
  await markMeeting(db, desk, { meetingId: day.meetings.changgong, kind: 'late' })
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'intent' })
  await markMeeting(db, desk, { meetingId: day.meetings.sanheng, kind: 'no_show' })
  const figures = new Map((await countByOrganisation(db, organiser, day.eventId)).map(({ id, ...rest }) => [id, rest]))
  const of = (id: string) => {
    const { name, side, ...rest } = figures.get(id) ?? assert.fail(id)
    return rest
  }
  assert.deepEqual(of(day.swansea.participationId), { ...nothing, planned: 2, held: 1, noShow: 1, late: 1, intents: 1 })
  assert.deepEqual(of(day.changgong.participationId), { ...nothing, planned: 1, held: 1, late: 1, intents: 1 })
  assert.deepEqual(of(day.sanheng.participationId), { ...nothing, planned: 1, noShow: 1 })
  const persons = await countByPerson(db, organiser, day.eventId)
  assert.deepEqual(
    persons.map(({ id, planned, held }) => [id, planned, held]),
    [
      [day.swansea.personId, 2, 1],
      [day.changgong.personId, 1, 1],
      [day.sanheng.personId, 1, 0],
    ],
  )
})

test('a wait between two meetings is a break, however long; a meeting called off counts nowhere', async () => {
  const day = await freshDay()
  const breaksOf = async () => (await countForSides(db, day.eventId, [day.swansea.participationId])).breaks
  assert.equal(await breaksOf(), 0)
  const { table_id: tableId } = await db
    .selectFrom('meetings.placement')
    .select('table_id')
    .where('meeting_id', '=', day.meetings.sanheng)
    .executeTakeFirstOrThrow()
  const later = { meetingId: day.meetings.sanheng, slotId: day.slots[2], tableId }
  await moveMeeting(db, desk, later, { declare: true })
  assert.equal(await breaksOf(), 1)
  await cancelMeeting(db, organiser, { meetingId: day.meetings.sanheng })
  const { planned, missing, breaks } = await countForSides(db, day.eventId, [day.swansea.participationId])
  assert.deepEqual({ planned, missing, breaks }, { planned: 1, missing: 1, breaks: 0 })
})

test('whoever is there for nobody has an empty day', async () => {
  const day = await freshDay()
  assert.deepEqual(await countForSides(db, day.eventId, []), nothing)
})

test('the organiser sees where words differ, from side to side and from the record, and nobody else does', async () => {
  const day = await freshDay()
  const { changgong: meetingId } = day.meetings
  await noteResult(db, desk, { meetingId, kind: 'contact' })
  const say = async (one: typeof day.swansea, kind: 'intent' | 'contact') =>
    sayWhatCame(db, await raiseVoice(db, one.actor, one.participationId), {
      ...{ meetingId, kind, line: '', lineLang: 'en', nextOn: null },
    })
  await say(day.swansea, 'contact')
  assert.deepEqual(await listDifferences(db, organiser, day.eventId), [])
  await say(day.changgong, 'intent')
  const [found] = await listDifferences(db, organiser, day.eventId)
  assert.deepEqual([found?.onRecord, found?.host.said, found?.guest.said], ['contact', 'contact', 'intent'])
  await assert.rejects(listDifferences(db, cast.swansea.actor, day.eventId), { status: 403 })
  await assert.rejects(countByPerson(db, desk, day.eventId), { status: 403 })
})
