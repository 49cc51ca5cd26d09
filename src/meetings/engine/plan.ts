import type { Placement } from './placement.ts'
import type { Goal } from './problem.ts'
import type { Reason } from './reason.ts'

export type Plan = {
  placements: Placement[]
  unplaced: { meeting: string; reason: Reason }[]
  value: Value
  bound: Bound
  /** In the order asked for, the usual one if none was. */
  goals: GoalStanding[]
  /**
   * `optimal` when the bounds prove that no plan places better or has fewer breaks, nor, where goals were given, meets any
   * of them better; table changes are not part of the proof.
   */
  status: 'optimal' | 'feasible'
  seed: number
  /** Proposals tried. Solving again with this seed and this number of moves gives the same plan. */
  moves: number
}

/** What a plan is worth, best known first: meetings held, then waiting at the event, then walking. */
export type Value = {
  mustPlaced: number
  mustWanted: number
  placed: number
  wanted: number
  /** Groups of idle slots between two meetings of a party on one day, over all parties. */
  breaks: number
  /** Times a delegate changes the table between two meetings of one day. */
  tableChanges: number
  /** Breaks of the party that has most of them, less those of the party that has fewest. */
  fairnessSpread: number
  /** Breaks of parties beyond those that are fair. */
  beyondFair: number
  /** Parties with fewer meetings than each should have, though they wish for as many. */
  belowMinimum: number
  /** Sum of the scores of the meetings held. */
  score: number
}

/**
 * No plan holds more meetings than these (`wantPlaced`: musts and wants), and none that holds as many has fewer breaks,
 * fewer beyond those that are fair, fewer parties below the minimum, or a greater sum of scores.
 */
export type Bound = {
  mustPlaced: number
  wantPlaced: number
  placed: number
  breaks: number
  beyondFair: number
  belowMinimum: number
  score: number
}

/** A goal, how it is met, and what no plan can better where that is known. More is better for scores, less for the rest. */
export type GoalStanding = { goal: Goal; value: number; bound: number | undefined }
