import type { Cell, Placement } from '../placement.ts'
import type { Problem } from '../problem.ts'

/** A way to go on after the event. */
export type RepairPlan = {
  /** The problem after the event; the plan keeps its rules. */
  problem: Problem
  placements: Placement[]
  /** Every meeting that is not where it was; `from` or `to` is null for one that had no place or has none now. */
  moves: Move[]
  /** Meetings that had a place, or that the event brings, and for which there is none. */
  lost: string[]
  /** Meetings from the waiting list that have a place now. */
  refilled: string[]
  /** Everybody who must be told: delegates and interpreters of these meetings, before and after. */
  people: string[]
  cost: RepairCost
}

export type Move = { meeting: string; kind: MoveKind; from: Cell | null; to: Cell | null }

/**
 * What a change is to those concerned: another slot, another delegate or interpreter in the same slot, only another
 * table, no place any more, a place again, or one for the first time.
 */
export type MoveKind = 'slot' | 'crew' | 'table' | 'lost' | 'refilled' | 'seated'

/** What a plan costs, worst first; `compareCosts` says which is better. */
export type RepairCost = {
  /** Meetings lost, a weightier kind counting as eight of the next; what is refilled counts against it. */
  loss: number
  /** Meetings in another slot that the event left alone. */
  othersMoved: number
  people: number
  /** Meetings in another slot that the event displaced. */
  displacedMoved: number
  tableChanges: number
  /** May be below zero. */
  breaksAdded: number
}

const inOrder = ['loss', 'othersMoved', 'people', 'displacedMoved', 'tableChanges', 'breaksAdded'] as const

/** Below zero when the first is better. */
export function compareCosts(one: RepairCost, other: RepairCost): number {
  for (const goal of inOrder) if (one[goal] !== other[goal]) return one[goal] - other[goal]
  return 0
}

/** Whether the first is nowhere worse than the other. */
export function isAsGood(one: RepairCost, other: RepairCost): boolean {
  return inOrder.every((goal) => one[goal] <= other[goal])
}
