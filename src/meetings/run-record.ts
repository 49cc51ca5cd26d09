import { sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { newId } from '#platform/ids.ts'
import { Refusal, type RefusalParams } from '#platform/refusal.ts'
import type { GoalStanding } from './engine/plan.ts'
import type { Progress } from './engine/solve.ts'

/** One search for a plan on behalf of an organiser, from the press of the button until its end has been seen. */
export type Run = {
  id: string
  eventId: string
  startedBy: string | null
  startedAt: Date
  best: Progress | null
  outcome: Outcome | null
}

/** What came of it: the plan that is the draft now, or why there is none. */
export type Outcome =
  | { placed: number; moved: number; breaks: number; fewestBreaks: number; isOptimal: boolean; goals?: GoalStanding[] }
  | { code: string; params?: RefusalParams }

// Its process reports several times a second; silent for so long, it is gone and has changed nothing.
const SILENT_SECONDS = 15
// A board that refreshes itself meanwhile does not take the sentence away.
const READ_SECONDS = 15

export async function beginRun(db: Db, actor: Actor, eventId: string): Promise<Run> {
  const [id, at] = [newId(), now()]
  const { rows } = await sql`
    insert into meetings.run as r (event_id, id, started_by, started_at, heard_at)
    values (${eventId}, ${id}, ${actor.personId}, ${at}, clock_timestamp())
    on conflict (event_id) do update set id = excluded.id, started_by = excluded.started_by,
      started_at = excluded.started_at, heard_at = excluded.heard_at,
      best = null, stop_asked_at = null, ended_at = null, outcome = null, seen_at = null
    where r.ended_at is not null or ${isSilent()}
    returning id`.execute(db)
  if (rows.length === 0) throw new Refusal('timetable.already-solving', { status: 409 })
  return { id, eventId, startedBy: actor.personId, startedAt: at, best: null, outcome: null }
}

/** The run as far as it is known to anybody; none when it died with its process, or when its end has been read. */
export async function findRun(db: Db, eventId: string): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    select id, event_id as "eventId", started_by as "startedBy", started_at as "startedAt", best, outcome
    from meetings.run r
    where event_id = ${eventId} and (seen_at is null or seen_at > ${secondsAgo(READ_SECONDS)})
      and (ended_at is not null or not ${isSilent()})`.execute(db)
  return rows[0]
}

/** The run as this organiser should see it: while it lasts, everybody; its end who started it, as long as one reads. */
export async function lookAtRun(db: Db, actor: Actor, eventId: string): Promise<Run | undefined> {
  const run = await findRun(db, eventId)
  if (!run?.outcome) return run
  if (run.startedBy !== actor.personId) return undefined
  await sql`update meetings.run set seen_at = coalesce(seen_at, ${now()}) where id = ${run.id}`.execute(db)
  return run
}

/** Still alive, and this far. Returns whether somebody wants it to stop. */
export async function reportRun(db: Db, run: Run, best: Progress | undefined): Promise<boolean> {
  const { rows } = await sql<{ is_asked: boolean }>`
    update meetings.run set heard_at = clock_timestamp(), best = ${best ? JSON.stringify(best) : null}::jsonb
    where id = ${run.id} returning stop_asked_at is not null as is_asked`.execute(db)
  return rows[0]?.is_asked ?? false
}

export async function closeRun(db: Db, run: Run, outcome: Outcome): Promise<void> {
  await sql`update meetings.run set ended_at = ${now()}, outcome = ${JSON.stringify(outcome)}::jsonb
    where id = ${run.id}`.execute(db)
}

export async function askToStop(db: Db, eventId: string): Promise<Run | undefined> {
  const run = await findRun(db, eventId)
  if (!run || run.outcome) return undefined
  await sql`update meetings.run set stop_asked_at = ${now()} where id = ${run.id}`.execute(db)
  return run
}

function secondsAgo(seconds: number): Date {
  return new Date(+now() - seconds * 1000)
}

function isSilent() {
  return sql`r.heard_at < clock_timestamp() - make_interval(secs => ${SILENT_SECONDS})`
}
