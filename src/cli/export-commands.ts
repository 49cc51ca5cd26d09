import type { Command } from 'commander'
import { type ExportFormat, exportFormats, exportSheet } from '#intake/exports.ts'
import { sheetKinds } from '#intake/kinds.ts'
import { printJson, say, talk } from './output.ts'
import { UsageError } from './run.ts'
import { type DataOptions, withDatabase } from './session.ts'
import { deliver, eventNamed, kindNamed, langNamed, withDataOptions } from './sheet-options.ts'

type ExportOptions = DataOptions & { format?: string; event?: string; output?: string; lang?: string }

export function registerExportCommands(program: Command): void {
  const command = program
    .command('export <kind>')
    .description(say('intake.cli.export', { kinds: sheetKinds.join(', ') }))
    .option('--format <format>', say('intake.cli.format', { formats: exportFormats.join(', ') }), 'xlsx')
    .option('--event <slug>', say('cli.option.event'))
    .option('-o, --output <file>', say('intake.cli.output'))
    .option('--lang <lang>', say('intake.cli.lang'))
  withDataOptions(command).action(exportKind)
}

async function exportKind(word: string, options: ExportOptions): Promise<void> {
  const [kind, lang, format] = [kindNamed(word), langNamed(options.lang), formatNamed(options.format)]
  await withDatabase(options, async ({ db, actor }) => {
    const eventId = await eventNamed(db, options.event)
    const { bytes, rows } = await exportSheet(db, actor, { kind, format, lang, eventId })
    const file = await deliver(bytes, { ...options, output: options.output, usual: `${kind}.${format}` })
    if (options.json) printJson({ kind, format, file, rows })
    else talk(say('intake.cli.exported', { rows, file: file ?? '-' }))
  })
}

function formatNamed(word = 'xlsx'): ExportFormat {
  const format = exportFormats.find((candidate) => candidate === word)
  if (!format)
    throw new UsageError(say('intake.cli.format-unknown', { format: word, formats: exportFormats.join(', ') }))
  return format
}
