// Generated days with everything the model knows, planned and repaired; the verifier, which shares no code with the
// search, must find nothing.
import { check } from '#meetings/engine/check.ts'
import type { Placement } from '#meetings/engine/placement.ts'
import type { Problem } from '#meetings/engine/problem.ts'
import type { RepairEvent } from '#meetings/engine/repair/event.ts'
import { repair } from '#meetings/engine/repair/repair.ts'
import { solve } from '#meetings/engine/solve.ts'
import { readCpuSeconds, round } from './events-cpu.ts'
import { generateDay } from './events-generated.ts'

export function measureDays(isQuick: boolean): Record<string, unknown>[] {
  const days = isQuick ? 500 : 10_000
  const from = readCpuSeconds()
  const counts = { meetings: 0, placed: 0, violations: 0, repairs: 0, plans: 0, violationsInRepairs: 0, touchedPast: 0 }
  for (let seed = 1; seed <= days; seed++) {
    const day = generateDay(seed)
    const { placements } = solve(day, { seed: 1, moves: 1000 })
    counts.meetings += day.meetings.length
    counts.placed += placements.length
    counts.violations += check(day, placements).length
    const event = pickEvent(day, seed)
    const now = seed % day.slots.length
    counts.repairs++
    for (const plan of repair(day, placements, event, { now })) {
      counts.plans++
      counts.violationsInRepairs += check(plan.problem, plan.placements).length
      counts.touchedPast += countTouched(placements, plan.placements, now)
    }
  }
  return [{ days, ...counts, cpuSeconds: round(readCpuSeconds() - from, 1) }]
}

function countTouched(before: Placement[], after: Placement[], now: number): number {
  const kept = new Set(after.map((placement) => JSON.stringify(placement)))
  return before.filter((placement) => placement.slot < now && !kept.has(JSON.stringify(placement))).length
}

function pickEvent(day: Problem, seed: number): RepairEvent {
  const person = day.parties[seed % day.parties.length]!.delegates[0]!.id
  const table = day.tables[seed % day.tables.length]!.id
  const interpreter = day.interpreters[0]?.id ?? person
  const parties: [string, string] = [day.parties[0]!.id, day.parties[2]!.id]
  const events: RepairEvent[] = [
    { kind: 'person-late', person, slots: 2 },
    { kind: 'person-left', person },
    { kind: 'no-show', person },
    { kind: 'interpreter-ill', interpreter },
    { kind: 'table-gone', table },
    { kind: 'slot-lost', slot: seed % day.slots.length },
    { kind: 'meeting-added', meeting: { id: 'added', parties, weight: 'must' } },
  ]
  return events[seed % events.length]!
}
