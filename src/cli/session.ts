import { openLexiconForCommand } from '#matching/live/start-matching.ts'
import { type Actor, system } from '#people/actor.ts'
import { type Config, readConfig } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { openDatabase } from '#platform/database/open.ts'

/** Options every command with a database takes. */
export type DataOptions = { data?: string; json?: boolean }

/**
 * Opens the installation's database for one command: beside the running program when there is one, else by starting the
 * embedded database for as long as the command takes.
 */
export async function withDatabase<T>(
  options: DataOptions,
  work: (open: { db: Db; actor: Actor; config: Config }) => Promise<T>,
): Promise<T> {
  const config = readConfig(options.data ? { dataFolder: options.data } : {})
  openLexiconForCommand(config)
  const { db, close } = await openDatabase({ dataFolder: config.dataFolder, url: config.databaseUrl, poolSize: 4 })
  try {
    return await work({ db, actor: system('duihe'), config })
  } finally {
    await close()
  }
}
