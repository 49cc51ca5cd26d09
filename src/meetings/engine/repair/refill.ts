import { listOutOfOrder } from '../search/order.ts'
import { type Proposal, proposeLeaving, proposeSeat, startOver, takeBackTo, weigh } from '../search/proposal.ts'
import type { Random } from '../search/random.ts'
import { findFreeCrew } from '../search/seating.ts'
import type { Arrangement } from './ejection-search.ts'
import type { Ground } from './ground.ts'

/**
 * Gives what has become free to those who wait, the weightiest first, each in the slot that costs the parties least
 * comfort. Nobody else is moved for it.
 */
export function refill(ground: Ground, proposal: Proposal, arrangement: Arrangement, random: Random): Arrangement {
  const { board, model } = ground
  startOver(proposal)
  for (const { meeting } of arrangement) if (board.slotOf[meeting]! >= 0) proposeLeaving(proposal, meeting)
  for (const { meeting, slot, crew } of arrangement) if (slot >= 0) proposeSeat(proposal, meeting, slot, crew)
  const slots = listFreed(ground, arrangement)
  const lost = new Set(arrangement.filter(({ slot }) => slot < 0).map(({ meeting }) => meeting))
  const seated = new Set(arrangement.filter(({ slot }) => slot >= 0).map(({ meeting }) => meeting))
  const waiting = [...new Set([...board.waiting.meetings, ...lost])].filter((meeting) => !seated.has(meeting))
  waiting.sort((one, other) => model.worth[other]! - model.worth[one]!)
  const filled: Arrangement = []
  for (const meeting of waiting) {
    const place = findEasiest(proposal, meeting, slots, random)
    if (!place) continue
    proposeSeat(proposal, meeting, place.slot, place.crew)
    filled.push({ meeting, ...place })
  }
  const isFilled = new Set(filled.map(({ meeting }) => meeting))
  return [...arrangement.filter(({ meeting }) => !isFilled.has(meeting)), ...filled]
}

/** Open slots in which some meeting is no longer held. */
function listFreed({ slotBefore, opensAt, displaced }: Ground, arrangement: Arrangement): Set<number> {
  const changed = [...displaced, ...arrangement.map(({ meeting }) => meeting)]
  return new Set(changed.map((meeting) => slotBefore[meeting]!).filter((slot) => slot >= opensAt))
}

function findEasiest(
  proposal: Proposal,
  meeting: number,
  slots: ReadonlySet<number>,
  random: Random,
): { slot: number; crew: number } | undefined {
  let best: { slot: number; crew: number } | undefined
  let least = Infinity
  for (const slot of proposal.board.model.slotsOf[meeting]!) {
    if (!slots.has(slot) || listOutOfOrder(proposal, meeting, slot).length > 0) continue
    const crew = findFreeCrew(proposal, meeting, slot, random, 'at-table')
    if (crew < 0) continue
    const cost = weighWith(proposal, meeting, slot, crew)
    if (cost >= least) continue
    least = cost
    best = { slot, crew }
  }
  return best
}

function weighWith(proposal: Proposal, meeting: number, slot: number, crew: number): number {
  const steps = proposal.steps.length
  proposeSeat(proposal, meeting, slot, crew)
  const cost = weigh(proposal)
  takeBackTo(proposal, steps)
  return cost
}
