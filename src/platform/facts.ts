import { now } from './clock.ts'
import type { Db, Tx } from './database/connect.ts'

/** Who stands behind a deed, as the audit trail keeps it. Doors make richer actors that fit this shape. */
export type Author = { kind: 'visitor' | 'person' | 'system'; personId: string | null; name: string }

/** Something that happened, told in the transaction in which it happened. `kind` is past tense: `offer.published`. */
export type Fact = {
  kind: string
  subject: { kind: string; id: string }
  before?: unknown
  after?: unknown
}

type Listener = (tx: Tx, author: Author, fact: Fact) => Promise<void>

const listeners = new Map<string, Listener[]>()

/** A higher floor asks to hear a fact of a lower one. It derives or notifies, in the same transaction; it never decides. */
export function listenTo(kind: string, listener: Listener): void {
  listeners.set(kind, [...(listeners.get(kind) ?? []), listener])
}

/** Writes the fact into the audit trail and lets those who listen derive what follows from it. */
export async function tell(tx: Db, author: Author, fact: Fact): Promise<void> {
  await tx
    .insertInto('platform.fact')
    .values({
      at: now(),
      actor_kind: author.kind,
      actor_id: author.personId,
      actor_name: author.name,
      kind: fact.kind,
      subject_kind: fact.subject.kind,
      subject_id: fact.subject.id,
      before: fact.before === undefined ? null : JSON.stringify(fact.before),
      after: fact.after === undefined ? null : JSON.stringify(fact.after),
    })
    .execute()
  for (const listener of listeners.get(fact.kind) ?? []) await listener(tx as Tx, author, fact)
}

/** What is on record about a subject, newest first. */
export function listFacts(db: Db, subject: { kind: string; id: string }, limit = 100) {
  return db
    .selectFrom('platform.fact')
    .select(['id', 'at', 'actor_name', 'kind', 'before', 'after'])
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
