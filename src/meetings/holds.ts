import type { Db } from '#platform/database/connect.ts'

/** Meetings of the event that an organiser wants left where they are. */
export async function listHeld(db: Db, eventId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('meetings.hold as h')
    .innerJoin('meetings.meeting as m', 'm.id', 'h.meeting_id')
    .select('h.meeting_id')
    .where('m.event_id', '=', eventId)
    .execute()
  return new Set(rows.map((row) => row.meeting_id))
}
