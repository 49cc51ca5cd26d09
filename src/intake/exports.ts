import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Lang, RowValues } from '#platform/sheets/columns.ts'
import { writeCsv, writeSheet } from '#platform/sheets/write.ts'
import { may } from './access.ts'
import { writeJsonLines } from './json-lines.ts'
import { formOf, type SheetKind } from './kinds.ts'
import { listListingRows, listRowsOfOwners } from './listing-rows.ts'
import { listOrganisationRows } from './organisation-rows.ts'
import { listPersonRows } from './person-rows.ts'
import { listWishRows } from './wish-rows.ts'

export const exportFormats = ['xlsx', 'csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Writes what is stored as a sheet that, brought in again, changes nothing. With an event, what belongs to it. */
export async function exportSheet(
  db: Db,
  actor: Actor,
  { kind, format, lang, eventId }: { kind: SheetKind; format: ExportFormat; lang: Lang; eventId?: string | undefined },
): Promise<{ bytes: Uint8Array; rows: number }> {
  return writtenAs(kind, await listRows(db, actor, kind, eventId), { format, lang })
}

/** What the organisations the actor speaks for offer or need, as a sheet that can come back. */
export async function exportOwn(
  db: Db,
  actor: Actor,
  { kind, format, lang }: { kind: 'offers' | 'needs'; format: ExportFormat; lang: Lang },
): Promise<Uint8Array> {
  const rows = await listRowsOfOwners(db, kind === 'offers' ? 'offer' : 'need', actor.organisations)
  return (await writtenAs(kind, rows, { format, lang })).bytes
}

async function writtenAs(kind: SheetKind, rows: RowValues[], { format, lang }: { format: ExportFormat; lang: Lang }) {
  const form = formOf(kind)
  if (format === 'jsonl') return { bytes: writeJsonLines(form, rows), rows: rows.length }
  const bytes = format === 'csv' ? writeCsv(form, rows, { lang }) : await writeSheet(form, rows, { lang })
  return { bytes, rows: rows.length }
}

/** The rows of an export, by column key. */
export async function listRows(db: Db, actor: Actor, kind: SheetKind, eventId?: string): Promise<RowValues[]> {
  insist(may.bringIn(actor, eventId), actor)
  switch (kind) {
    case 'organisations':
      return listOrganisationRows(db, eventId)
    case 'people':
      return listPersonRows(db, eventId)
    case 'offers':
      return listListingRows(db, 'offer', eventId)
    case 'needs':
      return listListingRows(db, 'need', eventId)
    case 'wishes':
      if (eventId === undefined) throw new Refusal('intake.event-needed', { field: 'event' })
      return listWishRows(db, eventId)
  }
}
