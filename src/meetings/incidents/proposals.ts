import { createHash } from 'node:crypto'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from '../access.ts'
import { type Change, compareLines, listPersonsConcerned } from '../changes.ts'
import type { Day } from '../day.ts'
import type { Placement } from '../engine/placement.ts'
import type { RepairCost, RepairPlan } from '../engine/repair/plan.ts'
import { repair } from '../engine/repair/repair.ts'
import type { Line } from '../lines.ts'
import { lookAhead } from '../releases.ts'
import type { Incident } from './incident.ts'
import { readIncident, readSituation, type Situation } from './situation.ts'

/** A way to go on: what it changes, and for whom. Meetings that lose their place wait again; those waiting may get one. */
export type Proposal = {
  /** Goes with the confirmation, so that what is done is what was looked at. */
  fingerprint: string
  changes: Change[]
  lost: string[]
  refilled: string[]
  personsConcerned: string[]
  cost: RepairCost
}

const PLANS = 3

/**
 * Ways to go on after an incident, the best first: fewest meetings lost, then fewest others moved, then fewest people to
 * tell. Past and called meetings stay as they are. Refuses while the working plan says something people were not told.
 */
export async function proposeRepairs(db: Db, actor: Actor, eventId: string, incident: Incident): Promise<Proposal[]> {
  insist(may.seat(actor, eventId), actor)
  const { draft } = await insistReleased(db, eventId)
  const situation = await readSituation(db, eventId)
  return planRepairs(situation, incident).map(({ plan, day }) => proposalOf(day, plan, draft))
}

/** The engine's plans with the day they are for. The same situation gives the same plans. */
export function planRepairs(situation: Situation, incident: Incident): { plan: RepairPlan; day: Day }[] {
  const { event, day } = readIncident(situation, incident)
  const { nowSlot: now, notice, called } = situation
  if (now >= day.problem.slots.length) throw new Refusal('meetings.incident-day-over', { status: 409 })
  return repair(day.problem, day.placements, event, { now, notice, called, plans: PLANS }).map((plan) => ({
    plan,
    day,
  }))
}

export function proposalOf(day: Day, plan: RepairPlan, draft: readonly Line[]): Proposal {
  const { changes } = compareLines(draft, linesOf(day, plan.placements))
  const { lost, refilled, cost } = plan
  return {
    fingerprint: fingerprintOf(day.placements, plan.placements),
    ...{ changes, lost, refilled, cost },
    personsConcerned: listPersonsConcerned(changes),
  }
}

/** What people know and what stands in the working plan have to be the same before the desk mends it. */
export async function insistReleased(db: Db, eventId: string): Promise<{ draft: Line[]; isReleased: boolean }> {
  const { draft, last, changes } = await lookAhead(db, eventId)
  if (last && changes.length > 0) throw new Refusal('meetings.incident-draft-ahead', { status: 409 })
  return { draft, isReleased: last !== undefined }
}

function linesOf({ problem, interpreterIds }: Day, placements: readonly Placement[]): Line[] {
  return placements.map(({ meeting, slot, table, delegates, interpreter }) => ({
    meetingId: meeting,
    slotId: problem.slots[slot]?.id ?? '',
    tableId: table,
    interpreter: interpreter === null ? null : { id: interpreterIds.get(interpreter) ?? '', personId: interpreter },
    startsAt: new Date(problem.slots[slot]?.startsAt ?? 0),
    endsAt: new Date(problem.slots[slot]?.endsAt ?? 0),
    persons: [...delegates].sort(),
  }))
}

// Of both states: pressed a second time, a plan that is carried out already is not carried out again.
function fingerprintOf(before: readonly Placement[], after: readonly Placement[]): string {
  const said = printOf(before) + printOf(after)
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
}

function printOf(placements: readonly Placement[]): string {
  return placements
    .map(({ meeting, slot, table, delegates, interpreter }) =>
      JSON.stringify([meeting, slot, table, delegates.toSorted(), interpreter]),
    )
    .sort()
    .join()
}
