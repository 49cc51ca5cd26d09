import { boundPlans } from '../bounds/bounds.ts'
import { refuseFaults } from '../faults.ts'
import type { Plan } from '../plan.ts'
import type { Problem } from '../problem.ts'
import { buildModel } from '../search/model.ts'
import { seededRandom } from '../search/random.ts'
import { closeGap, type Evidence, type Gap } from './close-gap.ts'
import { type Day, readDay } from './day-in-numbers.ts'
import { findImpossibility, type Impossibility, nameFamily } from './impossibility.ts'
import { boundBreaks } from './party-bounds.ts'
import type { SatBackend } from './sat-backend.ts'
import { type Unprovable, whyNotProvable } from './why-not-provable.ts'
import { readWitness, writeWitness } from './witness-plan.ts'

export type ProveOptions = {
  backend: SatBackend
  seed?: number
  signal?: AbortSignal
  /** The proof is given up after about so long; without it, when the signal comes. */
  milliseconds?: number
  onProgress?: (progress: ProofProgress) => void
}

/** No plan has fewer breaks than `bound`; the best known has `breaks`. */
export type ProofProgress = { bound: number; breaks: number | undefined }

/** Of plans that hold every meeting and keep the fairness limit. */
export type Proof = {
  status: 'optimal' | 'infeasible' | 'open'
  /** The best plan known that holds every meeting, else the one given. */
  plan: Plan | undefined
  /** No plan has fewer breaks. */
  bound: number
  evidence: Evidence
  /** The best plan has at most so many breaks too many. */
  within: number | undefined
  /** Why there is no such plan, when the status says so. */
  reason: Impossibility | undefined
  /** Why nothing was tried. */
  unprovable: Unprovable | undefined
}

/**
 * Looks for a plan that holds every meeting within the fairness limit with as few breaks as there can be, beginning from
 * the given one, and proves that none has fewer, or that there is none at all. Throws `MalformedProblem`.
 */
export async function prove(problem: Problem, plan: Plan | undefined, options: ProveOptions): Promise<Proof> {
  refuseFaults(problem)
  const day = readDay(buildModel(problem))
  const unprovable = whyNotProvable(day)
  const unknown: Proof = {
    status: 'open',
    plan,
    bound: plan?.bound.breaks ?? 0,
    evidence: 'parties',
    within: undefined,
    reason: undefined,
    unprovable,
  }
  if (unprovable) return unknown
  const reason = findImpossibility(day)
  if (reason) return { ...unknown, status: 'infeasible', reason }
  const gap: Gap = {
    bound: day.model.meetingsOf.reduce((sum, _, party) => sum + boundBreaks(day, party).fewest, 0),
    best: plan && readWitness(day, plan.placements),
    evidence: 'parties',
    isInfeasible: false,
  }
  await closeGap(day, gap, readEffort(gap, options))
  return { ...unknown, ...writeFindings(day, gap, plan, options.seed ?? 1) }
}

function readEffort(gap: Gap, { backend, seed = 1, signal, milliseconds, onProgress }: ProveOptions) {
  const until = performance.now() + (milliseconds ?? Number.POSITIVE_INFINITY)
  const limit = milliseconds === undefined ? [] : [AbortSignal.timeout(milliseconds)]
  return {
    backend,
    random: seededRandom(seed),
    signal: AbortSignal.any([...limit, ...(signal ? [signal] : [])]),
    isOver: () => signal?.aborted === true || performance.now() > until,
    onProgress: () => onProgress?.({ bound: gap.bound, breaks: gap.best?.breaks }),
  }
}

function writeFindings(day: Day, gap: Gap, given: Plan | undefined, seed: number): Partial<Proof> {
  const { best, bound, evidence } = gap
  if (gap.isInfeasible) {
    return { status: 'infeasible', plan: given, bound, evidence, reason: nameFamily(day, seededRandom(seed)) }
  }
  if (!best) return { bound, evidence }
  const plan = writeWitness(day, best, {
    bound: { ...boundPlans(day.model), breaks: bound },
    seed,
    moves: given?.moves ?? 0,
  })
  const within = plan.value.breaks - bound
  return { status: within === 0 ? 'optimal' : 'open', plan, bound, evidence, within }
}
