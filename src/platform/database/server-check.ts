import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { StartFailure } from './failure.ts'

const OLDEST_VERSION = 15

/** Settings without which an acknowledged booking can vanish in a power cut. */
const DURABILITY = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

/** Refuses a server that is too old, or that may forget what it promised. */
export async function checkServer(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in (${sql.join([...DURABILITY, 'server_version_num'])})`.execute(
    db,
  )
  const setting = (name: string) => rows.find((row) => row.name === name)?.setting ?? ''
  const version = Math.floor(Number(setting('server_version_num')) / 10_000)
  if (version < OLDEST_VERSION) throw new StartFailure('start.server-too-old', { version, oldest: OLDEST_VERSION })
  const off = DURABILITY.find((name) => setting(name) === 'off')
  if (off) throw new StartFailure('start.server-forgets', { setting: off })
}
