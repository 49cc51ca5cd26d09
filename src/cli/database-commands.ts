import type { Command } from 'commander'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/database/connect.ts'
import { planMigrations } from '#platform/database/migrate.ts'
import { openDatabase } from '#platform/database/open.ts'
import { print, printJson, say } from './output.ts'
import { type DataOptions, withDatabase } from './session.ts'

export function registerDatabaseCommands(program: Command): void {
  program
    .command('migrate')
    .description(say('cli.migrate.about'))
    .option('--data <dir>', say('cli.option.data'))
    .option('--plan', say('cli.migrate.plan'))
    .option('--json', say('cli.option.json'))
    .action(migrateOrPlan)
}

async function migrateOrPlan(options: DataOptions & { plan?: boolean }): Promise<void> {
  const config = readConfig(options.data ? { dataFolder: options.data } : {})
  // A plan must not change anything, so a server is only looked at; the embedded database has nobody else to migrate it.
  if (options.plan && config.databaseUrl) {
    const db = connect(config.databaseUrl, { max: 1 })
    const plan = await planMigrations(db).finally(() => db.destroy())
    return report(plan, options)
  }
  if (options.plan) return withDatabase(options, async ({ db }) => report(await planMigrations(db), options))
  const { db, close } = await openDatabase({ dataFolder: config.dataFolder, url: config.databaseUrl })
  report(await planMigrations(db), options)
  await close()
}

function report(plan: { done: string[]; pending: string[] }, options: DataOptions): void {
  if (options.json) printJson(plan)
  else print([...plan.done.map((name) => `✓ ${name}`), ...plan.pending.map((name) => `· ${name}`)].join('\n'))
}
