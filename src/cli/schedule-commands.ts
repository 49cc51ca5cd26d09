import type { Command } from 'commander'
import { getEventBySlug } from '#events/directory.ts'
import { releaseTimetable } from '#meetings/releases.ts'
import { solveTimetable } from '#meetings/timetable.ts'
import { siteOf } from '#web/site.ts'
import { print, printJson, progress, say } from './output.ts'
import { UsageError } from './run.ts'
import { type DataOptions, withDatabase } from './session.ts'

const SECONDS = 5

export function registerScheduleCommands(program: Command): void {
  const schedule = program.command('schedule').description(say('cli.schedule.about'))
  schedule
    .command('solve <event>')
    .description(say('cli.schedule.solve'))
    .option('--seed <number>', say('cli.schedule.seed'), '1')
    .option('--seconds <number>', say('cli.schedule.seconds'), String(SECONDS))
    .option('--prove <number>', say('cli.schedule.prove'), '0')
    .option('--data <dir>', say('cli.option.data'))
    .option('--json', say('cli.option.json'))
    .action(solve)
  schedule
    .command('publish <event>')
    .description(say('cli.schedule.publish'))
    .option('--data <dir>', say('cli.option.data'))
    .option('--json', say('cli.option.json'))
    .action(publish)
}

async function solve(
  slug: string,
  options: DataOptions & { seed: string; seconds: string; prove: string },
): Promise<void> {
  const [seed, seconds, proving] = [options.seed, options.seconds, options.prove].map(Number)
  if (!Number.isInteger(seed) || !(Number(seconds) > 0) || !(Number(proving) >= 0))
    throw new UsageError(say('cli.schedule.number-wrong'))
  await withDatabase(options, async ({ db, actor }) => {
    const { id } = await getEventBySlug(db, slug)
    const line = progress()
    const plan = await solveTimetable(db, actor, id, {
      seed: Number(seed),
      budget: { milliseconds: Number(seconds) * 1000 },
      ...(proving ? { proof: { milliseconds: proving * 1000 }, isApart: true } : {}),
      onProgress: ({ placed, wanted }) => line.show(say('cli.schedule.progress', { placed, wanted })),
    })
    line.done()
    const { value, bound, status, unplaced } = plan
    const said = { placed: value.placed, wanted: value.wanted, breaks: value.breaks, fewest: bound.breaks, status }
    if (options.json) printJson({ event: slug, status, value, bound, unplaced })
    else print(say('cli.schedule.solved', said))
  })
}

async function publish(slug: string, options: DataOptions): Promise<void> {
  await withDatabase(options, async ({ db, actor, config }) => {
    const { id } = await getEventBySlug(db, slug)
    const release = await releaseTimetable(db, actor, id, { site: siteOf(config) })
    if (options.json) printJson({ event: slug, release: release.number })
    else print(say('cli.schedule.published', { number: release.number }))
  })
}
