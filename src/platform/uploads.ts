import { createHash } from 'node:crypto'
import { now } from './clock.ts'
import type { Db } from './database/connect.ts'
import { isId, newId } from './ids.ts'
import { notFound, Refusal } from './refusal.ts'

/** A file between upload and decision, with what it is for and what came of it. It is its owner's alone. */
export type UploadHead = {
  id: string
  fileName: string
  uploadedAt: Date
  expiresAt: Date
  purpose: unknown
  outcome: unknown
}
export type Upload = UploadHead & { bytes: Uint8Array }

type Owner = { personId: string | null }

const DAYS_KEPT = 7
const HEADS_MAX = 200

/** Keeps a file for some days. The same bytes for the same purpose are kept once, as if newly uploaded. */
export async function keepUpload(
  db: Db,
  owner: Owner,
  { fileName, bytes, purpose }: { fileName: string; bytes: Uint8Array; purpose: unknown },
): Promise<string> {
  await db.deleteFrom('platform.upload').where('expires_at', '<=', now()).execute()
  const row = {
    file_name: fileName,
    uploaded_at: now(),
    expires_at: new Date(now().getTime() + DAYS_KEPT * 86_400_000),
    outcome: null,
  }
  const sha256 = fingerprint(bytes)
  const same = await owned(db, owner)
    .select('id')
    .where('sha256', '=', sha256)
    .where('purpose', '=', JSON.stringify(purpose))
    .executeTakeFirst()
  if (same) {
    await db.updateTable('platform.upload').set(row).where('id', '=', same.id).execute()
    return same.id
  }
  const id = newId()
  const file = { bytes: Buffer.from(bytes), sha256, purpose: JSON.stringify(purpose) }
  await db
    .insertInto('platform.upload')
    .values({ id, uploaded_by: owner.personId, ...file, ...row })
    .execute()
  return id
}

/** Refuses a file that was kept too long; one of somebody else is not found. `lock` holds it for the transaction. */
export async function getUpload(db: Db, owner: Owner, id: string, { lock = false } = {}): Promise<Upload> {
  const row = isId(id)
    ? await owned(db, owner)
        .select([...HEAD, 'bytes', 'sha256'])
        .where('id', '=', id)
        .$if(lock, (query) => query.forUpdate())
        .executeTakeFirst()
    : undefined
  if (!row) throw notFound('upload')
  if (row.expiresAt <= now()) throw new Refusal('platform.upload-expired', { status: 410 })
  const { sha256, ...upload } = row
  if (fingerprint(upload.bytes) !== sha256) throw new Error(`upload ${id} is not what was uploaded`)
  return upload
}

/** What a file is for, without its bytes. */
export async function getUploadPurpose(db: Db, id: string): Promise<{ purpose: unknown }> {
  return db.selectFrom('platform.upload').select('purpose').where('id', '=', id).executeTakeFirstOrThrow()
}

/** What is still kept of the owner's files, newest first. */
export function listUploads(db: Db, owner: Owner): Promise<UploadHead[]> {
  return owned(db, owner)
    .select(HEAD)
    .where('expires_at', '>', now())
    .orderBy('uploaded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(HEADS_MAX)
    .execute()
}

/** Notes what came of a file, and what it is for if that has changed. */
export async function noteUpload(db: Db, id: string, note: { outcome: unknown; purpose?: unknown }): Promise<void> {
  const purpose = note.purpose === undefined ? {} : { purpose: JSON.stringify(note.purpose) }
  await db
    .updateTable('platform.upload')
    .set({ outcome: JSON.stringify(note.outcome), ...purpose })
    .where('id', '=', id)
    .execute()
}

export async function dropUpload(db: Db, owner: Owner, id: string): Promise<void> {
  const { id: found } = await getUpload(db, owner, id)
  await db.deleteFrom('platform.upload').where('id', '=', found).execute()
}

const HEAD = [
  'id',
  'file_name as fileName',
  'uploaded_at as uploadedAt',
  'expires_at as expiresAt',
  'purpose',
  'outcome',
] as const

function owned(db: Db, { personId }: Owner) {
  return db.selectFrom('platform.upload').where('uploaded_by', personId === null ? 'is' : '=', personId)
}

function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
