import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { acceptRequest } from '#meetings/acceptance.ts'
import { system } from '#people/actor.ts'
import { type Cluster, startCluster, stopCluster } from '#platform/database/cluster.ts'
import { connect } from '#platform/database/connect.ts'
import { openDatabase } from '#platform/database/open.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type Running, startDuihe, temporaryFolder } from '../commands/program.ts'
import { brewStorm, findDamage, rage } from './storm.ts'

test('programs and database are killed in the middle of a thousand bookings: nothing acknowledged is lost, nothing is placed twice', async () => {
  const folder = temporaryFolder()
  let cluster = await startCluster(folder.path)
  const url = async () => databaseOf(cluster)
  const storm = await prepare(await url())
  const start = async () => startDuihe([], { env: { DATABASE_URL: await url(), DUIHE_LOG: 'silent' } })
  let programs = [await start(), await start()]
  const kills: Promise<void>[] = []

  const { acknowledged, answers } = await rage(
    storm,
    () => programs.map(({ address }) => address),
    (done) => {
      if (done === 250) kills.push(killProgram())
      if (done === 600) kills.push(killDatabase())
    },
  )
  await Promise.all(kills)

  async function killProgram(): Promise<void> {
    programs[0]?.process.kill('SIGKILL')
    programs = [await start(), ...programs.slice(1)]
  }

  async function killDatabase(): Promise<void> {
    const postmaster = postmasterOf(folder.path)
    process.kill(postmaster, 'SIGKILL')
    // A killed server listens on for a moment; whoever starts in that moment would join it.
    while (isAlive(postmaster)) await wait(10)
    cluster = await startAgain(folder.path)
    // The port of an embedded server changes with each start; a server of one's own would keep it.
    for (const { process: old } of programs) old.kill('SIGKILL')
    programs = [await start(), await start()]
  }

  const db = connect(await url())
  const damage = await findDamage(db, acknowledged)
  await db.destroy()
  await Promise.all(programs.map(stop))
  await stopCluster(cluster)
  folder.remove()
  console.log(`1000 bookings: ${JSON.stringify(answers)}, placed ${damage.placed}`)
  assert.ok(acknowledged.length > 300, `only ${acknowledged.length} were acknowledged`)
  assert.ok((answers['no answer'] ?? 0) > 0, 'nobody noticed the kills')
  assert.equal(damage.lost, 0)
  assert.equal(damage.twice, 0)
})

test('the same storm without the constraints places people twice, so the storm is worth something', async () => {
  await using world = await testDatabase()
  const storm = await brewStorm(world.db)
  await sql`alter table meetings.seat drop constraint a_person_sits_in_one_meeting_at_a_time`.execute(world.db)
  await sql`alter table meetings.placement drop constraint a_table_holds_one_meeting_at_a_time`.execute(world.db)
  const slotId = storm.bookings[0]?.slotId
  const waves = storm.bookings.slice(0, 200)
  await Promise.allSettled(waves.map(({ requestId }) => acceptRequest(world.db, system('test'), { requestId, slotId })))
  assert.ok((await findDamage(world.db, [])).twice > 0)
})

async function prepare(url: string) {
  const { db, close } = await openDatabase({ dataFolder: 'unused', url })
  const storm = await brewStorm(db)
  await close()
  return storm
}

async function databaseOf(cluster: Cluster): Promise<string> {
  const admin = connect(cluster.url, { max: 1 })
  const { rows } = await sql`select 1 from pg_database where datname = 'storm'`.execute(admin)
  if (rows.length === 0) await sql`create database storm`.execute(admin)
  await admin.destroy()
  return cluster.url.replace(/\/postgres$/, '/storm')
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

// The killed server's children hold its memory for a moment; PostgreSQL refuses to start over them, as it should.
async function startAgain(folder: string): Promise<Cluster> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startCluster(folder)
    } catch (error) {
      if (attempt === 40) throw error
      await wait(250)
    }
  }
}

async function stop(running: Running): Promise<void> {
  running.process.kill('SIGTERM')
  await running.ended
}
