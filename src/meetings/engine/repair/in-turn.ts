import { lift, seat } from '../search/board.ts'
import { emptyProposal, startOver } from '../search/proposal.ts'
import { type Arrangement, type EjectionSearch, settle } from './ejection-search.ts'
import type { Ground } from './ground.ts'

export type Effort = { maxMoves: number; nodes: number }

/**
 * Seats one meeting after the other, each with the fewest moves that those before it leave possible; one that would
 * need more than `maxMoves` by itself waits. Right for one, good for many. Leaves the board as it was.
 */
export function settleInTurn(ground: Ground, todo: number[], effort: Effort): Arrangement {
  const changed = new Set(todo)
  const search = startSearch(ground, effort.nodes)
  for (const meeting of todo) {
    const found = settleOne(search, meeting, effort.maxMoves)
    if (!found) continue
    lay(ground, found)
    for (const place of found) changed.add(place.meeting)
    startOver(search.proposal)
  }
  effort.nodes = search.nodes
  const { slotOf, crewOf } = ground.board
  const arrangement = [...changed].map((meeting) => ({ meeting, slot: slotOf[meeting]!, crew: crewOf[meeting]! }))
  lay(
    ground,
    [...changed].map((meeting) => readBase(ground, meeting)),
  )
  return arrangement.filter(({ meeting, slot, crew }) => {
    const base = readBase(ground, meeting)
    return ground.isDisplaced[meeting] === 1 || base.slot !== slot || base.crew !== crew
  })
}

export function startSearch(ground: Ground, nodes: number, enough = 1): EjectionSearch {
  return { ground, proposal: emptyProposal(ground.board), nodes, enough, found: [], dropped: [] }
}

const nodesPerMeeting = 1500

function settleOne(search: EjectionSearch, meeting: number, maxMoves: number): Arrangement | undefined {
  const left = search.nodes
  search.nodes = Math.min(left, nodesPerMeeting)
  const given = search.nodes
  search.found = []
  for (let moves = 0; moves <= maxMoves && search.found.length === 0 && search.nodes > 0; moves++) {
    settle(search, [meeting], moves, 0)
  }
  search.nodes = left - (given - search.nodes)
  return search.found[0]
}

function lay({ board }: Ground, arrangement: Arrangement): void {
  for (const { meeting } of arrangement) if (board.slotOf[meeting]! >= 0) lift(board, meeting)
  for (const { meeting, slot, crew } of arrangement) if (slot >= 0) seat(board, meeting, slot, crew)
}

/** Where the meeting sits before anything is repaired. */
function readBase({ isDisplaced, slotBefore, crewBefore }: Ground, meeting: number): Arrangement[number] {
  if (isDisplaced[meeting] === 1) return { meeting, slot: -1, crew: -1 }
  return { meeting, slot: slotBefore[meeting]!, crew: crewBefore[meeting]! }
}
