// A morning of meetings for tests of the desk and of what comes out of it: two tables, three slots, one listing.

import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { newId } from '#platform/ids.ts'
import type { Cast } from './cast.ts'

export type DeskDay = {
  eventId: string
  slug: string
  slots: [string, string, string]
  /** Swansea with Changgong at 10:00 on table 1, Swansea with Sanheng at 10:20 on table 1. */
  meetings: { changgong: string; sanheng: string }
  delegates: { swansea: string; changgong: string; sanheng: string }
  listingId: string
  release: () => Promise<void>
}

const AT = new Date('2017-06-01T00:00:00Z')

/** `on` is the date of the event: people sit in one meeting at a time, so a second day of the same cast needs its own. */
export async function bringDeskDay(
  db: Db,
  cast: Cast,
  { slug = 'sample-sensors', on = '2017-09-13' } = {},
): Promise<DeskDay> {
  const eventId = await addEvent(db, slug, on)
  const slots = await Promise.all(['02:00', '02:20', '02:40'].map((time) => addSlot(db, eventId, `${on}T${time}:00Z`)))
  const table = await addTable(db, eventId, 1)
  const side = async (party: Cast['swansea'], of: 'foreign' | 'domestic', badge: string) => {
    const participationId = newId()
    const organisation_id = party.organisationId
    await db
      .insertInto('events.participation')
      .values({ id: participationId, event_id: eventId, organisation_id, side: of, registered_at: AT })
      .execute()
    const delegateId = newId()
    const personId = party.actor.personId ?? ''
    const badge_code = `${slug}-${badge}`
    const who = { event_id: eventId, participation_id: participationId, person_id: personId, badge_code }
    await db
      .insertInto('events.delegate')
      .values({ id: delegateId, ...who, registered_at: AT })
      .execute()
    return { participationId, delegateId, personId }
  }
  const swansea = await side(cast.swansea, 'foreign', 'B001')
  const changgong = await side(cast.changgong, 'domestic', 'B002')
  const sanheng = await side(cast.sanheng, 'domestic', 'B003')
  const listingId = await addOffer(db, cast.swansea.organisationId)
  const meet = async (guest: typeof swansea, slot: string | undefined, withListing: boolean) => {
    const id = newId()
    const pair = { host_id: swansea.participationId, guest_id: guest.participationId }
    const origin = { weight: 'want' as const, came_from: 'wish' as const, listing_id: withListing ? listingId : null }
    await db
      .insertInto('meetings.meeting')
      .values({ id, event_id: eventId, ...pair, ...origin, added_at: AT })
      .execute()
    const persons = [swansea.personId, guest.personId]
    const sides = [swansea.participationId, guest.participationId]
    await sql`select meetings.place(${id}, ${slot}, ${table}, null, ${persons}, ${sides}, null, ${AT})`.execute(db)
    return id
  }
  const [first, second, third] = slots
  if (!first || !second || !third) throw new Error('a day has three slots')
  return {
    eventId,
    slug,
    slots: [first, second, third],
    meetings: { changgong: await meet(changgong, first, true), sanheng: await meet(sanheng, second, false) },
    delegates: { swansea: swansea.delegateId, changgong: changgong.delegateId, sanheng: sanheng.delegateId },
    listingId,
    release: () => releasePlan(db, eventId),
  }
}

/** One desk day after the other, each with its own slug and date, going back from 12 September 2017. */
export function deskDays(db: Db, cast: Cast, name: string): () => Promise<DeskDay> {
  let count = 0
  return () => {
    const on = new Date(Date.UTC(2017, 8, 12 - count)).toISOString().slice(0, 10)
    return bringDeskDay(db, cast, { slug: `${name}-${++count}`, on })
  }
}

async function addEvent(db: Db, slug: string, on: string): Promise<string> {
  const id = newId()
  const name: LanguageMap = { zh: '示例传感器对接会', en: 'Sample sensor matchmaking' }
  const place = { time_zone: 'Asia/Shanghai', country: 'CN', city: { zh: '常州', en: 'Changzhou' } as LanguageMap }
  const days = { starts_on: on, ends_on: on, attendance: 'onsite' as const }
  await db
    .insertInto('events.event')
    .values({ id, slug, name, ...place, ...days, added_at: AT })
    .execute()
  return id
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
