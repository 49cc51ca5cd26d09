import { boundPlans } from './bounds/bounds.ts'
import { refuseFaults } from './faults.ts'
import { fairBreaksOf } from './goals.ts'
import type { Bound, Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { emptyBoard } from './search/board.ts'
import { listBreaks } from './search/breaks.ts'
import { construct } from './search/construct.ts'
import { finish } from './search/finish.ts'
import { type Best, improve } from './search/improve.ts'
import { buildModel, type Model } from './search/model.ts'
import { seededRandom } from './search/random.ts'
import { writePlan } from './write-plan.ts'

export type SolveOptions = {
  seed: number
  /** The search ends after so many moves or so many milliseconds, whichever comes first; or when nothing can be better. */
  moves?: number
  budgetMs?: number
  /** An `AbortSignal`, or, in another thread, anything that reads a shared flag. */
  signal?: { readonly aborted: boolean }
  /** Told from time to time when the plan in hand has become better. */
  onImprove?: (progress: Progress) => void
}

export type Progress = { moves: number; placed: number; wanted: number; breaks: number }

/**
 * Plans the day: the weightiest meetings first, then as many as possible, then the goals in their order, then few table
 * changes.
 * The same problem, seed and number of moves give the same plan. Throws `MalformedProblem` when the problem makes no
 * sense; whatever can be understood gets a plan, in which each meeting has a place or a reason.
 */
export function solve(problem: Problem, options: SolveOptions): Plan {
  refuseFaults(problem)
  const model = buildModel(problem)
  const bound = boundPlans(model)
  const random = seededRandom(options.seed)
  const board = emptyBoard(model)
  construct(board, random)
  const moves = improve(board, random, watch(model, bound, options))
  finish(board, random)
  return writePlan(board, { bound, seed: options.seed, moves })
}

const movesPerMeeting = 450
const fewestMoves = 20_000
const mostMoves = 2_000_000
/** With more than these, taking stock takes so long that it is done at one checkpoint in twenty. */
const manyMeetings = 5000

/** Says at each checkpoint whether to search on. */
function watch(model: Model, bound: Bound, options: SolveOptions): (moves: number, best: Best) => boolean {
  const { budgetMs, signal, onImprove } = options
  const usual = Math.min(mostMoves, Math.max(fewestMoves, movesPerMeeting * model.meetings))
  const limit = options.moves ?? (budgetMs === undefined ? usual : Infinity)
  const startedAt = performance.now()
  const stride = model.meetings > manyMeetings ? 20_000 : 1
  let cost = Infinity
  let isPerfect = false
  return (moves, best) => {
    if (moves % stride === 0 && best.missing + best.discomfort < cost) {
      cost = best.missing + best.discomfort
      const ofParties = listBreaks(model, best.slotOf)
      const breaks = ofParties.reduce((sum, count) => sum + count, 0)
      const placed = best.slotOf.reduce((count, slot) => (slot < 0 ? count : count + 1), 0)
      isPerfect = placed === model.meetings && breaks === bound.breaks && isFairEnough(model, bound, ofParties)
      onImprove?.({ moves, placed, wanted: model.meetings, breaks })
    }
    if (isPerfect || moves >= limit || signal?.aborted) return false
    return budgetMs === undefined || performance.now() - startedAt < budgetMs
  }
}

/** Where fairness is a goal of its own, few breaks are not all. */
function isFairEnough({ problem }: Model, bound: Bound, breaks: Int32Array): boolean {
  if (!problem.goals) return true
  const fair = fairBreaksOf(problem)
  return breaks.reduce((sum, count) => sum + Math.max(0, count - fair), 0) === bound.beyondFair
}
