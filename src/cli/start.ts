import type { Command } from 'commander'
import { firstAdministratorLink } from '#people/first-administrator.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type OpenDatabase, openDatabase } from '#platform/database/open.ts'
import { print, say, talk } from './output.ts'
import { UsageError } from './run.ts'

type StartOptions = { data?: string; port?: string; host?: string; demo?: boolean }

export function registerStart(program: Command): void {
  program
    .command('start')
    .description(say('cli.start.about'))
    .option('--data <dir>', say('cli.option.data'))
    .option('--port <number>', say('cli.start.port'))
    .option('--host <address>', say('cli.start.host'))
    .option('--demo', say('cli.start.demo'))
    .addHelpText(
      'after',
      `\n${say('cli.examples')}\n  duihe start --demo\n  DATABASE_URL=postgres://… PUBLIC_URL=https://… duihe start --host 0.0.0.0 --port 8080`,
    )
    .action(start)
}

async function start(options: StartOptions): Promise<void> {
  const config = configOf(options)
  const open = await openDatabase({
    dataFolder: config.dataFolder,
    url: config.databaseUrl,
    isProgram: true,
    onStep: (step) => talk(say(`start.step.${step}`)),
  })
  // Everything the pages need is loaded while the database is already up, so that a person sees what goes on.
  const { startProgram } = await import('../program.ts').catch(closeAndThrow(open))
  const program = await startProgram(open.db, config).catch(closeAndThrow(open))
  const { startMatching } = await import('#matching/live/start-matching.ts')
  const matching = startMatching(open.db, config)
  await greet(open, config, program.address)
  await stopSignal()
  talk(say('start.stopping'))
  await program.close()
  await matching.stop()
  await open.close()
}

function configOf({ data, host, port, demo }: StartOptions): Config {
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new UsageError(say('cli.start.port-wrong', { port }))
  return readConfig({
    ...(data ? { dataFolder: data } : {}),
    ...(host ? { host } : {}),
    ...(port ? { port: Number(port) } : {}),
    ...(demo ? { isDemo: true } : {}),
  })
}

async function greet({ db, isEmbedded }: OpenDatabase, config: Config, address: string): Promise<void> {
  const publicUrl = config.publicUrl.endsWith(':0') ? address : config.publicUrl
  config.publicUrl = publicUrl
  const link = await firstAdministratorLink(db, publicUrl)
  const lines = [
    say('start.ready', { address }),
    say('start.admin-link', { link }),
    say('start.admin-link-hint'),
    say(isEmbedded ? 'start.data-folder' : 'start.database', { folder: config.dataFolder }),
    say(config.isDemo ? 'start.is-demo' : 'start.demo-hint'),
  ]
  print(['', ...lines, ''].map((line) => `  ${line}`).join('\n'))
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

function closeAndThrow(open: OpenDatabase) {
  return async (error: unknown): Promise<never> => {
    await open.close()
    throw error
  }
}
