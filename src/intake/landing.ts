import type { Event } from '#events/directory.ts'
import type { Way } from '#events/participation.ts'
import type { Actor } from '#people/actor.ts'
import type { Tx } from '#platform/database/connect.ts'
import type { RowValues, Value } from '#platform/sheets/columns.ts'

/** What a row became: the record it is about, so that two rows about one record are noticed, and what was done. */
export type Landing = { subject: string; way: Way }

/** Writes one row down through the deeds of the modules. Refuses with the input that is wrong as `field`. */
export type Land = (tx: Tx, actor: Actor, row: RowValues, task: Task) => Promise<Landing>

/** What holds for a whole sheet. */
export type Task = {
  event: Event | undefined
  /** Offers and needs go into the showcase at once. */
  publish: boolean
  /** Everything new is marked as an example. */
  isSample: boolean
}

/** A row that was new is new, whatever else it brought; otherwise one change makes it a changed one. */
export function wayOf(record: Way, ...alongside: Way[]): Way {
  if (record === 'created') return 'created'
  return [record, ...alongside].every((way) => way === 'unchanged') ? 'unchanged' : 'updated'
}

/** A text the row gives: undefined where the sheet has no such column, null where its cell is empty. */
export function textIn(row: RowValues, key: string): string | null | undefined {
  const value = row[key]
  return value === undefined || value === null ? value : String(value)
}

/** A reference or code: full-width letters and digits are the same as ordinary ones. */
export function keyIn(row: RowValues, key: string): string | null {
  return textIn(row, key)?.normalize('NFKC').trim() || null
}

/** Whether a stored key is the one the row means, however wide either was typed. */
export function isSameKey(stored: string | null, meant: string | null): boolean {
  return stored !== null && stored.normalize('NFKC') === meant
}

/** The parts of the row under their own names, without those the sheet does not have. */
export function partsOf<Key extends string>(row: RowValues, keys: readonly Key[]): Partial<Record<Key, Value | null>> {
  return Object.fromEntries(keys.filter((key) => row[key] !== undefined).map((key) => [key, row[key]])) as Partial<
    Record<Key, Value | null>
  >
}

/** What the columns `<key>Zh` and `<key>En` say, of those the sheet has. */
export function wordsIn(row: RowValues, key: string): Record<string, string | null> | undefined {
  const words = [
    ['en', textIn(row, `${key}En`)],
    ['zh', textIn(row, `${key}Zh`)],
  ].filter((entry): entry is [string, string | null] => entry[1] !== undefined)
  return words.length === 0 ? undefined : Object.fromEntries(words)
}
