import type { UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { annotateWorkbook } from '#platform/sheets/annotate.ts'
import type { ReadSheet } from '#platform/sheets/reading.ts'
import { problemText, type RowProblem } from './problems.ts'

/** The sender's own workbook with the bad cells red and a column that says why; sent in again, that column is passed by. */
export function annotateSheet(
  bytes: Uint8Array,
  reading: ReadSheet,
  problems: RowProblem[],
  lang: UiLanguage,
): Promise<Uint8Array> {
  const say = speaker(lang)
  return annotateWorkbook(bytes, reading, problems, { lang, describe: (problem) => problemText(say, problem) })
}
