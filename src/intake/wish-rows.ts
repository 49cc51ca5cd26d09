import type { Db } from '#platform/database/connect.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { callOf } from './organisation-rows.ts'

/** Every wish stated for the event. */
export async function listWishRows(db: Db, eventId: string): Promise<RowValues[]> {
  const rows = await db
    .selectFrom('meetings.wish as w')
    .innerJoin('events.participation as fp', 'fp.id', 'w.wishing_id')
    .innerJoin('people.organisation as f', 'f.id', 'fp.organisation_id')
    .innerJoin('events.participation as tp', 'tp.id', 'w.wished_id')
    .innerJoin('people.organisation as t', 't.id', 'tp.organisation_id')
    .leftJoin('catalogue.listing as l', 'l.id', 'w.listing_id')
    .select(['f.reference as fromReference', 'f.name as fromName', 't.reference as toReference', 't.name as toName'])
    .select(['w.level', 'w.note', 'w.part_of_day as partOfDay', 'l.number'])
    .where('w.event_id', '=', eventId)
    .orderBy('f.sort_key')
    .orderBy('t.sort_key')
    .orderBy('w.wishing_id')
    .orderBy('w.wished_id')
    .execute()
  return rows.map((row) => ({
    from: callOf({ reference: row.fromReference, name: row.fromName }),
    to: callOf({ reference: row.toReference, name: row.toName }),
    level: row.level,
    // The number of its page names one listing, where a reference may name an offer and a need.
    listing: row.number === null ? null : `#${row.number}`,
    partOfDay: row.partOfDay,
    note: row.note,
  }))
}
