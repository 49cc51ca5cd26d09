import { basename, extname } from 'node:path'
import type { Command } from 'commander'
import { annotateSheet } from '#intake/annotated.ts'
import { applySheet, type Imported, previewSheet, type SheetKind, type SheetToImport } from '#intake/import.ts'
import { isJsonLines } from '#intake/json-lines.ts'
import { formOf, sheetKinds } from '#intake/kinds.ts'
import { columnLabel, problemText, type RowProblem } from '#intake/problems.ts'
import type { Counts } from '#intake/rows.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import { cliLang, complain, print, printJson, progress, say, talk } from './output.ts'
import { type DataOptions, withDatabase } from './session.ts'
import { eventNamed, kindNamed, readInput, withDataOptions, writeOutput } from './sheet-options.ts'

type ImportOptions = DataOptions & { event?: string; publish?: boolean; dryRun?: boolean; report?: string }

const REJECTED = 1

export function registerImportCommands(program: Command): void {
  const command = program
    .command('import <kind> <files...>')
    .description(say('intake.cli.import', { kinds: sheetKinds.join(', ') }))
    .option('--event <slug>', say('cli.option.event'))
    .option('--publish', say('intake.cli.publish'))
    .option('--dry-run', say('intake.cli.dry-run'))
    .option('--report <file>', say('intake.cli.report'))
  withDataOptions(command).action(importFiles)
}

/** What one file came to; one that cannot be read at all has no rows and says why. */
type Report = { file: string; problems: Told[] } & (Counts | { refused: string })
type Told = Pick<RowProblem, 'row' | 'column' | 'code' | 'was'> & { reason: string }

async function importFiles(word: string, files: string[], options: ImportOptions): Promise<void> {
  const kind = kindNamed(word)
  const contents = await Promise.all(files.map(async (file) => ({ file, bytes: await readInput(file) })))
  await withDatabase(options, async ({ db, actor }) => {
    const eventId = await eventNamed(db, options.event)
    const reports: Report[] = []
    for (const { file, bytes } of contents) {
      const sheet = { kind, bytes, fileName: basename(file), eventId, publish: options.publish ?? false }
      reports.push(await importFile(db, actor, file, sheet, { ...options, many: files.length > 1 }))
    }
    if (options.json) printJson({ files: reports })
    if (reports.some((report) => 'refused' in report || report.rejected > 0)) process.exitCode = REJECTED
  })
}

type Way = ImportOptions & { many: boolean }

async function importFile(db: Db, actor: Actor, file: string, sheet: SheetToImport, way: Way): Promise<Report> {
  const line = progress()
  const onRow = (done: number, rows: number) => line.show(say('intake.cli.progress', { file, done, rows }))
  try {
    const imported = await (way.dryRun ? previewSheet : applySheet)(db, actor, { ...sheet, onRow })
    line.done()
    return await tell(file, sheet, imported, way)
  } catch (error) {
    line.done()
    if (!(error instanceof Refusal) || error.field !== 'file') throw error
    const reason = say(error.code, error.params)
    complain(`${file}: ${reason}`)
    return { file, refused: error.code, problems: [{ row: 0, column: null, code: error.code, was: '', reason }] }
  }
}

async function tell(file: string, sheet: SheetToImport, imported: Imported, way: Way): Promise<Report> {
  const { counts, reading } = imported
  const problems = imported.problems.map((problem) => ({ ...problem, reason: problemText(say, problem) }))
  for (const problem of problems) talk(`${file}: ${inOneLine(sheet.kind, problem)}`)
  if (way.report && problems.length > 0 && !isJsonLines(file)) {
    const out = way.many ? beside(way.report, file) : way.report
    await writeOutput(out, await annotateSheet(sheet, reading, problems, cliLang))
    talk(say('intake.cli.report-written', { file: out }))
  }
  if (!way.json) print(say(way.dryRun ? 'intake.cli.would' : 'intake.cli.did', { file, ...counts }))
  return {
    file,
    ...counts,
    problems: problems.map(({ row, column, code, was, reason }) => ({ row, column, code, was, reason })),
  }
}

function inOneLine(kind: SheetKind, { row, column, was, reason }: RowProblem & { reason: string }): string {
  const place = say('intake.problem-place', { row, column: columnLabel(formOf(kind), column, cliLang) })
  return [place, reason, was && say('intake.problem-was', { was: was.slice(0, 80) })].filter(Boolean).join(' ')
}

/** `out.xlsx` for `a/offers.csv` is `out-offers.xlsx`. */
function beside(report: string, file: string): string {
  const ending = extname(report)
  return `${report.slice(0, report.length - ending.length)}-${basename(file, extname(file))}${ending || '.xlsx'}`
}
