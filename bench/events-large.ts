// Large events: how many meetings have a place, how many breaks are left, and what first-come-first-served makes of it.
import { boundPlans } from '#meetings/engine/bounds/bounds.ts'
import { check } from '#meetings/engine/check.ts'
import type { Problem } from '#meetings/engine/problem.ts'
import { emptyBoard } from '#meetings/engine/search/board.ts'
import { construct } from '#meetings/engine/search/construct.ts'
import { improve } from '#meetings/engine/search/improve.ts'
import { buildModel, type Model } from '#meetings/engine/search/model.ts'
import { seededRandom } from '#meetings/engine/search/random.ts'
import { solve } from '#meetings/engine/solve.ts'
import { readCpuSeconds, round } from './events-cpu.ts'
import { serveFirstCome } from './events-first-come.ts'
import { drawLargeDay, fairBreaks, type Size } from './events-large-day.ts'

type Case = Size & { cpuSeconds: number; isSurplus?: boolean }

export function measureLarge(isQuick: boolean): Record<string, unknown>[] {
  const middle = { parties: 500, meetings: 3000, slots: 30, cpuSeconds: 10 }
  const large = { parties: 5000, meetings: 40_000, slots: 30, tables: 1400, cpuSeconds: 30 }
  const cases: Case[] = [{ ...middle, tables: 150 }, { ...middle, tables: 105 }, ...(isQuick ? [] : [large])]
  return cases.map(measureCase)
}

export function measureSurplus(isQuick: boolean): Record<string, unknown>[] {
  const middle = { parties: 500, meetings: 6000, slots: 30, tables: 150, cpuSeconds: 10, isSurplus: true }
  const large = { parties: 5000, meetings: 60_000, slots: 30, tables: 1500, cpuSeconds: 60, isSurplus: true }
  return [middle, ...(isQuick ? [] : [large])].map(measureCase)
}

function measureCase({ cpuSeconds, isSurplus = false, ...size }: Case): Record<string, unknown> {
  const day = drawLargeDay(size, isSurplus)
  const model = buildModel(day)
  const first = measureFirstPlan(model)
  const bound = boundPlans(model)
  const from = readCpuSeconds()
  let searched = 0
  const signal = {
    get aborted() {
      searched = readCpuSeconds() - from
      return searched > cpuSeconds
    },
  }
  const { placements, moves } = solve(day, { seed: 1, moves: 1e12, signal })
  const used = readCpuSeconds() - from
  const slotOf = new Map(placements.map(({ meeting, slot }) => [meeting, slot]))
  const ours = countBreaks(day, slotOf)
  const served = serveFirstCome(day, seededRandom(3))
  const theirs = countBreaks(day, served)
  return {
    case: `${size.parties} / ${day.meetings.length} / ${size.slots} / ${size.tables}`,
    firstPlanCpuSeconds: round(first.cpuSeconds),
    firstPlanPlaced: first.placed,
    cpuSeconds: round(searched, 1),
    'with tables and reasons': round(used, 1),
    moves,
    placed: placements.length,
    bound: bound.placed,
    'placed %': round((100 * placements.length) / bound.placed),
    breaks: ours.total,
    'per party': round(ours.total / size.parties, 3),
    most: ours.most,
    over: ours.over,
    violations: check(day, placements).length,
    megabytes: Math.round(process.memoryUsage().rss / 1e6),
    'first come: placed': served.size,
    'first come: breaks': theirs.total,
    'breaks ratio': round(ours.total / theirs.total, 3),
  }
}

/** Construction, and search only until nobody waits who could have a place. */
function measureFirstPlan(model: Model): { cpuSeconds: number; placed: number } {
  const from = readCpuSeconds()
  const random = seededRandom(1)
  const board = emptyBoard(model)
  construct(board, random)
  improve(board, random, () => board.waiting.meetings.length > 0 && readCpuSeconds() - from < 1)
  const placed = model.meetings - board.waiting.meetings.length
  return { cpuSeconds: readCpuSeconds() - from, placed }
}

function countBreaks(day: Problem, slotOf: ReadonlyMap<string, number>) {
  const slots = listSlots(day, slotOf)
  const breaks = [...slots.values()].map((held) => {
    const inOrder = [...held].sort((one, other) => one - other)
    return inOrder.filter((slot, at) => at > 0 && slot - inOrder[at - 1]! > 1).length
  })
  return {
    total: breaks.reduce((sum, count) => sum + count, 0),
    most: breaks.reduce((most, count) => Math.max(most, count), 0),
    over: breaks.filter((count) => count > fairBreaks).length,
  }
}

function listSlots(day: Problem, slotOf: ReadonlyMap<string, number>): Map<string, Set<number>> {
  const slots = new Map(day.parties.map(({ id }) => [id, new Set<number>()]))
  for (const { id, parties } of day.meetings) {
    const slot = slotOf.get(id)
    if (slot !== undefined) for (const party of parties) slots.get(party)!.add(slot)
  }
  return slots
}
