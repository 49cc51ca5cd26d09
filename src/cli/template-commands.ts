import type { Command } from 'commander'
import { sheetKinds } from '#intake/kinds.ts'
import { writeEmptyTemplate } from '#intake/template.ts'
import { print, printJson, say } from './output.ts'
import { deliver, kindNamed, langNamed } from './sheet-options.ts'

export function registerTemplateCommands(program: Command): void {
  program
    .command('template <kind>')
    .description(say('intake.cli.template', { kinds: sheetKinds.join(', ') }))
    .option('-o, --output <file>', say('intake.cli.output'))
    .option('--lang <lang>', say('intake.cli.lang'))
    .option('--json', say('cli.option.json'))
    .action(template)
}

async function template(word: string, options: { output?: string; lang?: string; json?: boolean }): Promise<void> {
  const kind = kindNamed(word)
  const bytes = await writeEmptyTemplate(kind, langNamed(options.lang))
  const file = await deliver(bytes, { ...options, output: options.output, usual: `${kind}.xlsx` })
  if (options.json) printJson({ kind, file })
  else if (file !== undefined) print(say('intake.cli.template-written', { file }))
}
