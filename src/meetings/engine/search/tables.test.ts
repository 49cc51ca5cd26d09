import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sensorDay } from '../sample-days.ts'
import { setScene } from '../scene.test-data.ts'
import { solve } from '../solve.ts'

test('a host keeps one table all day while guests come and go', () => {
  const guests = ['b', 'c', 'd', 'e', 'f', 'g'].map((name) => name.toUpperCase())
  const day = setScene({
    slots: 6,
    tables: 3,
    parties: Object.fromEntries(['A', 'Z', ...guests].map((name) => [name, {}])),
    meetings: Object.fromEntries(
      guests.flatMap((name) => [
        [`A–${name}`, {}],
        [`Z–${name}`, {}],
      ]),
    ),
  })
  const { placements, value } = solve(day, { seed: 3 })
  assert.equal(value.placed, 12)
  for (const host of ['A', 'Z']) {
    const tables = new Set(placements.filter(({ meeting }) => meeting.startsWith(host)).map(({ table }) => table))
    assert.equal(tables.size, 1)
  }
  assert.equal(value.tableChanges, 6)
})

test('six guests with nine meetings each change tables at most three times between them', () => {
  assert.ok(solve(sensorDay(), { seed: 1, moves: 5000 }).value.tableChanges <= 3)
})

test('a locked table is kept for its meeting, and the hall is filled before the video room', () => {
  const day = setScene({
    slots: 1,
    tables: 3,
    parties: { A: {}, B: {}, C: {}, D: {} },
    meetings: { 'A–B': {}, 'C–D': { fixed: { slot: 0, table: 'table 2' } } },
  })
  const tables = day.tables.map((table, index) => ({ ...table, online: index === 0 }))
  const { placements } = solve({ ...day, tables }, { seed: 1 })
  assert.deepEqual(
    placements.map(({ meeting, table }) => [meeting, table]),
    [
      ['A–B', 'table 3'],
      ['C–D', 'table 2'],
    ],
  )
})
