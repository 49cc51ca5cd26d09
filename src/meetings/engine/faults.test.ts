import assert from 'node:assert/strict'
import { test } from 'node:test'
import { legalCells } from './cells.ts'
import { listFaults, MalformedProblem } from './faults.ts'
import { setScene } from './scene.test-data.ts'
import { solve } from './solve.ts'

const sound = setScene({ slots: 2, parties: { A: {}, B: {} }, meetings: { 'A–B': {} } })
const [first, second] = sound.slots as [(typeof sound.slots)[0], (typeof sound.slots)[0]]
const [meeting] = sound.meetings as [(typeof sound.meetings)[0]]

test('a sound problem has no fault', () => {
  assert.deepEqual(listFaults(sound), [])
})

test('every fault is named with its owner', () => {
  const found = (change: Partial<typeof sound>) => listFaults({ ...sound, ...change })
  assert.deepEqual(found({ slots: [second, first] }), [{ code: 'slots-out-of-order', owner: first.id }])
  assert.deepEqual(found({ slots: [{ ...first, endsAt: first.startsAt }, second] }), [
    { code: 'slot-ends-before-start', owner: first.id },
  ])
  assert.deepEqual(found({ meetings: [meeting, meeting] }), [
    { code: 'id-used-twice', kind: 'meeting', owner: meeting.id },
  ])
  assert.deepEqual(found({ meetings: [{ ...meeting, parties: ['A', 'A'] }] }), [
    { code: 'meets-itself', owner: meeting.id },
  ])
  assert.deepEqual(found({ meetings: [{ ...meeting, parties: ['A', 'X'] }] }), [
    { code: 'unknown-party', owner: meeting.id, party: 'X' },
  ])
  assert.deepEqual(found({ meetings: [{ ...meeting, fixed: { slot: 7, table: 'bar' }, score: Number.NaN }] }), [
    { code: 'score-not-a-number', owner: meeting.id },
    { code: 'unknown-table', owner: meeting.id, table: 'bar' },
    { code: 'unknown-slot', owner: meeting.id, slot: 7 },
  ])
  assert.deepEqual(found({ parties: sound.parties.map((party) => ({ ...party, parallelDesks: 0 })) }), [
    { code: 'count-below-one', owner: 'A', field: 'parallelDesks' },
    { code: 'count-below-one', owner: 'B', field: 'parallelDesks' },
  ])
  assert.deepEqual(found({ fairnessLimit: 0.5 }), [{ code: 'fairness-limit-not-a-count', owner: '0.5' }])
  assert.deepEqual(found({ precedences: [['A–B', 'X']] }), [
    { code: 'unknown-meeting', owner: 'A–B – X', meeting: 'X' },
  ])
  assert.deepEqual(found({ forbiddenPairs: [['A', 'X']] }), [{ code: 'unknown-party', owner: 'A – X', party: 'X' }])
})

test('stands of nobody and walks that make no sense are named; a place without tables is none', () => {
  const tables = sound.tables.map((table) => ({ ...table, booth: 'X', place: 'hall' }))
  assert.deepEqual(listFaults({ ...sound, tables }), [{ code: 'unknown-party', owner: 'table 1', party: 'X' }])
  const found = (...walks: [string, string, number][]) =>
    listFaults({ ...sound, walks: walks.map(([one, other, minutes]) => ({ places: [one, other], minutes })) })
  assert.deepEqual(found(['hall', 'city', 30]), [])
  assert.deepEqual(found(['hall', 'city', -1], ['hall', 'hall', 5], ['hall', 'field', Number.NaN]), [
    { code: 'walk-not-a-time', owner: 'hall – city' },
    { code: 'walk-to-itself', owner: 'hall – hall' },
    { code: 'walk-not-a-time', owner: 'hall – field' },
  ])
  assert.deepEqual(found(['hall', 'city', 5], ['city', 'hall', 9]), [
    { code: 'walk-given-twice', owner: 'city – hall' },
  ])
})

test('meetings that each come before the next and the last before the first are named in turn', () => {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const day = setScene({ parties, meetings: { 'A–B': {}, 'B–C': {}, 'C–D': {}, 'A–D': {} } })
  const circle: [string, string][] = [
    ['A–D', 'A–B'],
    ['A–B', 'B–C'],
    ['B–C', 'C–D'],
    ['C–D', 'A–B'],
  ]
  const [fault, ...others] = listFaults({ ...day, precedences: circle })
  assert.deepEqual(others, [])
  assert.ok(fault?.code === 'order-in-a-circle')
  assert.deepEqual(fault.meetings.toSorted(), ['A–B', 'B–C', 'C–D'])
  assert.deepEqual(listFaults({ ...day, precedences: circle.slice(0, 3) }), [])
})

test('a problem with faults is refused, with the faults, and not guessed at', () => {
  const faulty = { ...sound, slots: [second, first] }
  const isRefusal = (error: unknown) =>
    error instanceof MalformedProblem && error.faults[0]?.code === 'slots-out-of-order'
  assert.throws(() => solve(faulty, { seed: 1 }), isRefusal)
  assert.throws(() => legalCells(faulty, [], meeting.id), isRefusal)
})

test('an empty day is a plan too', () => {
  const empty = { slots: [], tables: [], parties: [], interpreters: [], meetings: [] }
  assert.deepEqual(solve(empty, { seed: 1 }).status, 'optimal')
  const noTables = solve({ ...sound, tables: [] }, { seed: 1 })
  assert.deepEqual(
    noTables.unplaced.map(({ reason }) => reason.code),
    ['tables-full'],
  )
  assert.equal(noTables.status, 'optimal')
})
