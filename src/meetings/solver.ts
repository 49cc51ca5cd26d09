import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Plan } from './engine/plan.ts'
import type { Problem } from './engine/problem.ts'
import { provePlan } from './engine/proof/prove-plan.ts'
import { type Progress, solve } from './engine/solve.ts'

/** How long to search: in moves the same seed gives the same plan on any machine, in milliseconds it is over in time. */
export type Budget = { moves?: number; milliseconds?: number }

export type SearchOptions = {
  seed?: number
  budget: Budget
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
  /** Tries to prove afterwards that no plan has fewer breaks, for so long at most. */
  proof?: { milliseconds: number }
  /** In a thread of its own, so that the pages keep answering; otherwise right here. */
  isApart?: boolean
}

/** What goes over to the thread and what comes back. */
export type Order = {
  problem: Problem
  seed: number
  budget: Budget
  proof: { milliseconds: number } | undefined
  stop: SharedArrayBuffer
}
export type Word = { progress: Progress } | { plan: Plan }

/** Searches for a plan until the budget is spent or the signal comes; then the best so far is the plan. */
export async function search(problem: Problem, options: SearchOptions): Promise<Plan> {
  const { seed = 1, budget, signal, onProgress, proof } = options
  if (options.isApart) return searchApart(problem, { ...options, seed })
  const plan = solve(problem, {
    seed,
    ...limitsOf(budget),
    ...(signal && { signal }),
    ...(onProgress && { onImprove: onProgress }),
  })
  return proof ? provePlan(problem, plan, { ...proof, seed, ...(signal && { signal }) }) : plan
}

export function limitsOf({ moves, milliseconds }: Budget): { moves?: number; budgetMs?: number } {
  return { ...(moves !== undefined && { moves }), ...(milliseconds !== undefined && { budgetMs: milliseconds }) }
}

async function searchApart(
  problem: Problem,
  { seed, budget, signal, onProgress, proof }: SearchOptions & { seed: number },
): Promise<Plan> {
  // The thread is busy searching and hears no message; a flag in shared memory it can see.
  const stop = new SharedArrayBuffer(4)
  const raiseFlag = () => Atomics.store(new Int32Array(stop), 0, 1)
  signal?.addEventListener('abort', raiseFlag, { once: true })
  if (signal?.aborted) raiseFlag()
  const order: Order = { problem, seed, budget, proof, stop }
  const worker = new Worker(new URL('./solver-thread.ts', import.meta.url), { workerData: order })
  try {
    for await (const [said] of on(worker, 'message')) {
      const word = said as Word
      if ('plan' in word) return word.plan
      onProgress?.(word.progress)
    }
    throw new Error('the search ended without a plan')
  } finally {
    signal?.removeEventListener('abort', raiseFlag)
    await worker.terminate()
  }
}
