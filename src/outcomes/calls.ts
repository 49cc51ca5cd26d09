import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { enterForCall, leaveCall } from './candidacy.ts'

export type CallInput = { code: string; name: LanguageMap; programme?: LanguageMap | null; isSample?: boolean }
export type Call = { id: string; code: string; name: LanguageMap; programme: LanguageMap | null; candidates: number }

/** Opens a call that events can feed with candidates. A code names one call. */
export async function createCall(db: Db, actor: Actor, input: CallInput): Promise<string> {
  insist(may.openCalls(actor), actor)
  return inTransaction(db, async (tx) => {
    const id = newId()
    const { code, name, programme = null, isSample = false } = input
    const taken = () => new Refusal('outcomes.call-code-taken', { status: 409, field: 'code', params: { code } })
    await refusing({ programme_call_code_key: taken }, () =>
      tx.insertInto('outcomes.programme_call').values({ id, code, name, programme, is_sample: isSample }).execute(),
    )
    await tell(tx, actor, { kind: 'call.created', subject: { kind: 'call', id }, after: { code, name, programme } })
    return id
  })
}

/**
 * Says which call an event feeds; `callId` null means none. The intents the event has reached already move with it.
 * Returns whether anything changed.
 */
export async function linkEventToCall(
  db: Db,
  actor: Actor,
  { eventId, callId }: { eventId: string; callId: string | null },
): Promise<boolean> {
  insist(may.followUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await takeLink(tx, eventId)
    if ((before ?? null) === callId) return false
    await tx.deleteFrom('outcomes.event_call').where('event_id', '=', eventId).execute()
    if (callId) {
      const unknown = () => notFound('call')
      await refusing({ event_call_call_id_fkey: unknown }, () =>
        tx.insertInto('outcomes.event_call').values({ event_id: eventId, call_id: callId }).execute(),
      )
    }
    await tell(tx, actor, {
      kind: callId ? 'event.linked-to-call' : 'event.unlinked-from-call',
      subject: { kind: 'event', id: eventId },
      ...(before ? { before: { callId: before } } : {}),
      ...(callId ? { after: { callId } } : {}),
    })
    for (const intentId of await listStanding(tx, eventId)) {
      await leaveCall(tx, actor, intentId)
      await enterForCall(tx, actor, intentId)
    }
    return true
  })
}

/** Every call with how many candidates it has, by name. */
export async function listCalls(db: Db): Promise<Call[]> {
  return calls(db).orderBy('c.code').limit(200).execute()
}

export async function findCall(db: Db, code: string): Promise<Call | undefined> {
  return calls(db).where('c.code', '=', code).executeTakeFirst()
}

/** The call an event feeds, if it feeds one. */
export async function findCallOfEvent(db: Db, eventId: string): Promise<Call | undefined> {
  return calls(db)
    .innerJoin('outcomes.event_call as e', 'e.call_id', 'c.id')
    .where('e.event_id', '=', eventId)
    .executeTakeFirst()
}

function calls(db: Db) {
  return db
    .selectFrom('outcomes.programme_call as c')
    .select(['c.id', 'c.code', 'c.name', 'c.programme'])
    .select((row) =>
      row
        .selectFrom('outcomes.candidacy as k')
        .select((candidacy) => candidacy.fn.countAll<number>().as('count'))
        .whereRef('k.call_id', '=', 'c.id')
        .$asScalar()
        .$notNull()
        .as('candidates'),
    )
}

// Locking the event as well lets no intent be reached between the change of the link and the walk over the intents.
async function takeLink(tx: Tx, eventId: string): Promise<string | undefined> {
  const event = await tx
    .selectFrom('events.event')
    .select('id')
    .where('id', '=', eventId)
    .forUpdate()
    .executeTakeFirst()
  if (!event) throw notFound('event')
  const link = await tx
    .selectFrom('outcomes.event_call')
    .select('call_id')
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirst()
  return link?.call_id
}

async function listStanding(tx: Tx, eventId: string): Promise<string[]> {
  const intents = await tx
    .selectFrom('outcomes.intent as i')
    .leftJoin('outcomes.withdrawal as w', 'w.intent_id', 'i.id')
    .select('i.id')
    .where('i.event_id', '=', eventId)
    .where('w.intent_id', 'is', null)
    .orderBy('i.id')
    .execute()
  return intents.map((intent) => intent.id)
}
