// The golden day in a database of its own, and the program on a free port, for journeys in Chromium.
import '../../src/listening.ts'
import { createServer } from 'node:net'
import { type Stage, seedGoldenDay } from '#demo/golden-day/seed.ts'
import { system } from '#people/actor.ts'
import { startSession } from '#people/sign-in.ts'
import { readConfig } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { siteOf } from '#web/site.ts'
import { startProgram } from '../../src/program.ts'
import { testDatabase } from './database.ts'

export type GoldenDay = { db: Db; address: string; sessionOf: (email: string) => Promise<string> } & AsyncDisposable

/** Builds the day up to a stage and opens its doors. */
export async function goldenDay(until: Stage): Promise<GoldenDay> {
  const world = await testDatabase()
  const port = await freePort()
  // Links in letters lead back to this program.
  const config = readConfig({ port, publicUrl: `http://127.0.0.1:${port}`, isDemo: true }, {})
  await seedGoldenDay(world.db, system('test'), { site: siteOf(config), until })
  const program = await startProgram(world.db, config)
  return {
    db: world.db,
    address: program.address,
    async sessionOf(email) {
      const { id } = await world.db
        .selectFrom('people.person')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirstOrThrow()
      return startSession(world.db, id)
    },
    async [Symbol.asyncDispose]() {
      await program.close()
      await world[Symbol.asyncDispose]()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
