import { type Costs, listThatMayFallShort } from '../goals.ts'
import type { Problem } from '../problem.ts'
import type { Board } from './board.ts'
import type { Model } from './model.ts'
import type { Proposal } from './proposal.ts'

/** How many meetings each of some parties should have, and what it costs that one has fewer. */
export type Minimum = { meetings: number; cost: number /** 1 for those it is asked for. */; parties: Uint8Array }

/** Undefined when nobody can fall short. */
export function readMinimum(problem: Problem, costs: Costs): Minimum | undefined {
  const meetings = problem.goals?.minimum ?? 0
  const asked = new Set(listThatMayFallShort(problem))
  if (asked.size === 0 || costs.partyBelowMinimum === 0) return undefined
  const parties = Uint8Array.from(problem.parties, ({ id }) => (asked.has(id) ? 1 : 0))
  return { meetings, cost: costs.partyBelowMinimum, parties }
}

/** What it costs that all of them have nothing yet. */
export function costOfNothing({ minimum }: Model): number {
  return minimum ? minimum.cost * minimum.parties.reduce((sum, isAsked) => sum + isAsked, 0) : 0
}

/** Counts a meeting in (1) or out (-1), and returns by how much that changes the cost. */
export function countHeld({ model, heldOf }: Pick<Board, 'model' | 'heldOf'>, meeting: number, change: 1 | -1): number {
  const { minimum, partyOf } = model
  if (!minimum) return 0
  let cost = 0
  for (let side = meeting * 2; side < meeting * 2 + 2; side++) {
    const party = partyOf[side]!
    if (minimum.parties[party] === 0) continue
    const before = heldOf[party]!
    heldOf[party] = before + change
    cost += costOf(minimum, before + change) - costOf(minimum, before)
  }
  return cost
}

/** What the proposal would change about those who have too few. */
export function weighHeld({ board, steps }: Proposal): number {
  if (!board.model.minimum) return 0
  let cost = 0
  for (const one of steps) cost += one < 0 ? countHeld(board, ~one, 1) : countHeld(board, one, -1)
  for (const one of steps) countHeld(board, one < 0 ? ~one : one, one < 0 ? -1 : 1)
  return cost
}

function costOf({ meetings, cost }: Minimum, held: number): number {
  return held < meetings ? cost : 0
}
