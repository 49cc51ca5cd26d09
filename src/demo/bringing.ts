import { importSheet, type SheetKind, writeRows } from '#intake/import.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'

export type Row = Parameters<typeof writeRows>[1][number]

/** The sample comes in as a workbook; a row that is refused would be a fault in the sample. */
export async function bring(db: Db, actor: Actor, kind: SheetKind, rows: Row[], eventId?: string): Promise<void> {
  const bytes = await writeRows(kind, rows, 'zh')
  const scope = eventId ? { eventId } : {}
  const { problems } = await importSheet(db, actor, {
    kind,
    bytes,
    fileName: `${kind}.xlsx`,
    publish: true,
    isSample: true,
    ...scope,
  })
  if (problems.length > 0) throw new Error(`the sample ${kind} were refused: ${JSON.stringify(problems.slice(0, 3))}`)
}
