import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellProblems, fewestSlotsFirst, legalCells } from './cells.ts'
import { check } from './check.ts'
import { hold, setScene } from './scene.test-data.ts'
import { smallDays } from './small-days.test-data.ts'
import { solve } from './solve.ts'

test('legal cells are those in which a meeting breaks no rule, and the others say what is in the way', () => {
  fc.assert(
    fc.property(smallDays, (problem) => {
      const { placements } = solve(problem, { seed: 1, moves: 1000 })
      for (const { id } of problem.meetings) {
        const others = placements.filter(({ meeting }) => meeting !== id)
        const legal = legalCells(problem, placements, id)
        for (const cell of legal) assert.deepEqual(check(problem, [...others, { meeting: id, ...cell }]), [])
        const open = problem.slots.flatMap((_, slot) =>
          problem.tables
            .map((table) => ({ slot, table: table.id }))
            .filter((cell) => cellProblems(problem, placements, id, cell).length === 0),
        )
        assert.deepEqual(
          legal.map(({ slot, table }) => ({ slot, table })),
          open,
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('a meeting that has a place may stay there or go wherever else is free', () => {
  const day = setScene({ slots: 3, tables: 2, parties: { A: {}, B: {}, C: {} }, meetings: { 'A–B': {}, 'B–C': {} } })
  const placements = [hold('A–B', 0), hold('B–C', 1)]
  assert.deepEqual(
    legalCells(day, placements, 'A–B').map(({ slot, table }) => `${slot} ${table}`),
    ['0 table 1', '0 table 2', '2 table 1', '2 table 2'],
  )
})

test('an interpreter is called only for people who share no language, the one with least work first', () => {
  const day = setScene({
    slots: 2,
    parties: { A: { people: { a: {}, a2: { speaks: ['zh'] } } }, B: { speaks: ['zh'] }, C: {} },
    interpreters: { li: { speaks: ['en', 'zh'] }, wu: { speaks: ['en', 'zh'] } },
    meetings: { 'A–B': {}, 'C–B': {}, 'A–C': {} },
  })
  assert.deepEqual(legalCells(day, [], 'A–B')[0]?.delegates, ['a2', 'b'])
  assert.equal(legalCells(day, [], 'A–B')[0]?.interpreter, null)
  const busy = hold('A–C', 0, { interpreter: 'li' })
  assert.equal(legalCells(day, [busy], 'C–B')[0]?.interpreter, 'wu')
})

const trouble = setScene({
  slots: 4,
  tables: 2,
  parties: {
    A: {},
    B: {},
    C: { free: [1] },
    D: { speaks: ['zh'] },
    E: { desks: 2, people: { e: {}, e2: { speaks: ['ko'] } } },
    F: { people: {} },
    G: { speaks: ['fr'] },
  },
  interpreters: { li: { speaks: ['en', 'zh'], free: [0, 1, 3], longest: 1 } },
  meetings: {
    'A–B': {},
    'A–C': { fixed: { slot: 1, table: 'table 2' } },
    'A–D': {},
    'B–D': {},
    'E–B': {},
    'E–A': {},
    'F–A': {},
    'A–G': { allowedSlots: [2] },
  },
  forbidden: [['A', 'G']],
})

function findIn(placements: ReturnType<typeof hold>[], meeting: string, slot: number, table = 'table 1') {
  return cellProblems(trouble, placements, meeting, { slot, table })
}

test('what is in the way of a cell: the slot, the table and the lock', () => {
  assert.deepEqual(findIn([], 'A–C', 0), [
    { code: 'slot-not-allowed', slot: 0, allowed: [1] },
    { code: 'table-not-allowed', table: 'table 1', allowed: 'table 2' },
    { code: 'delegate-away', party: 'C', delegate: 'c', slot: 0 },
  ])
  assert.deepEqual(findIn([hold('B–D', 0, { interpreter: 'li' })], 'E–A', 0), [
    { code: 'table-taken', table: 'table 1', slot: 0, meetings: ['B–D'] },
  ])
  const closed = { ...trouble, tables: trouble.tables.map((table) => ({ ...table, closedSlots: [2] })) }
  assert.deepEqual(cellProblems(closed, [], 'A–B', { slot: 2, table: 'table 1' }), [
    { code: 'table-closed', table: 'table 1', slot: 2 },
  ])
})

test('what is in the way of a cell: parties and their delegates', () => {
  assert.deepEqual(findIn([hold('A–B', 0)], 'E–A', 0, 'table 2'), [
    { code: 'party-busy', party: 'A', slot: 0, meetings: ['A–B'] },
  ])
  assert.deepEqual(findIn([hold('E–B', 0)], 'E–A', 0, 'table 2'), [
    { code: 'delegate-busy', party: 'E', delegate: 'e', slot: 0, meetings: ['E–B'] },
  ])
  assert.deepEqual(findIn([], 'F–A', 0), [{ code: 'no-delegate', party: 'F' }])
  assert.deepEqual(findIn([], 'A–G', 2), [
    { code: 'pair-forbidden', parties: ['A', 'G'] },
    { code: 'no-common-language', languages: [['en'], ['fr']] },
  ])
})

test('what is in the way of a cell: interpreters', () => {
  assert.deepEqual(findIn([], 'A–D', 2), [{ code: 'interpreter-away', interpreter: 'li', slot: 2 }])
  const work = hold('E–B', 0, { interpreter: 'li' })
  assert.deepEqual(findIn([work], 'A–D', 0, 'table 2'), [
    { code: 'interpreter-busy', interpreter: 'li', slot: 0, meetings: ['E–B'] },
  ])
  assert.deepEqual(findIn([work], 'A–D', 1), [
    { code: 'interpreter-stretch', interpreter: 'li', slot: 1, longestStretch: 1 },
  ])
  assert.deepEqual(findIn([work], 'A–D', 3), [])
})

test('what the day does not know is said, and no cell is legal for it', () => {
  assert.deepEqual(findIn([], 'A–Z', 0), [{ code: 'unknown-meeting', meeting: 'A–Z' }])
  assert.deepEqual(findIn([], 'A–B', 9, 'bar'), [
    { code: 'unknown-slot', slot: 9 },
    { code: 'unknown-table', table: 'bar' },
  ])
  assert.deepEqual(legalCells(trouble, [], 'A–Z'), [])
})

test('the unplaced meeting with the fewest slots left comes first, of equals the weightier', () => {
  const day = setScene({
    slots: 3,
    parties: { A: {}, B: { free: [0, 1] }, C: {}, D: { free: [] } },
    meetings: { 'A–B': {}, 'A–C': {}, 'B–C': { weight: 'must' }, 'A–D': {}, 'C–D': { weight: 'nice' } },
  })
  assert.deepEqual(fewestSlotsFirst(day, [hold('A–C', 0)]), [
    { meeting: 'A–D', slots: [] },
    { meeting: 'C–D', slots: [] },
    { meeting: 'B–C', slots: [1] },
    { meeting: 'A–B', slots: [1] },
  ])
})
