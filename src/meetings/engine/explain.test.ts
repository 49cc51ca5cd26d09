import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellProblems, legalCells } from './cells.ts'
import { applyChange, type Change, type Situation } from './change.ts'
import { explain } from './explain.ts'
import { hold, setScene } from './scene.test-data.ts'
import { smallDays } from './small-days.test-data.ts'
import { solve } from './solve.ts'
import { weighMeetings } from './worth.ts'

test('one side has declined', () => {
  const day = setScene({ parties: { A: {}, B: {} }, meetings: { 'A–B': {} }, forbidden: [['B', 'A']] })
  assert.deepEqual(explain(day, [], 'A–B'), {
    code: 'forbidden',
    parties: ['A', 'B'],
    changes: [{ kind: 'allow-pair', parties: ['A', 'B'] }],
  })
})

test('they are never there at the same time', () => {
  const day = setScene({ slots: 3, parties: { A: { free: [0] }, B: { free: [2] } }, meetings: { 'A–B': {} } })
  assert.deepEqual(explain(day, [], 'A–B'), {
    code: 'no-common-slot',
    parties: ['A', 'B'],
    changes: [{ kind: 'open-slot', party: 'B', delegate: 'b', slot: 0 }],
  })
})

test('a party has nobody to send', () => {
  const day = setScene({ slots: 1, parties: { A: { speaks: ['ko'] }, B: { people: {} } }, meetings: { 'A–B': {} } })
  assert.deepEqual(explain(day, [], 'A–B'), {
    code: 'no-common-slot',
    parties: ['A', 'B'],
    changes: [{ kind: 'add-delegate', party: 'B', languages: ['ko'], slot: 0 }],
  })
})

test('nobody speaks for them while both are there', () => {
  const day = setScene({
    slots: 2,
    parties: { A: { speaks: ['he'] }, B: { speaks: ['zh'], free: [1] } },
    interpreters: { li: { speaks: ['he', 'zh'], free: [0] }, wu: { speaks: ['en', 'zh'] } },
    meetings: { 'A–B': {} },
  })
  assert.deepEqual(explain(day, [], 'A–B'), {
    code: 'no-language',
    languages: [['he'], ['zh']],
    slots: [1],
    changes: [{ kind: 'add-interpreter', languages: ['he', 'zh'], slot: 1 }],
  })
})

test('all tables are taken while both are free', () => {
  const day = setScene({ slots: 1, parties: { A: {}, B: {}, C: {}, D: {} }, meetings: { 'A–B': {}, 'C–D': {} } })
  assert.deepEqual(explain(day, [hold('A–B', 0)], 'C–D'), {
    code: 'tables-full',
    slots: [0],
    changes: [{ kind: 'add-table', slot: 0 }],
  })
})

test('a closed table is opened rather than another one carried in', () => {
  const day = setScene({
    slots: 1,
    tables: 2,
    parties: { A: {}, B: {}, C: {}, D: {} },
    meetings: { 'A–B': {}, 'C–D': {} },
  })
  const closed = {
    ...day,
    tables: day.tables.map((table, index) => ({ ...table, closedSlots: index === 0 ? [] : [0] })),
  }
  assert.deepEqual(explain(closed, [hold('A–B', 0)], 'C–D').changes, [
    { kind: 'open-table', table: 'table 2', slot: 0 },
  ])
})

test('a party has more wishes than free slots', () => {
  const day = setScene({
    slots: 3,
    tables: 3,
    parties: { A: { free: [0, 1] }, B: {}, C: {}, D: {} },
    meetings: { 'A–B': { weight: 'must' }, 'A–C': {}, 'A–D': { weight: 'nice' } },
  })
  assert.deepEqual(explain(day, [hold('A–B', 0), hold('A–C', 1)], 'A–D'), {
    code: 'party-full',
    party: 'A',
    wishes: 3,
    slots: [0, 1],
    meetings: ['A–B', 'A–C'],
    changes: [{ kind: 'open-slot', party: 'A', delegate: 'a', slot: 2 }],
  })
})

test('a party with people to spare lacks a desk', () => {
  const day = setScene({
    slots: 1,
    tables: 2,
    parties: { A: { people: { a: {}, a2: {} } }, B: {}, C: {} },
    meetings: { 'A–B': {}, 'A–C': {} },
  })
  const { code, changes } = explain(day, [hold('A–B', 0)], 'A–C')
  assert.equal(code, 'party-full')
  assert.deepEqual(changes, [{ kind: 'add-desk', party: 'A' }])
})

test('the interpreters are at work or due a rest', () => {
  const day = setScene({
    slots: 2,
    tables: 2,
    parties: { A: {}, B: { speaks: ['zh'] }, C: {}, D: { speaks: ['zh'] } },
    interpreters: { li: { speaks: ['en', 'zh'], longest: 1 } },
    meetings: { 'A–B': {}, 'C–D': {} },
  })
  assert.deepEqual(explain(day, [hold('A–B', 0, { interpreter: 'li' })], 'C–D'), {
    code: 'interpreters-full',
    languages: [['en'], ['zh']],
    slots: [0, 1],
    changes: [{ kind: 'add-interpreter', languages: ['en', 'zh'], slot: 0 }],
  })
})

test('now one side and now the other is taken by other meetings', () => {
  const day = setScene({
    slots: 2,
    tables: 2,
    parties: { A: {}, B: {}, C: {}, D: {} },
    meetings: { 'A–B': {}, 'A–C': { weight: 'must' }, 'B–D': {} },
  })
  assert.deepEqual(explain(day, [hold('A–C', 0), hold('B–D', 1)], 'A–B'), {
    code: 'beaten',
    slots: [0, 1],
    meetings: ['A–C', 'B–D'],
    changes: [{ kind: 'drop-meeting', meeting: 'B–D' }],
  })
})

test('a meeting that has a place needs no change, and one that does not exist gets no story', () => {
  const day = setScene({ slots: 2, parties: { A: {}, B: {}, C: {} }, meetings: { 'A–B': {}, 'A–C': {} } })
  assert.deepEqual(explain(day, [hold('A–B', 0)], 'A–C'), { code: 'placeable', slots: [1], changes: [] })
  assert.deepEqual(explain(day, [], 'A–Z'), { code: 'unknown-meeting', changes: [] })
})

test('a locked meeting is given back its freedom only when nothing smaller helps', () => {
  const day = setScene({
    slots: 2,
    tables: 2,
    parties: { A: {}, B: {}, C: {} },
    meetings: { 'A–B': { fixed: { slot: 0 } }, 'A–C': { fixed: { slot: 0 } } },
  })
  const { code, changes } = explain(day, [hold('A–B', 0)], 'A–C')
  assert.equal(code, 'party-full')
  assert.deepEqual(changes, [{ kind: 'allow-slot', meeting: 'A–C', slot: 1 }])
})

test('random small days: the changes named give the meeting a place, and no single change would when several are named', () => {
  fc.assert(
    fc.property(smallDays, (problem) => {
      const { placements, unplaced } = solve(problem, { seed: 1, moves: 1000 })
      for (const { meeting, reason } of unplaced) {
        assert.deepEqual(legalCells(problem, placements, meeting), [])
        assert.deepEqual(explain(problem, placements, meeting), reason)
        assert.ok(admits({ problem, placements }, reason.changes, meeting), JSON.stringify(reason))
        if (reason.changes.length === 1) continue
        const enough = listSingleChanges({ problem, placements }, meeting).filter((change) =>
          admits({ problem, placements }, [change], meeting),
        )
        assert.deepEqual(enough, [])
      }
    }),
    { numRuns: 80 },
  )
})

test('random small days: nobody is told to drop a lighter meeting, the plan would have done so', () => {
  fc.assert(
    fc.property(smallDays, (problem) => {
      const worth = weighMeetings(problem.meetings, 4)
      const worthOf = (id: string) => worth[problem.meetings.findIndex((meeting) => meeting.id === id)]!
      for (const { meeting, reason } of solve(problem, { seed: 1, moves: 1000 }).unplaced) {
        const [change, ...more] = reason.changes
        if (change?.kind !== 'drop-meeting' || more.length > 0) continue
        assert.ok(worthOf(change.meeting) >= worthOf(meeting))
      }
    }),
    { numRuns: 80 },
  )
})

function admits(situation: Situation, changes: Change[], meeting: string): boolean {
  const { problem, placements } = changes.reduce(applyChange, situation)
  return legalCells(problem, placements, meeting).length > 0
}

/** Everything an organiser could do at once, but for naming new people. */
function listSingleChanges({ problem, placements }: Situation, id: string): Change[] {
  const meeting = problem.meetings.find((one) => one.id === id)!
  const parties = problem.parties.filter((party) => meeting.parties.includes(party.id))
  const pairs = ['zh', 'en', 'ko'].flatMap((one) => ['zh', 'en', 'ko'].map((other): [string, string] => [one, other]))
  return [
    { kind: 'allow-pair', parties: meeting.parties },
    ...parties.map((party): Change => ({ kind: 'add-desk', party: party.id })),
    ...placements.map((placement): Change => ({ kind: 'drop-meeting', meeting: placement.meeting })),
    ...problem.slots.flatMap((_, slot): Change[] => [
      { kind: 'allow-slot', meeting: id, slot },
      { kind: 'add-table', slot },
      ...problem.tables.map((table): Change => ({ kind: 'open-table', table: table.id, slot })),
      ...pairs.map((languages): Change => ({ kind: 'add-interpreter', languages, slot })),
      ...parties.flatMap(({ id: party, delegates }) =>
        delegates.map((delegate): Change => ({ kind: 'open-slot', party, delegate: delegate.id, slot })),
      ),
    ]),
  ]
}

test('the order asked for leaves it no slot', () => {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const day = setScene({ slots: 2, parties, tables: 2, meetings: { 'A–B': {}, 'C–D': {} } })
  const ordered: typeof day = { ...day, precedences: [['A–B', 'C–D']] }
  assert.deepEqual(explain(ordered, [hold('C–D', 0)], 'A–B'), {
    code: 'order-kept',
    slots: [0, 1],
    meetings: ['C–D'],
    changes: [{ kind: 'drop-meeting', meeting: 'C–D' }],
  })
  assert.deepEqual(cellProblems(ordered, [hold('C–D', 1)], 'A–B', { slot: 1, table: 'table 2' }), [
    { code: 'wrong-order', slot: 1, meetings: ['C–D'] },
  ])
  assert.equal(explain(ordered, [hold('C–D', 1)], 'A–B').code, 'placeable')
})
