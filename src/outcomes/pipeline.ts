import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may, visibleTo } from './access.ts'
import type { Stage } from './stages.ts'

/**
 * Moves an intent to a stage, with a note; stopping asks why. Any stage may follow any other, because cooperation goes
 * back as well as forward and mistakes are put right by a further step, never by rewriting one. The stage it is in
 * already changes nothing. Returns whether it moved.
 */
export async function moveStage(
  db: Db,
  actor: Actor,
  move: { intentId: string; stage: Exclude<Stage, 'intent'>; from?: Stage; note?: string; noteLang?: string },
): Promise<boolean> {
  const { intentId, stage } = move
  const note = (move.note ?? '').trim()
  return inTransaction(db, async (tx) => {
    const intent = await takeIntent(tx, actor, intentId)
    insist(may.followUp(actor, intent.event_id), actor)
    if (stage === 'stopped' && !note) throw new Refusal('outcomes.stopped-why', { field: 'note' })
    const present = await presentStage(tx, intentId)
    if (present === stage) return false
    if (move.from && move.from !== present) throw new Refusal('outcomes.stage-moved-meanwhile', { status: 409 })
    await refuseWithdrawn(tx, intentId)
    const noteLang = move.noteLang ?? actor.reads
    const signed = { entered_by: actor.personId, entered_at: now() }
    await tx
      .insertInto('outcomes.stage')
      .values({ intent_id: intentId, stage, note, note_lang: noteLang, ...signed })
      .execute()
    const subject = { kind: 'intent', id: intentId }
    const after = { stage, note, noteLang }
    await tell(tx, actor, { kind: 'intent.moved', subject, before: { stage: present }, after })
    return true
  })
}

// Two people at one intent move it one after the other.
async function takeIntent(tx: Tx, actor: Actor, intentId: string): Promise<{ event_id: string }> {
  const intent = await tx
    .selectFrom('outcomes.intent as i')
    .select('i.event_id')
    .where('i.id', '=', intentId)
    .where(visibleTo(actor))
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!intent) throw notFound('intent')
  return intent
}

async function presentStage(tx: Tx, intentId: string): Promise<Stage> {
  const { stage } = await tx
    .selectFrom('outcomes.stage')
    .select('stage')
    .where('intent_id', '=', intentId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return stage
}

async function refuseWithdrawn(tx: Tx, intentId: string): Promise<void> {
  const withdrawn = await tx
    .selectFrom('outcomes.withdrawal')
    .select('intent_id')
    .where('intent_id', '=', intentId)
    .executeTakeFirst()
  if (withdrawn) throw new Refusal('outcomes.intent-withdrawn', { status: 409 })
}
