import { isDeepStrictEqual } from 'node:util'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { addJob } from '#platform/jobs.ts'
import { refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { usualOrder } from './engine/goals.ts'
import type { Goal, Goals } from './engine/problem.ts'

/** How an event runs its meetings. */
export type DayRule = {
  /** `organiser`: what is agreed waits for the organiser's timetable. `participants`: it is placed on acceptance. */
  arrangedBy: 'organiser' | 'participants'
  /** How many unanswered requests one organisation may have out. */
  openRequestsMax: number
  /** When what nobody answered lapses. */
  requestsLapseAt: Date | null
  /** How many others one organisation may say it must meet. */
  mustsMax: number
  /** Until when organisations may state wishes themselves. */
  wishesCloseAt: Date | null
  /** How many days after the event organisations are asked for results that are missing. */
  resultsAskedAfterDays: number
  /** What counts first among plans that hold as many meetings; null weighs the goals against each other. */
  goals: Goal[] | null
  /** More breaks than these are too many for one organisation. */
  fairBreaks: number
  /** So many meetings each organisation should have that wishes for as many; 0 asks for none. */
  meetingsMin: number
}

const DEFAULT: DayRule = {
  arrangedBy: 'organiser',
  openRequestsMax: 10,
  requestsLapseAt: null,
  mustsMax: 5,
  wishesCloseAt: null,
  resultsAskedAfterDays: 3,
  goals: null,
  fairBreaks: 2,
  meetingsMin: 0,
}

export async function getDayRule(db: Db, eventId: string): Promise<DayRule> {
  const rule = await db
    .selectFrom('meetings.day_rule')
    .select(['arranged_by as arrangedBy', 'open_requests_max as openRequestsMax'])
    .select(['requests_lapse_at as requestsLapseAt', 'musts_max as mustsMax', 'wishes_close_at as wishesCloseAt'])
    .select(['results_asked_after_days as resultsAskedAfterDays', 'goals'])
    .select(['fair_breaks as fairBreaks', 'meetings_min as meetingsMin'])
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return rule ? { ...rule, goals: rule.goals as Goal[] | null } : DEFAULT
}

/** What the engine is to look at first, if the organiser said so. */
export function goalsOf({ goals, fairBreaks, meetingsMin }: DayRule): Goals | undefined {
  return goals ? { order: goals, fairness: fairBreaks, minimum: meetingsMin } : undefined
}

/** Changes what is given; what is left out stays as it was. */
export async function setDayRule(db: Db, actor: Actor, eventId: string, change: Partial<DayRule>): Promise<void> {
  insist(may.setUp(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const before = await getDayRule(tx, eventId)
    const after = { ...before, ...change }
    if (isDeepStrictEqual(before, after)) return
    const row = {
      arranged_by: after.arrangedBy,
      open_requests_max: after.openRequestsMax,
      requests_lapse_at: after.requestsLapseAt,
      musts_max: after.mustsMax,
      wishes_close_at: after.wishesCloseAt,
      results_asked_after_days: after.resultsAskedAfterDays,
      goals: after.goals,
      fair_breaks: after.fairBreaks,
      meetings_min: after.meetingsMin,
    }
    await refusing(LIMITS, () =>
      tx
        .insertInto('meetings.day_rule')
        .values({ event_id: eventId, ...row })
        .onConflict((conflict) => conflict.column('event_id').doUpdateSet(row))
        .execute(),
    )
    if (after.requestsLapseAt) await scheduleLapse(tx, eventId, after.requestsLapseAt)
    await tell(tx, actor, { kind: 'event.day-rule-set', subject: { kind: 'event', id: eventId }, before, after })
  })
}

/** Puts a goal one place before or after where it is; the first move gives the goals an order. */
export async function moveGoal(
  db: Db,
  actor: Actor,
  eventId: string,
  { goal, direction }: { goal: Goal; direction: 'up' | 'down' },
): Promise<void> {
  insist(may.setUp(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    await tx.selectFrom('meetings.day_rule').select('event_id').where('event_id', '=', eventId).forUpdate().execute()
    const order = [...((await getDayRule(tx, eventId)).goals ?? usualOrder)]
    const from = order.indexOf(goal)
    const to = Math.min(order.length - 1, Math.max(0, from + (direction === 'up' ? -1 : 1)))
    await setDayRule(tx, actor, eventId, { goals: order.toSpliced(from, 1).toSpliced(to, 0, goal) })
  })
}

const LIMITS = {
  day_rule_open_requests_max_check: 'meetings.open-requests-wrong',
  day_rule_musts_max_check: 'meetings.musts-wrong',
  day_rule_results_asked_after_days_check: 'meetings.asking-days-wrong',
  goals_are_each_named_once: 'meetings.goals-wrong',
  day_rule_fair_breaks_check: 'meetings.goal-number-wrong',
  day_rule_meetings_min_check: 'meetings.goal-number-wrong',
}

async function scheduleLapse(tx: Db, eventId: string, runAt: Date): Promise<void> {
  const key = `${eventId} ${runAt.toISOString()}`
  await addJob(tx, { kind: 'meetings.lapse-requests', body: { eventId }, key, runAt })
}
