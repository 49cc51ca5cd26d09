import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { markMeeting, unmarkMeeting } from '#meetings/marks.ts'
import { resultKinds } from '#meetings/result-input.ts'
import { noteResult, takeBackResult } from '#meetings/results.ts'
import { listFacts } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type DeskDay, deskDays } from '#tests/world/desk-day.ts'
import { createCall, linkEventToCall } from './calls.ts'
import { findIntent, listIntents } from './intents.ts'
import './listeners.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { desk, organiser } = cast
const freshDay = deskDays(db, cast, 'reaching')
const intentOf = async (day: DeskDay, also: { withdrawn?: 'only' } = {}) =>
  (await listIntents(db, organiser, { event: day.slug, ...also }))[0]

test('an intent at the table brings parties, sides, listing, first stage and candidacy with it', async () => {
  const day = await freshDay()
  const callId = await createCall(db, organiser, { code: 'SAMPLE-1', name: { zh: '示例计划' } })
  await linkEventToCall(db, organiser, { eventId: day.eventId, callId })
  const said = { kind: 'intent', line: '先寄样机', lineLang: 'zh', nextOn: '2017-10-01' } as const
  await noteResult(db, desk, { meetingId: day.meetings.changgong, ...said })
  const intent = await intentOf(day)
  assert.deepEqual(
    intent?.parties.map(({ name, side }) => [name.en, side]),
    [
      ['Sample University of Swansea', 'foreign'],
      ['Sample Changgong Electronics', 'domestic'],
    ],
  )
  assert.deepEqual(
    intent?.listings.map(({ title }) => title),
    [{ en: 'Sample low-power gas sensor' }],
  )
  assert.deepEqual([intent?.stage, intent?.callCode], ['intent', 'SAMPLE-1'])
  assert.deepEqual([intent?.line, intent?.nextOn, intent?.eventSlug], ['先寄样机', '2017-10-01', day.slug])
})

test('changed away it is withdrawn, changed back it stands again under its old number', async () => {
  const day = await freshDay()
  const meetingId = day.meetings.changgong
  await noteResult(db, desk, { meetingId, kind: 'intent' })
  const first = await intentOf(day)
  await noteResult(db, desk, { meetingId, kind: 'contact' })
  assert.equal(await intentOf(day), undefined)
  assert.equal((await intentOf(day, { withdrawn: 'only' }))?.number, first?.number)
  await noteResult(db, desk, { meetingId, kind: 'intent' })
  assert.equal((await intentOf(day))?.number, first?.number)
  const facts = await listFacts(db, { kind: 'intent', id: first?.id ?? '' })
  assert.deepEqual(
    facts.map((fact) => fact.kind),
    ['intent.restored', 'intent.withdrawn', 'intent.reached'],
  )
})

test('new words for the same intent change it, and nothing is told twice', async () => {
  const day = await freshDay()
  const meetingId = day.meetings.changgong
  await noteResult(db, desk, { meetingId, kind: 'intent', line: 'one', lineLang: 'en' })
  await noteResult(db, desk, { meetingId, kind: 'intent', line: 'two', lineLang: 'en' })
  const intent = await intentOf(day)
  assert.equal(intent?.line, 'two')
  const facts = await listFacts(db, { kind: 'intent', id: intent?.id ?? '' })
  assert.deepEqual(
    facts.map((fact) => fact.kind),
    ['intent.changed', 'intent.reached'],
  )
})

test('whose intent it is not does not find it; a party and an official do', async () => {
  const day = await freshDay()
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'intent' })
  const number = (await intentOf(day))?.number ?? 0
  const seen = async (actor: typeof desk) => (await findIntent(db, actor, number)) !== undefined
  assert.deepEqual(
    [await seen(cast.swansea.actor), await seen(cast.changgong.actor), await seen(cast.sanheng.actor)],
    [true, true, false],
  )
  assert.equal(await seen(cast.signer), true)
})

type Step =
  | { deed: 'result'; meeting: number; kind: (typeof resultKinds)[number]; line: string }
  | { deed: 'takeBack' | 'held' | 'noShow' | 'unHeld' | 'unNoShow'; meeting: number }
  | { deed: 'link' | 'unlink' }

const meetingNumber = fc.integer({ min: 0, max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      deed: fc.constant('result' as const),
      meeting: meetingNumber,
      kind: fc.constantFrom(...resultKinds),
      line: fc.constantFrom('', 'a', 'b'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      deed: fc.constantFrom(
        'takeBack' as const,
        'held' as const,
        'noShow' as const,
        'unHeld' as const,
        'unNoShow' as const,
      ),
      meeting: meetingNumber,
    }),
  },
  { weight: 1, arbitrary: fc.record({ deed: fc.constantFrom('link' as const, 'unlink' as const) }) },
)

test('whatever is tapped in whatever order, standing intents are the meetings that say intent, and so are the candidates', async () => {
  const callId = await createCall(db, organiser, { code: 'SAMPLE-P', name: { zh: '示例计划' } })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const day = await freshDay()
      let isLinked = false
      for (const one of steps) {
        if (one.deed === 'link' || one.deed === 'unlink') isLinked = one.deed === 'link'
        await tap(day, one, callId)
      }
      const intents = await db
        .selectFrom('meetings.result as r')
        .innerJoin('meetings.meeting as m', 'm.id', 'r.meeting_id')
        .select('m.id')
        .where('m.event_id', '=', day.eventId)
        .where('r.kind', '=', 'intent')
        .orderBy('m.id')
        .execute()
      const standing = await listIntents(db, organiser, { event: day.slug })
      const meetings = standing.map((intent) => intent.meetingId).sort()
      assert.deepEqual(meetings, intents.map(({ id }) => id).sort())
      const candidates = await listIntents(db, organiser, { event: day.slug, call: 'SAMPLE-P', withdrawn: 'too' })
      assert.deepEqual(candidates.map((intent) => intent.meetingId).sort(), isLinked ? meetings : [])
    }),
    { numRuns: 25 },
  )
})

// A "no" is a fair answer to a random tap; anything else is a fault.
async function tap(day: DeskDay, one: Step, callId: string): Promise<void> {
  try {
    await doStep(day, one, callId)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

async function doStep(day: DeskDay, one: Step, callId: string): Promise<unknown> {
  const { eventId } = day
  if (!('meeting' in one))
    return linkEventToCall(db, organiser, { eventId, callId: one.deed === 'link' ? callId : null })
  const meetingId = one.meeting === 0 ? day.meetings.changgong : day.meetings.sanheng
  if (one.deed === 'result') return noteResult(db, desk, { meetingId, kind: one.kind, line: one.line })
  if (one.deed === 'takeBack') return takeBackResult(db, desk, { meetingId })
  const kind = one.deed === 'held' || one.deed === 'unHeld' ? 'held' : 'no_show'
  return one.deed.startsWith('un')
    ? unmarkMeeting(db, desk, { meetingId, kind })
    : markMeeting(db, desk, { meetingId, kind })
}
