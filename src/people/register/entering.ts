import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { insist, may } from '../access.ts'
import type { Actor } from '../actor.ts'
import { foldName, nameKeys } from '../naming/folding.ts'
import { readObjects } from './array-stream.ts'
import { type RegisterEntry, readRorRecord } from './ror.ts'

export type Entered = { entered: number; passedOver: number }

const BATCH = 200

/**
 * Brings an extract of the Research Organization Registry (JSON, schema v2) into the register; an entry that is there
 * already is written anew. Records that are withdrawn or none at all are passed over and counted.
 */
export async function enterRegister(
  db: Db,
  actor: Actor,
  { chunks, release, onEntry }: { chunks: AsyncIterable<string>; release: string; onEntry?: (entered: number) => void },
): Promise<Entered> {
  insist(may.keepDirectory(actor), actor)
  const counts: Entered = { entered: 0, passedOver: 0 }
  let batch = new Map<string, RegisterEntry>()
  const flush = async () => {
    if (batch.size === 0) return
    await inTransaction(db, (tx) => enter(tx, [...batch.values()], release))
    counts.entered += batch.size
    batch = new Map()
    onEntry?.(counts.entered)
  }
  try {
    for await (const record of readObjects(chunks)) {
      const entry = readRorRecord(record)
      if (entry) batch.set(entry.ror, entry)
      else counts.passedOver++
      if (batch.size === BATCH) await flush()
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal('people.register-not-json', { field: 'file' })
    throw error
  }
  await flush()
  if (counts.entered === 0) throw new Refusal('people.register-empty', { field: 'file' })
  await tell(db, actor, {
    kind: 'register.entered',
    subject: { kind: 'register', id: 'ror' },
    after: { release, ...counts },
  })
  return counts
}

async function enter(tx: Tx, entries: RegisterEntry[], release: string): Promise<void> {
  const rors = entries.map(({ ror }) => ror)
  await tx.deleteFrom('people.register_entry').where('ror', 'in', rors).execute()
  await tx
    .insertInto('people.register_entry')
    .values(
      entries.map(({ names, identifiers, ...entry }) => ({
        ...entry,
        ...{ names: JSON.stringify(names), identifiers: JSON.stringify(identifiers), release, entered_at: now() },
      })),
    )
    .execute()
  const names = entries.flatMap(({ ror, names }) =>
    [...new Set(names.map(({ name }) => name))].map((name) => ({
      ror,
      name,
      folded: foldName(name),
      keys: nameKeys(name),
    })),
  )
  await tx.insertInto('people.register_name').values(names).execute()
}
