import type { Value } from '../columns.ts'
import type { Params, SheetWord } from '../words.ts'

/** What became of one cell: a value, nothing (`null`), or the reason why it cannot be taken. */
export type Outcome<T extends Value = Value> = { value: T | null } | { problem: { code: SheetWord; params: Params } }

export function valued<T extends Value>(value: T | null): Outcome<T> {
  return { value }
}

export function refused(code: SheetWord, params: Params = {}): { problem: { code: SheetWord; params: Params } } {
  return { problem: { code, params } }
}

/** Full-width digits, letters and signs become plain ones; for everything that is not free text. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .replace(/[\u200b\ufeff]/g, '')
    .trim()
}

/** What staff write into a box that has nothing to say. */
export function meansNothing(text: string): boolean {
  return /^(|[-/\\—–]{1,3}|无|暂无|n\/?a)$/i.test(text)
}

/** Long texts are cut in the message only; the value itself is never cut. */
export function quoted(text: string): string {
  const shown = [...text.replace(/\s+/g, ' ').trim()]
  return shown.length > 60 ? `${shown.slice(0, 60).join('')}…` : shown.join('')
}
