import { readCalendar } from '../calendar.ts'
import type { Placement } from '../placement.ts'
import type { Delegate, Meeting, Party, Problem } from '../problem.ts'
import { isFrozen, type Moment } from './moment.ts'

/** What happens on the day. A span of slots begins at `from`, or now; one without `slots` lasts for the rest of the day. */
export type RepairEvent =
  /** The person, delegate or interpreter, is not here yet. */
  | { kind: 'person-late'; person: string; slots: number; from?: number }
  /** The person has gone home. */
  | { kind: 'person-left'; person: string; from?: number }
  /** The person will not come at all, today or later. */
  | { kind: 'no-show'; person: string; from?: number }
  | { kind: 'person-busy'; person: string; slot: number }
  | { kind: 'interpreter-ill'; interpreter: string; slots?: number; from?: number }
  | { kind: 'table-gone'; table: string; slots?: number; from?: number }
  /** Nobody meets in this slot. */
  | { kind: 'slot-lost'; slot: number }
  | { kind: 'meeting-added'; meeting: Meeting }
  /** Somebody walks in, with wishes. */
  | { kind: 'party-added'; party: Party; meetings: Meeting[] }

export type EventFault =
  | { code: 'unknown-person'; owner: string }
  | { code: 'unknown-table'; owner: string }
  | { code: 'unknown-slot'; owner: string; slot: number }
  | { code: 'count-below-one'; owner: string; field: 'slots' }

/** An event that cannot be understood; `fault` says why. */
export class MalformedEvent extends Error {
  readonly fault: EventFault

  constructor(fault: EventFault) {
    super(`${fault.code} (${fault.owner})`)
    this.name = 'MalformedEvent'
    this.fault = fault
  }
}

/**
 * The problem as it is after the event. What is past or called stays legal: nobody is declared away from a meeting that
 * is being held. Throws `MalformedEvent`.
 */
export function applyEvent(problem: Problem, placements: Placement[], event: RepairEvent, moment: Moment): Problem {
  switch (event.kind) {
    case 'person-late':
      refuseCount(event.person, event.slots)
      return takePerson(problem, placements, event.person, listSpan(problem, event, moment), moment)
    case 'person-left':
      return takePerson(problem, placements, event.person, listSpan(problem, event, moment), moment)
    case 'no-show': {
      const from = readStart(problem, event, moment)
      const rest = [...problem.slots.keys()].filter((slot) => slot >= from)
      return takePerson(problem, placements, event.person, rest, moment)
    }
    case 'person-busy':
      refuseSlot(problem, event.person, event.slot)
      return takePerson(problem, placements, event.person, [event.slot], moment)
    case 'interpreter-ill':
      refuseCount(event.interpreter, event.slots)
      return takePerson(problem, placements, event.interpreter, listSpan(problem, event, moment), moment)
    case 'table-gone':
      refuseCount(event.table, event.slots)
      if (!problem.tables.some(({ id }) => id === event.table)) {
        throw new MalformedEvent({ code: 'unknown-table', owner: event.table })
      }
      return closeTables(problem, placements, [event.table], listSpan(problem, event, moment), moment)
    case 'slot-lost': {
      refuseSlot(problem, 'slot', event.slot)
      const everyTable = problem.tables.map(({ id }) => id)
      return closeTables(problem, placements, everyTable, [event.slot], moment)
    }
    case 'meeting-added':
      return { ...problem, meetings: [...problem.meetings, event.meeting] }
    case 'party-added': {
      const { party, meetings } = event
      return { ...problem, parties: [...problem.parties, party], meetings: [...problem.meetings, ...meetings] }
    }
  }
}

function readStart(problem: Problem, { from }: { from?: number }, { now }: Moment): number {
  if (from !== undefined) refuseSlot(problem, 'from', from)
  return Math.max(now, from ?? now)
}

function listSpan(problem: Problem, event: { from?: number; slots?: number }, moment: Moment): number[] {
  const { dayOf } = readCalendar(problem.slots)
  const from = readStart(problem, event, moment)
  const until = event.slots === undefined ? Infinity : from + event.slots
  return [...problem.slots.keys()].filter((slot) => slot >= from && slot < until && dayOf[slot] === dayOf[from])
}

function refuseSlot(problem: Problem, owner: string, slot: number): void {
  if (!problem.slots[slot]) throw new MalformedEvent({ code: 'unknown-slot', owner, slot })
}

function refuseCount(owner: string, slots: number | undefined): void {
  if (slots === undefined || (Number.isInteger(slots) && slots >= 1)) return
  throw new MalformedEvent({ code: 'count-below-one', owner, field: 'slots' })
}

function takePerson(problem: Problem, placements: Placement[], id: string, slots: number[], moment: Moment): Problem {
  const isKnown = (person: { id: string }) => person.id === id
  const hosts = problem.parties.filter(({ delegates }) => delegates.some(isKnown))
  if (hosts.length === 0 && !problem.interpreters.some(isKnown)) {
    throw new MalformedEvent({ code: 'unknown-person', owner: id })
  }
  const sits = (placement: Placement) => placement.delegates.includes(id) || placement.interpreter === id
  const lost = withoutFrozen(placements.filter(sits), slots, moment)
  const leave = <T extends Delegate>(person: T): T =>
    person.id === id ? { ...person, freeSlots: person.freeSlots.filter((slot) => !lost.has(slot)) } : person
  const parties = problem.parties.map((party) =>
    hosts.includes(party) ? { ...party, delegates: party.delegates.map(leave) } : party,
  )
  return { ...problem, parties, interpreters: problem.interpreters.map(leave) }
}

function closeTables(
  problem: Problem,
  placements: Placement[],
  ids: string[],
  slots: number[],
  moment: Moment,
): Problem {
  const tables = problem.tables.map((table) => {
    if (!ids.includes(table.id)) return table
    const held = placements.filter((placement) => placement.table === table.id)
    const closed = [...withoutFrozen(held, slots, moment)].filter((slot) => !table.closedSlots.includes(slot))
    return { ...table, closedSlots: [...table.closedSlots, ...closed] }
  })
  return { ...problem, tables }
}

/** The slots but for those that are past, or in which one of these meetings is frozen. */
function withoutFrozen(held: Placement[], slots: number[], moment: Moment): Set<number> {
  const kept = new Set(held.filter((placement) => isFrozen(moment, placement)).map(({ slot }) => slot))
  return new Set(slots.filter((slot) => slot >= moment.now && !kept.has(slot)))
}
