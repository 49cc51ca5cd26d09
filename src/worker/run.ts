import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { log } from '#platform/log.ts'
import { jobHandlers } from './handlers.ts'

const PAUSE_MS = 500

/** Runs due jobs until stopped. Several nodes may do so at once: each job is taken by one of them. */
export function startWorker(db: Db, config: Config): { stop: () => Promise<void> } {
  const handlers = jobHandlers(db, config)
  const stopping = new AbortController()
  const running = work()

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ran = await runDueJobs(db, handlers).catch((error) => {
        log.warn({ err: error }, 'the worker could not reach its jobs')
        return 0
      })
      if (ran === 0) await wait(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}
