import { type Calendar, readCalendar } from '../calendar.ts'
import { readCosts } from '../goals.ts'
import type { Delegate, Meeting, Problem, Table } from '../problem.ts'
import { isSlotAllowed } from '../rules.ts'
import { readWalks } from '../walks.ts'
import { weighMeetings } from '../worth.ts'
import { type BreakCosts, listBreakCosts } from './comfort.ts'
import { type CrewAtTable, crewSize, type ExtraCrews, listCrewsAtTables } from './crews-at-tables.ts'
import { type Minimum, readMinimum } from './minimum.ts'
import { readWalking, type Walking } from './walking.ts'

export { crewSize } from './crews-at-tables.ts'

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
  /**
   * Crews of meeting m are `crewStart[m]` up to `crewStart[m + 1]`; those without interpreter come first. The same people
   * at another kind of table are another crew.
   */
  crewStart: Int32Array
  /** At `crew * crewSize`: two delegates, the interpreter and a locked table, -1 where there is none. */
  crewMembers: Int32Array
  crewKind: Int32Array
  /** How gladly a crew is avoided: an interpreter counts two, and a video room for people who are here one. */
  crewRank: Uint8Array
  /** 1 at `crew * slots + slot` where everybody in the crew is present and the slot is allowed. */
  crewOpen: Uint8Array
  /**
   * 1 for a meeting of two people who sit for nobody else and for whom nobody else could sit, who have no walks, without
   * interpreter or lock, and at tables of the plain kind only.
   */
  isPlain: Uint8Array
  plainKind: number
  /** Per party, the members who may sit for it. */
  delegatesOf: Int32Array[]
  desks: Int32Array
  /** Tables that no rule tells apart are of one kind; kinds that nobody may use are left out. */
  kinds: number
  /** Per table, -1 for one that nobody may use. */
  kindOfTable: Int32Array
  /** Per slot, tables of all kinds. */
  openTables: Int32Array
  /** At `slot * kinds + kind`. */
  openOfKind: Int32Array
  walking: Walking | undefined
  /** Per member: most slots it interprets in a row. */
  longestStretch: Int32Array
  order: Order | undefined
  breakCosts: BreakCosts
  minimum: Minimum | undefined
  /** The search has to cool down to this part of the usual cold. */
  leastCost: number
}

/** Per meeting, those that are over before it begins, and those that begin when it is over. */
export type Order = { before: number[][]; after: number[][] }

export function buildModel(problem: Problem, extraCrews: ExtraCrews = new Map()): Model {
  const costs = readCosts(problem)
  const roll = callRoll(problem)
  const walks = readWalks(problem)
  const { crews, kinds, kindOfTable } = listCrewsAtTables(problem, walks, extraCrews)
  const openOfKind = countOpenOfKind(problem, kinds)
  const numberOf = new Map(problem.parties.map(({ id }, party) => [id, party]))
  const model: Model = {
    problem,
    calendar: readCalendar(problem.slots),
    slots: problem.slots.length,
    meetings: problem.meetings.length,
    parties: problem.parties.length,
    members: roll.ids,
    partyOf: new Int32Array(problem.meetings.length * 2),
    meetingsOf: problem.parties.map(() => []),
    worth: weighMeetings(problem.meetings, costs.score),
    slotsOf: [],
    crewStart: Int32Array.from(startsOf(crews)),
    crewMembers: new Int32Array(0),
    crewKind: Int32Array.from(crews.flatMap((ones) => ones.map(({ kind }) => kind))),
    crewRank: rankCrews(crews, kinds),
    crewOpen: new Uint8Array(0),
    isPlain: new Uint8Array(problem.meetings.length),
    plainKind: 0,
    delegatesOf: problem.parties.map(({ delegates }) => Int32Array.from(delegates, ({ id }) => roll.numberOf(id))),
    desks: Int32Array.from(problem.parties, (party) => party.parallelDesks),
    kinds: Math.max(1, kinds.length),
    kindOfTable,
    openTables: countOpenTables(openOfKind, problem.slots.length),
    openOfKind,
    walking: undefined,
    longestStretch: new Int32Array(roll.ids.length),
    order: readOrder(problem),
    breakCosts: listBreakCosts(costs, problem.slots.length),
    minimum: readMinimum(problem, costs),
    leastCost: costs.least,
  }
  for (const { id, longestStretch } of problem.interpreters) model.longestStretch[roll.numberOf(id)] = longestStretch
  for (const [meeting, { parties }] of problem.meetings.entries()) {
    for (const side of [0, 1] as const) {
      const party = numberOf.get(parties[side])!
      model.partyOf[meeting * 2 + side] = party
      model.meetingsOf[party]!.push(meeting)
    }
  }
  enterCrews(model, crews, roll.numberOf)
  if (walks && crews.length > 0) model.walking = readWalking(problem, walks, kinds, crews.flat(), model)
  markPlain(model)
  model.slotsOf = listOpenSlots(model)
  return model
}

function countOpenOfKind({ slots }: Problem, kinds: Table[][]): Int32Array {
  const open = new Int32Array(slots.length * Math.max(1, kinds.length))
  for (const [kind, tables] of kinds.entries()) {
    for (const slot of slots.keys()) open[slot * kinds.length + kind] = tables.length
    for (const { closedSlots } of tables) for (const slot of new Set(closedSlots)) open[slot * kinds.length + kind]!--
  }
  return open
}

function countOpenTables(openOfKind: Int32Array, slots: number): Int32Array {
  const kinds = openOfKind.length / slots
  return Int32Array.from({ length: slots }, (_, slot) =>
    openOfKind.subarray(slot * kinds, (slot + 1) * kinds).reduce((sum, open) => sum + open, 0),
  )
}

function rankCrews(crews: CrewAtTable[][], kinds: Table[][]): Uint8Array {
  // Where nobody is remote, online tables and others are of one kind.
  const isOnline = kinds.map((tables) => tables.every(({ online }) => online))
  const isWasted = ({ delegates, kind }: CrewAtTable) =>
    isOnline[kind]! && kinds.length > 1 && !delegates.some(({ remote }) => remote)
  return Uint8Array.from(
    crews.flatMap((ones) => ones.map((crew) => (crew.interpreter ? 2 : 0) + (isWasted(crew) ? 1 : 0))),
  )
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

function startsOf(crews: CrewAtTable[][]): number[] {
  let start = 0
  return [0, ...crews.map(({ length }) => (start += length))]
}

function enterCrews(
  model: Model,
  crews: CrewAtTable[][],
  numberOf: (id: string, isTable?: boolean) => number | undefined,
): void {
  const { problem, slots, kinds, openOfKind } = model
  const count = model.crewStart[crews.length]!
  model.crewMembers = new Int32Array(count * crewSize).fill(-1)
  model.crewOpen = new Uint8Array(count * slots)
  const presence = new Map<Delegate, Uint8Array>()
  const presenceOf = (person: Delegate) => {
    const known = presence.get(person) ?? markSlots(slots, person.freeSlots)
    presence.set(person, known)
    return known
  }
  const always = new Uint8Array(slots).fill(1)
  let crew = 0
  for (const [index, ofMeeting] of crews.entries()) {
    const meeting = problem.meetings[index]!
    const isAllowed = markAllowed(problem, meeting) ?? always
    for (const { delegates, interpreter, kind } of ofMeeting) {
      const at = crew * crewSize
      model.crewMembers[at] = numberOf(delegates[0].id)!
      model.crewMembers[at + 1] = numberOf(delegates[1].id)!
      if (interpreter) model.crewMembers[at + 2] = numberOf(interpreter.id)!
      if (meeting.fixed?.table !== undefined) model.crewMembers[at + 3] = numberOf(meeting.fixed.table, true)!
      const isHere = presenceOf(delegates[0])
      const isThere = presenceOf(delegates[1])
      const isBetween = interpreter ? presenceOf(interpreter) : always
      for (let slot = 0; slot < slots; slot++) {
        const isPresent = isHere[slot]! & isThere[slot]! & isBetween[slot]!
        const hasTable = openOfKind[slot * kinds + kind]! > 0 ? 1 : 0
        model.crewOpen[crew * slots + slot] = isPresent & isAllowed[slot]! & hasTable
      }
      crew++
    }
  }
}

function markSlots(slots: number, marked: number[]): Uint8Array {
  const marks = new Uint8Array(slots)
  for (const slot of marked) marks[slot] = 1
  return marks
}

/** Slots the meeting may be held in, by its lock or its list; undefined when it may be held in any. */
function markAllowed({ slots, tables }: Problem, meeting: Meeting): Uint8Array | undefined {
  const { fixed, allowedSlots } = meeting
  if (!fixed && !allowedSlots) return undefined
  const locked = tables.find(({ id }) => id === fixed?.table)
  return Uint8Array.from(slots, (_, slot) =>
    isSlotAllowed(meeting, slot) && !locked?.closedSlots.includes(slot) ? 1 : 0,
  )
}

function markPlain(model: Model): void {
  const { problem, members, delegatesOf, partyOf, crewStart, crewMembers, crewKind, isPlain } = model
  const roles = new Map<string, number>()
  const note = ({ id }: Delegate) => roles.set(id, (roles.get(id) ?? 0) + 1)
  for (const { delegates } of problem.parties) delegates.forEach(note)
  problem.interpreters.forEach(note)
  const isSingle = delegatesOf.map(
    ([only, ...others]) =>
      others.length === 0 && roles.get(members[only!]!) === 1 && model.walking?.isWalker[only!] !== 1,
  )
  const ofKind = new Int32Array(model.kinds)
  for (let meeting = 0; meeting < model.meetings; meeting++) {
    const crew = crewStart[meeting]!
    if (crewStart[meeting + 1]! - crew !== 1) continue
    if (crewMembers[crew * crewSize + 2]! >= 0 || crewMembers[crew * crewSize + 3]! >= 0) continue
    if (!isSingle[partyOf[meeting * 2]!] || !isSingle[partyOf[meeting * 2 + 1]!]) continue
    isPlain[meeting] = 1
    ofKind[crewKind[crew]!]!++
  }
  model.plainKind = ofKind.indexOf(Math.max(...ofKind))
  for (const meeting of isPlain.keys()) {
    if (crewKind[crewStart[meeting]!] !== model.plainKind) isPlain[meeting] = 0
  }
}

/** Per meeting, the slots in which any of its crews could sit. */
function listOpenSlots({ meetings, slots, crewStart, crewOpen }: Model): Int32Array[] {
  const all = new Int32Array(meetings * slots)
  const starts = new Int32Array(meetings + 1)
  let count = 0
  for (let meeting = 0; meeting < meetings; meeting++) {
    const until = crewStart[meeting + 1]! * slots
    for (let slot = 0; slot < slots; slot++) {
      for (let at = crewStart[meeting]! * slots + slot; at < until; at += slots) {
        if (crewOpen[at] === 0) continue
        all[count++] = slot
        break
      }
    }
    starts[meeting + 1] = count
  }
  return Array.from({ length: meetings }, (_, meeting) => all.subarray(starts[meeting], starts[meeting + 1]))
}
