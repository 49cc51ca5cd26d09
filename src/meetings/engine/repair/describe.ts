import type { Cell, Placement } from '../placement.ts'
import { haveSamePeople } from '../search/free-table.ts'
import { crewSize } from '../search/model.ts'
import type { Arrangement } from './ejection-search.ts'
import type { Ground } from './ground.ts'
import { lossOf } from './loss.ts'
import type { Move, MoveKind, RepairPlan } from './plan.ts'
import { nameTables } from './tables.ts'

type Draft = Omit<RepairPlan, 'placements'>

/** The arrangement in words and counts; the whole timetable is written only for a plan that is offered. */
export function describe(ground: Ground, arrangement: Arrangement, before: ReadonlyMap<string, Placement>): Draft {
  const { model, slotBefore } = ground
  const { meetings } = model.problem
  const moves = listMoves(ground, arrangement, before)
  const idsOf = (kind: MoveKind) => moves.filter((move) => move.kind === kind).map(({ meeting }) => meeting)
  const people = new Set(moves.flatMap(({ from, to }) => [from, to].flatMap(listPeople)))
  const elsewhere = arrangement.filter(
    ({ meeting, slot }) => slot >= 0 && slotBefore[meeting]! >= 0 && slot !== slotBefore[meeting],
  )
  const othersMoved = countOthersMoved(ground, arrangement)
  const lost = idsOf('lost')
  const refilled = idsOf('refilled')
  const lossOfAll = (ids: string[]) => {
    const isAmong = new Set(ids)
    return arrangement.reduce(
      (sum, { meeting }) => (isAmong.has(meetings[meeting]!.id) ? sum + lossOf(model, meeting) : sum),
      0,
    )
  }
  return {
    problem: model.problem,
    moves,
    lost,
    refilled,
    people: [...people],
    cost: {
      loss: lossOfAll(lost) - lossOfAll(refilled),
      othersMoved,
      displacedMoved: elsewhere.length - othersMoved,
      people: people.size,
      tableChanges: idsOf('table').length,
      breaksAdded: countBreaksAdded(ground, arrangement),
    },
  }
}

/**
 * Meetings in another slot, but for those that the event displaced, and those that left a slot in the stead of one that
 * lost its table there.
 */
function countOthersMoved(ground: Ground, arrangement: Arrangement): number {
  const { isDisplaced, lacksTable, slotBefore } = ground
  const out = new Map<number, number>()
  for (const { meeting, slot } of arrangement) {
    const from = slotBefore[meeting]!
    if (slot < 0 || from < 0 || (slot !== from && isDisplaced[meeting] === 1)) continue
    if (slot === from && lacksTable[meeting] === 0) continue
    out.set(from, (out.get(from) ?? 0) + (slot === from ? -1 : 1))
  }
  return [...out.values()].reduce((sum, count) => sum + Math.max(0, count), 0)
}

/** The timetable after these moves, in the order it had; what is new comes last. */
export function writePlacements(placements: Placement[], moves: Move[]): Placement[] {
  const moveOf = new Map(moves.map((move) => [move.meeting, move]))
  const had = new Set(placements.map(({ meeting }) => meeting))
  const write = ({ meeting, to }: Move): Placement[] => (to ? [{ meeting, ...to }] : [])
  return [
    ...placements.flatMap((placement) => {
      const move = moveOf.get(placement.meeting)
      return move ? write(move) : [placement]
    }),
    ...moves.filter(({ meeting }) => !had.has(meeting)).flatMap(write),
  ]
}

function listPeople(cell: Cell | null): string[] {
  if (!cell) return []
  return cell.interpreter === null ? cell.delegates : [...cell.delegates, cell.interpreter]
}

function listMoves(ground: Ground, arrangement: Arrangement, before: ReadonlyMap<string, Placement>): Move[] {
  const { model, slotBefore, crewBefore, isDisplaced } = ground
  const { problem } = model
  const placeOf = new Map(arrangement.map((place) => [place.meeting, place]))
  const tableOf = nameTables(ground, arrangement)
  const all = new Set([...placeOf.keys(), ...tableOf.keys()])
  return [...all].flatMap((meeting): Move[] => {
    const { id } = problem.meetings[meeting]!
    const base = { meeting, slot: slotBefore[meeting]!, crew: crewBefore[meeting]! }
    const { slot, crew } = placeOf.get(meeting) ?? base
    const placement = before.get(id)
    const from = placement ? cellOf(placement) : null
    if (slot < 0) return [{ meeting: id, kind: 'lost', from, to: null }]
    const table = problem.tables[tableOf.get(meeting)!]!.id
    const to = { slot, table, ...listCrew(ground, crew) }
    if (!from) return [{ meeting: id, kind: isDisplaced[meeting] === 1 ? 'seated' : 'refilled', from, to }]
    const otherTable = table === from.table ? undefined : 'table'
    const kind = slot !== base.slot ? 'slot' : haveSamePeople(model, crew, base.crew) ? otherTable : 'crew'
    return kind ? [{ meeting: id, kind, from, to }] : []
  })
}

function cellOf({ slot, table, delegates, interpreter }: Placement): Cell {
  return { slot, table, delegates, interpreter }
}

function listCrew({ model }: Ground, crew: number): Pick<Cell, 'delegates' | 'interpreter'> {
  const [left, right, interpreter] = model.crewMembers.subarray(crew * crewSize)
  return {
    delegates: [model.members[left!]!, model.members[right!]!],
    interpreter: interpreter! < 0 ? null : model.members[interpreter!]!,
  }
}

function countBreaksAdded(ground: Ground, arrangement: Arrangement): number {
  const { model, slotBefore } = ground
  const slotAfter = new Map(arrangement.map(({ meeting, slot }) => [meeting, slot]))
  const parties = new Set(
    [...slotAfter.keys()].flatMap((one) => [model.partyOf[one * 2]!, model.partyOf[one * 2 + 1]!]),
  )
  let added = 0
  for (const party of parties) {
    const meetings = model.meetingsOf[party]!
    added += countBreaks(
      ground,
      meetings.map((meeting) => slotAfter.get(meeting) ?? slotBefore[meeting]!),
    )
    added -= countBreaks(
      ground,
      meetings.map((meeting) => slotBefore[meeting]!),
    )
  }
  return added
}

function countBreaks({ model }: Ground, slots: number[]): number {
  const { dayOf } = model.calendar
  const held = slots.filter((slot) => slot >= 0).sort((one, other) => one - other)
  return held.filter((slot, at) => {
    const last = held[at - 1]
    return last !== undefined && slot - last > 1 && dayOf[slot] === dayOf[last]
  }).length
}
