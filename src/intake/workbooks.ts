import { z } from 'zod'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { dropUpload, getUpload, keepUpload, listUploads, noteUpload, type Upload } from '#platform/uploads.ts'
import { may } from './access.ts'
import { applySheet, type Imported, previewSheet, type SheetToImport } from './import.ts'
import { sheetKinds } from './kinds.ts'
import type { RowProblem } from './problems.ts'
import type { Counts } from './rows.ts'

const purposeSchema = z.object({
  kind: z.enum(sheetKinds),
  eventId: z.string().optional(),
  publish: z.boolean(),
})

/** What an uploaded workbook is to be read as, and for which event. */
export type Purpose = z.infer<typeof purposeSchema>

/** How far a workbook has come: it cannot be read, was looked at, or was imported. */
export type Standing =
  | { state: 'unreadable'; code: string; params: Record<string, string | number> }
  | { state: 'checked' | 'imported'; counts: Counts; problems: RowProblem[]; firstWays: Imported['ways'] }

export type Workbook = {
  id: string
  fileName: string
  uploadedAt: Date
  expiresAt: Date
  purpose: Purpose
  standing: Standing | null
}

/** Rows of which a page shows what became of them. */
const FIRST_ROWS = 10

/** Keeps a workbook and looks what importing it would do. A file that cannot be read is kept with the reason. */
export async function takeIn(
  db: Db,
  actor: Actor,
  file: { fileName: string; bytes: Uint8Array },
  purpose: Purpose,
): Promise<string> {
  insist(may.bringIn(actor, purpose.eventId), actor)
  const id = await keepUpload(db, actor, { ...file, fileName: tidyName(file.fileName), purpose })
  await checkWorkbook(db, actor, id)
  return id
}

/** Looks once more what importing it would do now, perhaps read as something else; also after an import. */
export async function checkWorkbook(db: Db, actor: Actor, id: string, change?: Purpose): Promise<Standing> {
  const upload = await getUpload(db, actor, id)
  const purpose = change ?? purposeSchema.parse(upload.purpose)
  const outcome = await standingAfter('checked', () => previewSheet(db, actor, sheetOf(upload, purpose)))
  await noteUpload(db, id, { outcome, purpose })
  return outcome
}

/** Imports a workbook that was looked at. Asking twice imports once. */
export async function importWorkbook(db: Db, actor: Actor, id: string): Promise<Standing> {
  return inTransaction(db, async (tx) => {
    const upload = await getUpload(tx, actor, id, { lock: true })
    const known = upload.outcome as Standing | null
    if (known?.state === 'imported') return known
    const purpose = purposeSchema.parse(upload.purpose)
    const outcome = await standingAfter('imported', () => applySheet(tx, actor, sheetOf(upload, purpose)))
    await noteUpload(tx, id, { outcome })
    return outcome
  })
}

export async function getWorkbook(db: Db, actor: Actor, id: string): Promise<Workbook & { bytes: Uint8Array }> {
  const upload = await getUpload(db, actor, id)
  return { ...present(upload), bytes: upload.bytes }
}

export async function listWorkbooks(db: Db, actor: Actor): Promise<Workbook[]> {
  return (await listUploads(db, actor)).map(present)
}

export async function discardWorkbook(db: Db, actor: Actor, id: string): Promise<void> {
  await dropUpload(db, actor, id)
}

async function standingAfter(state: 'checked' | 'imported', work: () => Promise<Imported>): Promise<Standing> {
  try {
    const { counts, problems, ways } = await work()
    return { state, counts, problems, firstWays: ways.slice(0, FIRST_ROWS) }
  } catch (error) {
    const isAboutFile = error instanceof Refusal && (error.field === 'file' || error.field === 'event')
    if (!isAboutFile) throw error
    return { state: 'unreadable', code: error.code, params: error.params as Record<string, string | number> }
  }
}

function sheetOf({ fileName, bytes }: Upload, purpose: Purpose): SheetToImport {
  return { fileName, bytes, ...purpose }
}

/** The name without its folders and without signs that only a machine sees. */
function tidyName(name: string): string {
  const last =
    name
      .normalize('NFC')
      .replace(/\p{Cc}/gu, ' ')
      .split(/[\\/]/)
      .at(-1)
      ?.trim() ?? ''
  return last.slice(-NAME_MAX)
}

const NAME_MAX = 200

function present({ id, fileName, uploadedAt, expiresAt, purpose, outcome }: Omit<Upload, 'bytes'>): Workbook {
  const standing = outcome as Standing | null
  return { id, fileName, uploadedAt, expiresAt, purpose: purposeSchema.parse(purpose), standing }
}
