import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'

/**
 * For each owner the newest event in which both take part: there the reader may ask for a meeting. Empty for whoever
 * speaks for no organisation.
 */
export async function listMeetingPlaces(db: Db, actor: Actor, ownerIds: string[]): Promise<Map<string, string>> {
  if (actor.organisations.length === 0 || ownerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('events.participation as mine')
    .innerJoin('events.participation as theirs', 'theirs.event_id', 'mine.event_id')
    .innerJoin('events.event as e', 'e.id', 'mine.event_id')
    .distinctOn('theirs.organisation_id')
    .select(['theirs.organisation_id', 'e.slug'])
    .where('mine.organisation_id', 'in', [...actor.organisations])
    .where('theirs.organisation_id', 'in', ownerIds)
    .whereRef('theirs.organisation_id', '<>', 'mine.organisation_id')
    .orderBy('theirs.organisation_id')
    .orderBy('e.starts_on', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.organisation_id, row.slug]))
}
