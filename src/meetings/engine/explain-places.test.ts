import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellProblems, legalCells } from './cells.ts'
import { applyChange } from './change.ts'
import { explain } from './explain.ts'
import type { Placement } from './placement.ts'
import type { Problem, Table } from './problem.ts'
import { hold, setScene } from './scene.test-data.ts'

const pairs = { 'A–B': {}, 'B–C': {}, 'A–C': {}, 'C–D': {} }

/** A day of these tables; the walk between the halls takes a quarter of an hour, the pause between slots five minutes. */
function setTables(slots: number, tables: Partial<Table>[], remote = '', meetings: object = pairs): Problem {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const scene = setScene({ slots, tables: tables.length, parties, meetings: { ...pairs, ...meetings } })
  return {
    ...scene,
    tables: scene.tables.map((table, at) => ({ ...table, ...tables[at] })),
    parties: scene.parties.map((party) => ({
      ...party,
      delegates: party.delegates.map((one) => (one.id === remote ? { ...one, remote: true } : one)),
    })),
    walks: [{ places: ['east', 'west'], minutes: 15 }],
  }
}

function assertHelped(problem: Problem, placements: Placement[], meeting: string): void {
  const { changes } = explain(problem, placements, meeting)
  const after = changes.reduce(applyChange, { problem, placements })
  assert.notDeepEqual(legalCells(after.problem, after.placements, meeting), [])
}

test('no room of the event is online: one is added', () => {
  const day = setTables(1, [{}], 'b')
  assert.deepEqual(explain(day, [], 'A–B'), {
    code: 'no-table',
    features: [],
    online: true,
    changes: [{ kind: 'add-table', slot: 0, online: true }],
  })
  assertHelped(day, [], 'A–B')
})

test('no table has what the meeting needs: one that has is added, where tables stand', () => {
  const day = setTables(2, [{ place: 'east', features: ['plug'] }, { place: 'west' }], '', {
    'A–B': { needs: ['plug', 'screen'] },
  })
  assert.deepEqual(explain(day, [], 'A–B'), {
    code: 'no-table',
    features: ['plug', 'screen'],
    online: false,
    changes: [{ kind: 'add-table', slot: 0, features: ['plug', 'screen'], place: 'east' }],
  })
  assertHelped(day, [], 'A–B')
})

test('the table a meeting is fixed to is the stand of another: the lock is undone', () => {
  const day = setTables(1, [{ booth: 'D' }, {}], '', { 'A–B': { fixed: { slot: 0, table: 'table 1' } } })
  assert.deepEqual(explain(day, [], 'A–B'), {
    code: 'table-unfit',
    table: 'table 1',
    changes: [{ kind: 'allow-slot', meeting: 'A–B', slot: 0 }],
  })
  assertHelped(day, [], 'A–B')
})

test('tables are full when those of the right kind are, whatever others are free', () => {
  const day = setTables(1, [{ features: ['screen'] }, {}], '', { 'A–B': { needs: ['screen'] } })
  const placements = [hold('C–D', 0)]
  assert.deepEqual(explain(day, placements, 'A–B'), {
    code: 'tables-full',
    slots: [0],
    changes: [{ kind: 'add-table', slot: 0, features: ['screen'] }],
  })
  assert.equal(explain({ ...day, meetings: setTables(1, [{}]).meetings }, placements, 'A–B').code, 'placeable')
  assertHelped(day, placements, 'A–B')
})

test('a full stand gets one more table', () => {
  const day = setTables(1, [{ booth: 'A' }, {}, {}])
  const twoDesks = { ...day, parties: day.parties.map((party) => ({ ...party, parallelDesks: 2 })) }
  const [first, ...others] = twoDesks.parties
  const second = { id: 'a2', languages: ['en'], freeSlots: [0] }
  const problem = { ...twoDesks, parties: [{ ...first!, delegates: [...first!.delegates, second] }, ...others] }
  const placements = [hold('A–B', 0)]
  assert.deepEqual(explain(problem, placements, 'A–C'), {
    code: 'tables-full',
    slots: [0],
    changes: [{ kind: 'add-table', slot: 0, booth: 'A' }],
  })
  assertHelped(problem, placements, 'A–C')
})

test('somebody would have to be in the other hall too soon', () => {
  const day = setTables(2, [{ place: 'east' }, { place: 'west', closedSlots: [0] }])
  const placements = [hold('B–C', 0), hold('C–D', 1)]
  assert.deepEqual(explain(day, placements, 'A–B'), {
    code: 'too-far',
    slots: [1],
    meetings: ['B–C'],
    changes: [{ kind: 'add-table', slot: 1, place: 'east' }],
  })
  assertHelped(day, placements, 'A–B')
  assert.deepEqual(cellProblems(day, placements, 'A–B', { slot: 1, table: 'table 2' }), [
    { code: 'too-far', person: 'b', table: 'table 2', slot: 1, meetings: ['B–C'], minutes: 15, pause: 5 },
  ])
})

test('what is in the way of a table is named for the people who would sit there', () => {
  const day = setTables(1, [{ booth: 'D' }, {}, { online: true }, { booth: 'A' }], 'c', {
    'A–B': { needs: ['screen'] },
  })
  const found = (meeting: string, table: string) => cellProblems(day, [], meeting, { slot: 0, table })
  assert.deepEqual(found('A–B', 'table 1'), [
    { code: 'table-lacks', table: 'table 1', features: ['screen'] },
    { code: 'booth-of-another', table: 'table 1', party: 'D' },
  ])
  assert.deepEqual(found('B–C', 'table 2'), [{ code: 'table-not-online', table: 'table 2', delegate: 'c' }])
  assert.deepEqual(found('A–C', 'table 3'), [])
  assert.deepEqual(cellProblems(setTables(1, [{}, { booth: 'A' }]), [], 'A–B', { slot: 0, table: 'table 1' }), [
    { code: 'not-at-its-booth', table: 'table 1', party: 'A' },
  ])
})
