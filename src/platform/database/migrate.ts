import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Db } from './connect.ts'
import { StartFailure } from './failure.ts'

type Migration = { name: string; text: string; checksum: string }

const FOLDER = fileURLToPath(new URL('../../../db/migrations/', import.meta.url))

/** Every migration of this program, in order. Forward only; a migration that ran is never edited. */
export function listMigrations(): Migration[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const text = readFileSync(FOLDER + name, 'utf8')
    return { name: name.replace(/\.sql$/, ''), text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/** What has run and what is still to run. Refuses a database made by a newer program, or by a changed migration. */
export async function planMigrations(db: Db): Promise<{ done: string[]; pending: string[] }> {
  const known = listMigrations()
  const ran = await listRan(db)
  for (const { name, checksum } of ran) {
    const migration = known.find((candidate) => candidate.name === name)
    if (!migration) throw new StartFailure('start.schema-is-newer', { migration: name })
    if (migration.checksum !== checksum) throw new StartFailure('start.migration-was-changed', { migration: name })
  }
  const done = ran.map(({ name }) => name)
  return { done, pending: known.map(({ name }) => name).filter((name) => !done.includes(name)) }
}

/** Brings the schema up to this program. Two programs starting at once take turns. Returns what ran. */
export async function migrate(db: Db): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = '120s'`.execute(tx)
    await sql`select pg_advisory_xact_lock(hashtextextended('duihe migrations', 0))`.execute(tx)
    await sql`create table if not exists public.migration (name text primary key, checksum text not null, ran_at timestamptz not null)`.execute(
      tx,
    )
    const { pending } = await planMigrations(tx)
    for (const { name, text, checksum } of listMigrations().filter((migration) => pending.includes(migration.name))) {
      await sql.raw(text).execute(tx)
      await sql`insert into public.migration (name, checksum, ran_at) values (${name}, ${checksum}, now())`.execute(tx)
    }
    return pending
  })
}

async function listRan(db: Db): Promise<{ name: string; checksum: string }[]> {
  const there = await sql<{ there: boolean }>`select to_regclass('public.migration') is not null as there`.execute(db)
  if (!there.rows[0]?.there) return []
  const ran = await sql<{
    name: string
    checksum: string
  }>`select name, checksum from public.migration order by name`.execute(db)
  return ran.rows
}
