import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { getEventBySlug } from '#events/directory.ts'
import { isSheetKind, type SheetKind, sheetKinds } from '#intake/kinds.ts'
import type { Db } from '#platform/database/connect.ts'
import { errorCode } from '#platform/database/failure.ts'
import { isUiLanguage, type UiLanguage } from '#platform/languages.ts'
import { cliLang, say } from './output.ts'
import { UsageError } from './run.ts'

/** The options every command with a database takes. */
export function withDataOptions(command: Command): Command {
  return command.option('--data <dir>', say('cli.option.data')).option('--json', say('cli.option.json'))
}

export function kindNamed(word: string): SheetKind {
  if (!isSheetKind(word))
    throw new UsageError(say('intake.cli.kind-unknown', { kind: word, kinds: sheetKinds.join(', ') }))
  return word
}

export function langNamed(word: string | undefined): UiLanguage {
  if (word === undefined) return cliLang
  if (!isUiLanguage(word)) throw new UsageError(say('intake.cli.lang-unknown', { lang: word }))
  return word
}

export async function eventNamed(db: Db, slug: string | undefined): Promise<string | undefined> {
  return slug === undefined ? undefined : (await getEventBySlug(db, slug)).id
}

export async function readInput(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error) => {
    throw new UsageError(say('intake.cli.not-readable', { file, code: errorCode(error) ?? String(error) }))
  })
}

/**
 * Puts a sheet where it was asked for: into a file, else on stdout. A workbook is nothing for the eyes, so on a terminal
 * it becomes a file of its usual name, as it does where stdout is to hold JSON. Returns the file that was written.
 */
export async function deliver(
  bytes: Uint8Array,
  { output, usual, json = false }: { output: string | undefined; usual: string; json?: boolean | undefined },
): Promise<string | undefined> {
  const isForTheEyes = !usual.endsWith('.xlsx')
  const file = output ?? (json || (process.stdout.isTTY && !isForTheEyes) ? usual : undefined)
  if (file === undefined) process.stdout.write(bytes)
  else await writeOutput(file, bytes)
  return file
}

export async function writeOutput(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch((error) => {
    throw new UsageError(say('intake.cli.not-writable', { file, code: errorCode(error) ?? String(error) }))
  })
}
