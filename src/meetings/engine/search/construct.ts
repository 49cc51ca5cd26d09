import { type Board, feel, seat, weighTurn } from './board.ts'
import { crewSize } from './model.ts'
import { keepsOrder } from './order.ts'
import { carryOut, countTablesLeft, emptyProposal, type Proposal, proposeSeat, startOver, weigh } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import { findFreeCrew } from './seating.ts'

/**
 * Seats the waiting meetings one after another: the weightiest first, then those with the fewest slots for the demand
 * on their parties, each where it costs the parties least and tables are plenty. What finds no place keeps waiting.
 * `chance` is how much luck may change that order, in wishes.
 */
export function construct(board: Board, random: Random, chance = 0.5): void {
  const proposal = emptyProposal(board)
  for (const meeting of orderByUrgency(board, random, chance)) {
    if (!board.model.order && board.model.isPlain[meeting] === 1) {
      seatPlain(board, meeting, random)
      continue
    }
    const place = findEasiestPlace(proposal, meeting, random)
    startOver(proposal)
    if (!place) continue
    proposeSeat(proposal, meeting, place.slot, place.crew)
    carryOut(proposal)
  }
}

function orderByUrgency({ model, waiting }: Board, random: Random, chance: number): number[] {
  const demand = new Int32Array(model.parties)
  for (const party of model.partyOf) demand[party]!++
  const urgency = Float64Array.from({ length: model.meetings }, (_, meeting) => {
    const wishes = demand[model.partyOf[meeting * 2]!]! + demand[model.partyOf[meeting * 2 + 1]!]!
    return wishes - 4 * model.slotsOf[meeting]!.length + chance * random()
  })
  const byUrgency = (one: number, other: number) => urgency[other]! - urgency[one]!
  return [...waiting.meetings].sort(
    (one, other) => Math.round(model.worth[other]! - model.worth[one]!) || byUrgency(one, other),
  )
}

/** The same choice for two people for whom nobody can stand in: they are free or not, and only their comfort counts. */
function seatPlain(board: Board, meeting: number, random: Random): void {
  const { model, meetingAt, seated } = board
  const { slotsOf, openOfKind, kinds, plainKind, crewStart, crewMembers, partyOf, slots } = model
  const crew = crewStart[meeting]!
  const one = crewMembers[crew * crewSize]! * slots
  const other = crewMembers[crew * crewSize + 1]! * slots
  const parties = [partyOf[meeting * 2]!, partyOf[meeting * 2 + 1]!] as const
  const open = slotsOf[meeting]!
  const turn = pickBelow(random, open.length)
  let best = -1
  let least = Infinity
  for (let step = 0; step < open.length; step++) {
    const slot = open[(turn + step) % open.length]!
    const pool = slot * kinds + plainKind
    const tables = openOfKind[pool]! - seated[pool]!.meetings.length
    if (tables <= 0 || meetingAt[one + slot]! >= 0 || meetingAt[other + slot]! >= 0) continue
    const comfort = weighTurn(board, parties[0], slot) + weighTurn(board, parties[1], slot)
    const cost = comfort - tables / (3 * openOfKind[pool]!)
    if (cost >= least) continue
    least = cost
    best = slot
  }
  if (best < 0) return
  seat(board, meeting, best, crew)
  for (const party of parties) feel(board, party)
}

function findEasiestPlace(
  proposal: Proposal,
  meeting: number,
  random: Random,
): { slot: number; crew: number } | undefined {
  const { slotsOf, openOfKind, kinds, crewKind } = proposal.board.model
  let best: { slot: number; crew: number } | undefined
  let least = Infinity
  const open = slotsOf[meeting]!
  const turn = pickBelow(random, open.length)
  for (let step = 0; step < open.length; step++) {
    startOver(proposal)
    const slot = open[(turn + step) % open.length]!
    const crew = findFreeCrew(proposal, meeting, slot, random, 'at-table')
    if (crew < 0) continue
    const kind = crewKind[crew]!
    const tables = countTablesLeft(proposal, slot, kind)
    proposeSeat(proposal, meeting, slot, crew)
    if (!keepsOrder(proposal)) continue
    const cost = weigh(proposal) - tables / (3 * openOfKind[slot * kinds + kind]!)
    if (cost >= least) continue
    least = cost
    best = { slot, crew }
  }
  return best
}
