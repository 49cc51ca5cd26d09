import { compareByGoals, fairBreaksOf, gapOf, orderOf, standGoals } from '../goals.ts'
import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { type ProveOptions, prove } from './prove.ts'
import { startProver } from './start-prover.ts'

/** The plan, or one with fewer breaks that meets the goals no worse, with the best bound and the truest status that could be proven in time. */
export async function provePlan(problem: Problem, plan: Plan, options: Omit<ProveOptions, 'backend'>): Promise<Plan> {
  if (plan.status === 'optimal' || plan.unplaced.length > 0) return plan
  const backend = startProver()
  try {
    const proof = await prove(keepFair(problem, plan), plan, { ...options, backend })
    if (proof.within === undefined || !proof.plan) return plan
    const bound = { ...plan.bound, breaks: proof.bound }
    const isBetter = !problem.goals || compareByGoals(problem, proof.plan.value, plan.value) < 0
    const better = isBetter ? proof.plan : plan
    const goals = standGoals(problem, better.value, bound)
    const isMet = problem.goals ? goals.every((goal) => gapOf(goal) === 0) : proof.status === 'optimal'
    return { ...better, bound, goals, status: isMet ? 'optimal' : 'feasible' }
  } finally {
    await backend.close()
  }
}

/** Where fairness comes before few breaks and the plan is fair, only fair plans are compared. */
function keepFair(problem: Problem, { value }: Plan): Problem {
  const order = orderOf(problem)
  const isFairFirst = problem.goals !== undefined && order.indexOf('fairness') < order.indexOf('breaks')
  if (!isFairFirst || value.beyondFair > 0 || problem.fairnessLimit !== undefined) return problem
  return { ...problem, fairnessLimit: fairBreaksOf(problem) }
}
