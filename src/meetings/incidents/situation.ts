import { sql } from 'kysely'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { type Day, readDay } from '../day.ts'
import type { Placement } from '../engine/placement.ts'
import type { RepairEvent } from '../engine/repair/event.ts'
import type { Incident } from './incident.ts'

/** The day as it stands at this moment, and what may not be touched any more. */
export type Situation = {
  day: Day
  /** The first slot that has not begun. */
  nowSlot: number
  /** Slots from `nowSlot` on that begin too soon to send people about. */
  notice: number
  called: string[]
  onHold: Set<string>
}

/** A meeting that is not written down yet goes by this id. */
export const NEW_MEETING = 'new'

/** Who is to be somewhere else within this time would not hear of it. */
const NOTICE_MS = 5 * 60_000

export async function readSituation(db: Db, eventId: string): Promise<Situation> {
  const day = await readDay(db, eventId, 'nothing')
  const { slots } = day.problem
  const at = now().getTime()
  const nowSlot = firstFrom(slots, at)
  return {
    day,
    nowSlot,
    notice: firstFrom(slots, at + NOTICE_MS) - nowSlot,
    called: await listMarked(db, eventId),
    onHold: await listOnHold(db, eventId),
  }
}

/** The incident as the engine knows it, and the problem it happens to. Refuses what makes no difference any more. */
export function readIncident(situation: Situation, incident: Incident): { event: RepairEvent; day: Day } {
  const { day, nowSlot } = situation
  switch (incident.kind) {
    case 'late': {
      const slots = slotAt(day, incident.slotId) - nowSlot
      if (slots < 1) throw new Refusal('meetings.incident-nothing-lost', { field: 'slotId' })
      return {
        day: unfixed(situation, day, incident),
        event: { kind: 'person-late', person: knownPerson(day, incident), slots },
      }
    }
    case 'left':
    case 'no_show':
    case 'interpreter_ill':
      return {
        day: unfixed(situation, day, incident),
        event: { kind: 'person-left', person: knownPerson(day, incident) },
      }
    case 'table_gone': {
      const slots = incident.slotId === undefined ? undefined : slotAt(day, incident.slotId) - nowSlot
      if (slots !== undefined && slots < 1) throw new Refusal('meetings.incident-nothing-lost', { field: 'slotId' })
      if (!day.problem.tables.some(({ id }) => id === incident.tableId)) throw notFound('table')
      const span = slots === undefined ? {} : { slots }
      return { day: unfixed(situation, day, incident), event: { kind: 'table-gone', table: incident.tableId, ...span } }
    }
    case 'slot_lost': {
      const slot = slotAt(day, incident.slotId)
      if (slot < nowSlot) throw new Refusal('meetings.incident-nothing-lost', { field: 'slotId' })
      return { day: unfixed(situation, day, incident), event: { kind: 'slot-lost', slot } }
    }
    case 'added':
      return addMeeting(day, incident.sides)
  }
}

function addMeeting(day: Day, sides: [string, string]): { event: RepairEvent; day: Day } {
  const [one, other] = sides
  if (one === other) throw new Refusal('meetings.with-themselves', { field: 'guestId' })
  const isKnown = (side: string) => day.problem.parties.some(({ id }) => id === side)
  if (!isKnown(one) || !isKnown(other)) throw notFound('participation')
  const known = day.problem.meetings.find(({ parties }) => parties.includes(one) && parties.includes(other))
  if (known && day.placements.some(({ meeting }) => meeting === known.id))
    throw new Refusal('meetings.incident-pair-placed', { field: 'guestId' })
  const meetings = day.problem.meetings.filter((meeting) => meeting !== known)
  const meeting = known ?? { id: NEW_MEETING, parties: sides, weight: 'want' as const }
  return { day: { ...day, problem: { ...day.problem, meetings } }, event: { kind: 'meeting-added', meeting } }
}

// What the organiser holds stays, unless it is struck itself: then a lock would only make it lose its place.
function unfixed({ onHold, nowSlot }: Situation, day: Day, incident: Incident): Day {
  const lines = new Map(day.placements.map((placement) => [placement.meeting, placement]))
  const meetings = day.problem.meetings.map((meeting) => {
    const line = lines.get(meeting.id)
    if (!line || !onHold.has(meeting.id) || line.slot < nowSlot || strikes(day, incident, line)) return meeting
    return { ...meeting, fixed: { slot: line.slot, table: line.table } }
  })
  return { ...day, problem: { ...day.problem, meetings } }
}

function strikes(day: Day, incident: Incident, { slot, table, delegates, interpreter }: Placement): boolean {
  if ('personId' in incident) return delegates.includes(incident.personId) || interpreter === incident.personId
  if (incident.kind === 'table_gone') return table === incident.tableId
  return incident.kind === 'slot_lost' && day.problem.slots[slot]?.id === incident.slotId
}

function knownPerson({ problem }: Day, { personId }: { personId: string }): string {
  const everybody = [...problem.parties.flatMap(({ delegates }) => delegates), ...problem.interpreters]
  if (!everybody.some(({ id }) => id === personId)) throw notFound('delegate')
  return personId
}

function slotAt({ problem }: Day, slotId: string): number {
  const at = problem.slots.findIndex(({ id }) => id === slotId)
  if (at < 0) throw notFound('slot')
  return at
}

function firstFrom(slots: readonly { startsAt: number }[], at: number): number {
  const found = slots.findIndex(({ startsAt }) => startsAt > at)
  return found < 0 ? slots.length : found
}

async function listMarked(db: Db, eventId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct k.meeting_id as id from meetings.mark k join meetings.meeting m on m.id = k.meeting_id
    where m.event_id = ${eventId}`.execute(db)
  return rows.map(({ id }) => id)
}

async function listOnHold(db: Db, eventId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select h.meeting_id as id from meetings.hold h join meetings.meeting m on m.id = h.meeting_id
    where m.event_id = ${eventId}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
