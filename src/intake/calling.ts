import { sql } from 'kysely'
import { findMergedInto } from '#people/merging-trail.ts'
import { resolveOrganisation } from '#people/resolving.ts'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'

export type Called = {
  id: string
  country: string
  reference: string | null
  /** It stands for the record that was named, which gave way to it. */
  isStandIn: boolean
}

/**
 * The organisation a cell speaks of, by its reference, else by its name in any language, else by a name that can mean no
 * other; `field` is the cell. Where the name leaves a doubt, those it may mean are told.
 */
export async function getCalled(db: Db, text: string, field: string): Promise<Called> {
  const named = await findByReference(db, text)
  if (named) return named
  const found = await listByName(db, [text])
  if (found.length > 1) throw new Refusal('intake.organisation-ambiguous', { field, params: { name: text } })
  return found[0] ?? (await getResembling(db, text, field))
}

async function getResembling(db: Db, text: string, field: string): Promise<Called> {
  const { verdict, candidates } = await resolveOrganisation(db, { names: [text] })
  const [first] = candidates
  if (verdict === 'same' && first)
    return organisations(db).where('id', '=', first.id).executeTakeFirstOrThrow().then(own)
  if (verdict === 'unknown') throw new Refusal('intake.organisation-unknown', { field, params: { name: text } })
  const names = candidates.slice(0, NAMED_MAX).map(({ name }) => Object.values(name)[0] ?? '')
  throw new Refusal('intake.organisation-doubtful', { field, params: { name: text, meant: names.join(' / ') } })
}

const NAMED_MAX = 3

/** As written, or with full-width letters and digits made ordinary. */
export async function findByReference(db: Db, reference: string): Promise<Called | undefined> {
  const row = await organisations(db)
    .where('reference', 'in', [reference, reference.normalize('NFKC')])
    .executeTakeFirst()
  return row && standing(db, row)
}

export async function findByCreditCode(db: Db, creditCode: string): Promise<Called | undefined> {
  const row = await organisations(db).where('credit_code', '=', creditCode).executeTakeFirst()
  return row && standing(db, row)
}

/** Case does not distinguish names, nor does the width in which the sheet writes them. */
export async function listByName(db: Db, names: string[]): Promise<Called[]> {
  const rows = await organisations(db)
    .where(sql<boolean>`people.names_in_small_letters(name) && ${waysToWrite(names)}::text[]`)
    .limit(SAME_NAME_MAX)
    .execute()
  const found = await Promise.all(rows.map((row) => standing(db, row)))
  // A record that gave way and the one it gave way to may bear the same name; the latter is meant itself then.
  const inOrder = found.sort((a, b) => Number(a.isStandIn) - Number(b.isStandIn))
  return inOrder.filter((one, i) => inOrder.findIndex(({ id }) => id === one.id) === i).slice(0, 2)
}

const SAME_NAME_MAX = 10

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

/** The record itself, or the one it gave way to. */
async function standing(db: Db, row: Row): Promise<Called> {
  const into = await findMergedInto(db, row.id)
  if (!into) return own(row)
  return { ...(await organisations(db).where('id', '=', into).executeTakeFirstOrThrow()), isStandIn: true }
}

function own(row: Row): Called {
  return { ...row, isStandIn: false }
}

type Row = Omit<Called, 'isStandIn'>

function organisations(db: Db) {
  return db.selectFrom('people.organisation').select(['id', 'country', 'reference'])
}
