import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { layOut, openDay } from '#tests/world/day.ts'
import { readDay } from './day.ts'
import { getDayRule, goalsOf, moveGoal, setDayRule } from './day-rules.ts'
import { scoreMeetings } from './fits.ts'
import { addMeeting } from './meetings.ts'
import { solveTimetable } from './timetable.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organiser } = cast
const day = await openDay(db, cast)
const { eventId, swansea, changgong, sanheng } = day
await layOut(db, cast, day, { slots: 1, tables: 1 })
const meet = async (guest: typeof changgong) => {
  const sides: [string, string] = [swansea.participationId, guest.participationId]
  return (await addMeeting(db, organiser, { eventId, sides, weight: 'want', cameFrom: 'desk' })).id
}
const [fitting, other] = [await meet(changgong), await meet(sanheng)]
await publish({
  kind: 'offer',
  organisationId: cast.swansea.organisationId,
  title: { en: 'Optical methane gas sensor' },
})
await publish({ kind: 'need', organisationId: cast.changgong.organisationId, title: { zh: '地下管廊甲烷气体传感器' } })
await publish({
  kind: 'need',
  organisationId: cast.sanheng.organisationId,
  title: { zh: '冷链包装' },
  fields: ['food'],
})

test('scores are read only where goals have an order, and come from what both sides show', async () => {
  const { problem } = await readDay(db, eventId)
  assert.equal(await scoreMeetings(db, eventId, problem), problem)
  const goals = { order: [] }
  const { meetings } = await scoreMeetings(db, eventId, { ...problem, goals })
  const scores = new Map(meetings.map(({ id, score }) => [id, score]))
  assert.ok((scores.get(fitting) ?? 0) > 18)
  assert.equal(scores.get(other), 0)
})

test('with one place for two meetings of a kind, the one that fits better has it, and the plan says how each goal stands', async () => {
  await setDayRule(db, organiser, eventId, { goals: ['score', 'breaks', 'fairness', 'minimum'], meetingsMin: 1 })
  const { unplaced, goals, status } = await solveTimetable(db, organiser, eventId, { budget: { moves: 1000 } })
  assert.deepEqual(
    unplaced.map(({ meetingId }) => meetingId),
    [other],
  )
  const [score, breaks] = goals
  assert.deepEqual(
    [score?.goal, score?.value === score?.bound, breaks],
    ['score', true, { goal: 'breaks', value: 0, bound: 0 }],
  )
  assert.equal(status, 'feasible')
})

test('the order is the organiser’s: moved one by one, kept by the database to each goal once', async () => {
  await moveGoal(db, organiser, eventId, { goal: 'minimum', direction: 'up' })
  await moveGoal(db, organiser, eventId, { goal: 'score', direction: 'up' })
  const rule = await getDayRule(db, eventId)
  assert.deepEqual(goalsOf(rule), { order: ['score', 'breaks', 'minimum', 'fairness'], fairness: 2, minimum: 1 })
  assert.deepEqual((await readDay(db, eventId)).problem.goals, goalsOf(rule))
  const twice = setDayRule(db, organiser, eventId, { goals: ['score', 'score', 'breaks', 'fairness'] })
  await assert.rejects(twice, { code: 'meetings.goals-wrong' })
  const move = moveGoal(db, cast.editor, eventId, { goal: 'breaks', direction: 'up' })
  await assert.rejects(move, { status: 403 })
})

async function publish(listing: ListingInput): Promise<void> {
  const { id } = await saveListing(db, cast.editor, listing)
  await publishListing(db, cast.editor, id)
}
