import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lexicon } from '#matching/lexicon/lexicon.ts'
import { MatchIndex } from '#matching/match-index.ts'
import type { Db } from '#platform/database/connect.ts'
import { log } from '#platform/log.ts'

export type Kept = { index: MatchIndex; settled: number }

/** The trail an index was made after: a fact by its number and its time, which another database does not have. */
type Note = { settled: number; at: string | null; file: string }

/** Writes the index first and the note that names it last, so that what is read later is always a pair. */
export async function writeSnapshot(db: Db, folder: string, { index, settled }: Kept): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const before = readNote(folder)
  if (before?.settled === settled) return
  const note: Note = { settled, at: await timeOf(db, settled), file: `index-${settled}.bin` }
  index.save(join(folder, note.file))
  const path = join(folder, NOTE)
  writeFileSync(`${path}.new`, JSON.stringify(note))
  renameSync(`${path}.new`, path)
  if (before && before.file !== note.file) rmSync(join(folder, before.file), { force: true })
}

/** The index as it was written, if it was made after this trail and with these dictionaries. */
export async function readSnapshot(db: Db, folder: string, lexicon: Lexicon): Promise<Kept | undefined> {
  const note = readNote(folder)
  if (!note || note.at === null || (await timeOf(db, note.settled)) !== note.at) return undefined
  try {
    const index = MatchIndex.load(join(folder, note.file), lexicon)
    return index && { index, settled: note.settled }
  } catch (error) {
    log.warn({ err: error }, 'the index that was kept cannot be read and is made anew')
    return undefined
  }
}

const NOTE = 'index.json'

function readNote(folder: string): Note | undefined {
  const path = join(folder, NOTE)
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Note
  } catch {
    return undefined
  }
}

async function timeOf(db: Db, factId: number): Promise<string | null> {
  const fact = await db.selectFrom('platform.fact').select('at').where('id', '=', factId).executeTakeFirst()
  return fact?.at.toISOString() ?? null
}
