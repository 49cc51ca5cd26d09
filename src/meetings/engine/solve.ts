import { boundPlans } from './bounds/bounds.ts'
import { check } from './check.ts'
import { explainStanding } from './explain.ts'
import { refuseFaults } from './faults.ts'
import type { Placement } from './placement.ts'
import type { Bound, Plan, Value } from './plan.ts'
import type { Problem } from './problem.ts'
import { type Board, emptyBoard } from './search/board.ts'
import { countBreaks } from './search/breaks.ts'
import { construct } from './search/construct.ts'
import { finish } from './search/finish.ts'
import { type Best, improve } from './search/improve.ts'
import { buildModel, crewSize, type Model } from './search/model.ts'
import { seededRandom } from './search/random.ts'
import { assignTables } from './search/tables.ts'
import { readStanding } from './standing.ts'
import { measure } from './value.ts'

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
 * Plans the day: the weightiest meetings first, then as many as possible, then few breaks, then few table changes.
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
  const placements = writePlacements(board)
  const violations = check(problem, placements)
  if (violations.length > 0) throw new Error(`The plan breaks its own rules: ${JSON.stringify(violations.slice(0, 3))}`)
  const value = measure(problem, placements)
  const standing = readStanding(problem, placements)
  const unplaced = problem.meetings
    .filter((_, meeting) => board.slotOf[meeting]! < 0)
    .map(({ id }) => ({ meeting: id, reason: explainStanding(standing, id) }))
  const status = isProven(model, board, value, bound) ? 'optimal' : 'feasible'
  return { placements, unplaced, value, bound, status, seed: options.seed, moves }
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
      const breaks = countBreaks(model, best.slotOf)
      const placed = best.slotOf.reduce((count, slot) => (slot < 0 ? count : count + 1), 0)
      isPerfect = placed === model.meetings && breaks === bound.breaks
      onImprove?.({ moves, placed, wanted: model.meetings, breaks })
    }
    if (isPerfect || moves >= limit || signal?.aborted) return false
    return budgetMs === undefined || performance.now() - startedAt < budgetMs
  }
}

function writePlacements(board: Board): Placement[] {
  const { model, slotOf, crewOf } = board
  const { problem, members, crewMembers } = model
  const tableOf = assignTables(board)
  return problem.meetings.flatMap((meeting, index) => {
    if (slotOf[index]! < 0) return []
    const [left, right, interpreter] = crewMembers.subarray(crewOf[index]! * crewSize)
    return {
      meeting: meeting.id,
      slot: slotOf[index]!,
      table: problem.tables[tableOf[index]!]!.id,
      delegates: [members[left!]!, members[right!]!],
      interpreter: interpreter! < 0 ? null : members[interpreter!]!,
    }
  })
}

/** When some wait, locks and scores say which; the bounds know nothing of them, so then nothing is proven. */
function isProven(model: Model, board: Board, value: Value, bound: Bound): boolean {
  const { meetings } = model.problem
  const held = meetings.filter((_, meeting) => board.slotOf[meeting]! >= 0)
  const isPlain = meetings.every(({ fixed, score }) => !fixed && score === undefined)
  return (
    value.mustPlaced === bound.mustPlaced &&
    held.filter(({ weight }) => weight !== 'nice').length === bound.wantPlaced &&
    value.placed === bound.placed &&
    value.breaks === bound.breaks &&
    (isPlain || value.placed === value.wanted)
  )
}
