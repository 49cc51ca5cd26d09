import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { noteResult } from '#meetings/results.ts'
import { listFacts } from '#platform/facts.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { deskDays } from '#tests/world/desk-day.ts'
import { stageInput } from './input.ts'
import { countByStage, countIntentsByEvent, listIntents } from './intents.ts'
import { moveStage } from './pipeline.ts'
import './listeners.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const freshDay = deskDays(db, cast, 'pipeline')

async function freshIntent() {
  const day = await freshDay()
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'intent' })
  const [intent] = await listIntents(db, organiser, { event: day.slug })
  return { day, intentId: intent?.id ?? '' }
}
const stageOf = async (intentId: string) =>
  (await listIntents(db, organiser, {})).find((intent) => intent.id === intentId)?.stage

test('an intent moves on, the board counts it in its new stage, and the trail says what was noted', async () => {
  const { day, intentId } = await freshIntent()
  assert.equal(await moveStage(db, organiser, { intentId, stage: 'mou', note: '9 月签约', noteLang: 'zh' }), true)
  const counts = await countByStage(db, organiser, { event: day.slug })
  assert.deepEqual(counts, { intent: 0, follow_up: 0, mou: 1, contract: 0, joint_lab: 0, stopped: 0 })
  const [fact] = await listFacts(db, { kind: 'intent', id: intentId })
  assert.deepEqual(
    [fact?.kind, fact?.before, fact?.after],
    ['intent.moved', { stage: 'intent' }, { stage: 'mou', note: '9 月签约', noteLang: 'zh' }],
  )
})

test('the stage it is in already changes nothing', async () => {
  const { intentId } = await freshIntent()
  await moveStage(db, organiser, { intentId, stage: 'follow_up' })
  assert.equal(await moveStage(db, organiser, { intentId, stage: 'follow_up', from: 'intent' }), false)
})

test('stopping asks why, and what was stopped can be taken up again', async () => {
  const { intentId } = await freshIntent()
  await assert.rejects(moveStage(db, organiser, { intentId, stage: 'stopped', note: '  ' }), {
    code: 'outcomes.stopped-why',
    field: 'note',
  })
  await moveStage(db, organiser, { intentId, stage: 'stopped', note: 'budget cut' })
  assert.equal(await moveStage(db, organiser, { intentId, stage: 'follow_up' }), true)
})

test('whoever looks at an old page does not move an intent past somebody else', async () => {
  const { intentId } = await freshIntent()
  const moves = await Promise.allSettled([
    moveStage(db, organiser, { intentId, stage: 'mou', from: 'intent' }),
    moveStage(db, organiser, { intentId, stage: 'contract', from: 'intent' }),
  ])
  assert.equal(moves.filter((move) => move.status === 'fulfilled').length, 1)
  const lost = moves.find((move) => move.status === 'rejected')
  assert.equal(lost?.reason.code, 'outcomes.stage-moved-meanwhile')
})

test('a withdrawn intent moves no more and is counted nowhere', async () => {
  const { day, intentId } = await freshIntent()
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'none' })
  await assert.rejects(moveStage(db, organiser, { intentId, stage: 'mou' }), { code: 'outcomes.intent-withdrawn' })
  assert.equal((await countByStage(db, organiser, { event: day.slug })).intent, 0)
  assert.equal(await stageOf(intentId), undefined)
})

test('a party reads its intent but only the organiser moves it; strangers do not find it', async () => {
  const { intentId } = await freshIntent()
  await assert.rejects(moveStage(db, cast.swansea.actor, { intentId, stage: 'mou' }), { status: 403 })
  await assert.rejects(moveStage(db, cast.sanheng.actor, { intentId, stage: 'mou' }), { status: 404 })
})

test('everybody may know how many intents an event has reached', async () => {
  const { day } = await freshIntent()
  const count = (await countIntentsByEvent(db)).find((event) => event.slug === day.slug)
  assert.equal(count?.intents, 1)
})

test('pages come newest first and go on where the last one ended', async () => {
  const all = await listIntents(db, organiser, { withdrawn: 'too' })
  const first = await listIntents(db, organiser, { withdrawn: 'too' }, { limit: 2 })
  const rest = await listIntents(db, organiser, { withdrawn: 'too' }, { before: first[1]?.number ?? 0 })
  assert.deepEqual([...first, ...rest], all)
})

test('a stage is one of the list, and nothing goes back to being a bare intent', () => {
  const complaints = (input: unknown) => stageInput.safeParse(input).error?.issues.map((issue) => issue.message)
  assert.deepEqual(complaints({}), ['outcomes.stage-missing'])
  assert.deepEqual(complaints({ stage: 'intent' }), ['outcomes.stage-missing'])
})
