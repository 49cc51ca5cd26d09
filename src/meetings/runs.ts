import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import type { Keep } from './day.ts'
import type { Progress } from './engine/solve.ts'
import { type Solved, solveTimetable } from './timetable.ts'

/** One search for a plan on behalf of an organiser, from the press of the button until its end has been seen. */
export type Run = {
  startedAt: Date
  best: Progress | undefined
  end: { solved: Solved } | { refusal: Refusal } | undefined
}

const RUN_SECONDS = 20

// Kept by this process: a run that dies with it has changed nothing, and the button can be pressed again.
const runs = new Map<string, { run: Run; stopping: AbortController; ended: Promise<void> }>()

/** Starts arranging and returns at once. One run an event at a time. */
export function startRun(
  db: Db,
  actor: Actor,
  eventId: string,
  { keep, milliseconds = RUN_SECONDS * 1000 }: { keep: Keep; milliseconds?: number },
): Run {
  insist(may.arrange(actor, eventId), actor)
  if (findRun(eventId)?.end === undefined && runs.has(eventId))
    throw new Refusal('timetable.already-solving', { status: 409 })
  const run: Run = { startedAt: now(), best: undefined, end: undefined }
  const stopping = new AbortController()
  const onProgress = (best: Progress) => {
    run.best = best
  }
  const options = { keep, budget: { milliseconds }, signal: stopping.signal, onProgress, isApart: true }
  const ended = solveTimetable(db, actor, eventId, options).then(
    (solved) => {
      run.end = { solved }
    },
    (error: unknown) => {
      if (!(error instanceof Refusal)) log.error({ err: error, eventId }, 'arranging the timetable failed')
      run.end = { refusal: error instanceof Refusal ? error : new Refusal('timetable.run.failed', { status: 503 }) }
    },
  )
  runs.set(eventId, { run, stopping, ended })
  return run
}

export function findRun(eventId: string): Run | undefined {
  return runs.get(eventId)?.run
}

/** The run, and if it has ended, for the last time. */
export function lookAtRun(eventId: string): Run | undefined {
  const run = findRun(eventId)
  if (run?.end) runs.delete(eventId)
  return run
}

/** Enough searching: the best plan so far is taken. */
export async function endRun(actor: Actor, eventId: string): Promise<void> {
  insist(may.arrange(actor, eventId), actor)
  const found = runs.get(eventId)
  found?.stopping.abort()
  await found?.ended
}
