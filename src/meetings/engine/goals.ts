import type { Bound, GoalStanding, Value } from './plan.ts'
import type { Goal, Problem } from './problem.ts'

/** The usual order; goals that an order leaves out follow in it. */
export const usualOrder = ['breaks', 'fairness', 'score', 'minimum'] as const satisfies readonly Goal[]

/** So many breaks of one party are fair enough, unless something else is asked for. */
const usualFairBreaks = 2

/** What one unit of each goal costs; a meeting of the lightest kind is worth 32. */
export type Costs = {
  break: number
  /** On top of that, for each break of a party beyond `fairBreaks`. */
  unfairBreak: number
  fairBreaks: number
  /** A limit that was asked for outweighs any number of breaks that keeping it may take, but no meeting. */
  forbiddenBreak: number
  breaksLimit: number
  /** Of a whole span of scores. */
  score: number
  partyBelowMinimum: number
  /** A break is better short than long; small enough that it never buys a break. */
  idleSlot: number
  /** The least that counts for anything: the search has to cool down to it. */
  least: number
}

/** Without an order the goals are weighed against each other: a span of scores against four breaks. */
const usualCosts: Costs = {
  ...{
    break: 1,
    unfairBreak: 2,
    fairBreaks: usualFairBreaks,
    forbiddenBreak: 8,
    breaksLimit: Number.POSITIVE_INFINITY,
  },
  ...{ score: 4, partyBelowMinimum: 0, idleSlot: 0.1, least: 1 },
}

/** A unit of one goal counts as much as so many of the next, as it does between must, want and nice. */
const step = 8
/** Of the least goal that counts. */
const idleShare = 0.02

export function readCosts(problem: Problem): Costs {
  const { fairnessLimit: breaksLimit = Number.POSITIVE_INFINITY } = problem
  // A limit stands in for what is usually fair.
  if (!problem.goals) return { ...usualCosts, breaksLimit, ...(Number.isFinite(breaksLimit) && { unfairBreak: 0 }) }
  const counting = orderOf(problem).filter((goal) => canDiffer(problem, goal))
  const costOf = (goal: Goal) => (counting.includes(goal) ? step ** -counting.indexOf(goal) : 0)
  const least = step ** -Math.max(0, counting.length - 1)
  return {
    ...{ break: costOf('breaks'), unfairBreak: costOf('fairness'), fairBreaks: fairBreaksOf(problem) },
    ...{ forbiddenBreak: usualCosts.forbiddenBreak, breaksLimit },
    ...{ score: costOf('score'), partyBelowMinimum: costOf('minimum') },
    ...{ idleSlot: least * idleShare, least },
  }
}

export function orderOf({ goals }: Problem): Goal[] {
  const order = goals?.order ?? []
  return [...order, ...usualOrder.filter((goal) => !order.includes(goal))]
}

export function fairBreaksOf({ goals, fairnessLimit }: Problem): number {
  return goals?.fairness ?? fairnessLimit ?? usualFairBreaks
}

/** Parties that wish for as many meetings as each is to have, and could therefore fall short. */
export function listThatMayFallShort({ goals, parties, meetings }: Problem): string[] {
  const minimum = goals?.minimum ?? 0
  if (minimum === 0) return []
  const wishes = new Map<string, number>()
  for (const party of meetings.flatMap((meeting) => meeting.parties)) wishes.set(party, (wishes.get(party) ?? 0) + 1)
  return parties.map(({ id }) => id).filter((id) => (wishes.get(id) ?? 0) >= minimum)
}

/** How each goal is met, the first one first, and what no plan betters. */
export function standGoals(problem: Problem, value: Value, bound: Bound): GoalStanding[] {
  const isWhole = value.placed === value.wanted
  const values = valuesOf(value)
  const bounds: Record<Goal, number | undefined> = {
    breaks: knownBound(isWhole, value.breaks, bound.breaks),
    fairness: knownBound(isWhole, value.beyondFair, bound.beyondFair),
    score: isWhole ? value.score : bound.score,
    minimum: bound.belowMinimum,
  }
  return orderOf(problem).map((goal) => ({ goal, value: values[goal], bound: bounds[goal] }))
}

/** How far a value is from the best there can be; undefined when that is not known. */
export function gapOf({ value, bound }: Pick<GoalStanding, 'value' | 'bound'>): number | undefined {
  if (bound === undefined) return undefined
  const gap = Math.abs(value - bound)
  // Sums of scores depend a little on the order of adding.
  return gap < 1e-9 ? 0 : gap
}

/** Below zero when the first plan meets the goals better: the first goal in which they differ decides. */
export function compareByGoals(problem: Problem, one: Value, other: Value): number {
  const [ofOne, ofOther] = [valuesOf(one), valuesOf(other)]
  const goal = orderOf(problem).find((each) => gapOf({ value: ofOne[each], bound: ofOther[each] }) !== 0)
  if (!goal) return 0
  return goal === 'score' ? ofOther.score - ofOne.score : ofOne[goal] - ofOther[goal]
}

function valuesOf({ breaks, beyondFair, score, belowMinimum }: Value): Record<Goal, number> {
  return { breaks, fairness: beyondFair, score, minimum: belowMinimum }
}

/** The bounds know what holds for plans with every meeting; of others, that nothing is below nothing. */
function knownBound(isWhole: boolean, value: number, bound: number): number | undefined {
  if (isWhole) return bound
  return value === 0 ? 0 : undefined
}

function canDiffer(problem: Problem, goal: Goal): boolean {
  if (goal === 'score') return new Set(problem.meetings.map(({ score = 0 }) => score)).size > 1
  return goal !== 'minimum' || listThatMayFallShort(problem).length > 0
}
