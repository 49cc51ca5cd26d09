import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SatBackend } from './sat-backend.ts'
import type { Formula } from './clauses.ts'

/** What goes over to the thread, and what comes back: the values of all variables, or null. */
export type Order = { formula: Formula; parameters: Record<string, number | boolean> }
export type Word = { status: 'satisfiable' | 'impossible' | 'unknown'; values: Uint8Array | null }

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
    async solve(formula, { conflicts, seed, signal }) {
      if (signal?.aborted) return { status: 'unknown' }
      thread ??= new Worker(new URL('./cp-sat-thread.ts', import.meta.url))
      const parameters = {
        ...plainSearch,
        randomSeed: seed ?? 1,
        ...(conflicts !== undefined && { maxNumberOfConflicts: conflicts }),
      }
      thread.postMessage({ formula, parameters } satisfies Order)
      try {
        const [{ status, values }] = (await once(thread, 'message', { ...(signal && { signal }) })) as [Word]
        if (status !== 'satisfiable' || !values) return { status: status === 'impossible' ? status : 'unknown' }
        return { status, isTrue: (variable) => values[variable - 1] === 1 }
      } catch (error) {
        await stop()
        if (signal?.aborted) return { status: 'unknown' }
        throw error
      }
    },
    close: stop,
  }
}

const plainSearch = { numWorkers: 1, linearizationLevel: 0, cpModelPresolve: false }
