import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { check } from '../check.ts'
import type { Placement } from '../placement.ts'
import type { Problem } from '../problem.ts'
import { largeDay } from '../sample-days.ts'
import { smallDays } from '../small-days.test-data.ts'
import { solve } from '../solve.ts'
import { applyEvent, type RepairEvent } from './event.ts'
import { findLeastRepair } from './least-repair.test-data.ts'
import type { Moment } from './moment.ts'
import { repair } from './repair.ts'

type Incident = { problem: Problem; placements: Placement[]; event: RepairEvent; moment: Moment }

/** Days of people with one delegate each and hardly a table free, so that something has to move for every change. */
const fullDays = fc
  .record({ seed: fc.nat(1000), parties: fc.integer({ min: 5, max: 7 }), slots: fc.integer({ min: 4, max: 5 }) })
  .map(({ seed, parties, slots }) => largeDay({ parties, meetings: slots * 2 - 1, slots, tables: 2 }, seed))

/** Something happens on a day that was planned before. */
const incidentsOn = (days: fc.Arbitrary<Problem>): fc.Arbitrary<Incident> =>
  fc
    .record({
      problem: days,
      kind: fc.nat(),
      which: fc.nat(),
      slots: fc.integer({ min: 1, max: 3 }),
      at: fc.nat(),
      isCalled: fc.boolean(),
    })
    .map(({ problem, kind, which, slots, at, isCalled }) => {
      const { placements } = solve(problem, { seed: 1, moves: 1000 })
      const now = at % problem.slots.length
      const called = isCalled ? placements.filter(({ slot }) => slot === now).map(({ meeting }) => meeting) : []
      const event = drawEvent(problem, placements, kind, which, slots)
      return { problem, placements, event, moment: { now, notice: 0, called: new Set(called) } }
    })

function drawEvent(problem: Problem, placements: Placement[], kind: number, which: number, slots: number): RepairEvent {
  const of = <T>(list: T[]): T => list[which % list.length]!
  const sitting = placements.flatMap(({ delegates, interpreter }) => [...delegates, ...(interpreter ?? [])])
  const everybody = problem.parties.flatMap(({ delegates }) => delegates.map(({ id }) => id))
  const person = of(sitting.length > 0 ? placements.flatMap(({ delegates }) => delegates) : everybody)
  const interpreters = problem.interpreters.map(({ id }) => id)
  const events: RepairEvent[] = [
    { kind: 'table-gone', table: of(problem.tables).id },
    { kind: 'table-gone', table: of(problem.tables).id, slots },
    { kind: 'slot-lost', slot: which % problem.slots.length },
    ...(person === undefined
      ? []
      : ([
          { kind: 'person-late', person, slots },
          { kind: 'person-busy', person, slot: which % problem.slots.length },
          { kind: 'person-left', person },
        ] satisfies RepairEvent[])),
    ...interpreters.slice(0, 1).map((interpreter): RepairEvent => ({ kind: 'interpreter-ill', interpreter })),
  ]
  return events[kind % events.length]!
}

const optionsOf = ({ moment: { now, called } }: Incident) => ({ now, called: [...called], plans: 50 })

for (const [name, days, numRuns] of [
  ['random small days', smallDays, 120],
  ['random full days', fullDays, 150],
] as const) {
  test(`${name}: the plan loses the least, and then moves the fewest others, as trying everything finds`, () => {
    let compared = 0
    let moved = 0
    fc.assert(
      fc.property(incidentsOn(days), (incident) => {
        const { problem, placements, event, moment } = incident
        const after = applyEvent(problem, placements, event, moment)
        const least = findLeastRepair(after, placements, moment)
        if (!least) return
        compared++
        if (least.othersMoved > 0) moved++
        const [best] = repair(problem, placements, event, { ...optionsOf(incident), refills: false })
        assert.deepEqual({ loss: best!.cost.loss, othersMoved: best!.cost.othersMoved }, least)
      }),
      { numRuns, seed: 20170913 },
    )
    assert.ok(compared > numRuns / 2)
    if (days === fullDays) assert.ok(moved > 5)
  })
}

test('random small days: every plan keeps the rules, leaves alone what is past or called, and says what it changes', () => {
  fc.assert(
    fc.property(incidentsOn(smallDays), (incident) => {
      const { problem, placements, event, moment } = incident
      const before = new Map(placements.map((placement) => [placement.meeting, placement]))
      for (const plan of repair(problem, placements, event, optionsOf(incident))) {
        assert.deepEqual(check(plan.problem, plan.placements), [])
        const after = new Map(plan.placements.map((placement) => [placement.meeting, placement]))
        const changed = new Set(plan.moves.map(({ meeting }) => meeting))
        for (const placement of placements) {
          const isStill = placement.slot < moment.now || moment.called.has(placement.meeting)
          if (isStill || !changed.has(placement.meeting)) assert.deepEqual(after.get(placement.meeting), placement)
        }
        for (const { meeting, from, to } of plan.moves) {
          assert.deepEqual(from && { meeting, ...from }, before.get(meeting) ?? null)
          assert.deepEqual(to && { meeting, ...to }, after.get(meeting) ?? null)
          assert.ok(to === null || to.slot >= moment.now)
        }
      }
    }),
    { numRuns: 150 },
  )
})
