import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Formula } from './clauses.ts'
import { leanTo } from './leaning.ts'
import type { SatBackend } from './sat-backend.ts'

/** What goes over to the thread, and what comes back: the values of all variables, or null. */
export type Order = { formula: Formula; parameters: Record<string, number | boolean> }
export type Word = { status: 'satisfiable' | 'impossible' | 'unknown'; values: Uint8Array | null; conflicts: number }

/**
 * CP-SAT of Google's OR-Tools, compiled to WebAssembly, asked about clauses and counts alone. It runs in a thread of its
 * own that is ended with the signal. What makes it good for optimisation over numbers only costs time here.
 */
export function startCpSat(): SatBackend {
  let thread: Worker | undefined
  const stop = async () => {
    await thread?.terminate()
    thread = undefined
  }
  return {
    name: 'cp-sat',
    outsideCpuSeconds: 0,
    async solve(formula, { expected, conflicts: mostConflicts, seed, likely, signal }) {
      if (signal?.aborted) return { status: 'unknown', conflicts: 0 }
      thread ??= new Worker(new URL('./cp-sat-thread.ts', import.meta.url))
      const parameters = {
        ...plainSearch,
        alsoBumpVariablesInConflictReasons: expected === 'plan',
        randomSeed: seed ?? 1,
        ...(mostConflicts !== undefined && { maxNumberOfConflicts: mostConflicts }),
      }
      const leaning = likely && leanTo(formula, likely, false)
      thread.postMessage({ formula: leaning?.formula ?? formula, parameters } satisfies Order)
      try {
        const [word] = (await once(thread, 'message', { ...(signal && { signal }) })) as [Word]
        const { status, values, conflicts } = word
        if (status !== 'satisfiable') return { status, conflicts }
        const isTrue = (variable: number) => values?.[variable - 1] === 1
        if (!leaning) return { status, conflicts, isTrue }
        return { status, conflicts, isTrue: (variable) => leaning.isTrue(isTrue(variable), variable) }
      } catch (error) {
        await stop()
        if (signal?.aborted) return { status: 'unknown', conflicts: 0 }
        throw error
      }
    },
    close: stop,
  }
}

/** Without work on the clauses between restarts, which took a second before the first dead end and did not pay later. */
const plainSearch = {
  numWorkers: 1,
  linearizationLevel: 0,
  cpModelPresolve: false,
  useSatInprocessing: false,
  clauseCleanupPeriod: 5000,
}
