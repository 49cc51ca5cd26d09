import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { type Author, tell } from '#platform/facts.ts'

/** Puts an intent among the candidates of the call its event feeds, if it feeds one. */
export async function enterForCall(tx: Tx, author: Author, intentId: string): Promise<void> {
  const fed = await tx
    .selectFrom('outcomes.intent as i')
    .innerJoin('outcomes.event_call as e', 'e.event_id', 'i.event_id')
    .innerJoin('outcomes.programme_call as c', 'c.id', 'e.call_id')
    .select(['c.id', 'c.code'])
    .where('i.id', '=', intentId)
    .executeTakeFirst()
  if (!fed) return
  const entered = await tx
    .insertInto('outcomes.candidacy')
    .values({ intent_id: intentId, call_id: fed.id, entered_by: author.personId, entered_at: now() })
    .onConflict((conflict) => conflict.column('intent_id').doNothing())
    .returning('intent_id')
    .executeTakeFirst()
  if (!entered) return
  const subject = { kind: 'intent', id: intentId }
  await tell(tx, author, { kind: 'candidacy.entered', subject, after: { callId: fed.id, code: fed.code } })
}

/** Takes an intent out of the call it was a candidate of. */
export async function leaveCall(tx: Tx, author: Author, intentId: string): Promise<void> {
  const left = await tx
    .deleteFrom('outcomes.candidacy as k')
    .using('outcomes.programme_call as c')
    .whereRef('c.id', '=', 'k.call_id')
    .where('k.intent_id', '=', intentId)
    .returning(['c.id', 'c.code'])
    .executeTakeFirst()
  if (!left) return
  const subject = { kind: 'intent', id: intentId }
  await tell(tx, author, { kind: 'candidacy.left', subject, before: { callId: left.id, code: left.code } })
}
