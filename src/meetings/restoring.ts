import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Comparison, compareLines } from './changes.ts'
import { carryOut, fingerprintOf, listMoves, listPlacings, lockDraft, type Move } from './draft.ts'
import { type Line, listDraftLines, listReleasedLines } from './lines.ts'
import { getRelease } from './releases.ts'

/** What bringing the release back would change in the draft. Meetings cancelled since then stay away. */
export async function previewRestoring(
  db: Db,
  actor: Actor,
  eventId: string,
  number: number,
): Promise<Comparison & { fingerprint: string; leftOut: Line[] }> {
  insist(may.arrange(actor, eventId), actor)
  const { draft, wanted, leftOut } = await readRestoring(db, eventId, number)
  return { ...compareLines(draft, wanted), fingerprint: fingerprintOf(draft), leftOut }
}

/** Makes the draft what the release was; people hear of it only when the draft is released again. */
export async function restoreRelease(
  db: Db,
  actor: Actor,
  eventId: string,
  input: { number: number; fingerprint: string },
): Promise<Move[]> {
  insist(may.arrange(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    await lockDraft(tx, eventId)
    const { draft, wanted } = await readRestoring(tx, eventId, input.number)
    if (fingerprintOf(draft) !== input.fingerprint) throw new Refusal('timetable.draft-changed', { status: 409 })
    const moves = listMoves(listPlacings(draft), listPlacings(wanted))
    if (moves.length === 0) throw new Refusal('timetable.nothing-to-restore', { params: { number: input.number } })
    await carryOut(tx, actor, eventId, moves)
    await tell(tx, actor, {
      kind: 'timetable.restored',
      subject: { kind: 'event', id: eventId },
      after: { number: input.number, moves },
    })
    return moves
  })
}

async function readRestoring(db: Db, eventId: string, number: number) {
  const release = await getRelease(db, eventId, number)
  const draft = await listDraftLines(db, eventId)
  const lines = await listReleasedLines(db, release.id)
  const still = await listMeetable(db, eventId)
  const isMeetable = (line: Line) =>
    still.meetings.has(line.meetingId) && line.persons.every((person) => still.persons.has(person))
  return { draft, wanted: lines.filter(isMeetable), leftOut: lines.filter((line) => !isMeetable(line)) }
}

/** Meetings that were not cancelled, and persons who still take part. */
async function listMeetable(db: Db, eventId: string): Promise<{ meetings: Set<string>; persons: Set<string> }> {
  const meetings = await db
    .selectFrom('meetings.meeting as m')
    .leftJoin('meetings.cancellation as c', 'c.meeting_id', 'm.id')
    .select('m.id')
    .where('m.event_id', '=', eventId)
    .where('c.meeting_id', 'is', null)
    .execute()
  const persons = await db
    .selectFrom('events.delegate')
    .select('person_id as id')
    .where('event_id', '=', eventId)
    .execute()
  const ids = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id))
  return { meetings: ids(meetings), persons: ids(persons) }
}
