import { sql } from 'kysely'
import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { type Author, tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { enterForCall, leaveCall } from './candidacy.ts'

/**
 * Brings the intent of a meeting in line with what its table said last: reached, changed, withdrawn or restored. Reads
 * what stands, so that hearing the same news twice does nothing the second time.
 */
export async function followResult(tx: Tx, author: Author, meetingId: string): Promise<void> {
  const eventId = await holdEvent(tx, meetingId)
  const result = await tx
    .selectFrom('meetings.result')
    .select(['kind', 'line', 'line_lang', 'next_on'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  const intent = await findIntentOf(tx, meetingId)
  if (result?.kind !== 'intent') {
    if (intent && !intent.isWithdrawn) await withdraw(tx, author, intent.id, result?.kind ?? null)
    return
  }
  const words = { line: result.line, line_lang: result.line_lang, next_on: result.next_on }
  if (!intent) return reach(tx, author, { eventId, meetingId, words })
  await change(tx, author, intent, words)
  if (intent.isWithdrawn) await restore(tx, author, intent.id)
}

// Keeps the event from turning to another call while one of its intents comes or goes.
async function holdEvent(tx: Tx, meetingId: string): Promise<string> {
  const { id } = await tx
    .selectFrom('meetings.meeting as m')
    .innerJoin('events.event as e', 'e.id', 'm.event_id')
    .select('e.id')
    .where('m.id', '=', meetingId)
    .forKeyShare('e')
    .executeTakeFirstOrThrow()
  return id
}

type Words = { line: string; line_lang: string; next_on: string | null }
type Standing = Words & { id: string; isWithdrawn: boolean }

async function findIntentOf(tx: Tx, meetingId: string): Promise<Standing | undefined> {
  return tx
    .selectFrom('outcomes.intent as i')
    .leftJoin('outcomes.withdrawal as w', 'w.intent_id', 'i.id')
    .select(['i.id', 'i.line', 'i.line_lang', 'i.next_on'])
    .select((row) => row('w.intent_id', 'is not', null).$castTo<boolean>().as('isWithdrawn'))
    .where('i.meeting_id', '=', meetingId)
    .executeTakeFirst()
}

async function reach(
  tx: Tx,
  author: Author,
  { eventId, meetingId, words }: { eventId: string; meetingId: string; words: Words },
): Promise<void> {
  const id = newId()
  const signed = { reached_by: author.personId, reached_at: now() }
  await tx
    .insertInto('outcomes.intent')
    .values({ id, event_id: eventId, meeting_id: meetingId, ...words, ...signed })
    .execute()
  await nameParties(tx, id, meetingId)
  await nameListing(tx, id, meetingId)
  await tx
    .insertInto('outcomes.stage')
    .values({ intent_id: id, stage: 'intent', entered_by: author.personId, entered_at: now() })
    .execute()
  await tell(tx, author, { kind: 'intent.reached', subject: { kind: 'intent', id }, after: { meetingId, ...words } })
  await enterForCall(tx, author, id)
}

async function nameParties(tx: Tx, intentId: string, meetingId: string): Promise<void> {
  await tx
    .insertInto('outcomes.intent_party')
    .columns(['intent_id', 'organisation_id', 'side'])
    .expression((from) =>
      from
        .selectFrom('meetings.meeting as m')
        .innerJoin('events.participation as p', (join) =>
          join.on((on) => on.or([on('p.id', '=', on.ref('m.host_id')), on('p.id', '=', on.ref('m.guest_id'))])),
        )
        .select([sql<string>`${intentId}::uuid`.as('intent_id'), 'p.organisation_id', 'p.side'])
        .where('m.id', '=', meetingId),
    )
    .execute()
}

async function nameListing(tx: Tx, intentId: string, meetingId: string): Promise<void> {
  await tx
    .insertInto('outcomes.intent_listing')
    .columns(['intent_id', 'listing_id'])
    .expression((from) =>
      from
        .selectFrom('meetings.meeting as m')
        .leftJoin('meetings.request as r', 'r.id', 'm.request_id')
        .select([
          sql<string>`${intentId}::uuid`.as('intent_id'),
          sql<string>`coalesce(m.listing_id, r.listing_id)`.as('listing_id'),
        ])
        .where('m.id', '=', meetingId)
        .where(sql<boolean>`coalesce(m.listing_id, r.listing_id) is not null`),
    )
    .execute()
}

async function change(tx: Tx, author: Author, intent: Standing, words: Words): Promise<void> {
  const before: Words = { line: intent.line, line_lang: intent.line_lang, next_on: intent.next_on }
  if (JSON.stringify(before) === JSON.stringify(words)) return
  await tx.updateTable('outcomes.intent').set(words).where('id', '=', intent.id).execute()
  const subject = { kind: 'intent', id: intent.id }
  await tell(tx, author, { kind: 'intent.changed', subject, before, after: words })
}

async function withdraw(tx: Tx, author: Author, intentId: string, resultKind: string | null): Promise<void> {
  await tx
    .insertInto('outcomes.withdrawal')
    .values({ intent_id: intentId, withdrawn_by: author.personId, withdrawn_at: now() })
    .execute()
  const subject = { kind: 'intent', id: intentId }
  await tell(tx, author, { kind: 'intent.withdrawn', subject, after: { resultKind } })
  await leaveCall(tx, author, intentId)
}

async function restore(tx: Tx, author: Author, intentId: string): Promise<void> {
  await tx.deleteFrom('outcomes.withdrawal').where('intent_id', '=', intentId).execute()
  await tell(tx, author, { kind: 'intent.restored', subject: { kind: 'intent', id: intentId } })
  await enterForCall(tx, author, intentId)
}
