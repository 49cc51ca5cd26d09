import type { Random } from '../search/random.ts'
import { anneal, canAnneal, usualCooling } from './anneal.ts'
import { countBreaks } from '../search/breaks.ts'
import type { Day } from './day-in-numbers.ts'
import { encode, readArrangement } from './encode.ts'
import { narrowDay } from './neighbourhood.ts'
import type { Answer, SatBackend } from './sat-backend.ts'
import type { Arrangement } from './witness-plan.ts'

/** What is known: no plan has fewer breaks than `bound`, and `best` has as many as it has. */
export type Gap = {
  bound: number
  best: Arrangement | undefined
  evidence: Evidence
  isInfeasible: boolean
}

/** What the bound rests on: each party's best day by itself, or that a solver found no plan with one break less. */
export type Evidence = 'parties' | 'refutation'

export type Effort = {
  backend: SatBackend
  random: Random
  signal?: AbortSignal
  isOver: () => boolean
  onProgress: () => void
}

const firstMoves = 500_000
const firstConflicts = 8000

/** Searches for plans and refutes that there are better ones, in turns, with twice the effort each time. */
export async function closeGap(day: Day, gap: Gap, effort: Effort): Promise<void> {
  for (let round = 0; isOpen(gap) && !effort.isOver(); round++) {
    lookForPlan(day, gap, effort, firstMoves * 2 ** Math.min(round, longestRound))
    if (isOpen(gap)) await raiseBound(day, gap, effort, firstConflicts * 2 ** round)
    if (round > 0 && isOpen(gap)) await mend(day, gap, effort, 10 * 2 ** round)
    if (round > 0 && isOpen(gap)) await askForPlan(day, gap, effort, firstConflicts * 2 ** round)
  }
}

const longestRound = 5

function isOpen({ best, bound, isInfeasible }: Gap): boolean {
  return !isInfeasible && !(best && best.breaks <= bound)
}

function lookForPlan(day: Day, gap: Gap, effort: Effort, moves: number): void {
  if (!canAnneal(day)) return
  const found = anneal(day, effort.random, { ...usualCooling, moves }, gap.bound, () => !effort.isOver())
  if (found) keep(gap, { ...found, interpreterOf: found.slotOf.map(() => -1) }, effort)
}

/** Low numbers of breaks are cheap to refute: a quarter of the way up to the best plan, again and again. */
async function raiseBound(day: Day, gap: Gap, effort: Effort, conflicts: number): Promise<void> {
  while (isOpen(gap) && !effort.isOver()) {
    const tried = gap.best ? gap.bound + ((gap.best.breaks - 1 - gap.bound) >> 2) : Number.POSITIVE_INFINITY
    const status = await ask(day, gap, effort, tried, { expected: 'proof', conflicts })
    if (status === 'unknown') return
    if (status === 'satisfiable') continue
    gap.evidence = 'refutation'
    if (tried === Number.POSITIVE_INFINITY) gap.isInfeasible = true
    else gap.bound = tried + 1
    effort.onProgress()
  }
}

async function askForPlan(day: Day, gap: Gap, effort: Effort, conflicts: number): Promise<void> {
  const tried = gap.best ? gap.bound : Number.POSITIVE_INFINITY
  const status = await ask(day, gap, effort, tried, { expected: 'plan', conflicts })
  if (status !== 'impossible') return
  gap.evidence = 'refutation'
  if (gap.best) gap.bound = tried + 1
  else gap.isInfeasible = true
}

/** Frees a part of the best plan at a time and asks for a better one. */
async function mend(day: Day, gap: Gap, effort: Effort, calls: number): Promise<void> {
  let size = Math.min(day.model.meetings, firstSize)
  for (let call = 0; call < calls && gap.best && isOpen(gap) && !effort.isOver(); call++) {
    const near = narrowDay(day, gap.best.slotOf, size, effort.random)
    const status = await ask(near, gap, effort, gap.best.breaks - 1, { expected: 'plan', conflicts: mendConflicts })
    if (status === 'impossible') size = Math.min(day.model.meetings, size * 1.05)
    else if (status === 'unknown') size *= 0.95
  }
}

const firstSize = 60
const mendConflicts = 2000

async function ask(
  day: Day,
  gap: Gap,
  { backend, signal, ...effort }: Effort,
  mostBreaks: number,
  question: { expected: 'plan' | 'proof'; conflicts: number },
): Promise<Answer['status']> {
  const encoding = encode(day, mostBreaks)
  const answer = await backend.solve(encoding.formula, { ...question, ...(signal && { signal }) })
  if (answer.status === 'satisfiable') {
    const arrangement = readArrangement(encoding, answer.isTrue)
    const breaks = countBreaks(day.model, arrangement.slotOf)
    if (breaks > mostBreaks) throw new Error(`${backend.name} found ${breaks} breaks where ${mostBreaks} were asked for`)
    keep(gap, { ...arrangement, breaks }, effort)
  }
  return answer.status
}

function keep(gap: Gap, found: Arrangement, { onProgress }: Pick<Effort, 'onProgress'>): void {
  if (gap.best && gap.best.breaks <= found.breaks) return
  gap.best = found
  onProgress()
}
