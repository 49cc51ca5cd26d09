import type { Command } from 'commander'
import { getEventBySlug } from '#events/directory.ts'
import { usualOrder } from '#meetings/engine/goals.ts'
import type { Goal, Goals } from '#meetings/engine/problem.ts'
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
    .option('--goals <names>', say('cli.schedule.goals', { names: usualOrder.join(',') }))
    .option('--fair-breaks <number>', say('cli.schedule.fair-breaks'))
    .option('--minimum <number>', say('cli.schedule.minimum'))
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
  options: DataOptions & GoalOptions & { seed: string; seconds: string; prove: string },
): Promise<void> {
  const [seed, seconds, proving] = [options.seed, options.seconds, options.prove].map(Number)
  if (!Number.isInteger(seed) || !(Number(seconds) > 0) || !(Number(proving) >= 0))
    throw new UsageError(say('cli.schedule.number-wrong'))
  const goals = readGoals(options)
  await withDatabase(options, async ({ db, actor }) => {
    const { id } = await getEventBySlug(db, slug)
    const line = progress()
    const plan = await solveTimetable(db, actor, id, {
      seed: Number(seed),
      budget: { milliseconds: Number(seconds) * 1000 },
      ...(goals && { goals }),
      ...(proving ? { proof: { milliseconds: proving * 1000 }, isApart: true } : {}),
      onProgress: ({ placed, wanted }) => line.show(say('cli.schedule.progress', { placed, wanted })),
    })
    line.done()
    const { value, bound, goals: standings, status, unplaced } = plan
    const said = { placed: value.placed, wanted: value.wanted, breaks: value.breaks, fewest: bound.breaks, status }
    if (options.json) printJson({ event: slug, status, value, bound, goals: standings, unplaced })
    else print(say('cli.schedule.solved', said))
  })
}

type GoalOptions = { goals?: string; fairBreaks?: string; minimum?: string }

/** The goals named on the line, which then stand in for those of the event. */
function readGoals({ goals, fairBreaks, minimum }: GoalOptions): Goals | undefined {
  if (goals === undefined && fairBreaks === undefined && minimum === undefined) return undefined
  const order = (goals ?? '').split(',').filter(Boolean)
  const isGoal = (name: string): name is Goal => (usualOrder as readonly string[]).includes(name)
  const isCount = (text: string | undefined) => text === undefined || /^\d+$/.test(text)
  if (!order.every(isGoal) || new Set(order).size < order.length || !isCount(fairBreaks) || !isCount(minimum))
    throw new UsageError(say('cli.schedule.goals-wrong', { names: usualOrder.join(',') }))
  return {
    order,
    ...(fairBreaks !== undefined && { fairness: Number(fairBreaks) }),
    ...(minimum !== undefined && { minimum: Number(minimum) }),
  }
}

async function publish(slug: string, options: DataOptions): Promise<void> {
  await withDatabase(options, async ({ db, actor, config }) => {
    const { id } = await getEventBySlug(db, slug)
    const release = await releaseTimetable(db, actor, id, { site: siteOf(config) })
    if (options.json) printJson({ event: slug, release: release.number })
    else print(say('cli.schedule.published', { number: release.number }))
  })
}
