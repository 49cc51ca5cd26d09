import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { enterRegister } from '#people/register/entering.ts'
import { errorCode } from '#platform/database/failure.ts'
import { print, printJson, progress, say } from './output.ts'
import { UsageError } from './run.ts'
import { type DataOptions, withDatabase } from './session.ts'
import { withDataOptions } from './sheet-options.ts'

export function registerOrganisationCommands(program: Command): void {
  const organisations = program.command('organisations').description(say('people.cli.organisations'))
  withDataOptions(organisations.command('import-ror <file>').description(say('people.cli.import-ror'))).action(
    importRor,
  )
}

async function importRor(file: string, options: DataOptions): Promise<void> {
  const stream = createReadStream(file, { encoding: 'utf8' })
  const line = progress()
  await withDatabase(options, async ({ db, actor }) => {
    const counts = await enterRegister(db, actor, {
      chunks: stream,
      release: basename(file),
      onEntry: (done) => line.show(say('people.cli.entered-so-far', { done })),
    }).catch((error) => {
      if (['ENOENT', 'EACCES', 'EISDIR'].includes(errorCode(error) ?? ''))
        throw new UsageError(say('intake.cli.not-readable', { file, code: errorCode(error) ?? '' }))
      throw error
    })
    line.done()
    if (options.json) printJson(counts)
    else print(say('people.cli.entered', { file, ...counts }))
  })
}
