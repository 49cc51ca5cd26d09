import { check, type Violation } from '../check.ts'
import type { Crew } from '../crews.ts'
import { canInterpret, shareLanguage } from '../crews.ts'
import type { Placement } from '../placement.ts'
import type { Meeting, Problem } from '../problem.ts'
import { type Board, emptyBoard, feel, seat } from '../search/board.ts'
import { freeTable, listOtherTables } from '../search/free-table.ts'
import { buildModel, crewSize, type Model } from '../search/model.ts'
import { carryOut, countDesksLeft, emptyProposal, type Proposal, startOver } from '../search/proposal.ts'
import { hasTable, isCrewFree } from '../search/seating.ts'
import { isFrozen, type Moment } from './moment.ts'

/** What a repair starts from: everything that can stay where it was sits on the board, the rest is displaced. */
export type Ground = {
  model: Model
  board: Board
  /** Per meeting, where it was; -1 where it had no place. Tables by number; the crew is at the kind of table it has now. */
  slotBefore: Int32Array
  crewBefore: Int32Array
  tableBefore: Int32Array
  /** At `table * slots + slot` the meeting that may stay there, -1 for none. */
  tableHeld: Int32Array
  /** Meetings that stay in their slot but have lost their table. */
  tableless: number[]
  /** Meetings for which the event leaves no place where they were, or that it brings. */
  displaced: number[]
  isDisplaced: Uint8Array
  /** 1 for one of those that could stay in its slot if there were a table more: another may leave the slot in its stead. */
  lacksTable: Uint8Array
  /** 1 for a meeting that must stay as it is: frozen, or so soon that nobody could hear of a change. */
  isHeld: Uint8Array
  /** The first slot into which a meeting may come. */
  opensAt: number
}

/** Placements that were broken before the event where nothing may be changed any more, or that nobody can read. */
export class BrokenPlan extends Error {
  readonly violations: Violation[]

  constructor(violations: Violation[]) {
    super(violations.map(({ code }) => code).join(', '))
    this.name = 'BrokenPlan'
    this.violations = violations
  }
}

/** `added` are meetings that the event brings; others without a placement keep waiting. Throws `BrokenPlan`. */
export function layGround(problem: Problem, placements: Placement[], added: string[], moment: Moment): Ground {
  const numbers = new Map(problem.meetings.map(({ id }, meeting) => [id, meeting]))
  const tables = new Map(problem.tables.map(({ id }, table) => [id, table]))
  const isReadable = ({ meeting, slot, table }: Placement) =>
    numbers.has(meeting) && problem.slots[slot] !== undefined && tables.has(table)
  if (!placements.every(isReadable)) throw new BrokenPlan(check(problem, placements))
  const model = buildModel(problem, listExtraCrews(problem, placements, numbers))
  const ground = emptyGround(model, moment)
  const inTurn = [
    ...placements.filter((placement) => isFrozen(moment, placement)),
    ...placements.filter((placement) => !isFrozen(moment, placement)),
  ]
  const proposal = emptyProposal(ground.board)
  const later: number[] = []
  for (const placement of inTurn) {
    const meeting = numbers.get(placement.meeting)!
    const crew = findCrew(model, meeting, placement)
    if (crew < 0 || ground.slotBefore[meeting]! >= 0) throw new BrokenPlan(check(problem, placements))
    ground.slotBefore[meeting] = placement.slot
    ground.crewBefore[meeting] = crew
    ground.tableBefore[meeting] = tables.get(placement.table)!
    const keepsTable = isTableFree(ground, meeting)
    const stands = keepsTable && tryToSeat(proposal, meeting, placement.slot, crew)
    if (stands) holdTable(ground, meeting)
    else if (isFrozen(moment, placement)) throw new BrokenPlan(check(problem, placements))
    else later.push(meeting)
    if (isFrozen(moment, placement) || placement.slot < ground.opensAt) ground.isHeld[meeting] = 1
  }
  for (const meeting of later) {
    const outcome = keepSlot(ground, proposal, meeting)
    if (outcome !== 'kept') displace(ground, meeting)
    if (outcome === 'no table') ground.lacksTable[meeting] = 1
  }
  for (const id of added) displace(ground, numbers.get(id)!)
  for (let party = 0; party < model.parties; party++) feel(ground.board, party)
  return ground
}

function emptyGround(model: Model, { now, notice }: Moment): Ground {
  return {
    model,
    board: emptyBoard(model),
    slotBefore: new Int32Array(model.meetings).fill(-1),
    crewBefore: new Int32Array(model.meetings).fill(-1),
    tableBefore: new Int32Array(model.meetings).fill(-1),
    tableHeld: new Int32Array(model.problem.tables.length * model.slots).fill(-1),
    tableless: [],
    displaced: [],
    isDisplaced: new Uint8Array(model.meetings),
    lacksTable: new Uint8Array(model.meetings),
    isHeld: new Uint8Array(model.meetings),
    opensAt: now + notice,
  }
}

/** Crews that sit although the rules would not choose them: with an interpreter whom nobody needs. */
function listExtraCrews(problem: Problem, placements: Placement[], numbers: Map<string, number>): Map<string, Crew> {
  const extra = new Map<string, Crew>()
  const interpreted = placements.filter(({ interpreter }) => interpreter !== null)
  if (interpreted.length === 0) return extra
  const parties = new Map(problem.parties.map((party) => [party.id, party]))
  for (const { meeting, delegates, interpreter: id } of interpreted) {
    const { parties: pair } = problem.meetings[numbers.get(meeting)!] as Meeting
    const [left, right] = pair.map((party, side) =>
      parties.get(party)?.delegates.find((delegate) => delegate.id === delegates[side]),
    )
    const interpreter = problem.interpreters.find((one) => one.id === id)
    if (!left || !right || !interpreter || !shareLanguage(left, right)) continue
    if (canInterpret(interpreter, [left, right])) extra.set(meeting, { delegates: [left, right], interpreter })
  }
  return extra
}

/** The crew of these people at the kind of table they have, or at another when the table is not for them. */
function findCrew(model: Model, meeting: number, { delegates, interpreter, table }: Placement): number {
  const { crewStart, crewMembers, crewKind, kindOfTable, members, problem } = model
  const kind = model.kinds === 1 ? 0 : kindOfTable[problem.tables.findIndex(({ id }) => id === table)]
  let found = -1
  for (let crew = crewStart[meeting]!; crew < crewStart[meeting + 1]!; crew++) {
    const at = crew * crewSize
    const between = crewMembers[at + 2]! < 0 ? null : members[crewMembers[at + 2]!]
    if (between !== interpreter) continue
    if (members[crewMembers[at]!] !== delegates[0] || members[crewMembers[at + 1]!] !== delegates[1]) continue
    if (crewKind[crew] === kind) return crew
    if (found < 0) found = crew
  }
  return found
}

function isTableFree({ model, slotBefore, crewBefore, tableBefore, tableHeld }: Ground, meeting: number): boolean {
  const slot = slotBefore[meeting]!
  const table = tableBefore[meeting]!
  const { id, closedSlots } = model.problem.tables[table]!
  const locked = model.problem.meetings[meeting]!.fixed?.table
  if (locked !== undefined && locked !== id) return false
  if (model.crewKind[crewBefore[meeting]!] !== model.kindOfTable[table]) return false
  return !closedSlots.includes(slot) && tableHeld[table * model.slots + slot]! < 0
}

function holdTable({ model, slotBefore, tableBefore, tableHeld }: Ground, meeting: number): void {
  tableHeld[tableBefore[meeting]! * model.slots + slotBefore[meeting]!] = meeting
}

/** Keeps the meeting in its slot at another table, if need be one that somebody there can do without. */
function keepSlot(ground: Ground, proposal: Proposal, meeting: number): 'kept' | 'no table' | 'no seat' {
  const { board, model, slotBefore, crewBefore, tableless } = ground
  const slot = slotBefore[meeting]!
  const crews = [crewBefore[meeting]!, ...listOtherTables(model, meeting, crewBefore[meeting]!)]
  const possible = crews.filter((crew) => canSit(proposal, meeting, slot, crew))
  startOver(proposal)
  const crew =
    possible.find((one) => hasTable(proposal, one, slot)) ??
    possible.find((one) =>
      freeTable(proposal, slot, model.crewKind[one]!, inOrder, (held) => ground.isHeld[held] === 0),
    )
  if (crew === undefined) return possible.length > 0 ? 'no table' : 'no seat'
  const others = proposal.steps.filter((step) => step >= 0)
  carryOut(proposal)
  seat(board, meeting, slot, crew)
  for (const one of [...others, meeting]) {
    crewBefore[one] = board.crewOf[one]!
    leaveTable(ground, one)
    if (!tableless.includes(one)) tableless.push(one)
  }
  return 'kept'
}

const inOrder = () => 0

function leaveTable({ model, slotBefore, tableBefore, tableHeld }: Ground, meeting: number): void {
  const at = tableBefore[meeting]! * model.slots + slotBefore[meeting]!
  if (tableHeld[at] === meeting) tableHeld[at] = -1
}

function tryToSeat(proposal: Proposal, meeting: number, slot: number, crew: number): boolean {
  if (!canSit(proposal, meeting, slot, crew)) return false
  seat(proposal.board, meeting, slot, crew)
  return true
}

function canSit(proposal: Proposal, meeting: number, slot: number, crew: number): boolean {
  startOver(proposal)
  const { partyOf } = proposal.board.model
  return (
    countDesksLeft(proposal, partyOf[meeting * 2]!, slot) > 0 &&
    countDesksLeft(proposal, partyOf[meeting * 2 + 1]!, slot) > 0 &&
    isCrewFree(proposal, crew, slot)
  )
}

function displace(ground: Ground, meeting: number): void {
  ground.displaced.push(meeting)
  ground.isDisplaced[meeting] = 1
  ground.isHeld[meeting] = 0
}
