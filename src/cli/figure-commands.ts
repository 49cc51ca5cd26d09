import type { Command } from 'commander'
import { getEventBySlug } from '#events/directory.ts'
import { figuresAsJson, listFigures } from '#reporting/figures.ts'
import { print, printJson, say, table } from './output.ts'
import { type DataOptions, withDatabase } from './session.ts'

export function registerFigureCommands(program: Command): void {
  const figures = program.command('figures').description(say('cli.figures.about'))
  figures
    .command('show')
    .description(say('cli.figures.show'))
    .requiredOption('--event <slug>', say('cli.option.event'))
    .option('--data <dir>', say('cli.option.data'))
    .option('--json', say('cli.option.json'))
    .action(showFigures)
}

async function showFigures(options: DataOptions & { event: string }): Promise<void> {
  await withDatabase(options, async ({ db }) => {
    const { id } = await getEventBySlug(db, options.event)
    const figures = await listFigures(db, id)
    if (options.json) printJson(figuresAsJson(figures))
    else print(table(figures.map(({ metric, value }) => [metric, String(value), say(`metrics.${metric}.name`)])))
  })
}
