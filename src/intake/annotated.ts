import type { UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { Refusal } from '#platform/refusal.ts'
import { annotateWorkbook } from '#platform/sheets/annotate.ts'
import type { ReadSheet } from '#platform/sheets/reading.ts'
import { isJsonLines } from './json-lines.ts'
import { problemText, type RowProblem } from './problems.ts'

/** The sender's own workbook with the bad cells red and a column that says why; sent in again, that column is passed by. */
export function annotateSheet(
  { bytes, fileName }: { bytes: Uint8Array; fileName: string },
  reading: ReadSheet,
  problems: RowProblem[],
  lang: UiLanguage,
): Promise<Uint8Array> {
  if (isJsonLines(fileName)) throw new Refusal('intake.lines-not-marked', { field: 'file' })
  const say = speaker(lang)
  return annotateWorkbook(bytes, reading, problems, { lang, describe: (problem) => problemText(say, problem) })
}
