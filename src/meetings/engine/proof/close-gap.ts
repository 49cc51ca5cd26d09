import { countBreaks } from '../search/breaks.ts'
import type { Random } from '../search/random.ts'
import { anneal, canAnneal, usualCooling } from './anneal.ts'
import type { Day } from './day-in-numbers.ts'
import { encode, readArrangement, writeLiterals } from './encode.ts'
import { encodeSeats, hasOneDeskEach } from './encode-seats.ts'
import { narrowDay } from './neighbourhood.ts'
import type { Answer, Question, SatBackend } from './sat-backend.ts'
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

const firstMoves = 1_000_000
const longestCooling = 24_000_000
/** A refutation may take so many dead ends, or so many times those of the last: then there probably is a plan. */
const firstConflicts = 2000
const harder = 2
/** Finding a plan is a matter of luck, and takes more of them than a refutation. */
const planConflicts = 80_000
const mendings = 10
/** Before any bound is refuted, when so little is left that the bound is probably right. */
const firstMendings = 4
const fewLeft = 2

/** Searches for plans and refutes that there are better ones, in turns, with more effort each time. */
export async function closeGap(day: Day, gap: Gap, effort: Effort): Promise<void> {
  lookForPlan(day, gap, effort, firstMoves)
  if (gap.best && gap.best.breaks - gap.bound <= fewLeft) await mend(day, gap, effort, firstMendings)
  await raiseBound(day, gap, effort)
  for (let round = 0; isOpen(gap) && !effort.isOver(); round++) {
    await askForPlan(day, gap, effort, { conflicts: planConflicts * 2 ** round, seed: round })
    if (isOpen(gap)) lookForPlan(day, gap, effort, Math.min(longestCooling, firstMoves * 2 ** (round + 1)))
    await mend(day, gap, effort, mendings * 2 ** round)
  }
}

function isOpen({ best, bound, isInfeasible }: Gap): boolean {
  return !isInfeasible && !(best && best.breaks <= bound)
}

function lookForPlan(day: Day, gap: Gap, effort: Effort, moves: number): void {
  if (!canAnneal(day)) return
  const found = anneal(day, effort.random, { ...usualCooling, moves }, gap.bound, () => !effort.isOver())
  if (found) keep(gap, { ...found, crewOf: day.model.crewStart.slice(0, day.model.meetings) }, effort)
}

/** Low numbers of breaks are cheap to refute: a quarter of the way up to the best plan, then one by one. */
async function raiseBound(day: Day, gap: Gap, effort: Effort): Promise<void> {
  let conflicts = firstConflicts
  let isCareful = false
  while (isOpen(gap) && !effort.isOver()) {
    const step = gap.best && !isCareful ? (gap.best.breaks - 1 - gap.bound) >> 2 : 0
    const tried = gap.best ? gap.bound + step : Number.POSITIVE_INFINITY
    const answer = await ask(day, gap, effort, tried, { expected: 'proof', conflicts })
    if (answer.status !== 'unknown') conflicts = Math.max(conflicts, harder * answer.conflicts)
    else if (step > 0) isCareful = true
    else return
  }
}

/** Whether not even the seats can be arranged with so few breaks. */
async function refuteSeats(
  day: Day,
  gap: Gap,
  { backend, signal, onProgress }: Effort,
  mostBreaks: number,
  conflicts: number,
): Promise<boolean> {
  if (!hasOneDeskEach(day)) return false
  const question = { expected: 'proof' as const, conflicts, ...(signal && { signal }) }
  const { status } = await backend.solve(encodeSeats(day, mostBreaks), question)
  if (status === 'impossible') learn(gap, mostBreaks, onProgress)
  return status === 'impossible'
}

/** There is no plan with so few breaks. */
function learn(gap: Gap, mostBreaks: number, onProgress: () => void): void {
  gap.evidence = 'refutation'
  if (mostBreaks === Number.POSITIVE_INFINITY) gap.isInfeasible = true
  else gap.bound = mostBreaks + 1
  onProgress()
}

/**
 * Asks for a plan that reaches the bound; when there is none, the bound is higher. Before it the seats alone, which is
 * cheap: once they can be arranged, they can be with more breaks too.
 */
async function askForPlan(
  day: Day,
  gap: Gap,
  effort: Effort,
  limits: { conflicts: number; seed: number },
): Promise<void> {
  let areSeatsOpen = true
  while (isOpen(gap) && !effort.isOver()) {
    const tried = gap.best ? gap.bound : Number.POSITIVE_INFINITY
    if (areSeatsOpen && (await refuteSeats(day, gap, effort, tried, limits.conflicts >> 3))) continue
    areSeatsOpen = false
    const { status } = await ask(day, gap, effort, tried, { expected: 'plan', ...limits })
    if (status === 'unknown') return
  }
}

/** Frees a part of the best plan at a time and asks for a better one. */
async function mend(day: Day, gap: Gap, effort: Effort, calls: number): Promise<void> {
  let size = firstSize
  for (let call = 0; call < calls && gap.best && isOpen(gap) && !effort.isOver(); call++) {
    const near = narrowDay(day, gap.best.slotOf, size, effort.random)
    const question = { expected: 'plan' as const, conflicts: mendConflicts }
    const { status } = await askNear(near, gap, effort, gap.best.breaks - 1, question)
    if (status === 'impossible') size += 2
    else if (status === 'unknown') size = Math.max(1, size - 2)
  }
}

const firstSize = 15
const mendConflicts = 4000

/** Asks for a plan of the whole day; whatever the answer, more is known. */
async function ask(
  day: Day,
  gap: Gap,
  effort: Effort,
  mostBreaks: number,
  question: Omit<Question, 'signal' | 'likely'>,
): Promise<Answer> {
  const answer = await askNear(day, gap, effort, mostBreaks, question)
  if (answer.status === 'impossible') learn(gap, mostBreaks, effort.onProgress)
  return answer
}

async function askNear(
  day: Day,
  gap: Gap,
  { backend, signal, ...effort }: Effort,
  mostBreaks: number,
  question: Omit<Question, 'signal' | 'likely'>,
): Promise<Answer> {
  const encoding = encode(day, mostBreaks)
  const isPlan = question.expected === 'plan' && gap.best
  const likely = isPlan ? writeLiterals(encoding, day, isPlan.slotOf) : undefined
  const asked = { ...question, ...(likely && { likely }), ...(signal && { signal }) }
  const answer = await backend.solve(encoding.formula, asked)
  if (answer.status !== 'satisfiable') return answer
  const arrangement = readArrangement(encoding, day, answer.isTrue)
  const breaks = countBreaks(day.model, arrangement.slotOf)
  if (breaks > mostBreaks) throw new Error(`${backend.name} found ${breaks} breaks where ${mostBreaks} were asked for`)
  keep(gap, { ...arrangement, breaks }, effort)
  return answer
}

function keep(gap: Gap, found: Arrangement, { onProgress }: Pick<Effort, 'onProgress'>): void {
  if (gap.best && gap.best.breaks <= found.breaks) return
  gap.best = found
  onProgress()
}
