import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'

export type Called = { id: string; country: string; reference: string | null }

/** The organisation a cell speaks of, by its reference or else by its name in any language; `field` is the cell. */
export async function getCalled(db: Db, text: string, field: string): Promise<Called> {
  const named = await findByReference(db, text)
  if (named) return named
  const found = await listByName(db, [text])
  if (found.length > 1) throw new Refusal('intake.organisation-ambiguous', { field, params: { name: text } })
  if (!found[0]) throw new Refusal('intake.organisation-unknown', { field, params: { name: text } })
  return found[0]
}

/** As written, or with full-width letters and digits made ordinary. */
export function findByReference(db: Db, reference: string): Promise<Called | undefined> {
  return organisations(db)
    .where('reference', 'in', [reference, reference.normalize('NFKC')])
    .executeTakeFirst()
}

export function findByCreditCode(db: Db, creditCode: string): Promise<Called | undefined> {
  return organisations(db).where('credit_code', '=', creditCode).executeTakeFirst()
}

/** Case does not distinguish names, nor does the width in which the sheet writes them. */
export function listByName(db: Db, names: string[]): Promise<Called[]> {
  return organisations(db)
    .where(sql<boolean>`people.names_in_small_letters(name) && ${waysToWrite(names)}::text[]`)
    .limit(2)
    .execute()
}

/** The names as typed and with full-width letters made ordinary, in small letters. */
export function waysToWrite(names: string[]): string[] {
  return [...new Set(names.flatMap((name) => [name, name.normalize('NFKC')]).map((name) => name.toLowerCase()))]
}

/** The organisation's registration in the event; `field` is the cell that names it. */
export async function getRegistration(db: Db, eventId: string, { id }: Called, field: string): Promise<string> {
  const row = await db
    .selectFrom('events.participation')
    .select('id')
    .where('event_id', '=', eventId)
    .where('organisation_id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('intake.organisation-not-registered', { field })
  return row.id
}

function organisations(db: Db) {
  return db.selectFrom('people.organisation').select(['id', 'country', 'reference'])
}
