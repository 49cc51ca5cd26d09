import type en from '#locales/en/sheets.json'
import { speaker } from '#platform/messages.ts'
import type { Bilingual, Lang } from './columns.ts'

/** Every code and every word of this folder is a key of its locale file. */
export type SheetWord = `sheets.${keyof typeof en}`

export type Params = Record<string, string | number>

/** The words a sheet of ours carries. Problems and refusals are worded by whoever shows them, from the same file. */
export function sheetWord(lang: Lang, word: SheetWord, params: Params = {}): string {
  return speaker(lang)(word, params)
}

export function inBothLanguages(word: SheetWord): Bilingual {
  return { zh: sheetWord('zh', word), en: sheetWord('en', word) }
}
