import { sql } from 'kysely'
import { getEvent } from '#events/directory.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Lang, RowValues } from '#platform/sheets/columns.ts'
import { readSheet } from '#platform/sheets/read.ts'
import type { ReadSheet } from '#platform/sheets/reading.ts'
import { writeSheet } from '#platform/sheets/write.ts'
import { may } from './access.ts'
import { isJsonLines, readJsonLines } from './json-lines.ts'
import { formOf, type SheetKind } from './kinds.ts'
import type { Task } from './landing.ts'
import { type Counts, landRows, type Outcome } from './rows.ts'

export { type SheetKind, sheetKinds } from './kinds.ts'
export type { Counts, Outcome } from './rows.ts'

export type SheetToImport = {
  kind: SheetKind
  bytes: Uint8Array
  fileName: string
  /** Who comes, what is shown and who wishes to meet whom is for this event. */
  eventId?: string | undefined
  /** Offers and needs go into the showcase at once. */
  publish?: boolean | undefined
  isSample?: boolean | undefined
  onRow?: ((done: number, rows: number) => void) | undefined
}

/** What a sheet did or would do, together with what was read, in which every row number can be looked up. */
export type Imported = Outcome & { reading: ReadSheet }

/**
 * Brings in what a workbook says: good rows land, bad ones are reported, nothing is lost from sight. The same file again
 * changes nothing. Refuses a file that cannot be read at all.
 */
export async function importSheet(
  db: Db,
  actor: Actor,
  sheet: SheetToImport,
): Promise<{ counts: Counts; problems: Outcome['problems'] }> {
  const { counts, problems } = await applySheet(db, actor, sheet)
  return { counts, problems }
}

export async function applySheet(db: Db, actor: Actor, sheet: SheetToImport): Promise<Imported> {
  const reading = openSheet(actor, sheet)
  return inTransaction(db, async (tx) => ({ reading, ...(await land(tx, actor, sheet, reading)) }))
}

/** Does everything an import would do and takes it all back. */
export async function previewSheet(db: Db, actor: Actor, sheet: SheetToImport): Promise<Imported> {
  const reading = openSheet(actor, sheet)
  let outcome: Outcome | undefined
  await inTransaction(db, async (tx) => {
    outcome = await land(tx, actor, sheet, reading)
    throw new TakenBack()
  }).catch((error) => {
    if (!(error instanceof TakenBack)) throw error
  })
  if (!outcome) throw new Error('a preview ended without an outcome')
  return { reading, ...outcome }
}

/** Makes a workbook of plain rows with the form's column keys, as somebody would send it in. */
export function writeRows(kind: SheetKind, rows: RowValues[], lang: Lang): Promise<Uint8Array> {
  return writeSheet(formOf(kind), rows, { lang })
}

/** Ends a transaction that was only to be looked at. */
class TakenBack extends Error {}

/** Reads a file as a sheet of this kind, or refuses it as a whole. */
export function readSheetAs(
  kind: SheetKind,
  { bytes, fileName }: Pick<SheetToImport, 'bytes' | 'fileName'>,
): ReadSheet {
  const form = formOf(kind)
  const reading = isJsonLines(fileName) ? readJsonLines(bytes, form) : readSheet(bytes, fileName, form)
  if (!reading.ok) throw new Refusal(reading.refusal.code, { params: reading.refusal.params, field: 'file' })
  return reading
}

function openSheet(actor: Actor, sheet: SheetToImport): ReadSheet {
  insist(may.bringIn(actor, sheet.eventId), actor)
  const reading = readSheetAs(sheet.kind, sheet)
  if (sheet.kind === 'wishes' && sheet.eventId === undefined)
    throw new Refusal('intake.event-needed', { field: 'event' })
  return reading
}

async function land(tx: Tx, actor: Actor, sheet: SheetToImport, reading: ReadSheet): Promise<Outcome> {
  const { kind, eventId, publish = false, isSample = false } = sheet
  await oneAtATime(tx)
  const task: Task = { event: eventId === undefined ? undefined : await getEvent(tx, eventId), publish, isSample }
  return landRows(tx, actor, kind, reading, task, sheet.onRow)
}

/** Two imports at once could each add what neither sees yet. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('duihe intake', 0))`.execute(tx)
}
