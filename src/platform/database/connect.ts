import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from '#db/tables.ts'

/** The database as every chapter gets it: the pool, or the transaction it is called in. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

// Dates without a time stay texts (a Date would move them by the machine's zone); counts are small enough for numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))
pg.types.setTypeParser(1182 as typeof pg.types.builtins.DATE, (text) => text)

export function connect(url: string, options: { max?: number; patienceSeconds?: number } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: 'duihe',
    connectionTimeoutMillis: (options.patienceSeconds ?? 10) * 1000,
    statement_timeout: 30_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // A connection that dies is an error event on its client; unheard, it would end the whole process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
