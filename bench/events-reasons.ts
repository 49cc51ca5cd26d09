// Every pair that has no place is told the fewest changes that would give it one; each is applied, and the engine asked.
import { legalCells } from '#meetings/engine/cells.ts'
import { applyChange } from '#meetings/engine/change.ts'
import { solve } from '#meetings/engine/solve.ts'
import { readCpuSeconds, round } from './events-cpu.ts'
import { generateDay } from './events-generated.ts'

export function measureReasons(isQuick: boolean): Record<string, unknown>[] {
  const days = isQuick ? 100 : 1000
  const from = readCpuSeconds()
  const codes: Record<string, number> = {}
  let unplacedPairs = 0
  let admitted = 0
  for (let seed = 1; seed <= days; seed++) {
    const problem = generateDay(seed + 100_000)
    const { placements, unplaced } = solve(problem, { seed: 1, moves: 1000 })
    for (const { meeting, reason } of unplaced) {
      unplacedPairs++
      codes[reason.code] = (codes[reason.code] ?? 0) + 1
      const changed = reason.changes.reduce(applyChange, { problem, placements })
      if (legalCells(changed.problem, changed.placements, meeting).length > 0) admitted++
    }
  }
  return [{ days, unplacedPairs, admitted, ...codes, cpuSeconds: round(readCpuSeconds() - from, 1) }]
}
