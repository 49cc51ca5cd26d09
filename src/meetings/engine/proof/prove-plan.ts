import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { type ProveOptions, prove } from './prove.ts'
import { startProver } from './start-prover.ts'

/** The plan, or one with fewer breaks, with the best bound and the truest status that could be proven in time. */
export async function provePlan(problem: Problem, plan: Plan, options: Omit<ProveOptions, 'backend'>): Promise<Plan> {
  if (plan.status === 'optimal' || plan.unplaced.length > 0) return plan
  const backend = startProver()
  try {
    const proof = await prove(problem, plan, { ...options, backend })
    if (proof.within === undefined || !proof.plan) return plan
    const bound = { ...plan.bound, breaks: proof.bound }
    return { ...proof.plan, bound, status: proof.status === 'optimal' ? 'optimal' : 'feasible' }
  } finally {
    await backend.close()
  }
}
