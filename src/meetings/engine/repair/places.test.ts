import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../check.ts'
import type { Problem, Table } from '../problem.ts'
import { hold, setScene } from '../scene.test-data.ts'
import { repair } from './repair.ts'

function setTables(slots: number, tables: Partial<Table>[], needs: Record<string, string[]> = {}): Problem {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const meetings = { 'A–B': { needs: needs['A–B'] ?? [] }, 'C–D': { needs: needs['C–D'] ?? [] }, 'B–C': {} }
  const scene = setScene({ slots, tables: tables.length, parties, meetings })
  return {
    ...scene,
    tables: scene.tables.map((table, at) => ({ ...table, ...tables[at] })),
    walks: [{ places: ['east', 'west'], minutes: 15 }],
  }
}

test('a meeting whose table is gone goes to another that has what it needs', () => {
  const day = setTables(1, [{ features: ['screen'] }, {}, { features: ['screen'] }], { 'A–B': ['screen'] })
  const [plan] = repair(day, [hold('A–B', 0)], { kind: 'table-gone', table: 'table 1' }, { now: 0 })
  assert.deepEqual(
    plan!.moves.map(({ kind, to }) => [kind, to?.slot, to?.table]),
    [['table', 0, 'table 3']],
  )
})

test('somebody who does not need the screen changes tables for a meeting that has lost its own', () => {
  const day = setTables(2, [{ features: ['screen'] }, { features: ['screen'] }, {}], { 'A–B': ['screen'] })
  const placements = [hold('A–B', 0), hold('C–D', 0, { table: 'table 2' })]
  const [plan] = repair(day, placements, { kind: 'table-gone', table: 'table 1' }, { now: 0 })
  assert.deepEqual(plan!.moves.map(({ meeting, kind, to }) => `${meeting} ${kind} ${to?.table}`).toSorted(), [
    'A–B table table 2',
    'C–D table table 3',
  ])
})

test('people called to the screen keep it, and the other meeting moves to another slot', () => {
  const day = setTables(2, [{ features: ['screen'] }, { features: ['screen'] }, {}], { 'A–B': ['screen'] })
  const placements = [hold('A–B', 0), hold('C–D', 0, { table: 'table 2' })]
  const options = { now: 0, called: ['C–D'] }
  const [plan] = repair(day, placements, { kind: 'table-gone', table: 'table 1', slots: 1 }, options)
  assert.deepEqual(
    plan!.moves.map(({ meeting, to }) => [meeting, to?.slot]),
    [['A–B', 1]],
  )
})

test('a displaced meeting is not sent to a hall from which nobody could come back in time', () => {
  const day = setTables(3, [{ place: 'east' }, { place: 'west' }])
  const placements = [hold('A–B', 0), hold('B–C', 1)]
  const [plan] = repair(day, placements, { kind: 'table-gone', table: 'table 1', slots: 1 }, { now: 0, refills: false })
  assert.deepEqual(check(plan!.problem, plan!.placements), [])
  assert.deepEqual(
    plan!.moves.map(({ meeting, to }) => [meeting, to?.slot, to?.table]),
    [['A–B', 2, 'table 1']],
  )
})
