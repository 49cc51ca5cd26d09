import { existsSync, statfsSync } from 'node:fs'
import type { Command } from 'commander'
import { sql } from 'kysely'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { planMigrations } from '#platform/database/migrate.ts'
import { print, printJson, say } from './output.ts'
import { type DataOptions, withDatabase } from './session.ts'

type Finding = { id: string; state: 'ok' | 'warning' | 'failed'; params: Record<string, string | number> }

const FREE_MEGABYTES_MIN = 1024
const QUEUE_MINUTES_MAX = 10
const CLOCK_SECONDS_MAX = 5

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(say('cli.doctor.about'))
    .option('--data <dir>', say('cli.option.data'))
    .option('--json', say('cli.option.json'))
    .action((options: DataOptions) =>
      withDatabase(options, async ({ db, config }) => report(await examine(db, config), options)),
    )
}

/** Looks at everything an operator is asked about first. A failed finding makes the command fail. */
async function examine(db: Db, config: Config): Promise<Finding[]> {
  return [
    { id: 'node', state: 'ok', params: { version: process.version } },
    disk(config),
    ...(await database(db)),
    ...(await queue(db)),
    mail(config),
    tool('chromium', ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']),
    tool('libreoffice', ['/usr/bin/soffice', '/usr/bin/libreoffice']),
    tool('fonts', [
      '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
      '/usr/share/fonts/truetype/arphic/uming.ttc',
    ]),
  ]
}

function disk({ dataFolder }: Config): Finding {
  const { bavail, bsize } = statfsSync(existsSync(dataFolder) ? dataFolder : '.')
  const megabytes = Math.floor((bavail * bsize) / 1_048_576)
  return {
    id: 'disk',
    state: megabytes < FREE_MEGABYTES_MIN ? 'warning' : 'ok',
    params: { megabytes, folder: dataFolder },
  }
}

async function database(db: Db): Promise<Finding[]> {
  const { rows } = await sql<{ version: string; at: Date; zones: number }>`
    select current_setting('server_version') as version, clock_timestamp() as at,
      (select count(*)::int from pg_timezone_names where name in ('Asia/Shanghai', 'Europe/London')) as zones`.execute(
    db,
  )
  const { version, at, zones } = rows[0] ?? { version: '', at: new Date(0), zones: 0 }
  const skewSeconds = Math.round(Math.abs(Date.now() - at.getTime()) / 1000)
  const { done, pending } = await planMigrations(db)
  return [
    { id: 'database', state: 'ok', params: { version } },
    {
      id: 'migrations',
      state: pending.length > 0 ? 'failed' : 'ok',
      params: { done: done.length, pending: pending.length },
    },
    { id: 'clock', state: skewSeconds > CLOCK_SECONDS_MAX ? 'warning' : 'ok', params: { seconds: skewSeconds } },
    { id: 'zones', state: zones === 2 ? 'ok' : 'failed', params: {} },
  ]
}

async function queue(db: Db): Promise<Finding[]> {
  const { rows } = await sql<{ waiting: number; minutes: number; failed: number }>`
    select (select count(*)::int from platform.job where run_at <= now()) as waiting,
      (select coalesce(floor(extract(epoch from now() - min(run_at)) / 60), 0)::int from platform.job where run_at <= now()) as minutes,
      (select count(*)::int from platform.failed_job) as failed`.execute(db)
  const { waiting, minutes, failed } = rows[0] ?? { waiting: 0, minutes: 0, failed: 0 }
  return [
    { id: 'queue', state: minutes > QUEUE_MINUTES_MAX ? 'warning' : 'ok', params: { waiting, minutes } },
    { id: 'failed-jobs', state: failed > 0 ? 'warning' : 'ok', params: { failed } },
  ]
}

function mail({ smtpUrl, isDemo }: Config): Finding {
  return { id: smtpUrl && !isDemo ? 'mail' : 'mail-outbox', state: 'ok', params: {} }
}

function tool(id: string, places: string[]): Finding {
  return { id, state: places.some((place) => existsSync(place)) ? 'ok' : 'warning', params: {} }
}

function report(findings: Finding[], options: DataOptions): void {
  const failed = findings.some(({ state }) => state === 'failed')
  if (options.json) printJson({ healthy: !failed, findings })
  else
    print(findings.map(({ id, state, params }) => `${SIGN[state]} ${say(`doctor.${id}.${state}`, params)}`).join('\n'))
  if (failed) process.exitCode = 1
}

const SIGN = { ok: '✓', warning: '!', failed: '✖' }
