import { getEvent } from '#events/directory.ts'
import { insist } from '#people/access.ts'
import { type Actor, findActor, system } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { addJob } from '#platform/jobs.ts'
import { notFound, refusing } from '#platform/refusal.ts'
import { getUpload, getUploadPurpose, noteUpload, type Upload } from '#platform/uploads.ts'
import { may } from './access.ts'
import { oneAtATime, readSheetAs } from './import.ts'
import {
  countProblemsOf,
  findFirstUnended,
  findImport,
  type ImportRecord,
  listFirstWays,
  listNextRows,
  listProblemsOf,
  listSeen,
  noteRows,
  noteTaken,
  type Taken,
  tallyImport,
} from './import-record.ts'
import type { Task } from './landing.ts'
import { inTakingOrder, takeRow } from './rows.ts'
import { FIRST_ROWS, PROBLEMS_NOTED, type Purpose, purposeOf } from './standing.ts'

/** Rows of one transaction: long enough to be quick, short enough that nobody waits for it. */
const ROWS_A_BATCH = 100

/** Asks for a file to be brought in by the worker. It must have been looked at, so that it can be read. */
export async function beginImport(tx: Tx, actor: Actor, upload: Upload): Promise<void> {
  const id = newId()
  const at = now()
  await refusing({ a_file_is_brought_in_once_at_a_time: 'intake.under-way' }, () =>
    tx
      .insertInto('intake.import')
      .values({ id, upload_id: upload.id, started_by: actor.personId, started_at: at, heard_at: at })
      .execute(),
  )
  await noteUpload(tx, upload.id, { outcome: { state: 'importing', importId: id } })
  await tell(tx, actor, { kind: 'import.begun', subject: { kind: 'import', id }, after: { file: upload.fileName } })
  await addJob(tx, { kind: 'intake.carry-on', body: {}, key: `${id} begin` })
}

/** Asks an import to stop after the batch it is at. What has come in stays in. */
export async function stopImport(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const record = await getImport(tx, actor, importId)
  if (record.ended_at !== null || record.stop_asked_at !== null) return
  await tx.updateTable('intake.import').set({ stop_asked_at: now() }).where('id', '=', importId).execute()
  await tell(tx, actor, { kind: 'import.stop-asked', subject: { kind: 'import', id: importId } })
}

/** Takes a stopped import up where it was left. */
export async function resumeImport(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const record = await getImport(tx, actor, importId)
  const { left } = await tallyImport(tx, importId)
  if (record.ended_at === null || left === 0) return
  const resumed = { ended_at: null, stop_asked_at: null, heard_at: now() }
  await tx.updateTable('intake.import').set(resumed).where('id', '=', importId).execute()
  await noteUpload(tx, record.upload_id, { outcome: { state: 'importing', importId } })
  await tell(tx, actor, { kind: 'import.resumed', subject: { kind: 'import', id: importId } })
  await addJob(tx, { kind: 'intake.carry-on', body: {}, key: `${importId} ${now().toISOString()}` })
}

/**
 * One step of the import whose turn it is: its file is read, or some of its rows are taken, or it ends. The step and the
 * asking for the next one are one transaction, so that a crash at any moment leaves no row undone and none done twice.
 */
export async function carryOn(tx: Tx): Promise<void> {
  await oneAtATime(tx)
  const record = await findFirstUnended(tx)
  if (!record) return
  const { id } = record
  const actor = record.started_by === null ? system('worker') : await findActor(tx, record.started_by)
  const purpose = purposeOf(await getUploadPurpose(tx, record.upload_id))
  const isAllowed = actor !== undefined && may.bringIn(actor, purpose.eventId)
  if (!isAllowed || record.stop_asked_at !== null) await endImport(tx, actor ?? system('worker'), record)
  else if (record.rows === null) await readRows(tx, record, purpose)
  else if ((await takeBatch(tx, actor, id, purpose)) === 0) await endImport(tx, actor, record)
  const next = await findFirstUnended(tx)
  if (!next) return
  const { left } = await tallyImport(tx, next.id)
  await addJob(tx, { kind: 'intake.carry-on', body: {}, key: `${next.id} ${left} ${next.id === id ? '' : 'turn'}` })
}

async function readRows(tx: Tx, { id, upload_id, started_by }: ImportRecord, { kind }: Purpose): Promise<void> {
  const upload = await getUpload(tx, { personId: started_by }, upload_id)
  await noteRows(tx, id, inTakingOrder(kind, readSheetAs(kind, upload).rows))
}

async function takeBatch(tx: Tx, actor: Actor, importId: string, purpose: Purpose): Promise<number> {
  const rows = await listNextRows(tx, importId, ROWS_A_BATCH)
  if (rows.length === 0) return 0
  const { kind, eventId, publish } = purpose
  const task: Task = {
    event: eventId === undefined ? undefined : await getEvent(tx, eventId),
    publish,
    isSample: false,
  }
  const seen = await listSeen(tx, importId)
  const taken: Taken[] = []
  for (const row of rows) {
    const landed = await takeRow(tx, actor, kind, row, { task, seen })
    taken.push(
      Array.isArray(landed)
        ? { row: row.rowNumber, way: 'rejected', subject: null, problems: landed }
        : { row: row.rowNumber, ...landed, problems: [] },
    )
  }
  await noteTaken(tx, importId, taken)
  return rows.length
}

async function endImport(tx: Tx, actor: Actor, { id, upload_id }: ImportRecord): Promise<void> {
  const { left, ...counts } = await tallyImport(tx, id)
  await tx.updateTable('intake.import').set({ ended_at: now() }).where('id', '=', id).execute()
  const problems = (await listProblemsOf(tx, id, PROBLEMS_NOTED)).slice(0, PROBLEMS_NOTED)
  const problemCount = await countProblemsOf(tx, id)
  const firstWays = await listFirstWays(tx, id, FIRST_ROWS)
  await noteUpload(tx, upload_id, {
    outcome: { state: 'imported', importId: id, counts, left, problems, problemCount, firstWays },
  })
  await tell(tx, actor, { kind: 'import.ended', subject: { kind: 'import', id }, after: { ...counts, left } })
}

/** An import is its beginner's alone, as the file is. */
async function getImport(db: Db, actor: Actor, id: string): Promise<ImportRecord> {
  const record = await findImport(db, id)
  if (record?.started_by !== actor.personId) throw notFound('import')
  insist(may.enter(actor), actor)
  return record
}
