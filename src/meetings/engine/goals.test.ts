import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { check } from './check.ts'
import { gapOf, readCosts, usualOrder } from './goals.ts'
import type { Placement } from './placement.ts'
import type { Value } from './plan.ts'
import type { Goal, Meeting, Problem, Weight } from './problem.ts'
import { provePlan } from './proof/prove-plan.ts'
import { largeDay } from './sample-days.ts'
import { solve } from './solve.ts'
import { measure } from './value.ts'
import { weighMeetings } from './worth.ts'

const orders = permute([...usualOrder])

/** Days on which the goals pull apart: few tables, people who are away, scores, and a minimum that not all reach. */
const contestedDays: fc.Arbitrary<Problem> = fc
  .record({
    free: fc.array(fc.subarray([0, 1, 2, 3, 4], { minLength: 3 }), { minLength: 4, maxLength: 4 }),
    pairs: fc.uniqueArray(fc.constantFrom('01', '02', '03', '12', '13', '23'), { minLength: 5, maxLength: 6 }),
    scores: fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 6, maxLength: 6 }),
    weights: fc.array(fc.constantFrom<Weight>('want', 'want', 'want', 'want', 'nice'), { minLength: 6, maxLength: 6 }),
    tables: fc.constantFrom(['table 1'], ['table 1'], ['table 1', 'table 2']),
    closed: fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 2 }),
    fairness: fc.integer({ min: 0, max: 1 }),
    minimum: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ free, pairs, scores, weights, tables, closed, fairness, minimum }) => ({
    slots: free.concat([[]]).map((_, at) => ({ id: `${at}`, startsAt: at * 1_200_000, endsAt: (at + 1) * 1_200_000 })),
    tables: tables.map((id) => ({ id, label: id, closedSlots: closed })),
    parties: free.map((freeSlots, at) => {
      return { id: `${at}`, parallelDesks: 1, delegates: [{ id: `person ${at}`, languages: ['en'], freeSlots }] }
    }),
    interpreters: [],
    meetings: pairs.map(([one, other], at): Meeting => {
      return { id: `${one}–${other}`, parties: [one!, other!], weight: weights[at]!, score: scores[at]! }
    }),
    goals: { order: [], fairness, minimum },
  }))

test('for every order of the goals the plan is the best that trying everything finds', () => {
  let contested = 0
  fc.assert(
    fc.property(contestedDays, (day) => {
      const all = listValues(day)
      const bests = new Map(orders.map((order) => [order, listMeasures(usualOrder, findBest(all, order)).join()]))
      const isContested = new Set(bests.values()).size > 1
      if (isContested) contested++
      for (const order of isContested ? orders : orders.slice(0, 1)) {
        const plan = solve(withOrder(day, order), { seed: 1, moves: 12_000 })
        const found = { worth: worthOf(day, plan.placements), value: plan.value }
        assert.equal(listMeasures(usualOrder, found).join(), bests.get(order), order.join())
      }
    }),
    { numRuns: 30, seed: 20170913 },
  )
  assert.ok(contested >= 3, `${contested} days on which the order matters`)
})

test('no plan betters the bound of a goal, and what is called optimal is', () => {
  let proven = 0
  fc.assert(
    fc.property(contestedDays, fc.constantFrom(...orders), (day, order) => {
      const plan = solve(withOrder(day, order), { seed: 1, moves: 4000 })
      const all = listValues(day).filter(({ value }) => value.placed >= plan.bound.placed)
      assert.deepEqual(
        plan.goals.map(({ goal }) => goal),
        order,
      )
      for (const { value } of all) {
        if (value.placed === value.wanted) assert.ok(value.breaks >= plan.bound.breaks)
        if (value.placed === value.wanted) assert.ok(value.beyondFair >= plan.bound.beyondFair)
        assert.ok(value.belowMinimum >= plan.bound.belowMinimum && value.score <= plan.bound.score)
      }
      if (plan.status !== 'optimal') return
      proven++
      assert.deepEqual(
        listMeasures(order, { worth: worthOf(day, plan.placements), value: plan.value }),
        listMeasures(order, findBest(listValues(day), order)),
      )
    }),
    { numRuns: 40, seed: 20170913 },
  )
  assert.ok(proven >= 3, `${proven} proven`)
})

test('on a large day, fairness first leaves nobody waiting too often, few breaks first has fewest', () => {
  const day = largeDay({ parties: 40, meetings: 190, slots: 16, tables: 13 }, 3)
  const [fair, few] = [['fairness'], ['breaks']].map((order) =>
    solve({ ...day, goals: { order: order as Goal[], fairness: 1 } }, { seed: 1, moves: 60_000 }),
  )
  assert.equal(fair!.value.beyondFair, 0)
  assert.ok(few!.value.breaks <= fair!.value.breaks)
  assert.equal(few!.value.placed, fair!.value.placed)
})

test('a proof of fewest breaks gives up no fairness that comes before them', async () => {
  const day = largeDay({ parties: 8, meetings: 16, slots: 8, tables: 3 }, 5)
  const problem: Problem = { ...day, goals: { order: ['fairness', 'breaks'], fairness: 1 } }
  const plan = solve(problem, { seed: 1, moves: 1000 })
  const proven = await provePlan(problem, plan, { milliseconds: 5000 })
  assert.ok(proven.value.beyondFair <= plan.value.beyondFair)
  const [fairness, breaks] = proven.goals
  assert.deepEqual([fairness?.goal, breaks?.goal], ['fairness', 'breaks'])
  assert.equal(
    proven.status === 'optimal',
    proven.goals.every((goal) => gapOf(goal) === 0),
  )
})

test('a unit of one goal counts as eight of the next; goals that cannot differ take no part', () => {
  const day = largeDay({ parties: 8, meetings: 16, slots: 8, tables: 3 }, 5)
  const scored = { ...day, meetings: day.meetings.map((meeting, at) => ({ ...meeting, score: at })) }
  const costs = readCosts({ ...scored, goals: { order: ['score', 'minimum', 'fairness', 'breaks'], minimum: 0 } })
  assert.deepEqual([costs.score, costs.unfairBreak, costs.break, costs.partyBelowMinimum], [1, 1 / 8, 1 / 64, 0])
  assert.equal(readCosts({ ...day, goals: { order: ['score', 'breaks'] } }).break, 1)
})

type Measured = { worth: number; value: Value }

/** What every plan without a broken rule is worth, by trying everything. */
function listValues(day: Problem): Measured[] {
  const found: Measured[] = []
  const place = (at: number, placed: Placement[]): void => {
    const meeting = day.meetings[at]
    if (!meeting) {
      found.push({ worth: worthOf(day, placed), value: measure(day, placed) })
      return
    }
    const delegates = meeting.parties.map((id) => `person ${id}`) as [string, string]
    for (const slot of day.slots.keys()) {
      const taken = placed.some((one) => one.slot === slot)
      const table = (taken ? day.tables.at(-1) : day.tables[0])!.id
      const one: Placement = { meeting: meeting.id, slot, table, delegates, interpreter: null }
      if (check(day, [...placed, one]).length === 0) place(at + 1, [...placed, one])
    }
    place(at + 1, placed)
  }
  place(0, [])
  return found
}

/** Must over want over nice, whatever the goals. */
function worthOf(day: Problem, placements: Placement[]): number {
  const worth = weighMeetings(day.meetings, 0)
  const held = new Set(placements.map(({ meeting }) => meeting))
  return day.meetings.reduce((sum, { id }, at) => sum + (held.has(id) ? worth[at]! : 0), 0)
}

function findBest(all: Measured[], order: readonly Goal[]): Measured {
  return all.reduce((best, one) => (isBetter(listMeasures(order, one), listMeasures(order, best)) ? one : best))
}

function isBetter(one: number[], other: number[]): boolean {
  const at = one.findIndex((measured, index) => measured !== other[index])
  return at >= 0 && one[at]! < other[at]!
}

/** Less is better, the first before all others. */
function listMeasures(order: readonly Goal[], { worth, value }: Measured): number[] {
  const { breaks, beyondFair, score, belowMinimum } = value
  const measures = { breaks, fairness: beyondFair, score: -score, minimum: belowMinimum }
  return [-worth, ...order.map((goal) => measures[goal])]
}

function withOrder(day: Problem, order: Goal[]): Problem {
  return { ...day, goals: { ...day.goals, order } }
}

function permute<T>(things: T[]): T[][] {
  if (things.length < 2) return [things]
  return things.flatMap((first, at) => permute(things.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}
