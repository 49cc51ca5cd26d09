import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from './check.ts'
import type { Problem, Table } from './problem.ts'
import { hold, setScene } from './scene.test-data.ts'

/** Four tables: one in each hall, A's own stand in the east hall, and a video room; five minutes between slots. */
const said: Partial<Table>[] = [
  { place: 'east hall', features: ['plug', 'screen'] },
  { place: 'west hall' },
  { place: 'east hall', booth: 'A' },
  { online: true },
]
const scene = setScene({
  slots: 4,
  tables: 4,
  parties: { A: {}, B: {}, C: {}, D: { speaks: ['zh'] } },
  interpreters: { li: { speaks: ['en', 'zh'] } },
  meetings: { 'A–B': {}, 'B–C': {}, 'C–D': {}, 'B–D': {} },
})
const day: Problem = {
  ...scene,
  tables: scene.tables.map((table, at) => ({ ...table, ...said[at] })),
  walks: [{ places: ['west hall', 'east hall'], minutes: 15 }],
}
const [east, west, stand, video] = day.tables.map(({ id }) => id) as [string, string, string, string]

function withRemote(id: string): Problem {
  const parties = day.parties.map((party) => ({
    ...party,
    delegates: party.delegates.map((one) => (one.id === id ? { ...one, remote: true } : one)),
  }))
  return { ...day, parties }
}

function withMeeting(id: string, change: object): Problem {
  return { ...day, meetings: day.meetings.map((one) => (one.id === id ? { ...one, ...change } : one)) }
}

test('whoever takes part over video sits in video rooms, and those who are here may join them there', () => {
  const remote = withRemote('c')
  assert.deepEqual(check(remote, [hold('B–C', 0, { table: video })]), [])
  assert.deepEqual(check(remote, [hold('B–C', 0, { table: west })]), [
    { code: 'table-not-online', meeting: 'B–C', delegate: 'c', table: west },
  ])
  assert.deepEqual(check(day, [hold('B–C', 0, { table: video })]), [])
})

test('a table has everything that a meeting needs', () => {
  const needy = withMeeting('B–C', { needs: ['screen', 'quiet'] })
  assert.deepEqual(check(needy, [hold('B–C', 0, { table: east })]), [
    { code: 'table-lacks', meeting: 'B–C', table: east, features: ['quiet'] },
  ])
  assert.deepEqual(check(withMeeting('B–C', { needs: ['screen'] }), [hold('B–C', 0, { table: east })]), [])
})

test('a stand seats the meetings of its owner, and the owner meets there', () => {
  assert.deepEqual(check(day, [hold('A–B', 0, { table: stand })]), [])
  assert.deepEqual(check(day, [hold('B–C', 0, { table: stand })]), [
    { code: 'booth-of-another', meeting: 'B–C', table: stand, party: 'A' },
  ])
  assert.deepEqual(check(day, [hold('A–B', 0, { table: east })]), [
    { code: 'not-at-its-booth', meeting: 'A–B', table: east, party: 'A' },
  ])
})

test('the owner of a stand meets elsewhere over video, at the table it is fixed to, and when the stand lacks something', () => {
  assert.deepEqual(check(withRemote('b'), [hold('A–B', 0, { table: video })]), [])
  const fixed = withMeeting('A–B', { fixed: { slot: 0, table: west } })
  assert.deepEqual(check(fixed, [hold('A–B', 0, { table: west })]), [])
  assert.deepEqual(check(withMeeting('A–B', { needs: ['screen'] }), [hold('A–B', 0, { table: east })]), [])
  const fixedInTime = withMeeting('A–B', { fixed: { slot: 0 } })
  assert.deepEqual(check(fixedInTime, [hold('A–B', 0, { table: east })])[0]?.code, 'not-at-its-booth')
})

test('between two places there is time to walk, for delegates and interpreters, also over a slot without meeting', () => {
  const apart = { minutes: 15, pause: 5 }
  assert.deepEqual(check(day, [hold('B–C', 0, { table: west }), hold('A–B', 1, { table: stand })]), [
    { code: 'too-far', person: 'b', meetings: ['B–C', 'A–B'], ...apart },
  ])
  assert.deepEqual(check(day, [hold('B–C', 0, { table: west }), hold('A–B', 2, { table: stand })]), [])
  assert.deepEqual(
    check(day, [
      hold('C–D', 3, { table: west, interpreter: 'li' }),
      hold('B–D', 2, { table: east, interpreter: 'li' }),
    ]).map((violation) => violation.code === 'too-far' && violation.person),
    ['d', 'li'],
  )
  const long = { ...day, walks: [{ places: ['east hall', 'west hall'] as [string, string], minutes: 40 }] }
  assert.deepEqual(check(long, [hold('B–C', 0, { table: west }), hold('A–B', 2, { table: stand })]), [
    { code: 'too-far', person: 'b', meetings: ['B–C', 'A–B'], minutes: 40, pause: 30 },
  ])
})

test('nobody walks to a video room, but a meeting there does not bring two halls closer together', () => {
  const inVideo = hold('B–C', 1, { table: video })
  assert.deepEqual(check(day, [inVideo, hold('A–B', 2, { table: stand })]), [])
  const long = { ...day, walks: [{ places: ['east hall', 'west hall'] as [string, string], minutes: 40 }] }
  const between = [hold('B–D', 0, { table: west, interpreter: 'li' }), inVideo, hold('A–B', 2, { table: stand })]
  assert.deepEqual(check(long, between), [
    { code: 'too-far', person: 'b', meetings: ['B–D', 'A–B'], minutes: 40, pause: 30 },
  ])
})
