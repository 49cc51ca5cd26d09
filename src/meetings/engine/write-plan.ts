import { check } from './check.ts'
import { explainStanding } from './explain.ts'
import { gapOf, standGoals } from './goals.ts'
import type { Placement } from './placement.ts'
import type { Bound, Plan, Value } from './plan.ts'
import type { Board } from './search/board.ts'
import { crewSize, type Model } from './search/model.ts'
import { assignTables } from './search/tables.ts'
import { readStanding } from './standing.ts'
import { measure } from './value.ts'

/** What the board holds, with tables and reasons; no plan leaves here that the verifier has not passed. */
export function writePlan(board: Board, { bound, seed, moves }: Pick<Plan, 'bound' | 'seed' | 'moves'>): Plan {
  const { model } = board
  const { problem } = model
  const placements = writePlacements(board)
  // A plan that is not as fair as wished is better than none; it says so in `value.fairnessSpread`.
  const violations = check(problem, placements).filter(({ code }) => code !== 'unfair')
  if (violations.length > 0) throw new Error(`The plan breaks its own rules: ${JSON.stringify(violations.slice(0, 3))}`)
  const value = measure(problem, placements)
  const standing = readStanding(problem, placements)
  const unplaced = problem.meetings
    .filter((_, meeting) => board.slotOf[meeting]! < 0)
    .map(({ id }) => ({ meeting: id, reason: explainStanding(standing, id) }))
  const status = isProven(model, board, value, bound) ? 'optimal' : 'feasible'
  return { placements, unplaced, value, bound, goals: standGoals(problem, value, bound), status, seed, moves }
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
    isFair(model, value) &&
    meetsGoals(model, value, bound) &&
    (isPlain || value.placed === value.wanted)
  )
}

/** Without an order only breaks are promised to be the fewest. */
function meetsGoals({ problem }: Model, value: Value, bound: Bound): boolean {
  if (!problem.goals) return value.breaks === bound.breaks
  return standGoals(problem, value, bound).every((standing) => gapOf(standing) === 0)
}

function isFair({ problem }: Model, { fairnessSpread }: Value): boolean {
  return fairnessSpread <= (problem.fairnessLimit ?? Number.POSITIVE_INFINITY)
}
