import { sql } from 'kysely'
import { getEvent } from '#events/directory.ts'
import { type DayPart, dayParts, slotsOfPart } from '#meetings/availability.ts'
import { listSlots } from '#meetings/slots.ts'
import type { Db } from '#platform/database/connect.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { callOf } from './organisation-rows.ts'

/**
 * Everybody with each of their organisations, or the delegates of the event with the organisation they stand for.
 * Somebody with neither address nor organisation could not be found again and is left out.
 */
export async function listPersonRows(db: Db, eventId?: string): Promise<RowValues[]> {
  const declared = eventId === undefined ? undefined : await listParts(db, eventId)
  const rows = await (eventId === undefined ? members(db) : delegates(db, eventId)).execute()
  return rows.map((row) => ({
    nameZh: row.name.zh ?? null,
    nameEn: row.name.en ?? null,
    email: row.email,
    phone: row.phone,
    organisation: row.organisation ? callOf({ reference: row.reference, name: row.organisation }) : null,
    postZh: row.post?.zh ?? null,
    postEn: row.post?.en ?? null,
    languages: row.languages.length === 0 ? null : row.languages,
    reads: row.reads,
    timeZone: row.timeZone,
    ...(declared ? { availability: declared.get(row.id) ?? null, attends: row.attends } : {}),
  }))
}

function members(db: Db) {
  return db
    .selectFrom('people.person as p')
    .leftJoin('people.membership as m', 'm.person_id', 'p.id')
    .leftJoin('people.organisation as o', 'o.id', 'm.organisation_id')
    .select(['p.id', 'p.name', 'p.email', 'p.phone', 'p.languages', 'p.reads', 'm.post'])
    .select(['o.reference', 'o.name as organisation', 'p.time_zone as timeZone', sql<null>`null`.as('attends')])
    .where((where) => where.or([where('p.email', 'is not', null), where('o.id', 'is not', null)]))
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .orderBy('o.id')
}

function delegates(db: Db, eventId: string) {
  return db
    .selectFrom('events.delegate as d')
    .innerJoin('people.person as p', 'p.id', 'd.person_id')
    .innerJoin('events.participation as r', 'r.id', 'd.participation_id')
    .leftJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('people.membership as m', (join) =>
      join.onRef('m.person_id', '=', 'p.id').onRef('m.organisation_id', '=', 'o.id'),
    )
    .select(['p.id', 'p.name', 'p.email', 'p.phone', 'p.languages', 'p.reads', 'm.post'])
    .select(['o.reference', 'o.name as organisation', 'p.time_zone as timeZone', 'd.attends'])
    .where('d.event_id', '=', eventId)
    .orderBy('o.sort_key')
    .orderBy('p.sort_key')
    .orderBy('p.id')
}

/** Whose declared slots are just a part of the day; a choice of single slots has no word in a sheet. */
async function listParts(db: Db, eventId: string): Promise<Map<string, DayPart>> {
  const { timeZone } = await getEvent(db, eventId)
  const slots = await listSlots(db, eventId)
  const zones = { event: timeZone, person: timeZone }
  // Working hours are of another length for everybody, and are told slot by slot.
  const whole = dayParts.filter((part) => part !== 'working')
  const parts = whole.map((part) => ({ part, ids: slotsOfPart(slots, part, zones).sort().join() }))
  const rows = await db
    .selectFrom('meetings.availability as a')
    .innerJoin('meetings.slot as s', 's.id', 'a.slot_id')
    .select(['a.person_id', 's.id'])
    .where('s.event_id', '=', eventId)
    .execute()
  const declared = Map.groupBy(rows, ({ person_id }) => person_id)
  return new Map(
    [...declared].flatMap(([personId, own]) => {
      const ids = own
        .map(({ id }) => id)
        .sort()
        .join()
      const part = parts.find((candidate) => candidate.ids === ids)?.part
      return part ? [[personId, part] as const] : []
    }),
  )
}
