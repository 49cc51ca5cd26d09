import { setTimeout as wait } from 'node:timers/promises'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import type { Keep } from './day.ts'
import type { Progress } from './engine/solve.ts'
import { askToStop, beginRun, closeRun, findRun, type Outcome, type Run, reportRun } from './run-record.ts'
import { type Solved, solveTimetable } from './timetable.ts'

const RUN_SECONDS = 20
const HEARTBEAT_MS = 700
const PATIENCE_MS = 15_000

// Those that search in this process; how far they are stands in the database, for all the others.
const here = new Map<string, { stopping: AbortController; ended: Promise<void> }>()

/** Starts arranging and returns at once. One run an event at a time, whichever process it is in. */
export async function startRun(
  db: Db,
  actor: Actor,
  eventId: string,
  { keep, milliseconds = RUN_SECONDS * 1000 }: { keep: Keep; milliseconds?: number },
): Promise<Run> {
  insist(may.arrange(actor, eventId), actor)
  const run = await beginRun(db, actor, eventId)
  const stopping = new AbortController()
  const ended = carryThrough(db, actor, run, { keep, milliseconds, stopping }).finally(() => here.delete(run.id))
  here.set(run.id, { stopping, ended })
  return run
}

/** Enough searching: the best plan so far is taken. Returns when it is, or when the run does not answer. */
export async function endRun(db: Db, actor: Actor, eventId: string): Promise<void> {
  insist(may.arrange(actor, eventId), actor)
  const run = await askToStop(db, eventId)
  if (!run) return
  const found = here.get(run.id)
  found?.stopping.abort()
  if (found) return found.ended
  for (let waited = 0; waited < PATIENCE_MS; waited += HEARTBEAT_MS) {
    if ((await findRun(db, eventId))?.outcome) return
    await wait(HEARTBEAT_MS)
  }
}

async function carryThrough(
  db: Db,
  actor: Actor,
  run: Run,
  { keep, milliseconds, stopping }: { keep: Keep; milliseconds: number; stopping: AbortController },
): Promise<void> {
  const { eventId } = run
  let best: Progress | undefined
  const heart = setInterval(async () => {
    const isAskedToStop = await reportRun(db, run, best).catch(() => false)
    if (isAskedToStop) stopping.abort()
  }, HEARTBEAT_MS)
  const onProgress = (progress: Progress) => {
    best = progress
  }
  // Proving takes no longer than searching did: an organiser waits for both.
  const proof = { milliseconds }
  const options = { keep, budget: { milliseconds }, proof, signal: stopping.signal, onProgress, isApart: true }
  const outcome = await solveTimetable(db, actor, eventId, options).then(outcomeOf, (error: unknown) => {
    if (!(error instanceof Refusal)) log.error({ err: error, eventId }, 'arranging the timetable failed')
    return error instanceof Refusal ? { code: error.code, params: error.params } : { code: 'timetable.run.failed' }
  })
  clearInterval(heart)
  await closeRun(db, run, outcome).catch((error: unknown) => log.error({ err: error, eventId }, 'a run has no end'))
}

function outcomeOf({ placed, moves, value, bound, goals, status }: Solved): Outcome {
  const { breaks } = value
  return { placed, moved: moves.length, breaks, fewestBreaks: bound.breaks, goals, isOptimal: status === 'optimal' }
}
