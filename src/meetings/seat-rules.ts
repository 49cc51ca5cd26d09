import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { spoken } from '#platform/languages.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import type { Seating } from './booking.ts'
import { getLegend, nameOfPair } from './legend.ts'
import { readTiring } from './rest.ts'
import { outOfOrder, type PartOfDay, partOfSlot } from './timings.ts'

/** What the database refuses, in words: each of these holds whoever books, however many do so at once. */
export const SENTENCES = {
  a_table_holds_one_meeting_at_a_time: 'meetings.table-taken',
  a_closed_table_takes_no_meeting: 'meetings.table-closed',
  a_person_sits_in_one_meeting_at_a_time: 'meetings.person-busy',
  an_organisation_holds_no_more_meetings_than_desks: 'meetings.desks-busy',
  an_interpreter_serves_one_meeting_at_a_time: 'meetings.interpreter-busy',
  an_interpreter_does_not_sit_elsewhere: 'meetings.interpreter-busy',
  who_sits_is_a_delegate: 'meetings.not-a-delegate',
  a_table_is_used_on_the_days_of_its_place: 'meetings.place-closed',
  a_stand_seats_its_own_meetings: 'meetings.stand-of-another',
  who_takes_part_over_video_meets_online: 'meetings.needs-online-table',
  nobody_is_expected_in_two_places: 'meetings.too-far-to-walk',
}

export type Place = { hostId: string; guestId: string; isCancelled: boolean; isBlocked: boolean; clock: string }

// Both organisations stand still until the transaction ends: what is declared now is declared when the seats are taken.
export async function findPlace(tx: Tx, { meetingId, slotId, tableId }: Omit<Seating, 'persons'>): Promise<Place> {
  const { rows } = await sql<Place>`
    select m.host_id as "hostId", m.guest_id as "guestId",
      exists (select 1 from meetings.cancellation c where c.meeting_id = m.id) as "isCancelled",
      exists (select 1 from events.session x where x.event_id = m.event_id and x.blocks_meetings and x.during && s.during) as "isBlocked",
      to_char(lower(s.during) at time zone e.time_zone, 'HH24:MI') as clock
    from meetings.meeting m
      join events.event e on e.id = m.event_id
      join meetings.slot s on s.id = ${slotId} and s.event_id = m.event_id
      join meetings.meeting_table t on t.id = ${tableId} and t.event_id = m.event_id
    where m.id = ${meetingId}`.execute(tx)
  const place = rows[0]
  if (!place) throw notFound('slot')
  await tx
    .selectFrom('events.participation')
    .select('id')
    .where('id', 'in', [place.hostId, place.guestId])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return place
}

type Seated = {
  personId: string
  participationId: string
  name: LanguageMap
  hasDeclared: boolean
  /** The session they have to be at meanwhile. */
  speaksAt: LanguageMap | null
}

export async function listSeated(
  tx: Tx,
  { hostId, guestId }: Place,
  { slotId, persons }: Pick<Seating, 'slotId' | 'persons'>,
): Promise<Seated[]> {
  if (persons.length === 0) throw new Refusal('meetings.side-missing', { status: 409 })
  const seated = await tx
    .selectFrom('events.delegate as d')
    .innerJoin('people.person as p', 'p.id', 'd.person_id')
    .select(['d.person_id as personId', 'd.participation_id as participationId', 'p.name'])
    .select(
      sql<boolean>`exists (select 1 from meetings.availability a where a.person_id = d.person_id and a.slot_id = ${slotId})`.as(
        'hasDeclared',
      ),
    )
    .select(
      sql<LanguageMap | null>`(select e.name from meetings.slot s join events.session e on e.event_id = s.event_id and e.during && s.during
        join events.speaker k on k.session_id = e.id where s.id = ${slotId} and k.person_id = d.person_id limit 1)`.as(
        'speaksAt',
      ),
    )
    .where('d.participation_id', 'in', [hostId, guestId])
    .where('d.person_id', 'in', persons)
    .execute()
  if (seated.length < new Set(persons).size) throw new Refusal('meetings.not-a-delegate', { status: 409 })
  for (const side of [hostId, guestId])
    if (!seated.some(({ participationId }) => participationId === side))
      throw new Refusal('meetings.side-missing', { status: 409 })
  return seated
}

/** No declaration, no meeting: names the first who has not declared the slot, or who speaks meanwhile. */
export function insistDeclared(actor: Actor, seated: Seated[], time: string): void {
  const speaker = seated.find(({ speaksAt }) => speaksAt)
  if (speaker?.speaksAt) {
    const params = { name: speaker.name, time, session: speaker.speaksAt }
    throw new Refusal('meetings.speaks-meanwhile', { status: 409, params })
  }
  const missing = seated.find(({ hasDeclared }) => !hasDeclared)
  if (!missing) return
  const name = spoken(missing.name, actor.reads).text
  throw new Refusal('meetings.not-declared', { status: 409, params: { name, time } })
}

/** The half of the day and the order that the organiser asked of this meeting. */
export async function insistTiming(
  tx: Tx,
  actor: Actor,
  { meetingId, slotId }: Pick<Seating, 'meetingId' | 'slotId'>,
  time: string,
): Promise<void> {
  // Two meetings that have an order are placed one after the other, so that the second sees where the first went.
  await sql`select 1 from meetings.precedence where ${meetingId} in (first_id, second_id)
    order by first_id, second_id for update`.execute(tx)
  const { rows } = await sql<{ eventId: string; part: PartOfDay | null; rivals: string[] }>`
    select s.event_id as "eventId",
      (select d.part from meetings.part_of_day d where d.meeting_id = ${meetingId} and d.part <> ${partOfSlot}) as part,
      array(${outOfOrder(sql`${meetingId}`)}) as rivals
    from meetings.slot s where s.id = ${slotId}`.execute(tx)
  const [found] = rows
  if (found?.part) throw new Refusal(`meetings.only-in-the-${found.part}`, { status: 409, params: { time } })
  const [rival] = found?.rivals ?? []
  if (!found || !rival) return
  const { meetings } = await getLegend(tx, found.eventId)
  const pair = meetings.get(rival)
  const meeting = pair ? nameOfPair(pair, actor.reads) : ''
  throw new Refusal('meetings.out-of-order', { status: 409, params: { time, meeting } })
}

/** The interpreter is one of this event, has declared the slot, and is not due a rest by then. */
export async function insistInterpreter(
  tx: Tx,
  { meetingId, slotId, interpreterId }: { meetingId: string; slotId: string; interpreterId: string },
): Promise<void> {
  const found = await tx
    .selectFrom('meetings.interpreter as i')
    .innerJoin('meetings.meeting as m', 'm.event_id', 'i.event_id')
    .leftJoin('meetings.availability as a', (join) =>
      join.onRef('a.person_id', '=', 'i.person_id').on('a.slot_id', '=', slotId),
    )
    .innerJoin('people.person as p', 'p.id', 'i.person_id')
    .select(['a.slot_id', 'i.event_id as eventId', 'i.longest_stretch as longest', 'p.name'])
    .where('i.id', '=', interpreterId)
    .where('m.id', '=', meetingId)
    // Whoever books this interpreter next sees how long they work by then.
    .forNoKeyUpdate('i')
    .executeTakeFirst()
  if (!found) throw notFound('interpreter')
  if (!found.slot_id) throw new Refusal('meetings.interpreter-not-declared', { status: 409 })
  const isTiring = await readTiring(tx, found.eventId, meetingId)
  if (!isTiring(interpreterId, slotId)) return
  const { name, longest } = found
  throw new Refusal('meetings.interpreter-needs-rest', { status: 409, params: { name, longest } })
}

/** Whoever stands in front of the desk is free. */
export async function declareHere(tx: Tx, actor: Actor, slotId: string, persons: string[]): Promise<void> {
  await tx
    .insertInto('meetings.availability')
    .values(
      persons.map((personId) => ({
        ...{ person_id: personId, slot_id: slotId },
        ...{ declared_by: actor.personId, declared_at: now() },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
