import { type Command, Option } from 'commander'
import { type Stage, seedGoldenDay, stages } from '#demo/golden-day/seed.ts'
import { seedParallelDesks } from '#demo/parallel-desks/seed.ts'
import { siteOf } from '#web/site.ts'
import { print, printJson, progress, say } from './output.ts'
import { type DataOptions, withDatabase } from './session.ts'

export function registerSeedCommands(program: Command): void {
  const seed = program.command('seed').description(say('cli.seed.about'))
  seed
    .command('demo')
    .description(say('cli.seed.demo'))
    .addOption(new Option('--stage <stage>', say('cli.seed.stage')).choices(stages).default('after'))
    .option('--data <dir>', say('cli.option.data'))
    .option('--json', say('cli.option.json'))
    .action(seedDemo)
}

async function seedDemo(options: DataOptions & { stage: Stage }): Promise<void> {
  await import('../listening.ts')
  await withDatabase(options, async ({ db, actor, config }) => {
    const line = progress()
    const around = { site: siteOf(config), onStep: (step: string) => line.show(say(`cli.seed.step.${step}`)) }
    const events = [await seedGoldenDay(db, actor, { ...around, until: options.stage })]
    if (options.stage === 'after') events.push(await seedParallelDesks(db, actor, around))
    line.done()
    if (options.json) printJson({ event: events[0], events, stage: options.stage })
    else for (const slug of events) print(say('cli.seed.done', { slug }))
  })
}
