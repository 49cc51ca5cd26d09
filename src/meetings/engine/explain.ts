import { listLegalSlots } from './cells.ts'
import type { Change } from './change.ts'
import { type Crew, listCrews, listPairs } from './crews.ts'
import type { Placement } from './placement.ts'
import type { Delegate, Meeting, Party, Problem } from './problem.ts'
import type { Reason } from './reason.ts'
import { findFewestChanges } from './remedies.ts'
import { isForbidden, isSlotAllowed } from './rules.ts'
import { isPresent, listHeld, listOutOfOrder, readStanding, type Standing, wouldTire } from './standing.ts'
import { suits } from './suiting.ts'
import { hasFreeTable, hasOpenTable, listFreeExamples, listOpenTables, listTablesFor } from './tables-for.ts'
import { findTooFar } from './too-far.ts'

/** Why the meeting has no place while all others stay put, and the fewest changes that would give it one. */
export function explain(problem: Problem, placements: Placement[], meetingId: string): Reason {
  return explainStanding(readStanding(problem, placements), meetingId)
}

export function explainStanding(standing: Standing, meetingId: string): Reason {
  const meeting = standing.meetings.get(meetingId)
  if (!meeting) return { code: 'unknown-meeting', changes: [] }
  const slots = listLegalSlots(standing, meeting)
  if (slots.length > 0) return { code: 'placeable', slots, changes: [] }
  const cause = findCauseInProblem(standing, meeting) ?? findCauseInPlan(standing, meeting)
  return { ...cause, changes: findFewestChanges(standing, meeting, remediesFor[cause.code]) }
}

type Cause = DistributiveOmit<Exclude<Reason, { code: 'unknown-meeting' | 'placeable' }>, 'changes'>
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

const remediesFor: Record<Cause['code'], Change['kind'][]> = {
  forbidden: ['allow-pair'],
  'no-common-slot': ['open-slot', 'allow-slot', 'add-delegate'],
  'no-language': ['add-interpreter'],
  'no-table': ['add-table'],
  'table-unfit': ['allow-slot'],
  'tables-full': ['open-table', 'add-table'],
  'interpreters-full': ['add-interpreter'],
  'party-full': ['open-slot', 'add-desk'],
  'order-kept': ['drop-meeting'],
  'too-far': ['open-table', 'add-table', 'drop-meeting'],
  beaten: ['drop-meeting'],
}

/** What holds on an empty day too. */
function findCauseInProblem(standing: Standing, meeting: Meeting): Cause | undefined {
  const { problem } = standing
  if (isForbidden(problem, meeting)) return { code: 'forbidden', parties: meeting.parties }
  const slots = listAllowedSlots(standing, meeting)
  const common = slots.filter((slot) => listPairsPresent(standing, meeting, slot).length > 0)
  if (common.length === 0) return { code: 'no-common-slot', parties: meeting.parties }
  const understood = common.filter((slot) => listCrewsPresent(standing, meeting, slot).length > 0)
  if (understood.length === 0) {
    return { code: 'no-language', languages: listLanguages(standing, meeting), slots: common }
  }
  const crews = understood.flatMap((slot) => listCrewsPresent(standing, meeting, slot))
  const hasNone = ({ delegates }: Crew) => listTablesFor(standing, meeting, delegates).length === 0
  if (standing.problem.tables.length > 0 && crews.every(hasNone)) {
    return nameLackingTable(meeting, crews)
  }
  const isClosed = (slot: number) => listCrewsSeatable(standing, meeting, slot).length === 0
  return understood.every(isClosed) ? { code: 'tables-full', slots: understood } : undefined
}

function nameLackingTable({ fixed, needs = [] }: Meeting, crews: Crew[]): Cause {
  if (fixed?.table !== undefined) return { code: 'table-unfit', table: fixed.table }
  const online = crews.every(({ delegates }) => delegates.some(({ remote }) => remote))
  return { code: 'no-table', features: needs, online }
}

/** What others hold. Only slots count in which the meeting could be held if it were the only one. */
function findCauseInPlan(standing: Standing, meeting: Meeting): Cause {
  const suiting = listAllowedSlots(standing, meeting).filter(
    (slot) => listCrewsSeatable(standing, meeting, slot).length > 0,
  )
  for (const side of listSidesByWishes(standing, meeting)) {
    if (suiting.some((slot) => isSideFree(standing, meeting, side, slot))) continue
    const party = meeting.parties[side]
    const meetings = unique(suiting.flatMap((slot) => listHeldBySide(standing, meeting, side, slot)))
    return { code: 'party-full', party, wishes: standing.wishesOf.get(party)!, slots: suiting, meetings }
  }
  const free = suiting.filter((slot) => listCrewsSitting(standing, meeting, slot).length > 0)
  if (free.length === 0) {
    const sides = [0, 1] as const
    const meetings = suiting.flatMap((slot) => sides.flatMap((side) => listHeldBySide(standing, meeting, side, slot)))
    return { code: 'beaten', slots: suiting, meetings: unique(meetings) }
  }
  return findCauseInRoom(standing, meeting, free)
}

/** Both sides are free in these slots: what lacks is a table, an interpreter, time to walk or the right order. */
function findCauseInRoom(standing: Standing, meeting: Meeting, free: number[]): Cause {
  const lacksTable = (slot: number) =>
    !listCrewsSitting(standing, meeting, slot).some((crew) => hasFreeTable(standing, meeting, crew.delegates, slot))
  if (free.every(lacksTable)) return { code: 'tables-full', slots: free }
  const lacksInterpreter = (slot: number) => listCrewsFree(standing, meeting, slot).length === 0
  if (free.every(lacksInterpreter)) {
    return { code: 'interpreters-full', languages: listLanguages(standing, meeting), slots: free }
  }
  const possible = free.filter((slot) => listSeats(standing, meeting, slot).length > 0)
  const isNear = ({ tooFar }: Seat) => tooFar.length === 0
  const reached = possible.filter((slot) => listSeats(standing, meeting, slot).some(isNear))
  const outOfOrder = (slots: number[]) => slots.flatMap((slot) => listOutOfOrder(standing, meeting, slot))
  if (reached.length > 0) return { code: 'order-kept', slots: reached, meetings: unique(outOfOrder(reached)) }
  const inOrder = possible.filter((slot) => outOfOrder([slot]).length === 0)
  const tooFar = (slots: number[]) =>
    slots.flatMap((slot) => listSeats(standing, meeting, slot).flatMap((seat) => seat.tooFar))
  if (inOrder.length > 0) return { code: 'too-far', slots: inOrder, meetings: unique(tooFar(inOrder)) }
  const meetings = free.flatMap((slot) => listRivals(standing, meeting, slot))
  return { code: 'beaten', slots: free, meetings: unique([...meetings, ...outOfOrder(possible), ...tooFar(possible)]) }
}

function listAllowedSlots({ problem }: Standing, meeting: Meeting): number[] {
  return problem.slots.map((_, slot) => slot).filter((slot) => isSlotAllowed(meeting, slot))
}

function partiesOf({ parties }: Standing, meeting: Meeting): [Party, Party] {
  return [parties.get(meeting.parties[0])!, parties.get(meeting.parties[1])!]
}

function listPairsPresent(standing: Standing, meeting: Meeting, slot: number): [Delegate, Delegate][] {
  return listPairs(...partiesOf(standing, meeting)).filter((pair) => pair.every((person) => isPresent(person, slot)))
}

/** Crews that could sit in the slot if nobody had another meeting. */
function listCrewsPresent(standing: Standing, meeting: Meeting, slot: number): Crew[] {
  return listCrews(partiesOf(standing, meeting), standing.problem.interpreters).filter(
    ({ delegates, interpreter }) =>
      delegates.every((person) => isPresent(person, slot)) && (!interpreter || isPresent(interpreter, slot)),
  )
}

/** Those of them for whom a table that will do is open. */
function listCrewsSeatable(standing: Standing, meeting: Meeting, slot: number): Crew[] {
  return listCrewsPresent(standing, meeting, slot).filter(({ delegates }) =>
    hasOpenTable(standing, meeting, delegates, slot),
  )
}

/** Those of them whose delegates are free and have a desk, whatever the interpreter does. */
function listCrewsSitting(standing: Standing, meeting: Meeting, slot: number): Crew[] {
  if (!hasDesk(standing, meeting, 0, slot) || !hasDesk(standing, meeting, 1, slot)) return []
  const isFree = ({ id }: Delegate) => listHeld(standing.ofPerson, id, slot, meeting.id).length === 0
  return listCrewsSeatable(standing, meeting, slot).filter(({ delegates }) => delegates.every(isFree))
}

function listCrewsFree(standing: Standing, meeting: Meeting, slot: number): Crew[] {
  return listCrewsSitting(standing, meeting, slot).filter(
    ({ interpreter }) =>
      !interpreter ||
      (listHeld(standing.ofPerson, interpreter.id, slot, meeting.id).length === 0 &&
        !wouldTire(standing, interpreter, slot, meeting.id)),
  )
}

/** A crew and a kind of table that are both free, and the meetings from or to which somebody could not walk in time. */
type Seat = { tooFar: string[] }

function listSeats(standing: Standing, meeting: Meeting, slot: number): Seat[] {
  const tables = listFreeExamples(standing, meeting, slot)
  return listCrewsFree(standing, meeting, slot).flatMap(({ delegates, interpreter }) => {
    const here = [...delegates.filter(({ remote }) => !remote), ...(interpreter ? [interpreter] : [])]
    return tables
      .filter((table) => suits(standing.booths, meeting, delegates, table))
      .map(({ place }) => ({
        tooFar: here.flatMap(({ id }) => findTooFar(standing, meeting, id, { slot, place })?.meetings ?? []),
      }))
  })
}

function isSideFree(standing: Standing, meeting: Meeting, side: 0 | 1, slot: number): boolean {
  if (!hasDesk(standing, meeting, side, slot)) return false
  return listCrewsSeatable(standing, meeting, slot).some(
    ({ delegates }) => listHeld(standing.ofPerson, delegates[side].id, slot, meeting.id).length === 0,
  )
}

function hasDesk(standing: Standing, meeting: Meeting, side: 0 | 1, slot: number): boolean {
  const party = partiesOf(standing, meeting)[side]
  return listHeld(standing.ofParty, party.id, slot, meeting.id).length < party.parallelDesks
}

/** Meetings that keep the party from sitting at this one: at its desks, or with its delegates elsewhere. */
function listHeldBySide(standing: Standing, meeting: Meeting, side: 0 | 1, slot: number): string[] {
  if (isSideFree(standing, meeting, side, slot)) return []
  const party = partiesOf(standing, meeting)[side]
  return [
    ...listHeld(standing.ofParty, party.id, slot, meeting.id),
    ...party.delegates.flatMap(({ id }) => listHeld(standing.ofPerson, id, slot, meeting.id)),
  ]
}

/** Meetings at the tables this one could use, if none is free, and else with the interpreters it needs. */
function listRivals(standing: Standing, meeting: Meeting, slot: number): string[] {
  const crews = listCrewsSitting(standing, meeting, slot)
  return crews.flatMap(({ delegates, interpreter }) => {
    if (hasFreeTable(standing, meeting, delegates, slot)) {
      return interpreter ? listHeld(standing.ofPerson, interpreter.id, slot, meeting.id) : []
    }
    const tables = listOpenTables(standing, meeting, delegates, slot)
    return tables.flatMap(({ id }) => listHeld(standing.ofTable, id, slot, meeting.id))
  })
}

function listSidesByWishes({ wishesOf }: Standing, { parties }: Meeting): (0 | 1)[] {
  return wishesOf.get(parties[0])! >= wishesOf.get(parties[1])! ? [0, 1] : [1, 0]
}

function listLanguages(standing: Standing, meeting: Meeting): [string[], string[]] {
  const [left, right] = partiesOf(standing, meeting)
  const ofParty = ({ delegates }: Party) => unique(delegates.flatMap(({ languages }) => languages))
  return [ofParty(left), ofParty(right)]
}

function unique<T>(list: T[]): T[] {
  return [...new Set(list)]
}
