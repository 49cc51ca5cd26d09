// A database of its own for every test file: copied from a migrated template in a few milliseconds, dropped at the end.
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startCluster, stopCluster } from '#platform/database/cluster.ts'
import { connect, type Db } from '#platform/database/connect.ts'
import { listMigrations, migrate } from '#platform/database/migrate.ts'
import { newToken } from '#platform/ids.ts'

export type TestDatabase = { db: Db; url: string } & AsyncDisposable

const USERS_LOCK = 4_801_099

/** `await using world = await testDatabase()`. The server is TEST_DATABASE_URL, Debian's TEST_POSTGRES, or the embedded one; all test files share it. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, release } = await testServer()
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  const template = await makeTemplate(admin, serverUrl)
  const name = `t_${process.pid}_${newToken(6)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, 'x')}`
  await admin.query(`create database ${name} template ${template}`)
  const url = atDatabase(serverUrl, name)
  // A crowd waits its turn on a busy machine; how long is no question of the rules.
  const db = connect(url, { max: 8, patienceSeconds: 120 })
  return {
    db,
    url,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      await release()
    },
  }
}

/** The server tests run on, kept alive until the last test file lets go of it. */
export async function testServer(): Promise<{ url: string; release: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, release: async () => {} }
  const version = process.env.TEST_POSTGRES
  const folder = join(tmpdir(), `duihe-test-${process.getuid?.() ?? 0}-${version ?? 'npm'}`)
  const home = version ? { home: `/usr/lib/postgresql/${version}` } : {}
  for (let attempt = 0; ; attempt++) {
    try {
      // Tests prove rules, not disks; the power-cut and kill tests start clusters of their own with everything on.
      const cluster = await startCluster(folder, {
        ...home,
        settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
      })
      const presence = new pg.Client({ connectionString: cluster.url })
      presence.on('error', () => {})
      await presence.connect()
      await presence.query('select pg_advisory_lock_shared($1)', [USERS_LOCK])
      return { url: cluster.url, release: () => leave(presence, () => stopCluster(cluster)) }
    } catch (error) {
      // Several test files may want to make the server at the same moment; one wins, the others join it.
      if (attempt === 40) throw error
      await wait(250)
    }
  }
}

async function leave(presence: pg.Client, stop: () => Promise<void>): Promise<void> {
  await presence.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK])
  const { rows } = await presence.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [USERS_LOCK])
  await presence.end()
  if (rows[0]?.got) await stop()
}

async function makeTemplate(admin: pg.Client, serverUrl: string): Promise<string> {
  const checksum = createHash('sha256')
    .update(
      listMigrations()
        .map((migration) => migration.checksum)
        .join(),
    )
    .digest('hex')
  const name = `template_${checksum.slice(0, 12)}`
  await admin.query('select pg_advisory_lock(4801098)')
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (!rowCount) {
    await admin.query(`drop database if exists ${name}_raw with (force)`)
    await admin.query(`create database ${name}_raw`)
    const db = connect(atDatabase(serverUrl, `${name}_raw`), { max: 1 })
    await migrate(db)
    await db.destroy()
    await admin.query(`alter database ${name}_raw rename to ${name}`)
  }
  await admin.query('select pg_advisory_unlock(4801098)')
  return name
}

function atDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
