import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { legalCells } from './cells.ts'
import { applyChange } from './change.ts'
import { check } from './check.ts'
import { explain } from './explain.ts'
import { findGreatestWorth, smallDays } from './small-days.test-data.ts'
import { solve } from './solve.ts'
import { weighMeetings } from './worth.ts'

test('random small days: no rule is broken, and the same seed and moves give the same plan', () => {
  fc.assert(
    fc.property(smallDays, fc.integer({ min: 0, max: 1000 }), (problem, seed) => {
      const plan = solve(problem, { seed, moves: 1000 })
      assert.deepEqual(check(problem, plan.placements), [])
      assert.equal(plan.placements.length + plan.unplaced.length, problem.meetings.length)
      assert.deepEqual(solve(problem, { seed, moves: plan.moves }), plan)
    }),
    { numRuns: 150 },
  )
})

test('random small days: as many and as weighty meetings are placed as trying everything finds', () => {
  let compared = 0
  fc.assert(
    fc.property(smallDays, (problem) => {
      const worth = weighMeetings(problem.meetings)
      const worthOf = (id: string) => worth[problem.meetings.findIndex((meeting) => meeting.id === id)]!
      const greatest = findGreatestWorth(problem, ({ id }) => worthOf(id))
      if (greatest === undefined) return
      compared++
      const { placements } = solve(problem, { seed: 1, moves: 4000 })
      assert.equal(
        placements.reduce((sum, { meeting }) => sum + worthOf(meeting), 0),
        greatest,
      )
    }),
    { numRuns: 300 },
  )
  console.log(compared)
})

test('random small days: the changes named for a meeting without place give it one', () => {
  let explained = 0
  fc.assert(
    fc.property(smallDays, (problem) => {
      const { placements, unplaced } = solve(problem, { seed: 1, moves: 1000 })
      for (const { meeting, reason } of unplaced) {
        assert.deepEqual(legalCells(problem, placements, meeting), [])
        assert.deepEqual(explain(problem, placements, meeting), reason)
        const changed = reason.changes.reduce(applyChange, { problem, placements })
        assert.notDeepEqual(legalCells(changed.problem, changed.placements, meeting), [])
        explained++
      }
    }),
    { numRuns: 300 },
  )
  console.log(explained)
})
