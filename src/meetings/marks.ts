import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal, refusing } from '#platform/refusal.ts'
import { takeMeeting } from './at-the-table.ts'

/** What the desk sees at a table: called up, somebody late, both there, nobody came. */
export const markKinds = ['called', 'late', 'held', 'no_show'] as const
export type MarkKind = (typeof markKinds)[number]

/** Marks a meeting. A second tap changes nothing. Returns whether the mark is new. */
export async function markMeeting(
  db: Db,
  actor: Actor,
  { meetingId, kind }: { meetingId: string; kind: MarkKind },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await takeMeeting(tx, actor, meetingId, { orSatThere: false })
    return putMark(tx, actor, meetingId, kind)
  })
}

/** Takes a mark back. Where both sides agreed on something the meeting was held, so the result has to go first. */
export async function unmarkMeeting(
  db: Db,
  actor: Actor,
  { meetingId, kind }: { meetingId: string; kind: MarkKind },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await takeMeeting(tx, actor, meetingId, { orSatThere: false })
    if (kind === 'held' && (await hasIntent(tx, meetingId))) throw new Refusal('desk.intent-stands', { status: 409 })
    const taken = await tx
      .deleteFrom('meetings.mark')
      .where('meeting_id', '=', meetingId)
      .where('kind', '=', kind)
      .returning('noted_at')
      .executeTakeFirst()
    if (!taken) return false
    await tell(tx, actor, { kind: 'meeting.unmarked', subject: { kind: 'meeting', id: meetingId }, before: { kind } })
    return true
  })
}

/** The mark itself, for deeds that hold the meeting already. */
export async function putMark(tx: Tx, actor: Actor, meetingId: string, kind: MarkKind): Promise<boolean> {
  const mark = { meeting_id: meetingId, kind, noted_by: actor.personId, noted_at: now() }
  const put = await refusing({ a_meeting_was_held_or_nobody_came: () => contradiction(kind) }, () =>
    tx
      .insertInto('meetings.mark')
      .values(mark)
      .onConflict((conflict) => conflict.columns(['meeting_id', 'kind']).doNothing())
      .returning('kind')
      .executeTakeFirst(),
  )
  if (!put) return false
  await tell(tx, actor, { kind: 'meeting.marked', subject: { kind: 'meeting', id: meetingId }, after: { kind } })
  return true
}

function contradiction(kind: MarkKind): Refusal {
  return new Refusal(kind === 'held' ? 'desk.nobody-came' : 'desk.was-held', { status: 409 })
}

async function hasIntent(tx: Tx, meetingId: string): Promise<boolean> {
  const result = await tx
    .selectFrom('meetings.result')
    .select('kind')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return result?.kind === 'intent'
}
