// A morning of meetings for tests of the desk and of what comes out of it: one table, three slots, one listing.

import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { newId } from '#platform/ids.ts'
import type { Cast } from './cast.ts'
import { type Attendee, type Day, openDay } from './day.ts'

export type DeskDay = Day & {
  slug: string
  slots: [string, string, string]
  /** Swansea with Changgong at 10:00 about the listing, Swansea with Sanheng at 10:20, both on table 1. */
  meetings: { changgong: string; sanheng: string }
  release: () => Promise<void>
}

const AT = new Date('2017-06-01T00:00:00Z')

/** `on` is the date of the event: people sit in one meeting at a time, so a second day of the same cast needs its own. */
export async function bringDeskDay(
  db: Db,
  cast: Cast,
  { slug = 'sample-sensors', on = '2017-09-13' } = {},
): Promise<DeskDay> {
  const day = await openDay(db, cast, { slug, startsOn: on, endsOn: on })
  const { eventId, swansea, changgong, sanheng } = day
  const slotAt = (time: string) => addSlot(db, eventId, `${on}T${time}:00Z`)
  const slots: DeskDay['slots'] = [await slotAt('02:00'), await slotAt('02:20'), await slotAt('02:40')]
  const tableId = await addTable(db, eventId, 1)
  const listingId = await addOffer(db, cast.swansea.organisationId)
  const meet = (guest: Attendee, slotId: string, about: string | null) =>
    seat(db, { eventId, host: swansea, guest, slotId, tableId, listingId: about })
  const meetings = {
    changgong: await meet(changgong, slots[0], listingId),
    sanheng: await meet(sanheng, slots[1], null),
  }
  return { ...day, slug, slots, meetings, release: () => releasePlan(db, eventId) }
}

async function seat(
  db: Db,
  at: { eventId: string; host: Attendee; guest: Attendee; slotId: string; tableId: string; listingId: string | null },
): Promise<string> {
  const id = newId()
  const { eventId, host, guest, slotId, tableId, listingId } = at
  const pair = { host_id: host.participationId, guest_id: guest.participationId }
  await db
    .insertInto('meetings.meeting')
    .values({ id, event_id: eventId, ...pair, weight: 'want', came_from: 'wish', listing_id: listingId, added_at: AT })
    .execute()
  const persons = [host.personId, guest.personId]
  const sides = [host.participationId, guest.participationId]
  await sql`select meetings.place(${id}, ${slotId}, ${tableId}, null, ${persons}, ${sides}, null, ${AT})`.execute(db)
  return id
}

/** One desk day after the other, each with its own slug and date, going back from 12 September 2017. */
export function deskDays(db: Db, cast: Cast, name: string): () => Promise<DeskDay> {
  let count = 0
  return () => {
    const on = new Date(Date.UTC(2017, 8, 12 - count)).toISOString().slice(0, 10)
    return bringDeskDay(db, cast, { slug: `${name}-${++count}`, on })
  }
}

async function addSlot(db: Db, eventId: string, startsAt: string): Promise<string> {
  const id = newId()
  const starts = new Date(startsAt)
  const ends = new Date(starts.getTime() + 20 * 60_000)
  const during = `[${starts.toISOString()},${ends.toISOString()})`
  await db.insertInto('meetings.slot').values({ id, event_id: eventId, during }).execute()
  return id
}

async function addTable(db: Db, eventId: string, position: number): Promise<string> {
  const id = newId()
  const label = String(position)
  await db.insertInto('meetings.meeting_table').values({ id, event_id: eventId, position, label }).execute()
  return id
}

async function addOffer(db: Db, organisationId: string): Promise<string> {
  const id = newId()
  const head = { kind: 'offer' as const, profile: 'TO' as const, original_lang: 'en' }
  await db
    .insertInto('catalogue.listing')
    .values({ id, organisation_id: organisationId, ...head, added_at: AT, changed_at: AT })
    .execute()
  const words = { lang: 'en', origin: 'original' as const, title: 'Sample low-power gas sensor' }
  await db
    .insertInto('catalogue.listing_text')
    .values({ listing_id: id, ...words, written_at: AT, search_terms: '' })
    .execute()
  return id
}

async function releasePlan(db: Db, eventId: string): Promise<void> {
  const releaseId = newId()
  await sql`insert into meetings.release (id, event_id, number, released_at)
    select ${releaseId}, ${eventId}, coalesce(max(number), 0) + 1, ${AT}
      from meetings.release where event_id = ${eventId}`.execute(db)
  await sql`insert into meetings.release_line
      (release_id, meeting_id, slot_id, table_id, interpreter_id, during, persons, sequence)
    select ${releaseId}, p.meeting_id, p.slot_id, p.table_id, p.interpreter_id, p.during,
      array(select s.person_id from meetings.seat s where s.meeting_id = p.meeting_id), 0
    from meetings.placement p where p.event_id = ${eventId}`.execute(db)
}
