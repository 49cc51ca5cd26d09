import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { check } from '../check.ts'
import type { Placement } from '../placement.ts'
import type { Problem } from '../problem.ts'
import { largeDay } from '../sample-days.ts'
import { setScene } from '../scene.test-data.ts'
import { describeTable, smallDays } from '../small-days.test-data.ts'
import { solve } from '../solve.ts'
import { measure } from '../value.ts'
import { hasCadical, startCadical } from './cadical.ts'
import { startCpSat } from './cp-sat.ts'
import { prove } from './prove.ts'

const backends = [startCpSat(), ...(hasCadical() ? [startCadical()] : [])]
after(() => Promise.all(backends.map((backend) => backend.close())))
const [backend] = backends

const threeInARing = { 'A–B': {}, 'B–C': {}, 'A–C': {} }

test('three who meet each other wait once among them when one table stands in four slots', async () => {
  const problem = setScene({ slots: 4, parties: { A: {}, B: {}, C: {} }, meetings: threeInARing })
  const proof = await prove(problem, undefined, { backend: backend! })
  assert.deepEqual([proof.status, proof.bound, proof.within, proof.plan?.value.breaks], ['optimal', 1, 0, 1])
  assert.deepEqual(check(problem, proof.plan!.placements), [])
})

test('a party with more meetings than slots is named with its slots', async () => {
  const problem = setScene({
    slots: 4,
    parties: { A: { free: [1, 2] }, B: {}, C: {}, D: {} },
    meetings: { 'A–B': {}, 'A–C': {}, 'A–D': {} },
  })
  const { status, reason } = await prove(problem, undefined, { backend: backend! })
  assert.equal(status, 'infeasible')
  assert.deepEqual(reason, { code: 'party-overfull', party: 'A', meetings: ['A–B', 'A–C', 'A–D'], slots: [1, 2] })
})

test('a party that must wait more often than the others may is named with its slots', async () => {
  const problem = setScene({
    slots: 5,
    tables: 2,
    parties: { A: { free: [0, 2, 4] }, B: {}, C: {}, D: {} },
    meetings: { 'A–B': {}, 'A–C': {}, 'A–D': {} },
  })
  const { status, reason } = await prove({ ...problem, fairnessLimit: 1 }, undefined, { backend: backend! })
  assert.equal(status, 'infeasible')
  assert.deepEqual(reason, { code: 'party-unfair', party: 'A', fewest: 2, slots: [0, 2, 4], other: 'B', most: 0 })
  const lenient = await prove({ ...problem, fairnessLimit: 2 }, undefined, { backend: backend! })
  assert.deepEqual([lenient.status, lenient.bound], ['optimal', 2])
})

test('when no party alone is at fault, the family of conditions is named', async () => {
  const parties = { A: {}, B: {}, C: {}, D: {} }
  const full = setScene({ slots: 2, parties, meetings: { 'A–B': {}, 'C–D': {}, 'B–C': {} } })
  assert.deepEqual((await prove(full, undefined, { backend: backend! })).reason, { code: 'family', family: 'tables' })
  const ordered = {
    ...setScene({ slots: 2, parties, tables: 2, meetings: { 'A–B': {}, 'C–D': {}, 'B–C': {} } }),
    precedences: [['A–B', 'C–D']] as [string, string][],
  }
  assert.deepEqual((await prove(ordered, undefined, { backend: backend! })).reason, { code: 'family', family: 'order' })
})

test('who comes, who interprets and which table is locked is part of the proof', async () => {
  const people = { a: { speaks: ['en'] }, a2: { speaks: ['zh'] } }
  const meetings = { 'A–B': {}, 'A–C': {}, 'B–C': { fixed: { slot: 1, table: 'table 1' } } }
  const parties = { A: { people, desks: 2 }, B: { speaks: ['zh'] }, C: { speaks: ['en'] } }
  const interpreters = { li: { speaks: ['en', 'zh'], longest: 1 } }
  const problem = setScene({ slots: 3, tables: 2, parties, meetings, interpreters })
  const { status, plan } = await prove(problem, undefined, { backend: backend! })
  assert.deepEqual([status, plan?.value.breaks, check(problem, plan!.placements)], ['optimal', 0, []])
  const alone = await prove({ ...problem, interpreters: [] }, undefined, { backend: backend! })
  assert.equal(alone.status, 'infeasible')
})

test('a day too large for solvers is said to be so', async () => {
  const day = largeDay({ parties: 800, meetings: 6000, slots: 30, tables: 300 }, 1)
  const { status, unprovable } = await prove(day, undefined, { backend: backend! })
  assert.deepEqual([status, unprovable?.code], ['open', 'too-large'])
})

test('a proof that is called off is open', async () => {
  const problem = setScene({ slots: 4, parties: { A: {}, B: {}, C: {} }, meetings: threeInARing })
  const { status, plan } = await prove(problem, undefined, { backend: backend!, signal: AbortSignal.abort() })
  assert.deepEqual([status, plan], ['open', undefined])
})

test('random small days: the proof agrees with trying everything', async () => {
  let optimal = 0
  let infeasible = 0
  const asked = fc.record({
    problem: fc.oneof(smallDays, roomyDays),
    fairnessLimit: fc.constantFrom(undefined, 0, 1),
    order: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(asked, async ({ problem: plain, fairnessLimit, order }) => {
      const precedences = order
        .filter(([one, other]) => one < other && other < plain.meetings.length)
        .map(([one, other]): [string, string] => [plain.meetings[one]!.id, plain.meetings[other]!.id])
      const problem: Problem = { ...plain, precedences, ...(fairnessLimit !== undefined && { fairnessLimit }) }
      const fewest = findFewestBreaks(problem)
      if (fewest === undefined) return
      for (const one of backends) {
        const start = solve(problem, { seed: 1, moves: 1000 })
        const proof = await prove(problem, start, { backend: one })
        assert.equal(proof.status, fewest === Infinity ? 'infeasible' : 'optimal')
        if (fewest === Infinity) infeasible++
        else {
          assert.deepEqual([proof.bound, proof.plan!.value.breaks], [fewest, fewest])
          assert.deepEqual(check(problem, proof.plan!.placements), [])
          optimal++
        }
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(optimal > 10 && infeasible > 10, `${optimal} optimal, ${infeasible} infeasible`)
})

/** Days in which everything has its place more often than not. */
const roomyDays = fc
  .record({
    tables: fc.integer({ min: 1, max: 2 }),
    free: fc.array(fc.subarray([0, 1, 2, 3, 4], { minLength: 3 }), { minLength: 4, maxLength: 4 }),
    pairs: fc.subarray(['A–B', 'A–C', 'A–D', 'B–C', 'B–D'], { minLength: 2, maxLength: 4 }),
  })
  .map(({ tables, free: [A, B, C, D], pairs }) =>
    setScene({
      slots: 5,
      tables,
      parties: { A: { free: A! }, B: { free: B! }, C: { free: C! }, D: { free: D! } },
      meetings: Object.fromEntries(pairs.map((pair) => [pair, {}])),
    }),
  )

/** The breaks of the best plan that holds everything, by trying everything; undefined when that takes too long. */
function findFewestBreaks(problem: Problem): number | undefined {
  const { fairnessLimit: _, ...hard } = problem
  let fewest = Infinity
  let tries = 0
  const place = (at: number, placed: Placement[]): void => {
    const meeting = problem.meetings[at]
    if (!meeting) {
      if (check(problem, placed).length === 0) fewest = Math.min(fewest, measure(problem, placed).breaks)
      return
    }
    const [left, right] = meeting.parties.map((id) => problem.parties.find((party) => party.id === id)!.delegates)
    const taken = (slot: number) => new Set(placed.filter((one) => one.slot === slot).map(({ table }) => table))
    for (const slot of problem.slots.keys()) {
      // Tables that are alike are not tried one after the other.
      const free = problem.tables.filter(({ id, closedSlots }) => !taken(slot).has(id) && !closedSlots.includes(slot))
      const alike = [...Map.groupBy(free, ({ id }) => describeTable(problem, id)).values()]
      const tables = hasTableLocks(problem) ? free : alike.map(([one]) => one!)
      for (const { id: table } of tables) {
        for (const one of left!) {
          for (const other of right!) {
            for (const interpreter of [null, ...problem.interpreters.map(({ id }) => id)]) {
              const next = [
                ...placed,
                { meeting: meeting.id, slot, table, delegates: [one.id, other.id], interpreter } satisfies Placement,
              ]
              if (++tries > mostTries) return
              if (check(hard, next).length === 0) place(at + 1, next)
            }
          }
        }
      }
    }
  }
  place(0, [])
  return tries > mostTries ? undefined : fewest
}

const mostTries = 3000

function hasTableLocks({ meetings }: Problem): boolean {
  return meetings.some(({ fixed }) => fixed?.table !== undefined)
}
