import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { largeDay } from '../sample-days.ts'
import { setScene } from '../scene.test-data.ts'
import { buildModel } from '../search/model.ts'
import { smallDays } from '../small-days.test-data.ts'
import { solve } from '../solve.ts'
import { boundPlans } from './bounds.ts'

type Scene = Parameters<typeof setScene>[0]
const bound = (scene: Scene) => boundPlans(buildModel(setScene(scene)))

test('three who all want to meet in one slot hold one meeting, though tables abound', () => {
  const scene = { slots: 1, tables: 9, parties: { A: {}, B: {}, C: {} }, meetings: { 'A–B': {}, 'B–C': {}, 'A–C': {} } }
  assert.equal(bound(scene).placed, 1)
})

test('no more meetings than tables, and no more interpreted ones than the interpreters can do with their rests', () => {
  const parties = { A: {}, B: {}, C: { speaks: ['zh'] }, D: { speaks: ['zh'] } }
  const meetings = { 'A–C': {}, 'A–D': {}, 'B–C': {}, 'B–D': {} }
  const li = { li: { speaks: ['en', 'zh'], longest: 2 } }
  assert.equal(bound({ slots: 3, tables: 1, parties, meetings, interpreters: li }).placed, 2)
  assert.equal(bound({ slots: 4, tables: 1, parties, meetings, interpreters: li }).placed, 3)
  assert.equal(bound({ slots: 3, tables: 1, parties: { A: {}, B: {}, C: {}, D: {} }, meetings }).placed, 3)
})

test('musts, musts and wants, and all are bounded each', () => {
  const meetings: Scene['meetings'] = {
    'A–B': { weight: 'must' },
    'A–C': { weight: 'must' },
    'A–D': {},
    'A–E': { weight: 'nice' },
    'A–F': { weight: 'nice' },
  }
  const parties = { A: {}, B: {}, C: { free: [] }, D: {}, E: {}, F: {} }
  const { mustPlaced, wantPlaced, placed, breaks } = bound({ slots: 3, parties, meetings })
  assert.deepEqual([mustPlaced, wantPlaced, placed, breaks], [1, 2, 3, 0])
})

test('a party that is away in the middle has a break if it is to have all its meetings', () => {
  const parties = { A: { free: [0, 1, 4, 5] }, B: {}, C: {}, D: {} }
  const meetings = { 'A–B': {}, 'A–C': {}, 'A–D': {} }
  assert.equal(bound({ slots: 6, tables: 2, parties, meetings }).breaks, 1)
  assert.equal(bound({ slots: 6, tables: 2, parties: { ...parties, A: { free: [0, 1, 2] } }, meetings }).breaks, 0)
  const ends = { 'A–B': { allowedSlots: [0] }, 'A–C': { allowedSlots: [5] } }
  assert.equal(bound({ slots: 6, tables: 2, parties, meetings: ends }).breaks, 1)
})

test('two desks make up for a gap', () => {
  const people = { a: { free: [0, 1, 3] }, a2: { free: [0, 1] } }
  const meetings = { 'A–B': {}, 'A–C': {}, 'A–D': {} }
  const guests = { B: {}, C: {}, D: {} }
  assert.equal(bound({ slots: 4, tables: 2, parties: { A: { people, desks: 2 }, ...guests }, meetings }).breaks, 0)
  assert.equal(bound({ slots: 4, tables: 2, parties: { A: { people, desks: 1 }, ...guests }, meetings }).breaks, 1)
})

test('random small days: no plan is better than the bound, and an optimal one reaches it', () => {
  let optimal = 0
  fc.assert(
    fc.property(smallDays, (problem) => {
      const { value, bound: most, status } = solve(problem, { seed: 1, moves: 1000 })
      assert.ok(value.mustPlaced <= most.mustPlaced && value.placed <= most.placed)
      if (value.placed === most.placed) assert.ok(value.breaks >= most.breaks)
      if (status !== 'optimal') return
      assert.deepEqual([value.mustPlaced, value.placed, value.breaks], [most.mustPlaced, most.placed, most.breaks])
      optimal++
    }),
    { numRuns: 100 },
  )
  assert.ok(optimal > 10)
})

test('with far more wishes than time, nearly all that the bound allows is placed', () => {
  const day = largeDay({ parties: 60, meetings: 700, slots: 16, tables: 30 }, 2, true)
  const { value, bound: most } = solve(day, { seed: 1, moves: 100_000 })
  assert.ok(most.placed < 700)
  assert.ok(value.placed >= 0.98 * most.placed, `${value.placed} of ${most.placed}`)
})
