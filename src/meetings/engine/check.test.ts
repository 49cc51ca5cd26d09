import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check, type Violation } from './check.ts'
import type { Placement } from './placement.ts'
import { hold, setScene } from './scene.test-data.ts'

const day = setScene({
  slots: 4,
  tables: 2,
  parties: {
    A: {},
    B: {},
    C: { free: [0, 1] },
    D: { speaks: ['zh'] },
    E: { people: { e: {}, f: {} }, desks: 2 },
  },
  interpreters: { li: { speaks: ['en', 'zh'], free: [0, 1, 2], longest: 2 }, kim: { speaks: ['ko', 'zh'] } },
  meetings: {
    'A–B': {},
    'A–C': { allowedSlots: [1, 2] },
    'A–D': {},
    'B–D': {},
    'C–D': {},
    'E–A': {},
    'E–B': {},
    'B–C': { fixed: { slot: 1, table: 'table 2' } },
  },
  forbidden: [['C', 'D']],
})

function assertFound(placements: Placement[], expected: Violation[]) {
  assert.deepEqual(check(day, placements), expected)
}

test('a plan that keeps all rules has no violation', () => {
  assertFound(
    [
      hold('A–B', 0),
      hold('A–C', 1),
      hold('B–D', 2, { interpreter: 'li' }),
      hold('E–A', 2, { table: 'table 2', delegates: ['f', 'a'] }),
    ],
    [],
  )
})

test('names that the day does not know', () => {
  assertFound([hold('A–Z', 0)], [{ code: 'unknown-meeting', meeting: 'A–Z' }])
  assertFound([hold('A–B', 9)], [{ code: 'unknown-slot', meeting: 'A–B', slot: 9 }])
  assertFound([hold('A–B', 0, { table: 'bar' })], [{ code: 'unknown-table', meeting: 'A–B', table: 'bar' }])
  assertFound(
    [hold('A–B', 0, { delegates: ['a', 'c'] })],
    [{ code: 'unknown-delegate', meeting: 'A–B', party: 'B', delegate: 'c' }],
  )
  assertFound(
    [hold('A–B', 0, { interpreter: 'wu' })],
    [{ code: 'unknown-interpreter', meeting: 'A–B', interpreter: 'wu' }],
  )
})

test('a person is in one place at a time', () => {
  const meetings = ['A–B', 'E–A']
  const twice = [hold('A–B', 0), hold('E–A', 0, { table: 'table 2' })]
  assertFound(twice, [
    { code: 'person-twice', person: 'a', slot: 0, meetings },
    { code: 'too-few-desks', party: 'A', slot: 0, meetings },
  ])
})

test('a party holds as many meetings at once as it has desks, each with another delegate', () => {
  const both = [hold('E–A', 0), hold('E–B', 0, { table: 'table 2', delegates: ['f', 'b'] })]
  assertFound(both, [])
  const oneDesk = { ...day, parties: day.parties.map((party) => ({ ...party, parallelDesks: 1 })) }
  assert.deepEqual(check(oneDesk, both), [{ code: 'too-few-desks', party: 'E', slot: 0, meetings: ['E–A', 'E–B'] }])
})

test('an interpreter counts as a person', () => {
  assertFound(
    [hold('A–D', 0, { interpreter: 'li' }), hold('E–B', 0, { table: 'table 2', interpreter: 'li' })],
    [{ code: 'person-twice', person: 'li', slot: 0, meetings: ['A–D', 'E–B'] }],
  )
})

test('a table seats one meeting, and none while it is closed', () => {
  assertFound(
    [hold('A–C', 1), hold('E–B', 1)],
    [{ code: 'table-taken-twice', table: 'table 1', slot: 1, meetings: ['A–C', 'E–B'] }],
  )
  const closed = { ...day, tables: day.tables.map((table) => ({ ...table, closedSlots: [3] })) }
  assert.deepEqual(check(closed, [hold('A–B', 3)]), [
    { code: 'table-closed', meeting: 'A–B', table: 'table 1', slot: 3 },
  ])
})

test('a meeting is held once, where it may be held, and by people who are present', () => {
  assertFound([hold('A–B', 0), hold('A–B', 1)], [{ code: 'placed-twice', meeting: 'A–B' }])
  assertFound([hold('A–C', 0)], [{ code: 'slot-not-allowed', meeting: 'A–C', slot: 0 }])
  assertFound([hold('A–C', 2)], [{ code: 'delegate-away', meeting: 'A–C', delegate: 'c', slot: 2 }])
  assertFound([hold('B–C', 1)], [{ code: 'lock-broken', meeting: 'B–C', slot: 1, table: 'table 1' }])
  assertFound(
    [hold('B–C', 0, { table: 'table 2' })],
    [{ code: 'lock-broken', meeting: 'B–C', slot: 0, table: 'table 2' }],
  )
  assertFound([hold('C–D', 0, { interpreter: 'li' })], [{ code: 'pair-forbidden', meeting: 'C–D' }])
})

test('two people understand each other or have an interpreter who is on duty and speaks for both', () => {
  assertFound([hold('A–D', 0)], [{ code: 'no-common-language', meeting: 'A–D' }])
  assertFound(
    [hold('A–D', 0, { interpreter: 'kim' })],
    [{ code: 'interpreter-cannot', meeting: 'A–D', interpreter: 'kim' }],
  )
  assertFound(
    [hold('A–D', 3, { interpreter: 'li' })],
    [{ code: 'interpreter-away', meeting: 'A–D', interpreter: 'li', slot: 3 }],
  )
})

test('an interpreter rests after the longest stretch, and a pause is a rest', () => {
  const work = [
    hold('A–D', 0, { interpreter: 'li' }),
    hold('B–D', 1, { interpreter: 'li' }),
    hold('E–A', 2, { interpreter: 'li' }),
  ]
  assertFound(work, [{ code: 'interpreter-stretch', interpreter: 'li', slots: [0, 1, 2] }])
  const hour = 60 * 60 * 1000
  const later = day.slots.map((slot, index) =>
    index < 2 ? slot : { ...slot, startsAt: slot.startsAt + hour, endsAt: slot.endsAt + hour },
  )
  assert.deepEqual(check({ ...day, slots: later }, work), [])
})

test('of two meetings in an order the first is over before the second begins', () => {
  const scene = setScene({
    slots: 3,
    tables: 2,
    parties: { A: {}, B: {}, C: {}, D: {} },
    meetings: { 'A–B': {}, 'C–D': {} },
  })
  const ordered = { ...scene, precedences: [['A–B', 'C–D']] as [string, string][] }
  const wrong = [{ code: 'wrong-order', meetings: ['A–B', 'C–D'] }]
  assert.deepEqual(check(ordered, [hold('A–B', 0), hold('C–D', 1)]), [])
  assert.deepEqual(check(ordered, [hold('A–B', 1), hold('C–D', 1, { table: 'table 2' })]), wrong)
  assert.deepEqual(check(ordered, [hold('A–B', 2), hold('C–D', 1)]), wrong)
  assert.deepEqual(check(ordered, [hold('C–D', 1)]), [])
})

test('nobody has more breaks than the limit above who has fewest, and who meets nobody has none', () => {
  const scene = setScene({ slots: 5, parties: { A: {}, B: {}, C: {}, D: {} }, meetings: { 'A–B': {}, 'A–C': {} } })
  const apart = [hold('A–B', 0), hold('A–C', 3)]
  assert.deepEqual(check({ ...scene, fairnessLimit: 1 }, apart), [])
  assert.deepEqual(check({ ...scene, fairnessLimit: 0 }, apart), [{ code: 'unfair', party: 'A', breaks: 1, fewest: 0 }])
})
