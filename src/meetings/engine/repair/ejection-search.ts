import { type Proposal, proposeLeaving, proposeSeat, takeBackTo } from '../search/proposal.ts'
import type { Ground } from './ground.ts'
import { lossOf } from './loss.ts'
import { leastPriceOfLeaving, listWays, priceOf, type Way } from './ways.ts'

/** Where meetings sit instead of where the board has them; those without a place have slot and crew -1. */
export type Arrangement = { meeting: number; slot: number; crew: number }[]

export type EjectionSearch = {
  ground: Ground
  /** Not shared with anybody else. */
  proposal: Proposal
  /** Seatings it may still try. */
  nodes: number
  /** Ends when so many arrangements are found. */
  enough: number
  found: Arrangement[]
  dropped: number[]
}

/**
 * Seats all of `todo`, at the expense of others who are seated elsewhere in turn, moving at most `moves` meetings that
 * the event did not displace and giving up at most `loss`. Tries everything within the limits unless `nodes` runs out
 * or `enough` is found; the arrangements are in `found`.
 */
export function settle(search: EjectionSearch, todo: number[], moves: number, loss: number): void {
  const { ground, proposal, dropped } = search
  const meeting = todo.at(-1)
  if (meeting === undefined) {
    search.found.push(readArrangement(search))
    return
  }
  const rest = todo.slice(0, -1)
  const owed = rest.reduce((sum, one) => sum + owedFor(ground, one, loss), 0)
  for (const way of listWays(ground, proposal, meeting, { moves: moves - owed, loss })) {
    if (isOver(search)) return
    search.nodes--
    const steps = proposal.steps.length
    const added = take(search, meeting, way)
    settle(search, [...rest, ...way.leaving], moves - added, loss)
    takeBackTo(proposal, steps)
  }
  const given = lossOf(ground.model, meeting)
  if (given > loss || isOver(search)) return
  dropped.push(meeting)
  settle(search, rest, moves, loss - given)
  dropped.pop()
}

export function isOver({ nodes, found, enough }: EjectionSearch): boolean {
  return nodes <= 0 || found.length >= enough
}

/** The least that a meeting on its way adds to the moves. */
function owedFor(ground: Ground, meeting: number, loss: number): number {
  return ground.lacksTable[meeting] === 1 ? -1 : Math.max(0, leastPriceOfLeaving(ground, meeting, loss))
}

/** Seats the meeting and returns the moves this adds, less those that the leaving had added before. */
function take({ ground, proposal }: EjectionSearch, meeting: number, { slot, crew, leaving }: Way): number {
  let added = priceOf(ground, meeting, slot)
  for (const one of leaving) {
    added -= priceOf(ground, one, ground.board.slotOf[one]!)
    proposeLeaving(proposal, one)
  }
  proposeSeat(proposal, meeting, slot, crew)
  return added
}

function readArrangement({ proposal, dropped }: EjectionSearch): Arrangement {
  const seated = proposal.steps
    .filter((step) => step < 0)
    .map((step) => ({ meeting: ~step, slot: proposal.slotOf[~step]!, crew: proposal.crewOf[~step]! }))
  return [...seated, ...dropped.map((meeting) => ({ meeting, slot: -1, crew: -1 }))]
}
