import type { Placement } from './placement.ts'
import type { Reason } from './reason.ts'

export type Plan = {
  placements: Placement[]
  unplaced: { meeting: string; reason: Reason }[]
  value: Value
  bound: Bound
  /** `optimal` when the bound proves that no plan places better or has fewer breaks; table changes are not part of the proof. */
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
}

/** No plan holds more meetings than these (`wantPlaced`: musts and wants), and none that holds as many has fewer breaks. */
export type Bound = { mustPlaced: number; wantPlaced: number; placed: number; breaks: number }
