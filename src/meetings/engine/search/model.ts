import { type Calendar, readCalendar } from '../calendar.ts'
import { type Crew, listCrews } from '../crews.ts'
import type { Meeting, Party, Problem } from '../problem.ts'
import { isForbidden, isSlotAllowed } from '../rules.ts'
import { weighMeetings } from '../worth.ts'
import { type Fairness, usualFairness } from './comfort.ts'

/** Members of a crew in `crewMembers`: two delegates, the interpreter and a locked table, -1 where there is none. */
export const crewSize = 4

/**
 * The problem in numbers, for search. Slots, meetings, parties and tables keep their order; a *member* is a person,
 * or a table that a meeting is locked to: whatever can be at one meeting only in a slot.
 */
export type Model = {
  problem: Problem
  calendar: Calendar
  slots: number
  meetings: number
  parties: number
  members: string[]
  /** Two parties per meeting. */
  partyOf: Int32Array
  meetingsOf: number[][]
  worth: Float64Array
  /** Per meeting: slots where some crew could sit and some table is open. */
  slotsOf: Int32Array[]
  /** Crews of meeting m are `crewStart[m]` up to `crewStart[m + 1]`; those without interpreter come first. */
  crewStart: Int32Array
  crewMembers: Int32Array
  /** 1 at `crew * slots + slot` where everybody in the crew is present and the slot is allowed. */
  crewOpen: Uint8Array
  /** 1 for a meeting of two people who sit for nobody else and for whom nobody else could sit, without interpreter or lock. */
  isPlain: Uint8Array
  /** Per party, the members who may sit for it. */
  delegatesOf: Int32Array[]
  desks: Int32Array
  openTables: Int32Array
  /** Per member: most slots it interprets in a row. */
  longestStretch: Int32Array
  order: Order | undefined
  fairness: Fairness
}

/** Per meeting, those that are over before it begins, and those that begin when it is over. */
export type Order = { before: number[][]; after: number[][] }

/** A limit that was asked for outweighs any number of breaks that keeping it may take, but no meeting. */
const askedFairnessCost = 8

export function buildModel(problem: Problem): Model {
  const parties = new Map(problem.parties.map((party, index) => [party.id, { party, index }]))
  const roll = callRoll(problem)
  const openTables = problem.slots.map(
    (_, slot) => problem.tables.filter((table) => !table.closedSlots.includes(slot)).length,
  )
  const crews = problem.meetings.map((meeting) => crewsOf(problem, meeting, (id) => parties.get(id)!.party))
  const model: Model = {
    problem,
    calendar: readCalendar(problem.slots),
    slots: problem.slots.length,
    meetings: problem.meetings.length,
    parties: problem.parties.length,
    members: roll.ids,
    partyOf: Int32Array.from(problem.meetings.flatMap(({ parties: pair }) => pair.map((id) => parties.get(id)!.index))),
    meetingsOf: problem.parties.map(() => []),
    worth: weighMeetings(problem.meetings),
    slotsOf: [],
    crewStart: Int32Array.from(startsOf(crews)),
    crewMembers: new Int32Array(0),
    crewOpen: new Uint8Array(0),
    isPlain: new Uint8Array(problem.meetings.length),
    delegatesOf: problem.parties.map(({ delegates }) => Int32Array.from(delegates, ({ id }) => roll.numberOf(id))),
    desks: Int32Array.from(problem.parties, (party) => party.parallelDesks),
    openTables: Int32Array.from(openTables),
    longestStretch: new Int32Array(roll.ids.length),
    order: readOrder(problem),
    fairness:
      problem.fairnessLimit === undefined ? usualFairness : { limit: problem.fairnessLimit, cost: askedFairnessCost },
  }
  for (const { id, longestStretch } of problem.interpreters) model.longestStretch[roll.numberOf(id)] = longestStretch
  enterCrews(model, crews, roll.numberOf)
  for (const [side, party] of model.partyOf.entries()) model.meetingsOf[party]!.push(side >> 1)
  markPlain(model)
  model.slotsOf = problem.meetings.map((_, meeting) => listOpenSlots(model, meeting))
  return model
}

function readOrder({ meetings, precedences = [] }: Problem): Order | undefined {
  if (precedences.length === 0) return undefined
  const numberOf = new Map(meetings.map(({ id }, meeting) => [id, meeting]))
  const order: Order = { before: meetings.map(() => []), after: meetings.map(() => []) }
  for (const [one, other] of precedences) {
    order.before[numberOf.get(other)!]!.push(numberOf.get(one)!)
    order.after[numberOf.get(one)!]!.push(numberOf.get(other)!)
  }
  return order
}

/** Everybody and every locked table once, numbered. */
function callRoll(problem: Problem): { ids: string[]; numberOf: (id: string, isTable?: boolean) => number } {
  const persons = new Map<string, number>()
  const tables = new Map<string, number>()
  const ids: string[] = []
  const enter = (map: Map<string, number>, id: string) => {
    if (!map.has(id)) map.set(id, ids.push(id) - 1)
  }
  for (const { id } of problem.parties.flatMap((party) => party.delegates)) enter(persons, id)
  for (const { id } of problem.interpreters) enter(persons, id)
  for (const { fixed } of problem.meetings) if (fixed?.table !== undefined) enter(tables, fixed.table)
  return { ids, numberOf: (id, isTable) => (isTable ? tables : persons).get(id)! }
}

function crewsOf(problem: Problem, meeting: Meeting, partyOf: (id: string) => Party): Crew[] {
  if (isForbidden(problem, meeting)) return []
  return listCrews([partyOf(meeting.parties[0]), partyOf(meeting.parties[1])], problem.interpreters)
}

function startsOf(crews: Crew[][]): number[] {
  let start = 0
  return [0, ...crews.map(({ length }) => (start += length))]
}

function enterCrews(model: Model, crews: Crew[][], numberOf: (id: string, isTable?: boolean) => number): void {
  const count = model.crewStart[crews.length]!
  model.crewMembers = new Int32Array(count * crewSize).fill(-1)
  model.crewOpen = new Uint8Array(count * model.slots)
  let crew = 0
  for (const [index, ofMeeting] of crews.entries()) {
    const meeting = model.problem.meetings[index]!
    for (const { delegates, interpreter } of ofMeeting) {
      const members = delegates.map(({ id }) => numberOf(id))
      members.push(interpreter ? numberOf(interpreter.id) : -1)
      if (meeting.fixed?.table !== undefined) members.push(numberOf(meeting.fixed.table, true))
      model.crewMembers.set(members, crew * crewSize)
      for (const slot of delegates[0].freeSlots) {
        const present = delegates[1].freeSlots.includes(slot) && (interpreter?.freeSlots.includes(slot) ?? true)
        if (present && isAllowed(model, meeting, slot)) model.crewOpen[crew * model.slots + slot] = 1
      }
      crew++
    }
  }
}

function isAllowed(model: Model, meeting: Meeting, slot: number): boolean {
  if (model.openTables[slot] === 0 || !isSlotAllowed(meeting, slot)) return false
  const locked = meeting.fixed?.table
  return locked === undefined || !model.problem.tables.find(({ id }) => id === locked)?.closedSlots.includes(slot)
}

function markPlain(model: Model): void {
  const { problem, members, delegatesOf, partyOf, crewStart, crewMembers, isPlain } = model
  const roles = new Map<string, number>(members.map((id) => [id, 0]))
  const everybody = [...problem.parties.flatMap(({ delegates }) => delegates), ...problem.interpreters]
  for (const { id } of everybody) roles.set(id, roles.get(id)! + 1)
  const isSingle = (party: number) =>
    delegatesOf[party]!.length === 1 && roles.get(members[delegatesOf[party]![0]!]!) === 1
  for (let meeting = 0; meeting < model.meetings; meeting++) {
    const crew = crewStart[meeting]!
    if (
      crewStart[meeting + 1]! - crew !== 1 ||
      crewMembers.subarray(crew * crewSize + 2, (crew + 1) * crewSize).some((member) => member >= 0)
    )
      continue
    if (isSingle(partyOf[meeting * 2]!) && isSingle(partyOf[meeting * 2 + 1]!)) isPlain[meeting] = 1
  }
}

function listOpenSlots(model: Model, meeting: number): Int32Array {
  const open: number[] = []
  for (let slot = 0; slot < model.slots; slot++) {
    for (let crew = model.crewStart[meeting]!; crew < model.crewStart[meeting + 1]!; crew++) {
      if (model.crewOpen[crew * model.slots + slot] === 0) continue
      open.push(slot)
      break
    }
  }
  return Int32Array.from(open)
}
