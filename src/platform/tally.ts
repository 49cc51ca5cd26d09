import { now } from './clock.ts'
import type { Db } from './database/connect.ts'
import { log } from './log.ts'

export type Counted = { key: string; on: string; count: number }

const PAUSE_MS = 2000
const tallies = new Set<Tally>()

/**
 * Counts things that happen often and matter only as a sum, and writes the sums every two seconds instead of once each.
 * A power cut loses the seconds not yet written: a tally is for what nobody was promised.
 */
export class Tally {
  readonly #write: (db: Db, counted: Counted[]) => Promise<void>
  readonly #waiting = new WeakMap<Db, Map<string, number>>()
  readonly #timers = new WeakMap<Db, NodeJS.Timeout>()

  constructor(write: (db: Db, counted: Counted[]) => Promise<void>) {
    this.#write = write
    tallies.add(this)
  }

  /** One more of this, on today's date (UTC). */
  count(db: Db, key: string): void {
    this.#add(db, `${now().toISOString().slice(0, 10)} ${key}`, 1)
    if (this.#timers.has(db)) return
    const timer = setTimeout(() => void this.write(db), PAUSE_MS)
    timer.unref()
    this.#timers.set(db, timer)
  }

  /** Writes what was counted. Where the database is away, it waits for the next count. */
  async write(db: Db): Promise<void> {
    clearTimeout(this.#timers.get(db))
    this.#timers.delete(db)
    const waiting = this.#waiting.get(db)
    if (!waiting) return
    this.#waiting.delete(db)
    const counted = [...waiting].map(([key, count]) => ({ on: key.slice(0, 10), key: key.slice(11), count }))
    try {
      await this.#write(db, counted)
    } catch (error) {
      log.warn({ err: error }, 'a tally could not be written')
      for (const [key, count] of waiting) this.#add(db, key, count)
    }
  }

  #add(db: Db, key: string, count: number): void {
    const waiting = this.#waiting.get(db) ?? new Map<string, number>()
    waiting.set(key, (waiting.get(key) ?? 0) + count)
    this.#waiting.set(db, waiting)
  }
}

/** Before the doors close: everything counted is written. */
export async function writeTallies(db: Db): Promise<void> {
  for (const tally of tallies) await tally.write(db)
}
