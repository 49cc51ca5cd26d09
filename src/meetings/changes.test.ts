import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareLines, listPersonsConcerned } from './changes.ts'
import type { Line } from './lines.ts'
import { nextSequence, type SequenceSoFar, sequenceOfCancelling } from './sequence.ts'

const line = fc.record({
  hour: fc.integer({ min: 9, max: 12 }),
  table: fc.constantFrom('t1', 't2'),
  interpreter: fc.constantFrom(null, 'i1', 'i2'),
  persons: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2, maxLength: 3 }),
})

const plan = fc
  .dictionary(fc.constantFrom('m1', 'm2', 'm3', 'm4'), line)
  .map((lines) => Object.entries(lines).map(([meetingId, one]) => lineOf(meetingId, one)))

test('every meeting of either plan is told of once: unchanged, added, moved or cancelled', () => {
  fc.assert(
    fc.property(plan, plan, (before, after) => {
      const { changes, unchanged } = compareLines(before, after)
      const told = [...changes, ...unchanged].map(({ meetingId }) => meetingId).sort()
      assert.deepEqual(told, [...new Set([...before, ...after].map(({ meetingId }) => meetingId))].sort())
      for (const change of changes) {
        assert.equal(
          change.kind !== 'added',
          before.some(({ meetingId }) => meetingId === change.meetingId),
        )
        assert.equal(
          change.kind !== 'cancelled',
          after.some(({ meetingId }) => meetingId === change.meetingId),
        )
        if (change.kind === 'moved') assert.ok(change.differences.length > 0)
      }
    }),
  )
})

test('a plan beside itself shows no change, and concerns nobody', () => {
  fc.assert(
    fc.property(plan, (lines) => {
      const { changes } = compareLines(lines, structuredClone(lines))
      assert.deepEqual([changes, listPersonsConcerned(changes)], [[], []])
    }),
  )
})

test('what is different about a meeting is named: time, table, interpreter, persons', () => {
  const base = { hour: 9, table: 't1', interpreter: 'i1', persons: ['a', 'b'] }
  const differencesTo = (change: Partial<typeof base> | { interpreter: null }) =>
    compareLines([lineOf('m1', base)], [lineOf('m1', { ...base, ...change })]).changes.map((one) =>
      one.kind === 'moved' ? one.differences.join() : one.kind,
    )
  assert.deepEqual(differencesTo({ hour: 10 }), ['time'])
  assert.deepEqual(differencesTo({ table: 't2' }), ['table'])
  assert.deepEqual(differencesTo({ interpreter: null }), ['interpreter'])
  assert.deepEqual(differencesTo({ persons: ['a', 'c'] }), ['persons'])
  assert.deepEqual(differencesTo({ hour: 10, table: 't2' }), ['time,table'])
})

test('a change of time concerns all at the table and the interpreter; a change of person also who no longer comes', () => {
  const before = lineOf('m1', { hour: 9, table: 't1', interpreter: 'i1', persons: ['a', 'b'] })
  const later = lineOf('m1', { hour: 10, table: 't1', interpreter: 'i1', persons: ['a', 'b'] })
  const other = lineOf('m1', { hour: 9, table: 't1', interpreter: null, persons: ['a', 'c'] })
  assert.deepEqual(listPersonsConcerned(compareLines([before], [later]).changes), ['a', 'b', 'person of i1'])
  assert.deepEqual(listPersonsConcerned(compareLines([before], [other]).changes), ['a', 'b', 'c', 'person of i1'])
})

test('whatever happens to a meeting, the number people last heard of it under is topped by the next', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('same', 'changed', 'dropped'), { maxLength: 12 }), (steps) => {
      let soFar: SequenceSoFar | undefined
      const heard: number[] = []
      for (const step of steps) {
        if (step === 'dropped') {
          if (soFar && !soFar.wasDropped) heard.push(sequenceOfCancelling(soFar))
          if (soFar) soFar = { ...soFar, wasDropped: true }
        } else {
          const isNews = step === 'changed' || !soFar || soFar.wasDropped
          const sequence = nextSequence(soFar, step === 'changed')
          if (isNews) heard.push(sequence)
          else assert.equal(sequence, soFar?.sequence)
          soFar = { sequence, wasDropped: false }
        }
      }
      assert.deepEqual(
        heard,
        [...new Set(heard)].sort((one, other) => one - other),
      )
    }),
  )
})

function lineOf(
  meetingId: string,
  { hour, table, interpreter, persons }: { hour: number; table: string; interpreter: string | null; persons: string[] },
): Line {
  return {
    ...{ meetingId, tableId: table, slotId: `s${hour}`, persons: persons.toSorted() },
    interpreter: interpreter ? { id: interpreter, personId: `person of ${interpreter}` } : null,
    startsAt: new Date(Date.UTC(2017, 8, 13, hour)),
    endsAt: new Date(Date.UTC(2017, 8, 13, hour, 20)),
  }
}
