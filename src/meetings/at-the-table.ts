import { may } from '#events/access.ts'
import { isKnown } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Tx } from '#platform/database/connect.ts'
import { notFound, Refusal } from '#platform/refusal.ts'

/**
 * Takes a meeting into the hand: whoever else wants to mark it or to note its result waits until this transaction ends,
 * so that what is read here stays true. A meeting that was called off is refused, one that is not yours is not found.
 */
export async function takeMeeting(
  tx: Tx,
  actor: Actor,
  meetingId: string,
  { orSatThere }: { orSatThere: boolean },
): Promise<{ eventId: string }> {
  const meeting = await tx
    .selectFrom('meetings.meeting as m')
    .select(['m.event_id', 'm.id'])
    .where('m.id', '=', meetingId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const allowed =
    meeting && (may.runDesk(actor, meeting.event_id) || (orSatThere && (await satAt(tx, meetingId, actor.personId))))
  if (!allowed) throw isKnown(actor) ? notFound('meeting') : new Refusal('people.sign-in-first', { status: 401 })
  const cancelled = await tx
    .selectFrom('meetings.cancellation')
    .select('meeting_id')
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (cancelled) throw new Refusal('desk.meeting-cancelled', { status: 409 })
  return { eventId: meeting.event_id }
}

// The plan may have moved on since it was published; whoever was told to sit there, or was seated at the desk, sat there.
async function satAt(tx: Tx, meetingId: string, personId: string | null): Promise<boolean> {
  if (personId === null) return false
  const { sat } = await tx
    .selectNoFrom((row) =>
      row
        .or([
          row.exists(
            row
              .selectFrom('meetings.seat as s')
              .select('s.person_id')
              .where('s.meeting_id', '=', meetingId)
              .where('s.person_id', '=', personId),
          ),
          row.exists(
            row
              .selectFrom('meetings.release_line as l')
              .select('l.meeting_id')
              .where('l.meeting_id', '=', meetingId)
              .where((line) => line(line.val(personId), '=', line.fn.any('l.persons'))),
          ),
        ])
        .as('sat'),
    )
    .executeTakeFirstOrThrow()
  return Boolean(sat)
}
