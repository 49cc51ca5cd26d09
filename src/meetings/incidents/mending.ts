import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from '../access.ts'
import type { Day } from '../day.ts'
import { carryOut, listMoves, listPlacings, lockDraft } from '../draft.ts'
import type { RepairPlan } from '../engine/repair/plan.ts'
import { recordMeeting } from '../meetings.ts'
import type { Site } from '../news.ts'
import { publishDraft } from '../releases.ts'
import type { Incident } from './incident.ts'
import { insistReleased, type Proposal, planRepairs, proposalOf } from './proposals.ts'
import { NEW_MEETING, readSituation } from './situation.ts'

export type Mended = { incidentId: string; release: number | null; told: number; changed: number }

/**
 * Notes the incident and carries out the proposal looked at: who is away is declared away, a table that is gone is
 * closed, meetings move, and where a timetable is out already the next release goes to those concerned and nobody else.
 * All of it or nothing. Refuses when the day has moved on and the proposal with it.
 */
export async function mend(
  db: Db,
  actor: Actor,
  eventId: string,
  { incident, fingerprint, site, note }: { incident: Incident; fingerprint: string; site: Site; note?: string },
): Promise<Mended> {
  insist(may.seat(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    await lockDraft(tx, eventId)
    const { draft, isReleased } = await insistReleased(tx, eventId)
    const chosen = planRepairs(await readSituation(tx, eventId), incident)
      .map(({ plan, day }) => ({ plan, day, proposal: proposalOf(day, plan, draft) }))
      .find(({ proposal }) => proposal.fingerprint === fingerprint)
    if (!chosen) throw new Refusal('meetings.incident-moved-on', { status: 409 })
    const { plan, day, proposal } = chosen
    const meetingId = await writeMeeting(tx, actor, eventId, incident, plan)
    await moveMeetings(tx, actor, eventId, { day, proposal, meetingId })
    const taken = await takeAway(tx, actor, day, plan)
    const mustTell = isReleased && proposal.changes.length > 0
    const released = mustTell ? await publishDraft(tx, actor, eventId, { site, ...(note ? { note } : {}) }) : undefined
    const incidentId = await noteIncident(tx, actor, eventId, { incident, meetingId, releaseId: released?.id ?? null })
    await tell(tx, actor, {
      kind: 'incident.mended',
      subject: { kind: 'event', id: eventId },
      after: {
        incidentId,
        ...incident,
        ...taken,
        cost: proposal.cost,
        lost: proposal.lost,
        refilled: proposal.refilled,
      },
    })
    const { number = null, told = 0 } = released ?? {}
    return { incidentId, release: number, told, changed: proposal.changes.length }
  })
}

async function writeMeeting(tx: Tx, actor: Actor, eventId: string, incident: Incident, { problem }: RepairPlan) {
  if (incident.kind !== 'added') return null
  const { sides } = incident
  const known = problem.meetings.find(
    ({ id, parties }) => id !== NEW_MEETING && sides.every((side) => parties.includes(side)),
  )
  if (known) return known.id
  return (await recordMeeting(tx, actor, { eventId, sides, weight: 'want', cameFrom: 'desk' })).id
}

async function moveMeetings(
  tx: Tx,
  actor: Actor,
  eventId: string,
  { day, proposal, meetingId }: { day: Day; proposal: Proposal; meetingId: string | null },
): Promise<void> {
  const struck = new Set(proposal.changes.map((change) => change.meetingId))
  const before = listPlacings(day.draft).filter((placing) => struck.has(placing.meetingId))
  const after = proposal.changes.flatMap((change) => {
    if (change.kind === 'cancelled') return []
    const [placing] = listPlacings([change.after])
    if (!placing) return []
    return change.meetingId === NEW_MEETING && meetingId ? { ...placing, meetingId } : placing
  })
  await carryOut(tx, actor, eventId, listMoves(before, after))
}

/** What the problem has lost by the incident is taken from the records: hours of people, hours of tables. */
async function takeAway(tx: Tx, actor: Actor, { problem: before }: Day, { problem: after }: RepairPlan) {
  const idOf = (slot: number) => before.slots[slot]?.id ?? ''
  const hoursBefore = new Map(everybodyIn(before).map(({ id, freeSlots }) => [id, freeSlots]))
  const hours = everybodyIn(after).flatMap(({ id, freeSlots }) => {
    const left = new Set(freeSlots)
    return (hoursBefore.get(id) ?? [])
      .filter((slot) => !left.has(slot))
      .map((slot) => ({ personId: id, slotId: idOf(slot) }))
  })
  const closures = after.tables.flatMap(({ id, closedSlots }, at) => {
    const were = new Set(before.tables[at]?.closedSlots)
    return closedSlots.filter((slot) => !were.has(slot)).map((slot) => ({ tableId: id, slotId: idOf(slot) }))
  })
  await sql`delete from meetings.availability a using jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) as h("personId" uuid, "slotId" uuid)
    where a.person_id = h."personId" and a.slot_id = h."slotId"`.execute(tx)
  await sql`insert into meetings.closure (table_id, slot_id, closed_by, closed_at)
    select "tableId", "slotId", ${actor.personId}::uuid, ${now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(closures)}::jsonb) as c("tableId" uuid, "slotId" uuid)
    on conflict do nothing`.execute(tx)
  return { hours, closures }
}

async function noteIncident(
  tx: Tx,
  actor: Actor,
  eventId: string,
  { incident, meetingId, releaseId }: { incident: Incident; meetingId: string | null; releaseId: string | null },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('meetings.incident')
    .values({
      ...{ id, event_id: eventId, kind: incident.kind, meeting_id: meetingId, release_id: releaseId },
      person_id: 'personId' in incident ? incident.personId : null,
      table_id: 'tableId' in incident ? incident.tableId : null,
      slot_id: 'slotId' in incident ? (incident.slotId ?? null) : null,
      ...{ noted_by: actor.personId, noted_at: now() },
    })
    .execute()
  return id
}

function everybodyIn({ parties, interpreters }: Day['problem']) {
  return [...parties.flatMap(({ delegates }) => delegates), ...interpreters]
}
