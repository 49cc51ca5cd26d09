import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../check.ts'
import type { Problem, Table } from '../problem.ts'
import { largeDay } from '../sample-days.ts'
import { setScene } from '../scene.test-data.ts'
import { solve } from '../solve.ts'
import { emptyBoard } from './board.ts'
import { assertBooksAgree } from './books.test-data.ts'
import { construct } from './construct.ts'
import { improve } from './improve.ts'
import { buildModel } from './model.ts'
import { seededRandom } from './random.ts'

const crowd = largeDay({ parties: 40, meetings: 220, slots: 14, tables: 20 }, 7)

/** Two halls ten tables each, a stand, a screen on every fourth table, two video rooms for two people on video. */
const manifold: Problem = {
  ...crowd,
  slots: crowd.slots.map((slot, at) => {
    const shift = at * 10 * 60_000
    return { ...slot, startsAt: slot.startsAt + shift, endsAt: slot.endsAt + shift }
  }),
  tables: crowd.tables.map((table, at): Table => {
    if (at > 17) return { ...table, online: true }
    return {
      ...table,
      place: at % 2 === 0 ? 'east' : 'west',
      ...(at % 4 === 0 && { features: ['screen'] }),
      ...(at === 3 && { booth: 'party 5' }),
    }
  }),
  parties: crowd.parties.map((party, at) => ({
    ...party,
    delegates: party.delegates.map((one) => (at === 8 || at === 9 ? { ...one, remote: true } : one)),
  })),
  meetings: crowd.meetings.map((meeting, at) => (at % 5 === 0 ? { ...meeting, needs: ['screen'] } : meeting)),
  walks: [{ places: ['east', 'west'], minutes: 20 }],
}

test('on a crowded day in two halls nearly everybody meets, and no rule is broken', () => {
  const { placements, value } = solve(manifold, { seed: 1, moves: 30_000 })
  assert.deepEqual(check(manifold, placements), [])
  assert.ok(value.placed >= 200, `${value.placed} of ${value.wanted}`)
})

test('what the board keeps count of stays right through a search among tables of many kinds', () => {
  const model = buildModel(manifold)
  assert.equal(model.kinds, 5)
  assert.ok(model.walking?.isWalker.includes(1))
  const board = emptyBoard(model)
  construct(board, seededRandom(1))
  improve(board, seededRandom(2), (moves) => moves < 3000)
  assertBooksAgree(board)
})

test('what no rule asks about makes no difference: the plan is the one without it', () => {
  const told = {
    ...crowd,
    tables: crowd.tables.map((table, at) => ({ ...table, features: ['plug'], place: at % 2 === 0 ? 'east' : 'west' })),
    walks: [{ places: ['east', 'moon'] as [string, string], minutes: 500 }],
  }
  assert.equal(buildModel(told).kinds, 1)
  assert.deepEqual(solve(told, { seed: 3, moves: 3000 }).placements, solve(crowd, { seed: 3, moves: 3000 }).placements)
})

test('a meeting that needs nothing makes room for one that needs the screen, in the same slot', () => {
  const day = setScene({
    slots: 1,
    tables: 3,
    parties: { A: {}, B: {}, C: {}, D: {}, E: {}, F: {} },
    meetings: {
      'A–B': { weight: 'must' },
      'C–D': { weight: 'must', needs: ['plug'] },
      'E–F': { needs: ['plug', 'screen'] },
    },
  })
  const features = [['plug', 'screen'], ['plug'], []]
  const tables = day.tables.map((table, at) => ({ ...table, features: features[at]! }))
  const { placements } = solve({ ...day, tables }, { seed: 1, moves: 1000 })
  assert.deepEqual(
    placements.map(({ meeting, table }) => `${meeting} at ${table}`),
    ['A–B at table 3', 'C–D at table 2', 'E–F at table 1'],
  )
})

test('those who are here sit in the hall as long as it has tables, and leave the video room to those who need it', () => {
  const day = setScene({
    slots: 1,
    tables: 2,
    parties: { A: {}, B: {}, C: {}, D: { people: { d: {} } } },
    meetings: { 'A–B': {}, 'C–D': { weight: 'nice' } },
  })
  const tables = day.tables.map((table, at) => ({ ...table, online: at === 0 }))
  const parties = day.parties.map((party) => {
    return party.id === 'D' ? { ...party, delegates: party.delegates.map((one) => ({ ...one, remote: true })) } : party
  })
  const { placements } = solve({ ...day, tables, parties }, { seed: 1, moves: 1000 })
  assert.deepEqual(
    placements.map(({ meeting, table }) => `${meeting} at ${table}`),
    ['A–B at table 2', 'C–D at table 1'],
  )
})
