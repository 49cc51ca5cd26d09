import { sql } from 'kysely'
import { now } from './clock.ts'
import type { Db, Tx } from './database/connect.ts'
import { log } from './log.ts'

/** Does the work of one job. Runs at least once, so doing it twice must equal doing it once. */
export type JobHandler = (tx: Tx, body: never) => Promise<void>
export type JobHandlers = Record<string, JobHandler>

const TRIES_MAX = 12
const LONGEST_PAUSE_SECONDS = 3600

/** Asks for work in the transaction of the deed that wants it: no deed, no job. The same kind and key is asked for once. */
export async function addJob(tx: Db, job: { kind: string; body: unknown; key?: string; runAt?: Date }): Promise<void> {
  await tx
    .insertInto('platform.job')
    .values({ kind: job.kind, body: JSON.stringify(job.body), key: job.key ?? null, run_at: job.runAt ?? now() })
    .onConflict((conflict) => conflict.constraint('a_job_is_asked_for_once').doNothing())
    .execute()
}

/** Runs what is due, one transaction a job: the work and its crossing off happen together. Returns how many ran. */
export async function runDueJobs(db: Db, handlers: JobHandlers, limit = 50): Promise<number> {
  let ran = 0
  while (ran < limit && (await runNextJob(db, handlers))) ran++
  return ran
}

async function runNextJob(db: Db, handlers: JobHandlers): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const job = await tx
      .selectFrom('platform.job')
      .selectAll()
      .where('run_at', '<=', now())
      .orderBy('run_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!job) return false
    await sql`savepoint job`.execute(tx)
    try {
      const handler = handlers[job.kind]
      if (!handler) throw new Error(`nobody handles jobs of kind ${job.kind}`)
      await handler(tx, job.body as never)
      await tx.deleteFrom('platform.job').where('id', '=', job.id).execute()
    } catch (error) {
      await sql`rollback to savepoint job`.execute(tx)
      await putOff(tx, job, error)
    }
    return true
  })
}

async function putOff(
  tx: Tx,
  job: { id: number; kind: string; body: unknown; key: string | null; tries: number },
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  const tries = job.tries + 1
  log.warn({ job: job.kind, id: job.id, tries, reason }, 'job put off')
  if (tries < TRIES_MAX) {
    const pauseSeconds = Math.min(2 ** tries, LONGEST_PAUSE_SECONDS)
    const runAt = new Date(now().getTime() + pauseSeconds * 1000)
    await tx
      .updateTable('platform.job')
      .set({ tries, last_error: reason, run_at: runAt })
      .where('id', '=', job.id)
      .execute()
    return
  }
  const { id, kind, key } = job
  const failed = { id, kind, key, body: JSON.stringify(job.body), tries, last_error: reason, failed_at: now() }
  await tx.insertInto('platform.failed_job').values(failed).execute()
  await tx.deleteFrom('platform.job').where('id', '=', job.id).execute()
}
