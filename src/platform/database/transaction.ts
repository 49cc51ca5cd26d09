import { setTimeout as wait } from 'node:timers/promises'
import type { Db, Tx } from './connect.ts'
import { errorCode } from './failure.ts'

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const ATTEMPTS = 6

/** Runs the work in a transaction, or in the one that is already open. A deadlock is tried again from the start. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db as Tx)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      const code = errorCode(error)
      if (attempt === ATTEMPTS || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK)) throw error
      await wait(2 ** attempt * 5 * Math.random())
    }
  }
}
