import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { ReadRow } from '#platform/sheets/reading.ts'
import { dropUpload, getUpload, keepUpload, listUploads, noteUpload, type Upload } from '#platform/uploads.ts'
import { may } from './access.ts'
import { applySheet, type Imported, previewSheet, readSheetAs, type SheetToImport } from './import.ts'
import { findFirstUnended, findImport, listProblemsOf, type Tally, tallyImport } from './import-record.ts'
import { beginImport, resumeImport, stopImport } from './large-imports.ts'
import { cellProblem, type RowProblem } from './problems.ts'
import { FIRST_ROWS, PROBLEMS_NOTED, type Purpose, purposeOf, type Standing } from './standing.ts'

export type { Purpose, Standing } from './standing.ts'

/** Beyond this many rows nobody waits on a page: the worker brings them in. */
export const ROWS_AT_ONCE = 500

export type Workbook = {
  id: string
  fileName: string
  uploadedAt: Date
  expiresAt: Date
  purpose: Purpose
  standing: Standing | null
}

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
  refuseWhileImporting(upload)
  const purpose = change ?? purposeOf(upload)
  const outcome = await standingAfter(async () => {
    const sheet = sheetOf(upload, purpose)
    const { rows } = readSheetAs(purpose.kind, sheet)
    if (rows.length > ROWS_AT_ONCE) return lookAtCells(actor, purpose, rows)
    return asStanding('checked', await previewSheet(db, actor, sheet))
  })
  await noteUpload(db, id, { outcome, purpose })
  return outcome
}

/** Imports a workbook that was looked at, or has the worker do so. Asking twice imports once. */
export async function importWorkbook(db: Db, actor: Actor, id: string): Promise<Standing> {
  return inTransaction(db, async (tx) => {
    const upload = await getUpload(tx, actor, id, { lock: true })
    const known = upload.outcome as Standing | null
    if (known?.state === 'imported' || known?.state === 'importing') return known
    const purpose = purposeOf(upload)
    insist(may.bringIn(actor, purpose.eventId), actor)
    // A small file does not overtake a large one: its rows may speak of what is still to come.
    if (known?.state === 'read' || (await findFirstUnended(tx))) {
      await beginImport(tx, actor, upload)
      return (await getUpload(tx, actor, id)).outcome as Standing
    }
    const outcome = await standingAfter(async () =>
      asStanding('imported', await applySheet(tx, actor, sheetOf(upload, purpose))),
    )
    await noteUpload(tx, id, { outcome })
    return outcome
  })
}

/** Stops the import of a workbook, or takes it up again where it was stopped. */
export async function steerImport(db: Db, actor: Actor, id: string, way: 'stop' | 'resume'): Promise<void> {
  await inTransaction(db, async (tx) => {
    const standing = (await getUpload(tx, actor, id, { lock: true })).outcome as Standing | null
    const importId = standing && 'importId' in standing ? standing.importId : undefined
    if (importId === undefined) throw notFound('import')
    await (way === 'stop' ? stopImport : resumeImport)(tx, actor, importId)
  })
}

export type Progress = Tally & { isRead: boolean; isStopping: boolean; heardAt: Date; isFirst: boolean }

/** How far the worker is with a workbook. */
export async function findProgress(db: Db, standing: Standing | null): Promise<Progress | undefined> {
  if (standing?.state !== 'importing') return undefined
  const record = await findImport(db, standing.importId)
  if (!record) return undefined
  const isFirst = (await findFirstUnended(db))?.id === record.id
  const { rows, stop_asked_at, heard_at } = record
  const tally = await tallyImport(db, record.id)
  return { ...tally, isRead: rows !== null, isStopping: stop_asked_at !== null, heardAt: heard_at, isFirst }
}

/** Every problem of a workbook, however many. */
export async function listProblems(db: Db, { purpose, ...workbook }: Readable): Promise<RowProblem[]> {
  const { standing } = workbook
  if (!standing || !('problems' in standing)) return []
  if (standing.state === 'read') return readSheetAs(purpose.kind, workbook).rows.flatMap(problemsOf)
  return standing.importId === undefined ? standing.problems : listProblemsOf(db, standing.importId)
}

type Readable = Pick<Workbook, 'standing' | 'purpose' | 'fileName'> & { bytes: Uint8Array }

export async function getWorkbook(db: Db, actor: Actor, id: string): Promise<Workbook & { bytes: Uint8Array }> {
  const upload = await getUpload(db, actor, id)
  return { ...present(upload), bytes: upload.bytes }
}

export async function listWorkbooks(db: Db, actor: Actor): Promise<Workbook[]> {
  return (await listUploads(db, actor)).map(present)
}

export async function discardWorkbook(db: Db, actor: Actor, id: string): Promise<void> {
  refuseWhileImporting(await getUpload(db, actor, id))
  await dropUpload(db, actor, id)
}

function refuseWhileImporting({ outcome }: Upload): void {
  if ((outcome as Standing | null)?.state === 'importing') throw new Refusal('intake.under-way', { status: 409 })
}

async function standingAfter(work: () => Promise<Standing>): Promise<Standing> {
  try {
    return await work()
  } catch (error) {
    const isAboutFile = error instanceof Refusal && (error.field === 'file' || error.field === 'event')
    if (!isAboutFile) throw error
    return { state: 'unreadable', code: error.code, params: error.params as Record<string, string | number> }
  }
}

function asStanding(state: 'checked' | 'imported', { counts, problems, ways }: Imported): Standing {
  return { state, counts, problems, firstWays: ways.slice(0, FIRST_ROWS) }
}

/** Trying ten thousand rows and taking them back would take as long as bringing them in: only their cells are read. */
function lookAtCells(actor: Actor, { kind, eventId }: Purpose, rows: ReadRow[]): Standing {
  insist(may.bringIn(actor, eventId), actor)
  if (kind === 'wishes' && eventId === undefined) throw new Refusal('intake.event-needed', { field: 'event' })
  const rejected = rows.filter(({ problems }) => problems.length > 0)
  const problems = rejected.flatMap(problemsOf)
  const noted = { problems: problems.slice(0, PROBLEMS_NOTED), problemCount: problems.length }
  return { state: 'read', rows: rows.length, rejected: rejected.length, ...noted }
}

function problemsOf({ problems }: ReadRow): RowProblem[] {
  return problems.map(cellProblem)
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
  return { id, fileName, uploadedAt, expiresAt, purpose: purposeOf({ purpose }), standing }
}
