import { type Command, Option } from 'commander'
import { type Stage, seedGoldenDay, stages } from '#demo/golden-day/seed.ts'
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
    const slug = await seedGoldenDay(db, actor, {
      site: siteOf(config),
      until: options.stage,
      onStep: (step) => line.show(say(`cli.seed.step.${step}`)),
    })
    line.done()
    if (options.json) printJson({ event: slug, stage: options.stage })
    else print(say('cli.seed.done', { slug }))
  })
}
