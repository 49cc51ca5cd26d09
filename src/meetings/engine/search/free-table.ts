import { crewSize, type Model } from './model.ts'
import { isPartOf, type Proposal, proposeLeaving, proposeSeat, takeBackTo } from './proposal.ts'
import { pickBelow, type Random } from './random.ts'
import { hasTable, isCrewFree } from './seating.ts'

const mostTries = 12

/**
 * Proposes that a meeting in the slot gives its table up for one of another kind, where it may need to take that from
 * another in turn: so nobody waits for a screen because somebody who needs none sits in front of it. False when nobody can,
 * of those who `may`.
 */
export function freeTable(
  proposal: Proposal,
  slot: number,
  kind: number,
  random: Random,
  may: (meeting: number) => boolean = () => true,
  tried: ReadonlySet<number> = new Set(),
): boolean {
  const { model, seated } = proposal.board
  if (model.kinds === 1) return false
  const { meetings } = seated[slot * model.kinds + kind]!
  const passed = new Set([...tried, kind])
  const turn = pickBelow(random, meetings.length)
  for (let step = 0; step < Math.min(mostTries, meetings.length); step++) {
    const meeting = meetings[(turn + step) % meetings.length]!
    if (isPartOf(proposal, meeting) || !may(meeting)) continue
    if (goElsewhere(proposal, meeting, slot, passed, random, may)) return true
  }
  return false
}

function goElsewhere(
  proposal: Proposal,
  meeting: number,
  slot: number,
  passed: ReadonlySet<number>,
  random: Random,
  may: (meeting: number) => boolean,
): boolean {
  const { board, steps } = proposal
  const before = steps.length
  const others = listOtherTables(board.model, meeting, board.crewOf[meeting]!)
  if (others.length === 0) return false
  proposeLeaving(proposal, meeting)
  const open = others.filter((crew) => !passed.has(board.model.crewKind[crew]!) && isCrewFree(proposal, crew, slot))
  const crew =
    open.find((one) => hasTable(proposal, one, slot)) ??
    open.find((one) => freeTable(proposal, slot, board.model.crewKind[one]!, random, may, passed))
  if (crew === undefined) takeBackTo(proposal, before)
  else proposeSeat(proposal, meeting, slot, crew)
  return crew !== undefined
}

/** The same people at tables of other kinds. */
export function listOtherTables(model: Model, meeting: number, crew: number): number[] {
  const { crewStart } = model
  const others: number[] = []
  for (let other = crewStart[meeting]!; other < crewStart[meeting + 1]!; other++) {
    if (other !== crew && haveSamePeople(model, crew, other)) others.push(other)
  }
  return others
}

export function haveSamePeople({ crewMembers }: Model, crew: number, other: number): boolean {
  for (let role = 0; role < crewSize; role++) {
    if (crewMembers[crew * crewSize + role] !== crewMembers[other * crewSize + role]) return false
  }
  return true
}
