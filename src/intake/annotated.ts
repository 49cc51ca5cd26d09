import type { UiLanguage } from '#platform/languages.ts'
import { type Say, speaker } from '#platform/messages.ts'
import { Refusal } from '#platform/refusal.ts'
import { annotateWorkbook } from '#platform/sheets/annotate.ts'
import { excerptProblems } from '#platform/sheets/excerpt.ts'
import type { ReadSheet } from '#platform/sheets/reading.ts'
import { isJsonLines, linesOf } from './json-lines.ts'
import { formOf, type SheetKind } from './kinds.ts'
import { problemText, type RowProblem } from './problems.ts'

type SentIn = { bytes: Uint8Array; fileName: string }

/** The sender's own workbook with the bad cells red and a column that says why; sent in again, that column is passed by. */
export function annotateSheet(
  { bytes, fileName }: SentIn,
  reading: ReadSheet,
  problems: RowProblem[],
  lang: UiLanguage,
): Promise<Uint8Array> {
  if (isJsonLines(fileName)) throw new Refusal('intake.lines-not-marked', { field: 'file' })
  const say = speaker(lang)
  return annotateWorkbook(bytes, reading, problems, { lang, describe: (problem) => problemText(say, problem) })
}

/** Only the rows that were not taken, each with its reason, to be mended and sent in again. */
export async function excerptRejects(
  kind: SheetKind,
  { bytes, fileName }: SentIn,
  reading: ReadSheet,
  problems: RowProblem[],
  lang: UiLanguage,
): Promise<{ bytes: Uint8Array; format: 'xlsx' | 'jsonl' }> {
  const say = speaker(lang)
  if (isJsonLines(fileName)) return { bytes: rejectedLines(bytes, problems, say), format: 'jsonl' }
  const describe = (problem: RowProblem | Parameters<typeof problemText>[1]) => problemText(say, problem)
  return { bytes: await excerptProblems(bytes, formOf(kind), reading, problems, { lang, describe }), format: 'xlsx' }
}

/** The lines as they came, with the reasons under a key that no form knows. What is no object is kept as text. */
function rejectedLines(bytes: Uint8Array, problems: RowProblem[], say: Say): Uint8Array {
  const lines = linesOf(bytes)
  const byLine = [...Map.groupBy(problems, ({ row }) => row)].sort(([a], [b]) => a - b)
  const told = byLine.map(([line, why]) => {
    const reasons = why.map((problem) => ({ column: problem.column, reason: problemText(say, problem) }))
    return JSON.stringify({ ...objectOf(lines[line - 1] ?? ''), _line: line, _reasons: reasons })
  })
  return Buffer.from(told.map((line) => `${line}\n`).join(''))
}

function objectOf(line: string): object {
  try {
    const said: unknown = JSON.parse(line)
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return said
  } catch {
    // Kept below as what it is: a text.
  }
  return { _text: line }
}
