import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Placement } from '../placement.ts'
import type { Problem } from '../problem.ts'
import { largeDay } from '../sample-days.ts'
import { hold, setScene } from '../scene.test-data.ts'
import { solve } from '../solve.ts'
import { MalformedEvent, type RepairEvent } from './event.ts'
import { BrokenPlan } from './ground.ts'
import { type RepairOptions, repair } from './repair.ts'

/** What the best plan does, each change as "meeting: from → to". */
function tell(problem: Problem, placements: Placement[], event: RepairEvent, said: Partial<RepairOptions> = {}) {
  const [best] = repair(problem, placements, event, { now: 0, ...said })
  return best!.moves.map(({ meeting, kind, from, to }) => {
    return `${kind} ${meeting}: ${from?.slot ?? '–'} → ${to?.slot ?? '–'}`
  })
}

test('a walk-in meeting takes a free place, and nobody else hears of it', () => {
  const day = setScene({ slots: 3, parties: { A: {}, B: {}, C: {} }, meetings: { 'A–B': {} } })
  const meeting = { id: 'A–C', parties: ['A', 'C'] as [string, string], weight: 'want' as const }
  const [best] = repair(day, [hold('A–B', 0)], { kind: 'meeting-added', meeting }, { now: 0 })
  assert.deepEqual(best!.moves, [
    {
      meeting: 'A–C',
      kind: 'seated',
      from: null,
      to: { slot: 1, table: 'table 1', delegates: ['a', 'c'], interpreter: null },
    },
  ])
  assert.deepEqual(best!.people, ['a', 'c'])
  assert.deepEqual(best!.cost, {
    loss: 0,
    othersMoved: 0,
    displacedMoved: 0,
    people: 2,
    tableChanges: 0,
    breaksAdded: 0,
  })
})

test('a firm that walks in with two wishes gets both', () => {
  const day = setScene({ slots: 3, parties: { A: {}, B: {} }, meetings: { 'A–B': {} } })
  const party = { id: 'W', parallelDesks: 1, delegates: [{ id: 'w', languages: ['en'], freeSlots: [0, 1, 2] }] }
  const meetings = ['A', 'B'].map((other) => {
    return { id: `W–${other}`, parties: ['W', other] as [string, string], weight: 'want' as const }
  })
  const moves = tell(day, [hold('A–B', 0)], { kind: 'party-added', party, meetings })
  assert.deepEqual(moves.map((move) => move.slice(0, 11)).sort(), ['seated W–A:', 'seated W–B:'])
})

test('a place that becomes free goes to nobody who would meet before their turn', () => {
  const day = setScene({
    slots: 3,
    parties: { A: {}, B: { free: [0] }, C: {}, D: {} },
    meetings: { 'A–B': {}, 'A–C': {}, 'A–D': {} },
  })
  const held = [hold('A–B', 0), hold('A–C', 1)]
  const busy: RepairEvent = { kind: 'person-busy', person: 'b', slot: 0 }
  assert.deepEqual(tell(day, held, busy), ['lost A–B: 0 → –', 'refilled A–D: – → 0'])
  const ordered = { ...day, precedences: [['A–C', 'A–D']] as [string, string][] }
  assert.deepEqual(tell(ordered, held, busy), ['lost A–B: 0 → –'])
})

test('who comes late meets later, when there is only one table at the cost of one other meeting', () => {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const meetings = { 'A–B': {}, 'C–D': {} }
  const roomy = setScene({ slots: 3, parties, meetings })
  const late: RepairEvent = { kind: 'person-late', person: 'a', slots: 1 }
  assert.deepEqual(tell(roomy, [hold('A–B', 0), hold('C–D', 1)], late), ['slot A–B: 0 → 2'])
  const full = setScene({ slots: 2, parties, meetings })
  assert.deepEqual(tell(full, [hold('A–B', 0), hold('C–D', 1)], late).sort(), ['slot A–B: 0 → 1', 'slot C–D: 1 → 0'])
})

test('a colleague stands in rather than anybody being moved', () => {
  const people = { a1: {}, a2: {} }
  const day = setScene({ slots: 2, parties: { A: { people }, B: {} }, meetings: { 'A–B': {} } })
  const placements = [hold('A–B', 0, { delegates: ['a1', 'b'] })]
  const [best] = repair(day, placements, { kind: 'person-left', person: 'a1' }, { now: 0 })
  assert.deepEqual(best!.placements, [hold('A–B', 0, { delegates: ['a2', 'b'] })])
  assert.deepEqual(
    best!.moves.map(({ kind }) => kind),
    ['crew'],
  )
  assert.deepEqual(new Set(best!.people), new Set(['a1', 'a2', 'b']))
})

test('when an interpreter is ill another takes over, and where there is none the meeting waits', () => {
  const scene = (second: object) =>
    setScene({
      slots: 1,
      parties: { A: { speaks: ['zh'] }, B: { speaks: ['ko'] } },
      interpreters: { Kim: { speaks: ['zh', 'ko'] }, ...second },
      meetings: { 'A–B': {} },
    })
  const placements = [hold('A–B', 0, { interpreter: 'Kim' })]
  const ill: RepairEvent = { kind: 'interpreter-ill', interpreter: 'Kim' }
  const [best] = repair(scene({ Park: { speaks: ['zh', 'ko'] } }), placements, ill, { now: 0 })
  assert.deepEqual(best!.placements, [hold('A–B', 0, { interpreter: 'Park' })])
  assert.deepEqual(repair(scene({}), placements, ill, { now: 0 })[0]!.lost, ['A–B'])
})

test('when a table goes its meetings sit down at others, and only in a full slot one moves', () => {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const day = setScene({ slots: 2, tables: 2, parties, meetings: { 'A–B': {}, 'C–D': {} } })
  const apart = [hold('A–B', 0), hold('C–D', 1, { table: 'table 2' })]
  const gone: RepairEvent = { kind: 'table-gone', table: 'table 1' }
  const [aside] = repair(day, apart, gone, { now: 0 })
  assert.deepEqual(aside!.placements, [hold('A–B', 0, { table: 'table 2' }), hold('C–D', 1, { table: 'table 2' })])
  assert.deepEqual([aside!.cost.tableChanges, aside!.cost.othersMoved], [1, 0])
  const together = [hold('A–B', 0), hold('C–D', 0, { table: 'table 2' })]
  assert.deepEqual(tell(day, together, gone), ['slot A–B: 0 → 1'])
})

test('in a full slot another meeting leaves in the stead of one that cannot, and that counts as the one displaced', () => {
  const day = setScene({
    slots: 2,
    tables: 2,
    parties: { A: { free: [0] }, B: {}, C: {}, D: {} },
    meetings: { 'A–B': {}, 'C–D': {} },
  })
  const placements = [hold('A–B', 0), hold('C–D', 0, { table: 'table 2' })]
  const [best] = repair(day, placements, { kind: 'table-gone', table: 'table 1' }, { now: 0 })
  const slots = best!.placements.map(({ meeting, slot }) => [meeting, slot])
  assert.deepEqual(slots, [
    ['A–B', 0],
    ['C–D', 1],
  ])
  assert.deepEqual([best!.cost.othersMoved, best!.cost.displacedMoved], [0, 1])
})

test('a no-show frees a place, and the weightiest meeting that waits gets it', () => {
  const day = setScene({
    slots: 1,
    parties: { A: {}, B: {}, C: {}, D: {} },
    meetings: { 'A–B': { weight: 'must' }, 'B–C': { weight: 'nice' }, 'B–D': {} },
  })
  const [best] = repair(day, [hold('A–B', 0)], { kind: 'no-show', person: 'a' }, { now: 0 })
  assert.deepEqual([best!.lost, best!.refilled], [['A–B'], ['B–D']])
  assert.deepEqual(best!.placements, [hold('B–D', 0)])
  assert.deepEqual(new Set(best!.people), new Set(['a', 'b', 'd']))
})

test('a slot in which nobody meets is emptied, and the meetings go to others', () => {
  const day = setScene({ slots: 3, parties: { A: {}, B: {}, C: {} }, meetings: { 'A–B': {}, 'B–C': {} } })
  const placements = [hold('A–B', 0), hold('B–C', 1)]
  assert.deepEqual(tell(day, placements, { kind: 'slot-lost', slot: 1 }), ['slot B–C: 1 → 2'])
})

test('what is past or called stays, and with a notice nobody else is sent for or away at once', () => {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const day = setScene({ slots: 3, parties, meetings: { 'A–B': {}, 'C–D': {} } })
  const placements = [hold('A–B', 1), hold('C–D', 2)]
  const busy: RepairEvent = { kind: 'person-busy', person: 'a', slot: 1 }
  assert.deepEqual(tell(day, placements, busy), ['slot A–B: 1 → 0'])
  assert.deepEqual(tell(day, placements, busy, { now: 1 }).sort(), ['slot A–B: 1 → 2', 'slot C–D: 2 → 1'])
  assert.deepEqual(tell(day, placements, busy, { now: 1, notice: 1 }), ['lost A–B: 1 → –'])
  assert.deepEqual(tell(day, placements, busy, { now: 1, called: ['C–D'] }), ['lost A–B: 1 → –'])
  assert.deepEqual(tell(day, placements, busy, { now: 1, called: ['A–B'] }), [])
  assert.deepEqual(tell(day, placements, busy, { now: 2 }), [])
})

test('a lighter meeting gives way to a weightier one that has nowhere else to go', () => {
  const parties = { A: { free: [0, 1] }, B: {}, C: {}, D: {} }
  const meetings = { 'A–B': { weight: 'must' as const }, 'C–D': { weight: 'nice' as const } }
  const day = setScene({ slots: 2, parties: { ...parties, C: { free: [1] } }, meetings })
  const moves = tell(day, [hold('A–B', 0), hold('C–D', 1)], { kind: 'person-busy', person: 'a', slot: 0 })
  assert.deepEqual(moves.sort(), ['lost C–D: 1 → –', 'slot A–B: 0 → 1'])
})

test('several plans: the best first, and each that follows is better on some later count', () => {
  const day = largeDay({ parties: 40, meetings: 260, slots: 16, tables: 17 }, 3)
  const { placements } = solve(day, { seed: 1, moves: 20_000 })
  const offers = day.parties.slice(0, 12).map(({ delegates }) => {
    return repair(day, placements, { kind: 'person-late', person: delegates[0]!.id, slots: 3 }, { now: 2, plans: 5 })
  })
  assert.ok(offers.some((plans) => plans.length > 1))
  for (const [best, ...others] of offers) {
    for (const { cost } of others) {
      assert.ok(cost.loss >= best!.cost.loss)
      const counts = Object.keys(cost) as (keyof typeof cost)[]
      assert.ok(counts.some((count) => cost[count] < best!.cost[count]))
    }
  }
})

test('the same event, seed and limits give the same plans', () => {
  const day = largeDay({ parties: 40, meetings: 260, slots: 16, tables: 16 }, 3)
  const { placements } = solve(day, { seed: 1, moves: 20_000 })
  const mend = () => repair(day, placements, { kind: 'table-gone', table: 'table 3' }, { now: 1, seed: 4 })
  assert.deepEqual(mend(), mend())
})

test('an event that makes no sense is refused by name', () => {
  const day = setScene({ parties: { A: {}, B: {} }, meetings: { 'A–B': {} } })
  const refused = (event: RepairEvent, fault: object) =>
    assert.throws(
      () => repair(day, [hold('A–B', 0)], event, { now: 0 }),
      (error) => error instanceof MalformedEvent && assert.deepEqual(error.fault, fault) === undefined,
    )
  refused({ kind: 'no-show', person: 'nobody' }, { code: 'unknown-person', owner: 'nobody' })
  refused({ kind: 'table-gone', table: 'table 9' }, { code: 'unknown-table', owner: 'table 9' })
  refused({ kind: 'person-busy', person: 'a', slot: 7 }, { code: 'unknown-slot', owner: 'a', slot: 7 })
  refused({ kind: 'person-late', person: 'a', slots: 0 }, { code: 'count-below-one', owner: 'a', field: 'slots' })
})

test('placements that broke the rules before are mended with the rest, but not where they are past', () => {
  const day = setScene({ slots: 2, parties: { A: {}, B: {}, C: {}, D: {} }, meetings: { 'A–B': {}, 'C–D': {} } })
  const clashing = [hold('A–B', 0), hold('C–D', 0)]
  const [best] = repair(day, clashing, { kind: 'person-busy', person: 'a', slot: 1 }, { now: 0 })
  assert.equal(best!.cost.loss, 0)
  assert.throws(() => repair(day, clashing, { kind: 'no-show', person: 'a' }, { now: 1 }), BrokenPlan)
})

test('a repair keeps the order that was asked for', () => {
  const day: Problem = {
    ...setScene({ slots: 4, parties: { A: {}, B: {}, C: {}, D: {} }, meetings: { 'A–B': {}, 'C–D': {} } }),
    precedences: [['A–B', 'C–D']],
  }
  const placements = [hold('A–B', 0), hold('C–D', 1)]
  assert.deepEqual(tell(day, placements, { kind: 'person-late', person: 'a', slots: 2 }), [
    'slot A–B: 0 → 2',
    'slot C–D: 1 → 3',
  ])
})
