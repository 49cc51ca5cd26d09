import { sql } from 'kysely'
import pg from 'pg'
import { type Cluster, startCluster, stopCluster } from './cluster.ts'
import { connect, type Db } from './connect.ts'
import { errorCode, StartFailure } from './failure.ts'
import { migrate } from './migrate.ts'
import { checkServer } from './server-check.ts'

export type OpenOptions = {
  /** Folder of the embedded database; used when there is no address. */
  dataFolder: string
  /** Address of a PostgreSQL 15 or newer. */
  url?: string | undefined
  /** The program itself: only one may run on an embedded folder. Commands come and go beside it. */
  isProgram?: boolean
  poolSize?: number
  onStep?: (step: 'preparing' | 'starting' | 'joined' | 'migrating') => void
}

export type OpenDatabase = { db: Db; url: string; isEmbedded: boolean; close: () => Promise<void> }

const PROGRAM_LOCK = 4_801_001
const USERS_LOCK = 4_801_002
const UNDEFINED_DATABASE = '3D000'
const DUPLICATE_DATABASE = '42P04'
const DISK_FULL = '53100'

/** Opens the database of this installation: ready, checked and migrated, or a `StartFailure` that says what to do. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  return options.url ? openServer(options.url, options) : openEmbedded(options)
}

async function openServer(url: string, options: OpenOptions): Promise<OpenDatabase> {
  const db = connect(url, { max: options.poolSize ?? 10 })
  try {
    await reach(db, url)
    await checkServer(db)
    options.onStep?.('migrating')
    await migrate(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, url, isEmbedded: false, close: () => db.destroy() }
}

async function openEmbedded(options: OpenOptions): Promise<OpenDatabase> {
  const steps = options.onStep ? { onStep: options.onStep } : {}
  const cluster = await startCluster(options.dataFolder, steps)
  const presence = await announcePresence(cluster, options.isProgram ?? false)
  try {
    const url = await makeDatabase(cluster.url)
    const open = await openServer(url, options)
    return { ...open, isEmbedded: true, close: () => open.close().then(() => leave(cluster, presence)) }
  } catch (error) {
    await leave(cluster, presence)
    if (errorCode(error) !== DISK_FULL) throw error
    throw new StartFailure('start.disk-full', { folder: options.dataFolder }, { cause: error })
  }
}

async function reach(db: Db, url: string): Promise<void> {
  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    throw new StartFailure(
      'start.database-not-reached',
      { url: withoutPassword(url), code: errorCode(error) ?? String(error) },
      { cause: error },
    )
  }
}

// Sessions of the server are the only record of who uses it that a crash cannot leave stale.
async function announcePresence(cluster: Cluster, isProgram: boolean): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: cluster.url, application_name: `duihe:${process.pid}` })
  client.on('error', () => {})
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1)', [USERS_LOCK])
  if (isProgram) {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [PROGRAM_LOCK])
    if (!rows[0]?.got) {
      await client.end()
      throw new StartFailure('start.folder-in-use', { folder: cluster.folder })
    }
  }
  return client
}

// The last one out turns off the light.
async function leave(cluster: Cluster, presence: pg.Client): Promise<void> {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK])
    const { rows } = await presence.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [USERS_LOCK])
    await presence.end()
    if (rows[0]?.got) await stopCluster(cluster)
  } catch {
    // The server is gone already; nothing is left to turn off.
  }
}

async function makeDatabase(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl)
  url.pathname = '/duihe'
  const probe = new pg.Client({ connectionString: url.href })
  try {
    await probe.connect()
    await probe.end()
  } catch (error) {
    if (errorCode(error) !== UNDEFINED_DATABASE) throw error
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    await client.query('create database duihe').catch((failure) => {
      if (errorCode(failure) !== DUPLICATE_DATABASE) throw failure
    })
    await client.end()
  }
  return url.href
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    if (parsed.password) parsed.password = '***'
    return parsed.href
  } catch {
    return '(not an address)'
  }
}
