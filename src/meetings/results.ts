import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { takeMeeting } from './at-the-table.ts'
import { putMark } from './marks.ts'
import type { ResultKind } from './result-input.ts'
import { mergeResult, type Seen } from './result-merge.ts'

/** What a meeting came to, as it stands on record. `nextOn` is a calendar date (`2017-10-01`). */
export type Result = { kind: ResultKind; line: string; lineLang: string; nextOn: string | null }

type Said = { kind: ResultKind; line?: string; lineLang?: string; nextOn?: string | null }

/**
 * Notes what a meeting came to, or changes it. For the desk, the organiser and whoever sat there. Saying the same again
 * changes nothing. A meeting with a result was held, unless the desk saw that nobody came; then there can be no intent.
 * With `seen` the words are settled field by field with what others noted meanwhile. Returns whether anything changed.
 */
export async function noteResult(
  db: Db,
  actor: Actor,
  input: { meetingId: string; seen?: Seen | undefined } & Said,
): Promise<boolean> {
  const { meetingId, seen } = input
  return inTransaction(db, async (tx) => {
    const { eventId } = await takeMeeting(tx, actor, meetingId, { orSatThere: true })
    const before = await findResult(tx, meetingId)
    const said = seen && before ? await settle(tx, meetingId, { said: input, seen, before }) : input
    const after = resultOf(said, before, actor)
    if (before && isSame(before, after)) return false
    await recordResult(tx, actor, { eventId, meetingId, before, after })
    return true
  })
}

/** The noting itself, for deeds that hold the meeting already and know who may speak. */
export async function recordResult(
  tx: Tx,
  actor: Actor,
  {
    eventId,
    meetingId,
    before,
    after,
  }: { eventId: string; meetingId: string; before: Result | undefined; after: Result },
): Promise<void> {
  await refuseDateBeforeEvent(tx, eventId, after.nextOn)
  const cameNobody = await isMarkedNoShow(tx, meetingId)
  if (cameNobody && after.kind === 'intent') throw new Refusal('desk.no-show-no-intent', { status: 409 })
  await keepResult(tx, actor, meetingId, after)
  if (!cameNobody) await putMark(tx, actor, meetingId, 'held')
  await tell(tx, actor, {
    kind: 'meeting.result-noted',
    subject: { kind: 'meeting', id: meetingId },
    ...(before ? { before } : {}),
    after,
  })
}

/** Takes a result back, as if nothing had been said. The meeting stays marked as held. */
export async function takeBackResult(db: Db, actor: Actor, { meetingId }: { meetingId: string }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await takeMeeting(tx, actor, meetingId, { orSatThere: true })
    const before = await findResult(tx, meetingId)
    if (!before) return false
    await tx.deleteFrom('meetings.result').where('meeting_id', '=', meetingId).execute()
    await tell(tx, actor, {
      kind: 'meeting.result-taken-back',
      subject: { kind: 'meeting', id: meetingId },
      before,
    })
    return true
  })
}

export async function findResult(db: Db, meetingId: string): Promise<Result | undefined> {
  return db
    .selectFrom('meetings.result')
    .select(['kind', 'line', 'line_lang as lineLang', 'next_on as nextOn'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
}

// A line that stays word for word keeps its language, whoever taps on a page in another one.
function resultOf(input: Said, before: Result | undefined, actor: Actor): Result {
  const line = (input.line ?? '').trim()
  const lineLang = before && before.line === line ? before.lineLang : (input.lineLang ?? actor.reads)
  return { kind: input.kind, line, lineLang, nextOn: input.nextOn ?? null }
}

async function settle(
  tx: Tx,
  meetingId: string,
  { said, seen, before }: { said: Said; seen: Seen; before: Result },
): Promise<Said> {
  const { noted_at } = await tx
    .selectFrom('meetings.result')
    .select('noted_at')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const { kind, line = '', nextOn = null } = said
  return { ...said, ...mergeResult({ kind, line: line.trim(), nextOn }, seen, { ...before, at: noted_at }) }
}

export function isSame(one: Result, other: Result): boolean {
  return one.kind === other.kind && one.line === other.line && one.nextOn === other.nextOn
}

async function refuseDateBeforeEvent(tx: Tx, eventId: string, nextOn: string | null): Promise<void> {
  if (!nextOn) return
  const { starts_on } = await tx
    .selectFrom('events.event')
    .select('starts_on')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  // Both are calendar dates written year first, so the order of the letters is the order of the days.
  if (nextOn < starts_on) throw new Refusal('desk.next-before-event', { field: 'nextOn', params: { date: starts_on } })
}

async function isMarkedNoShow(tx: Tx, meetingId: string): Promise<boolean> {
  const mark = await tx
    .selectFrom('meetings.mark')
    .select('kind')
    .where('meeting_id', '=', meetingId)
    .where('kind', '=', 'no_show')
    .executeTakeFirst()
  return mark !== undefined
}

async function keepResult(tx: Tx, actor: Actor, meetingId: string, result: Result): Promise<void> {
  const row = {
    kind: result.kind,
    line: result.line,
    line_lang: result.lineLang,
    next_on: result.nextOn,
    noted_by: actor.personId,
    noted_at: now(),
  }
  await tx
    .insertInto('meetings.result')
    .values({ meeting_id: meetingId, ...row })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(row))
    .execute()
}
