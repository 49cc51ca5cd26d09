import { check } from '../check.ts'
import { refuseFaults } from '../faults.ts'
import type { Placement } from '../placement.ts'
import type { Problem } from '../problem.ts'
import { emptyProposal } from '../search/proposal.ts'
import { seededRandom } from '../search/random.ts'
import { findArrangements } from './arrangements.ts'
import { describe, writePlacements } from './describe.ts'
import { applyEvent, type RepairEvent } from './event.ts'
import { layGround } from './ground.ts'
import { compareCosts, isAsGood, type RepairPlan } from './plan.ts'
import { refill } from './refill.ts'

export type RepairOptions = {
  /** The first slot that is not past. */
  now: number
  /** For so many slots from `now` on nobody is called or sent away but by the event itself; none unless said. */
  notice?: number
  /** Meetings people have been called to. Like past ones they are never touched. */
  called?: string[]
  /** How many meetings that the event left alone may be moved for one that it displaced. */
  maxMoves?: number
  /** Seatings tried before the search contents itself with what it has. */
  nodes?: number
  /** Whether meetings that wait get the places that become free; they do unless said. */
  refills?: boolean
  /** How many plans are offered at most. */
  plans?: number
  seed?: number
}

/**
 * Ways to go on after something has happened on the day, the best first: none loses less, then moves fewer meetings
 * that the event left alone; then fewer people must be told, fewer slots change for those it displaced, fewer tables
 * change, fewer breaks are added. Those that follow are better on a later count. There is always at least one.
 *
 * Throws `MalformedEvent`, `MalformedProblem` when the event makes no sense, and `BrokenPlan` when placements that may
 * no longer be touched break the rules. Other broken placements are mended with the rest.
 */
export function repair(
  problem: Problem,
  placements: Placement[],
  event: RepairEvent,
  options: RepairOptions,
): RepairPlan[] {
  const { now, notice = 0, called = [], maxMoves = 5, nodes = 8000, plans = 3, refills = true, seed = 1 } = options
  const moment = { now, notice, called: new Set(called) }
  const after = applyEvent(problem, placements, event, moment)
  refuseFaults(after)
  const ground = layGround(after, placements, listAdded(event), moment)
  const random = seededRandom(seed)
  const proposal = emptyProposal(ground.board)
  const before = new Map(placements.map((placement) => [placement.meeting, placement]))
  const drafts = findArrangements(ground, { maxMoves, nodes }, random)
    .map((arrangement) => (refills ? refill(ground, proposal, arrangement, random) : arrangement))
    .map((arrangement) => describe(ground, arrangement, before))
    .sort((one, other) => compareCosts(one.cost, other.cost))
  const offered = drafts.filter(
    (draft, index) => !drafts.slice(0, index).some((earlier) => isAsGood(earlier.cost, draft.cost)),
  )
  return offered.slice(0, plans).map((draft) => {
    const plan = { ...draft, placements: writePlacements(placements, draft.moves) }
    const violations = check(after, plan.placements)
    if (violations.length === 0) return plan
    throw new Error(`The repair breaks the rules: ${JSON.stringify(violations.slice(0, 3))}`)
  })
}

function listAdded(event: RepairEvent): string[] {
  if (event.kind === 'meeting-added') return [event.meeting.id]
  return event.kind === 'party-added' ? event.meetings.map(({ id }) => id) : []
}
