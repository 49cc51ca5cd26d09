import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setScene } from './engine/scene.test-data.ts'
import { search } from './solver.ts'

/** One table, so that two of the three must wait for the third; the bounds of the search alone do not see it. */
const ring = setScene({
  slots: 4,
  parties: { A: {}, B: {}, C: {} },
  meetings: { 'A–B': {}, 'B–C': {}, 'A–C': {} },
})

test('a plan is called optimal once it is proven, here and in a thread of its own', async () => {
  const budget = { moves: 1000 }
  const unproven = await search(ring, { budget })
  assert.deepEqual([unproven.value.breaks, unproven.bound.breaks, unproven.status], [1, 0, 'feasible'])
  for (const isApart of [false, true]) {
    const proven = await search(ring, { budget, isApart, proof: { milliseconds: 60_000 } })
    assert.deepEqual([proven.value.breaks, proven.bound.breaks, proven.status], [1, 1, 'optimal'])
  }
})

test('a proof that is called off leaves the plan as the search found it', async () => {
  const stop = new AbortController()
  stop.abort()
  const plan = await search(ring, { budget: { moves: 1000 }, signal: stop.signal, proof: { milliseconds: 60_000 } })
  assert.deepEqual([plan.value.placed, plan.status], [3, 'feasible'])
})
